"""What an office is: its names and superiors over time, its units, counters and seats, its own choices."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, Protocol, TypeVar

from motcua import Refused
from motcua.words import day_text, period_words

Kind = Literal["province", "city", "ward"]
KINDS: Mapping[str, str] = {
    "province": "tỉnh, thành phố trực thuộc trung ương",
    "city": "huyện, thị xã, thành phố thuộc tỉnh",  # until 30/6/2025
    "ward": "xã, phường, thị trấn",
}
DUTIES: Mapping[str, str] = {
    "receive": "tiếp nhận, chuyển, trả kết quả",
    "process": "giải quyết hồ sơ",
    "decide": "quyết định, ký, gia hạn",
    "report": "báo cáo, cải cách hành chính",
    "clerk": "văn thư: cấp số, đóng dấu",
}

# QĐ 20/2020/QĐ-TTg grows from left to right; before it QCVN 102:2016/BTTTT, from right to left.
_CODE = re.compile(r"[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}|[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}")


def is_agency_code(code: str) -> bool:
    """Is it written as an agency's identifier: `H27`, `H27.15.04`, `000.00.28.H27`?"""
    return _CODE.fullmatch(code) is not None


class Period(Protocol):
    """Something that holds on the days of [since, until); until None: still."""

    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date | None: ...


P = TypeVar("P", bound=Period)


def holds(period: Period, on: date) -> bool:
    """Does it hold on that day?"""
    return period.since <= on and (period.until is None or on < period.until)


def days(since: date, until: date | None) -> str:
    """A period in words, its end as the last day on which it holds."""
    return period_words(since, until) if until else f"từ {day_text(since)}"


def in_order(periods: Iterable[P], what: str) -> list[P]:
    """The periods by date. Refused: one ends before it begins, or two hold on the same day."""
    rows = sorted(periods, key=lambda p: p.since)
    for row in rows:
        if row.until is not None and row.until <= row.since:
            raise Refused(f"{what}: thời kỳ từ {day_text(row.since)} phải kết thúc sau ngày bắt đầu.")
    for a, b in pairwise(rows):
        if a.until is None or a.until > b.since:
            raise Refused(
                f"{what}: thời kỳ từ {day_text(a.since)} và thời kỳ từ {day_text(b.since)} chồng lên nhau; "
                f"hãy ghi until của thời kỳ trước là {day_text(b.since)} hoặc sớm hơn."
            )
    return rows


@dataclass(frozen=True, slots=True)
class Name:
    """What an office is called, and whom it answers to, during one period. A renaming never rewrites old
    papers.
    """

    since: date
    until: date | None
    name: str  # "phường Thạch Quý"
    body: str  # "Ủy ban nhân dân phường Thạch Quý"
    short: str  # "UBND phường Thạch Quý"
    place: str  # "Thạch Quý", as before the date of a paper
    desk: str  # "Bộ phận Tiếp nhận và Trả kết quả"
    code: str  # the agency's identifier, with which every dossier code begins
    code_note: str = ""  # why the code is not the real one
    superior: str = ""  # key of the office above
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Ward:
    """An office that this installation serves, with its names over time. `revision` names its calendar."""

    id: int
    key: str
    kind: Kind
    practice: bool  # born with `demo: true`: simulated time is allowed, every page and paper says so
    revision: int
    asks_allowed: int  # how often a supplement may be asked for in one dossier
    names: tuple[Name, ...]
    superiors: Mapping[str, tuple[Name, ...]]
    brand: Mapping[str, str]
    posting: Mapping[str, str]

    def name_on(self, on: date) -> Name:
        """What the office is called on that day. Refused when nobody has said."""
        return name_on(self.names, on, self.key)

    def superior_on(self, on: date) -> Name | None:
        """The office above on that day, as it was called then."""
        key = self.name_on(on).superior
        return name_on(self.superiors[key], on, key) if key else None


def name_on(names: Iterable[Name], on: date, key: str) -> Name:
    """The name in force on that day. Refused when there is none."""
    for name in names:
        if holds(name, on):
            return name
    raise Refused(
        f"Chưa ghi tên của cơ quan “{key}” vào ngày {day_text(on)}; hãy bổ sung mục names rồi chạy motcua apply."
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the office. `one_stop`: those who sit in it are the staff of the one-stop desk."""

    key: str
    name: str
    since: date
    until: date | None = None
    one_stop: bool = False
    decision: str = ""  # the decision that set it up


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter where people are served: its number or letter, and what is done there."""

    key: str
    name: str  # "Quầy 2"
    since: date
    until: date | None = None
    serves: str = ""  # "Hộ tịch, chứng thực"


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in the office, whoever holds it."""

    key: str
    title: str  # "Công chức Tư pháp – Hộ tịch"
    since: date
    until: date | None = None
    unit: str = ""
    counter: str = ""
    duties: tuple[str, ...] = ()
    capacity: str = ""  # above a signature: "CHỦ TỊCH", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"; "/" begins a line


@dataclass(frozen=True, slots=True)
class Choices:
    """What an office decides for itself. None: as it was."""

    asks_allowed: int | None = None  # one request for a supplement (NĐ 61/2018) unless it says otherwise
    brand: Mapping[str, str] | None = None
    posting: Mapping[str, str] | None = None
