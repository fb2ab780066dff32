"""Static files with the hash of their content in the address, so that browsers may keep them for a year."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class Hashed(StaticFilesStorage):
    """`motcua.css` → `/static/motcua.css?1a2b3c4d`."""

    def url(self, name: str | None) -> str:
        return f"{super().url(name)}?{content_hash(name or '')}"


@lru_cache(maxsize=256)
def content_hash(name: str) -> str:
    """The first eight hex digits of the file's hash."""
    found = finders.find(name)
    return sha256(Path(str(found)).read_bytes()).hexdigest()[:8] if found else ""
