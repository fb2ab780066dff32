"""What a file is, told by opening it (its name says nothing), and who may put one beside a paper."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Literal

from motcua import Refused
from motcua.documents import inside
from motcua.documents.inside import MOST_PAGES
from motcua.people.rules import Actor
from motcua.words import thousands

Kind = Literal["pdf", "jpeg", "png"]
FORMS: Mapping[str, str] = {
    "original": "quét từ bản chính",
    "copy": "quét từ bản sao",
    "born": "bản gốc điện tử",
}
MOST_BYTES = 20 * 1024 * 1024
TYPES: dict[Kind, str] = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
ASK = "Hãy quét hoặc chụp lại, lưu thành PDF, JPEG hoặc PNG rồi gửi lại."
WRONG: Mapping[str, str] = {
    "broken": f"Tệp PDF hỏng, không mở được. {ASK}",
    "spoilt": f"Ảnh hỏng, không mở được. {ASK}",
    "password": "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
    "dots": "Ảnh lớn quá. Hãy quét lại ở 200 đến 300 điểm mỗi inch.",
    "acts": "Tệp PDF có mã lệnh, lệnh mở chương trình hoặc tệp khác nằm bên trong. Hãy in lại thành PDF mới, "
    "hoặc quét bản giấy, rồi gửi lại.",
}
TOO_MUCH = "Tệp phức tạp quá, không mở được: hãy in lại thành PDF mới, hoặc quét bản giấy, rồi gửi lại."
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
PATIENCE = 15  # seconds of the clock
_few_at_a_time = BoundedSemaphore(2)  # each may take as much memory as `inside` allows


class NotYours(Refused):
    """Files are taken by those who receive or settle."""


class Unfit(Refused):
    """A file that cannot be kept, and what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the content says of itself."""

    kind: Kind
    pages: int


def may_keep(by: Actor, office: int) -> None:
    """NotYours unless they receive or settle dossiers at that office."""
    if not by.duties & {"receive", "process"} or by.office != office:
        raise NotYours("Chỉ người tiếp nhận hoặc giải quyết hồ sơ mới đưa tệp vào, hay bỏ tệp ra được.")


def fits(size: int) -> None:
    """Unfit when so many bytes are none, or more than may be kept: asked before they are read."""
    if size == 0:
        raise Unfit(f"Tệp trống, không có gì bên trong. {ASK}")
    if size > MOST_BYTES:
        raise Unfit(
            f"Tệp lớn {thousands(-(-size // 2**20))} MB, quá {MOST_BYTES // 2**20} MB. "
            "Hãy quét lại ở 200 đến 300 điểm mỗi inch, hoặc chia thành nhiều tệp."
        )


def told(content: bytes) -> Told:
    """The kind of a file and how many pages it has. Unfit when it is empty, too large, of a kind that cannot be
    shown, or does not open."""
    fits(len(content))
    if content[:1024].lstrip()[:5] != b"%PDF-" and not content.startswith(PICTURES):
        raise Unfit(f"Tệp không phải PDF, JPEG hay PNG, dù tên của nó nói gì. {ASK}")
    kind, _, more = _opened(content).partition(" ")
    if kind in TYPES:
        return Told(kind, int(more))
    why, _, pages = more.partition(" ")
    if why == "pages":
        raise Unfit(f"Tệp PDF có {thousands(int(pages))} trang; nhận từ 1 đến {MOST_PAGES} trang một tệp.")
    raise Unfit(WRONG[why])


def _opened(content: bytes) -> str:
    """What `inside` says of it, in a process that has nothing of ours and cannot use up the machine."""
    try:
        with _few_at_a_time:
            done = subprocess.run(
                [sys.executable, "-I", inside.__file__],
                input=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=PATIENCE,
            )
    except subprocess.TimeoutExpired:
        raise Unfit(TOO_MUCH) from None
    if done.returncode:
        raise Unfit(TOO_MUCH)
    return done.stdout.decode("ascii")
