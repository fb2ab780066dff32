"""What stands around a report of the office: to whom, number, place and date, who signs (NĐ 30/2020). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua import Refused
from motcua.documents.rules import Block, Head, Para, Sign, Signs, Title, plain
from motcua.offices.rules import Name
from motcua.reports.rules import Period
from motcua.words import clean, issue_date, issue_line, padded

LINES, LETTERS = 20, 300  # the most lines of a list, and letters of a line
NUMBERS = range(1, 100_000)


class BadCover(Refused):
    """What stands around the report cannot be printed so."""


@dataclass(frozen=True, slots=True)
class Cover:
    """`number` None: written by hand on the paper. `recipients` and `receivers`: a line each."""

    about: str
    symbol: str
    number: int | None
    place: str
    dated_on: date
    recipients: tuple[str, ...]
    receivers: tuple[str, ...]
    on_behalf: str  # "TM. ỦY BAN NHÂN DÂN"; "" when the signer's own power is used

    def __post_init__(self) -> None:
        for name, words, needed in (("about", self.about, "trích yếu"), ("place", self.place, "địa danh")):
            if not words:
                raise BadCover(f"Hãy ghi {needed} của báo cáo.", about=name)
        if not self.symbol or any(c.isspace() for c in self.symbol):
            raise BadCover("Ký hiệu viết liền, như BC-UBND.", about="symbol")
        if self.number is not None and self.number not in NUMBERS:
            raise BadCover("Số của báo cáo là số nguyên dương; chưa có số thì để trống.", about="number")
        if not self.recipients:
            raise BadCover("Báo cáo gửi cấp trên phải có nơi “Kính gửi”.", about="recipients")
        for name, lines in (("recipients", self.recipients), ("receivers", self.receivers)):
            if len(lines) > LINES or any(len(line) > LETTERS for line in lines):
                raise BadCover(f"Ghi nhiều nhất {LINES} dòng, mỗi dòng nhiều nhất {LETTERS} chữ.", about=name)

    @property
    def called(self) -> str:
        """ "số 05/BC-UBND ngày 29 tháng 6 năm 2022"; dots where the number is written by hand."""
        return f"số {padded(self.number) if self.number else '……'}/{self.symbol} {issue_date(self.dated_on)}"


def usual(name: Name, over: Name | None, period: Period, today: date) -> Cover:
    """The cover to begin with: of an office as it is called, to the one above it."""
    return Cover(
        about=f"Công tác cải cách hành chính {period.title}",
        symbol=f"BC-{name.short.split()[0].upper()}",
        number=None,
        place=name.place,
        dated_on=today,
        recipients=(over.short,) if over else (name.short,),
        receivers=("Như trên", "Lưu: VT"),
        on_behalf=f"TM. {agency(name)}",
    )


def agency(name: Name) -> str:
    """ "ỦY BAN NHÂN DÂN", without what it is the committee of."""
    return name.body.removesuffix(name.name).strip().upper()


def head(cover: Cover, name: Name) -> tuple[Block, ...]:
    """Ô 1 to 5 and 9a: the State, the office, number, place and date, name of the paper, to whom."""
    number = padded(cover.number) if cover.number else "\u00a0" * 7  # room for a pen
    title = Title("BÁO CÁO", (plain(cover.about, "b"),), ruled=True)
    body = (agency(name), name.name.upper()) if name.body.endswith(name.name) else (name.body.upper(),)
    above = Head(
        body=tuple(filter(None, body)),
        number=f"Số: {number}/{cover.symbol}",
        place_and_date=issue_line(cover.place, cover.dated_on),
    )
    return above, title, *addressed(cover.recipients)


def addressed(recipients: Sequence[str]) -> tuple[Para, ...]:
    """One on the same line; several below each other, ";" after each and "." after the last."""
    if len(recipients) == 1:
        return (Para(plain(f"Kính gửi: {recipients[0]}"), "center"),)
    return (Para(plain("Kính gửi:"), "center"), *(Para(plain(line), "item") for line in ended(recipients)))


def ended(lines: Sequence[str]) -> list[str]:
    """ "- Như trên;" … "- Lưu: VT."."""
    bare = [line.removeprefix("-").rstrip(" ;.").strip() for line in lines]
    return [f"- {line}{'.' if n == len(bare) else ';'}" for n, line in enumerate(bare, 1)]


def foot(cover: Cover, capacity: str, signer: str) -> Signs:
    """Ô 7 and 9b. `capacity`: what the seat of the signer has above a signature, "/" begins a line."""
    titles = [cover.on_behalf, *capacity.split("/")]
    sign = Sign(tuple(line.strip() for line in titles if line.strip()), "", signer)
    return Signs((sign,), ("Nơi nhận:", *ended(cover.receivers)) if cover.receivers else ())


def lines_of(text: str) -> tuple[str, ...]:
    """A list as it is typed: a line each, without its dash and its end."""
    found = (clean(line).removeprefix("-").rstrip(" ;.").strip() for line in text.splitlines())
    return tuple(line for line in found if line)
