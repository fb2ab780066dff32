"""Load a file of procedures: the catalogue's own CSV or XLSX, or records in the national shape."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.people.rules import Actor
from motcua.procedures.actions.publish import publish
from motcua.procedures.rules.changes import Published
from motcua.procedures.rules.entries import COLUMNS, Bad, BadRow, Entry, from_row
from motcua.procedures.rules.national import from_national
from motcua.procedures.rules.sheets import BadFile, Line, Shape, need, rows


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was, or would be, published; the bad rows with the row itself; remarks on rows that were taken."""

    published: Published
    bad: tuple[Bad, ...]
    remarks: tuple[tuple[str, str], ...]
    shape: Shape


def load_procedures(
    data: bytes,
    name: str,
    *,
    by: Actor,
    at: datetime,
    home: str = "",
    since: date | None = None,
    dry_run: bool = False,
    skip_bad: bool = False,
) -> Loaded:
    """Read and publish a file, all or nothing unless `skip_bad`. Refused when the file is not what its name says.

    `since` is when the file's rows begin to hold, where they do not say it themselves.
    """
    shape, lines = rows(data, name)
    given = {line.number: line for line in _body(shape, lines)}
    if not given:
        raise BadFile("Tệp không có dòng thủ tục nào.")
    entries, bad = _entries(shape, given.values(), since)
    dry_run = dry_run or bool(bad and not skip_bad)
    done = publish(entries, by=by, at=at, home=home, dry_run=dry_run, skip_bad=skip_bad)
    return Loaded(
        published=done,
        bad=tuple(
            replace(b, row=dict(given[b.line].cells)) for b in sorted([*bad, *done.bad], key=lambda b: b.line)
        ),
        remarks=(
            *((e.record.code, r) for e in entries for r in e.remarks),
            *((c.record.code, c.remark) for c in done.changes if c.remark),
        ),
        shape=shape,
    )


def _entries(shape: Shape, lines: Iterable[Line], since: date | None) -> tuple[list[Entry], list[Bad]]:
    entries: list[Entry] = []
    bad: list[Bad] = []
    for line in lines:
        try:
            entry = _national(line) if shape == "jsonl" else from_row(line.cells, line.number)
            entries.append(replace(entry, since=entry.since or since))
        except BadRow as e:
            bad.append(Bad(line.number, str(line.cells.get("code", ""))[:40], str(e)))
    return entries, bad


def _body(shape: Shape, lines: Iterator[Line]) -> Iterable[Line]:
    if shape != "jsonl":
        need(COLUMNS, next(lines, None))
    return lines


def _national(line: Line) -> Entry:
    if not line.cells:
        raise BadRow("không phải một bản ghi JSON")
    return from_national(line.cells, line.number)
