"""Load a file of procedures: the catalogue's own CSV or XLSX, or records in the national shape."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.people.rules import Actor
from motcua.procedures.actions.publish import Published, publish
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
    given: dict[int, Line] = {}
    bad: list[Bad] = []
    entries: list[Entry] = []
    for line in _body(shape, lines):
        given[line.number] = line
        try:
            entry = from_row(line.cells, line.number) if shape != "jsonl" else _national(line)
        except BadRow as e:
            bad.append(Bad(line.number, str(line.cells.get("code", ""))[:40], str(e)))
            continue
        entries.append(replace(entry, since=entry.since or since))
    if not given:
        raise BadFile("Tệp không có dòng thủ tục nào.")
    done = publish(
        entries, by=by, at=at, home=home, dry_run=dry_run or bool(bad and not skip_bad), skip_bad=skip_bad
    )
    all_bad = sorted([*bad, *done.bad], key=lambda b: b.line)
    return Loaded(
        published=done,
        bad=tuple(replace(b, row=dict(given[b.line].cells) if b.line in given else {}) for b in all_bad),
        remarks=tuple((e.record.code, r) for e in entries for r in e.remarks),
        shape=shape,
    )


def _body(shape: Shape, lines: Iterator[Line]) -> Iterable[Line]:
    if shape != "jsonl":
        need(COLUMNS, next(lines, None))
    return lines


def _national(line: Line) -> Entry:
    if not line.cells:
        raise BadRow("không phải một bản ghi JSON")
    return from_national(line.cells, line.number)
