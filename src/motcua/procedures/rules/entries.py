"""What a file says of one procedure, before it becomes a version; and rows of the catalogue's own sheet. Pure."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motcua.procedures.rules import cells
from motcua.procedures.rules.record import CHANNELS, Law, Record, Result, Way

COLUMNS = (
    "code", "name", "field", "level_online", "processing_time", "unit", "fee_vnd", "result", "legal_basis",
    "valid_from", "note", "confidence",
)  # fmt: skip
MORE_COLUMNS = ("valid_to", "replaced_by", "settled_by")
LEVELS = {
    "": "",
    "toàn trình": "whole",
    "một phần": "part",
    "mức độ 3": "3",
    "mức độ 4": "4",
    "3": "3",
    "4": "4",
}
NATIONAL_CODE = re.compile(r"[0-9]\.[0-9]{6}(\.000\.00\.00\.[A-Z][0-9]{2}(\.[0-9]{2})?)?")
NO_UNIT = "(nguồn không ghi đơn vị)"
SAMPLE_CODE = re.compile(r"mau-[a-z0-9-]{1,24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One procedure as a file has it. Dates are half-open, None is not known.

    `settled_by` empty: settled here. `level` is what is offered online: whole, part, 3, 4 or "".
    `not_before`: what its newest law says when nothing else does. `province`: the one province where it holds.
    `partial`: the file knows only some parts (a row of a sheet), the others stay as they are.
    """

    record: Record
    since: date | None = None
    not_before: date | None = None
    until: date | None = None
    settled_by: str = ""
    replaced_by: str = ""
    level: str = ""
    province: str = ""
    partial: bool = False
    remarks: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is not taken: where it stands, which procedure, and why; `row` is the row itself."""

    line: int
    code: str
    reason: str
    row: dict[str, Any] = field(default_factory=dict, hash=False)


class BadRow(ValueError):
    """Why one row cannot be taken, in Vietnamese."""


def from_row(row: dict[str, str], line: int = 0) -> Entry:
    """A row of the catalogue's own CSV or XLSX; BadRow says which cell and why."""
    row = _unmarked(row)
    _check_head(row["code"], row["name"], row["field"])
    level = row["level_online"].lower()
    if level not in LEVELS:
        raise BadRow(f"mức trực tuyến “{level}” không phải toàn trình, một phần, mức độ 3, mức độ 4")
    try:
        record = _record(row)
        since = cells.read_date(row["valid_from"], "valid_from")
        until = cells.read_date(row.get("valid_to", ""), "valid_to")
    except cells.BadCell as e:
        raise BadRow(str(e)) from e
    if since and until and until <= since:
        raise BadRow(f"valid_to {until} không sau valid_from {since}")
    # a note that names the police says who settles it: residence has a system of its own
    police = record.note.split(",")[0] if record.note.startswith("Công an") else ""
    return Entry(
        record=record,
        since=since,
        until=until,
        settled_by=row.get("settled_by", "") or police,
        replaced_by=row.get("replaced_by", ""),
        level=LEVELS[level],
        partial=True,
        line=line,
    )


_MARK = re.compile(r"\s*\[([SK?])\]")  # how sure an editor was: seen, known, or not
_PARTS = {"processing_time": "time", "unit": "time", "fee_vnd": "fee"}


def _unmarked(row: dict[str, str]) -> dict[str, str]:
    """The row without the editors' marks in words that people read; what is unsure is said by its part instead."""
    doubts = {_PARTS[column]: "?" for column, cell in row.items() if column in _PARTS and "[?]" in cell}
    plain = {column: _MARK.sub("", cell) for column, cell in row.items()}
    said = "".join(f";{part}={mark}" for part, mark in doubts.items())
    return {**plain, "confidence": plain["confidence"] + said}


def _record(row: dict[str, str]) -> Record:
    time = cells.read_time(row["processing_time"], row["unit"])
    law = re.split(r";(?![^(]*\))", row["legal_basis"])
    return Record(
        code=row["code"],
        name=row["name"],
        fields=(row["field"],),
        results=tuple(Result(r.strip()) for r in row["result"].split(";") if r.strip()),
        law=tuple(Law(number.strip()) for number in law if number.strip()),
        ways=cells.ways(time, cells.read_fees(row["fee_vnd"], row["field"])),
        note=row["note"],
        marks=_marks(row["confidence"]),
    )


def merged(entry: Entry, held: Record | None) -> Record:
    """The whole record: what the file cannot say stays as the held version has it.

    A row of a sheet carries few parts; a national record says nothing of who must come, and often no unit or level.
    """
    new = entry.record
    if held is None:
        return new
    if not entry.partial:
        return replace(
            new,
            ways=tuple(_filled(way, held, ministry=not entry.province) for way in new.ways),
            presence=new.presence or held.presence,
            away=new.away or held.away,
            form=new.form or held.form,
            requirements=new.requirements or held.requirements,
            steps=new.steps or held.steps,
            route=new.route or held.route,
        )
    same_ways = _plain(new) == _plain(held)
    return replace(
        held,
        name=new.name,
        fields=new.fields if new.field != held.field else held.fields,
        results=held.results if _names(new) == _names(held) else new.results,
        law=held.law if [x.number for x in new.law] == [x.number for x in held.law] else new.law,
        ways=held.ways if same_ways else new.ways,
        note=new.note,
        marks=tuple({**dict(held.marks), **dict(new.marks)}.items()),
    )


def _filled(way: Way, held: Record, *, ministry: bool) -> Way:
    """A number without a unit does not undo a promise, nor a ministry's nought a level that the province has set."""
    known = held.way(way.channel)
    if known is None:
        return way
    unsaid = way.allowance is None and way.time_note.endswith(NO_UNIT) and known.allowance is not None
    time = (
        (known.allowance, known.time_note, known.longer)
        if unsaid
        else (way.allowance, way.time_note, way.longer)
    )
    fees = known.fees if ministry and not way.fees else way.fees
    return replace(way, allowance=time[0], time_note=time[1], longer=time[2], fees=fees)


def _plain(record: Record) -> tuple[object, ...]:
    """What a sheet can say of time and fee: each channel's default."""
    return tuple(
        (way.allowance, way.time_note, way.fees) if way else None
        for way in (record.way(channel) for channel in CHANNELS)
    )


def _names(record: Record) -> list[str]:
    return [r.name for r in record.results]


def _check_head(code: str, name: str, main: str) -> None:
    if not code:
        raise BadRow("thiếu mã thủ tục")
    if not NATIONAL_CODE.fullmatch(code) and not SAMPLE_CODE.fullmatch(code):
        raise BadRow(f"mã “{code[:40]}” không đúng dạng n.nnnnnn")
    if not name:
        raise BadRow("thiếu tên thủ tục")
    if not main:
        raise BadRow("thiếu lĩnh vực")


def _marks(text: str) -> tuple[tuple[str, str], ...]:
    """ "code=S;time=K" as pairs; each part stands as the source wrote it."""
    pairs = (part.partition("=") for part in text.split(";") if "=" in part)
    return tuple((key.strip(), mark.strip()) for key, _, mark in pairs)
