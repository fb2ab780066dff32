"""What a file is, told by opening it (its name says nothing), and who may put one beside a paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Literal

import pypdfium2
from PIL import Image

from motcua import Refused
from motcua.people.rules import Actor
from motcua.words import thousands

Kind = Literal["pdf", "jpeg", "png"]
FORMS: Mapping[str, str] = {
    "original": "quét từ bản chính",
    "copy": "quét từ bản sao",
    "born": "bản gốc điện tử",
}
MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 500
MOST_DOTS = 120_000_000  # an A3 at 600 dots an inch has 70 million
TYPES: dict[Kind, str] = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
ASK = "Hãy quét hoặc chụp lại, lưu thành PDF, JPEG hoặc PNG rồi gửi lại."
_one_at_a_time = Lock()  # pdfium is not made for two threads


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
    if content[:1024].lstrip()[:5] == b"%PDF-":
        return _pdf(content)
    if content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n":
        return _picture(content)
    raise Unfit(f"Tệp không phải PDF, JPEG hay PNG, dù tên của nó nói gì. {ASK}")


def _pdf(content: bytes) -> Told:
    with _one_at_a_time:
        try:
            file = pypdfium2.PdfDocument(content)
            pages = len(file)
            if pages:
                file[0].get_size()
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise Unfit("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.") from None
            raise Unfit(f"Tệp PDF hỏng, không mở được. {ASK}") from None
    if not 1 <= pages <= MOST_PAGES:
        raise Unfit(f"Tệp PDF có {thousands(pages)} trang; nhận từ 1 đến {MOST_PAGES} trang một tệp.")
    return Told("pdf", pages)


def _picture(content: bytes) -> Told:
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            kind: Kind = "jpeg" if picture.format == "JPEG" else "png"
            if picture.width * picture.height > MOST_DOTS:
                raise Unfit("Ảnh lớn quá. Hãy quét lại ở 200 đến 300 điểm mỗi inch.")
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Unfit(f"Ảnh hỏng, không mở được. {ASK}") from None
    return Told(kind, 1)
