"""What a WARD.yaml says of procedures: which hang at the office by which decision, and which are done online."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from motcua import Refused
from motcua.clock import VN
from motcua.config.sheet import Sheet
from motcua.journal.rules import Change
from motcua.offices.rules import in_order
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.procedures.actions.offer import offer
from motcua.procedures.actions.post import post
from motcua.procedures.rules.levels import level_period
from motcua.words import clean, day_text


class LeftOut(Refused):
    """A procedure hangs at the office, and the file says no longer that it did."""


@dataclass(frozen=True, slots=True)
class Hung:
    """Procedures that hang from a day on, by a decision. `codes` None: all that are settled here that day."""

    decision: str
    posted_on: date
    codes: tuple[str, ...] | None = None
    until: date | None = None
    taken_down: Mapping[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Online:
    """Procedures that can be done online, up to a level, on the days of [since, until)."""

    level: str
    since: date
    codes: tuple[str, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Days:
    since: date
    until: date | None


def read_hung(group: Sheet) -> tuple[Hung, ...] | None:
    """The postings of the group `posting`: its own, and those under `later`. None when it tells of none."""
    keys = ("posted_on", "procedures", "until", "taken_down")
    own = [_hung(group)] if any(key in group for key in keys) else []
    group.taken.update(keys)
    later = group.rows("later")
    rows = [*own, *(_hung(row) for row in later)]
    for row in later:
        row.done()
    with group.place():
        _in_order(
            (code, _Days(h.posted_on, (h.taken_down or {}).get(code, h.until)))
            for h in rows
            for code in h.codes or ()
        )
    return tuple(rows) or None


def read_online(sheet: Sheet) -> tuple[Online, ...]:
    """The section `online`."""
    rows = [_online(row) for row in sheet.rows("online")]
    if rows:
        with sheet.at("online").place():
            _in_order((code, _Days(o.since, o.until)) for o in rows for code in o.codes)
    return tuple(rows)


def _hung(row: Sheet) -> Hung:
    every = "procedures" in row and row.at("procedures").value == "all"
    codes = None if every else _codes(row)
    found = Hung(
        row.text("decision", at_most=500), row.day("posted_on"), codes, row.until(), _taken_down(row)
    )
    for key, until in (
        ("until", found.until),
        *((f"taken_down.{c}", d) for c, d in (found.taken_down or {}).items()),
    ):
        if until and until <= found.posted_on:
            raise row.wrong(f"{key} phải sau ngày niêm yết {day_text(found.posted_on)}.")
    if codes is not None and (strange := sorted((found.taken_down or {}).keys() - set(codes))):
        raise row.at("taken_down").wrong(f"thủ tục {strange[0]} không có trong danh sách procedures.")
    return found


def _taken_down(row: Sheet) -> dict[str, date] | None:
    row.taken.add("taken_down")
    if "taken_down" not in row:
        return None
    group = row.at("taken_down")
    return {code: group.day(code) for code in group.names()}


def _online(row: Sheet) -> Online:
    level, since, until = row.text("level"), row.day("since"), row.until()
    codes = _codes(row)
    row.done()
    with row.place():
        _, ends = level_period(level, since, until)
    return Online(level, since, codes, ends)


def _codes(row: Sheet) -> tuple[str, ...]:
    """At least one code, none twice. A number without quotes has lost its noughts, so it is no code."""
    found: list[str] = []
    for at in row.rows("procedures"):
        if not isinstance(at.value, str):
            raise at.wrong('mã thủ tục phải đặt trong dấu nháy, như "1.001193".')
        code = clean(at.value)
        if code in found:
            raise at.wrong(f"thủ tục {code} ghi hai lần.")
        found.append(code)
    if not found:
        raise row.wrong("thiếu procedures: ghi danh sách mã thủ tục.")
    return tuple(found)


def _in_order(named: Iterable[tuple[str, _Days]]) -> None:
    """Refused: a code stands twice on one day."""
    by_code: defaultdict[str, list[_Days]] = defaultdict(list)
    for code, days in named:
        by_code[code].append(days)
    for code, periods in by_code.items():
        in_order(periods, f"thủ tục {code}")


def hang(rows: Iterable[Hung], office: int, *, by: Actor, at: datetime) -> tuple[list[Change], list[str]]:
    """Make what hangs at the office what the file says; what differed, and remarks on what has to wait."""
    today = at.astimezone(VN).date()
    ordered = sorted(rows, key=lambda h: h.posted_on)
    changes: list[Change] = []
    remarks = []
    for hung in ordered:
        if hung.posted_on > today:
            remarks.append(
                f"Chưa niêm yết theo {hung.decision}: mới có từ {day_text(hung.posted_on)}; "
                "hãy chạy lại motcua apply khi đến ngày đó."
            )
            continue
        here = hung.codes
        if here is None:
            here = (
                *(row.code for row in procedures.procedures(hung.posted_on, office)),
                *(hung.taken_down or ()),
            )
        changes += post(
            here,
            office=office,
            decision=hung.decision,
            posted_on=hung.posted_on,
            until=hung.until,
            taken_down=hung.taken_down,
            by=by,
            at=at,
        )
    if all(hung.codes for hung in ordered):
        named = set(chain.from_iterable(hung.codes or () for hung in ordered))
        if left := sorted(set(procedures.posted(today, office)) - named):
            raise LeftOut(
                f"thủ tục {', '.join(left[:5])} đang niêm yết mà tệp không ghi: hãy ghi ngày gỡ (taken_down)."
            )
    return changes, remarks


def put_online(rows: Iterable[Online], office: int, *, by: Actor, at: datetime) -> list[Change]:
    """Make what can be done online here what the file says; what differed."""
    return [
        change
        for o in sorted(rows, key=lambda o: o.since)
        for change in offer(
            dict.fromkeys(o.codes, o.level), office=office, since=o.since, until=o.until, by=by, at=at
        )
    ]
