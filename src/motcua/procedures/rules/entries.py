"""What a file says of one procedure, before it becomes a version; and rows of the catalogue's own sheet. Pure."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motcua.procedures.rules import cells
from motcua.procedures.rules.record import CHANNELS, Law, Record, Result

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
NATIONAL_CODE = re.compile(r"\d\.\d{6}(\.000\.00\.00\.[A-Z]\d{2}(\.\d{2})?)?")
SAMPLE_CODE = re.compile(r"mau-[a-z0-9-]{1,24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One procedure as a file has it. Dates are half-open, None is not known.

    `settled_by` empty: settled here. `level` is what is offered online: whole, part, 3, 4 or "".
    `province`: the one province where it holds, when the country does not share it.
    `partial`: the file knows only some parts (a row of a sheet), the others stay as they are.
    """

    record: Record
    since: date | None = None
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
    code, name, main = row["code"], row["name"], row["field"]
    _check_head(code, name, main)
    try:
        time = cells.read_time(row["processing_time"], row["unit"])
        fees = cells.read_fees(row["fee_vnd"], main)
        since = cells.read_date(row["valid_from"], "valid_from")
        until = cells.read_date(row.get("valid_to", ""), "valid_to")
    except cells.BadCell as e:
        raise BadRow(str(e)) from e
    if row["level_online"].lower() not in LEVELS:
        raise BadRow(
            f"mức trực tuyến “{row['level_online']}” không phải toàn trình, một phần, mức độ 3, mức độ 4"
        )
    if since and until and until <= since:
        raise BadRow(f"valid_to {until} không sau valid_from {since}")
    note = row["note"]
    return Entry(
        record=Record(
            code=code,
            name=name,
            fields=(main,),
            results=tuple(Result(r.strip()) for r in row["result"].split(";") if r.strip()),
            law=tuple(
                Law(number.strip())
                for number in re.split(r";(?![^(]*\))", row["legal_basis"])
                if number.strip()
            ),
            ways=cells.ways(time, fees),
            note=note,
            marks=_marks(row["confidence"]),
        ),
        since=since,
        until=until,
        # a note that names the police says who settles it: residence has a system of its own
        settled_by=row.get("settled_by", "") or (note.split(",")[0] if note.startswith("Công an") else ""),
        replaced_by=row.get("replaced_by", ""),
        level=LEVELS[row["level_online"].lower()],
        partial=True,
        line=line,
    )


def merged(entry: Entry, held: Record | None) -> Record:
    """The whole record: parts that a sheet does not carry stay as the held version has them."""
    new = entry.record
    if not entry.partial or held is None:
        return new
    same_ways = _plain(new) == _plain(held)
    return replace(
        held,
        name=new.name,
        fields=new.fields if new.field != held.field else held.fields,
        results=held.results if _names(new) == _names(held) else new.results,
        law=held.law if [x.number for x in new.law] == [x.number for x in held.law] else new.law,
        ways=held.ways if same_ways else new.ways,
        note=new.note,
        marks=new.marks or held.marks,
    )


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
