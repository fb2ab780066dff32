"""What a WARD.yaml says of an office. Read and checked in itself, with no look at what is there already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from motcua.clock import HoursPeriod, YearNotice
from motcua.config.sheet import Sheet, read_sheet
from motcua.config.ward_procedures import Hung, Online, read_hung, read_online
from motcua.journal.rules import By, Change
from motcua.offices.brand import readable
from motcua.offices.calendars import WEEKDAYS, spans
from motcua.offices.rules import (
    DUTIES,
    KINDS,
    Choices,
    Counter,
    Kind,
    Name,
    Seat,
    Unit,
    in_order,
    is_agency_code,
)
from motcua.people.rules import Holder, is_username

POSTING = ("decision", "published_by", "places")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the file that a room reads and writes by itself. Both raise Refused."""

    read: Callable[[Any], Any]  # plain YAML values to facts
    write: Callable[[int, Any, By, datetime], list[Change]]  # office id, facts


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the tree, as the file names it."""

    key: str
    kind: Kind
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in, as the file names them."""

    username: str
    full_name: str
    call: str
    closed: bool


@dataclass(frozen=True, slots=True)
class WardFile:
    """The whole file. None: the section is missing, and what is there stays as it is."""

    file: str
    demo: bool
    demo_password: str
    ward: str
    offices: tuple[Office, ...]
    years: tuple[tuple[YearNotice, date], ...]
    hours: tuple[HoursPeriod, ...] | None
    units: tuple[Unit, ...]
    counters: tuple[Counter, ...]
    seats: tuple[Seat, ...]
    arranged: bool  # units, counters or seats are said, and then all of them
    accounts: tuple[Account, ...]
    holders: Mapping[str, tuple[Holder, ...]]
    choices: Choices
    hung: tuple[Hung, ...] | None
    online: tuple[Online, ...]
    sections: Mapping[str, Any]


def read_ward(text: str, file: str, sections: Mapping[str, Section]) -> WardFile:
    """The file's facts. Refused with the line, the place and what to do."""
    sheet = read_sheet(text, file)
    demo, password = sheet.flag("demo"), sheet.text("demo_password", "")
    if password and not demo:
        raise sheet.at("demo_password").wrong("mật khẩu ghi sẵn chỉ dùng cho nơi tập dượt (demo: true).")
    offices = tuple(_office(row) for row in sheet.rows("offices", once="key"))
    ward = sheet.text("ward")
    if ward not in {o.key for o in offices}:
        raise sheet.at("ward").wrong(f"chưa khai cơ quan “{ward}” trong mục offices.")
    seats = sheet.rows("seats", once="key")
    posting, hung = _posting(sheet)
    found = WardFile(
        file=file,
        demo=demo,
        demo_password=password,
        ward=ward,
        offices=offices,
        years=tuple(_year(row) for row in sheet.rows("years")),
        hours=_all_hours(sheet) if "hours" in sheet else None,
        units=tuple(_unit(row) for row in sheet.rows("units", once="key")),
        counters=tuple(_counter(row) for row in sheet.rows("counters", once="key")),
        seats=tuple(_seat(row) for row in seats),
        arranged=any(name in sheet for name in ("units", "counters", "seats")),
        accounts=tuple(_account(row) for row in sheet.rows("accounts", once="username")),
        holders={_key(row): _holders(row) for row in seats},
        choices=_choices(sheet, posting),
        hung=hung,
        online=read_online(sheet),
        sections={name: _section(sheet.at(name), s) for name, s in sections.items() if name in sheet},
    )
    sheet.taken.update(("hours", *sections))
    for row in seats:
        row.done()
    sheet.done()
    return found


def _key(row: Sheet) -> str:
    key = row.text("key", at_most=50)
    if not key.replace("-", "").isalnum() or not key.isascii() or key != key.lower():
        raise row.at("key").wrong(f"khóa “{key}” chỉ gồm chữ thường không dấu, chữ số và gạch nối.")
    return key


def _office(row: Sheet) -> Office:
    kind = row.text("kind")
    if kind not in KINDS:
        raise row.at("kind").wrong(f"kind phải là một trong {', '.join(KINDS)}.")
    names = tuple(_name(at) for at in row.rows("names"))
    if not names:
        raise row.wrong("cơ quan phải có ít nhất một tên (names).")
    found = Office(_key(row), cast(Kind, kind), names)
    row.done()
    with row.place():
        in_order(names, "tên")
    return found


def _name(at: Sheet) -> Name:
    found = Name(
        since=at.day("since"),
        until=at.until(),
        name=at.text("name", at_most=200),
        body=at.text("body", at_most=200),
        short=at.text("short", at_most=200),
        place=at.text("place", at_most=100),
        desk=at.text("desk", "", at_most=200),
        code=at.text("code", at_most=20),
        code_note=at.text("code_note", ""),
        superior=at.text("superior", ""),
        address=at.text("address", ""),
        phone=at.text("phone", "", at_most=30),
    )
    if not is_agency_code(found.code):
        raise at.at("code").wrong(
            f"“{found.code}” không phải mã định danh cơ quan như H27.15.04, 000.00.28.H27."
        )
    at.done()
    return found


def _year(row: Sheet) -> tuple[YearNotice, date]:
    days: dict[str, dict[date, str]] = {"off": {}, "worked": {}}
    for name, found in days.items():
        for at in row.rows(name):
            found[at.day("on")] = at.text("why", at_most=100)
            at.done()
    year, notice, issued_on = row.number("year", 0), row.text("notice", at_most=500), row.day("issued_on")
    row.done()
    if year < 2000:
        raise row.wrong("thiếu year, như 2027.")
    with row.place():
        return YearNotice(year, notice, days["off"], days["worked"]), issued_on


def _all_hours(sheet: Sheet) -> tuple[HoursPeriod, ...]:
    found = tuple(_hours(row) for row in sheet.rows("hours"))
    with sheet.at("hours").place():
        in_order(found, "giờ làm việc")
    return found


def _hours(row: Sheet) -> HoursPeriod:
    week = {}
    for name, weekday in WEEKDAYS.items():
        key = name if name in row or weekday > 4 else "weekdays"
        text = row.text(key, "")
        with row.place():
            week[weekday] = spans(text)
    row.taken.update(WEEKDAYS)
    since, until, notice = row.day("since"), row.until(), row.text("notice", at_most=500)
    counts = row.flag("counts_saturday")
    row.done()
    with row.place():
        return HoursPeriod(since, until, notice, week, counts)


def _unit(row: Sheet) -> Unit:
    found = Unit(
        key=_key(row),
        name=row.text("name", at_most=200),
        since=row.day("since"),
        until=row.until(),
        one_stop=row.flag("one_stop"),
        decision=row.text("decision", ""),
    )
    row.done()
    return found


def _counter(row: Sheet) -> Counter:
    found = Counter(
        key=_key(row),
        name=row.text("name", at_most=100),
        since=row.day("since"),
        until=row.until(),
        serves=row.text("serves", ""),
    )
    row.done()
    return found


def _seat(row: Sheet) -> Seat:
    duties = row.texts("duties")
    for duty in duties:
        if duty not in DUTIES:
            raise row.at("duties").wrong(f"không có nhiệm vụ “{duty}”; chỉ có {', '.join(DUTIES)}.")
    return Seat(
        key=_key(row),
        title=row.text("title", at_most=200),
        since=row.day("since"),
        until=row.until(),
        unit=row.text("unit", ""),
        counter=row.text("counter", ""),
        duties=duties,
        capacity=row.text("capacity", "", at_most=200),
    )


def _holders(seat: Sheet) -> tuple[Holder, ...]:
    found = []
    for row in seat.rows("held"):
        found.append(Holder(row.text("by"), row.day("since"), row.until()))
        row.done()
    with seat.place():
        in_order(found, "người giữ vị trí")
    return tuple(found)


def _account(row: Sheet) -> Account:
    username = row.text("username")
    if not is_username(username):
        raise row.at("username").wrong(
            f"“{username}” phải gồm 2 đến 30 chữ thường không dấu, chữ số, bắt đầu bằng chữ."
        )
    full_name = row.text("full_name", at_most=100)
    found = Account(username, full_name, row.text("call", full_name, at_most=50), row.flag("closed"))
    row.done()
    return found


def _choices(sheet: Sheet, posting: Mapping[str, str] | None) -> Choices:
    brand = _texts(sheet, "brand")
    if brand:
        with sheet.at("brand").place():
            readable(brand)
    asks = sheet.number("asks_allowed", 1)
    return Choices(asks if "asks_allowed" in sheet else None, brand, posting)


def _posting(sheet: Sheet) -> tuple[dict[str, str] | None, tuple[Hung, ...] | None]:
    """What is said of posting in general, and what hangs."""
    sheet.taken.add("posting")
    if "posting" not in sheet:
        return None, None
    group = sheet.at("posting")
    texts = {name: text for name in POSTING if (text := group.text(name, ""))}
    hung = read_hung(group)
    group.done()
    return texts, hung


def _texts(sheet: Sheet, key: str) -> dict[str, str] | None:
    sheet.taken.add(key)
    if key not in sheet:
        return None
    group = sheet.at(key)
    return {name: group.text(name) for name in group.names()}


def _section(sheet: Sheet, section: Section) -> Any:
    with sheet.place():
        return section.read(sheet.plain())
