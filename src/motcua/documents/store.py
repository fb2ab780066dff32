"""Where the bytes lie: one file for each content, named by its hash, below the data folder."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from motcua import Refused


class Damaged(Refused):
    """The bytes are gone, or are no longer what was kept."""


def digest(content: bytes) -> str:
    """The name of a content: sha256, 64 hex digits."""
    return sha256(content).hexdigest()


def put(content: bytes) -> str:
    """Keep a content; twice is once. Whole or not at all: written beside, then put in its place."""
    name = digest(content)
    path = _path(name)
    if path.exists():
        return name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return name


def get(name: str) -> bytes:
    """The content of that name. Damaged when it is not what was kept."""
    try:
        content = _path(name).read_bytes()
    except FileNotFoundError:
        raise Damaged("Tệp không còn trong kho: hãy báo người quản lý máy chủ.") from None
    if digest(content) != name:
        raise Damaged("Tệp trong kho đã bị đổi, không còn như khi nhận: hãy báo người quản lý máy chủ.")
    return content


def _path(name: str) -> Path:
    return Path(settings.FILES) / name[:2] / name
