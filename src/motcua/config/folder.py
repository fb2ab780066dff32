"""The ward's data folder: where it is, the words that it keeps for itself, its logs, and its lock."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from motcua import Refused


def home() -> Path:
    """The ward's data folder: MOTCUA_HOME, else ~/.local/share/motcua."""
    return Path(os.environ.get("MOTCUA_HOME") or "~/.local/share/motcua").expanduser().absolute()


def make_home() -> Path:
    """The data folder, made when it is missing (0711: a cluster inside it belongs to another account)."""
    folder = home()
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    except OSError as e:
        raise Refused(f"Không tạo được thư mục dữ liệu {folder}: {e.strerror}. Hãy đặt MOTCUA_HOME.") from e
    return folder


def token() -> str:
    """The folder's own random name: a new clone at an old path does not find the old ward."""
    return own_secret("token", secrets.token_hex(8))


def own_secret(name: str, value: str) -> str:
    """A word that this folder keeps for itself: `value` at first use, then the same for good; its owner's only."""
    file = make_home() / name
    if kept := word(file):
        return kept
    beside = file.with_name(f"{name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as f:
        f.write(value)
        f.flush()
        os.fsync(f.fileno())
    try:
        os.link(beside, file)  # whoever is first gives the word, and it is never there in part
    except FileExistsError:
        if not word(file):
            beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)  # the name too outlives a power cut
    os.close(folder)
    return word(file)


def word(file: Path) -> str:
    """What a file holds; "" when it is missing, or was left empty by a power cut."""
    try:
        return file.read_text().strip("\0 \n")
    except FileNotFoundError:
        return ""


def log(name: str) -> BinaryIO:
    """A log of this folder, to add to. It may hold what people told the office, so it is its owner's only."""
    file = (make_home() / name).open("ab")
    os.fchmod(file.fileno(), 0o600)
    return file


@contextmanager
def alone() -> Iterator[None]:
    """One start or stop at a time in this folder."""
    with (make_home() / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
