"""Form II.06a and the six-month report, put together from cases and facts. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motcua.clock import Calendar
from motcua.reform.rules import Statement, Undertaking
from motcua.reports.durations import Took, took
from motcua.reports.figures import FIGURES, LEVELS, RATIOS, REVENUE, Ground, counts
from motcua.reports.rules import COLUMNS, Period, Rate, columns, difference
from motcua.words import alphabet_key, thousands

if TYPE_CHECKING:
    from motcua.dossiers.rules import CaseRow


@dataclass(frozen=True, slots=True)
class Row:
    """One line of form II.06a: the values of c3 to c13."""

    field: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """Form II.06a: a row for each field with a case, by the alphabet; `settled_broken` are codes."""

    period: Period
    office: str
    receiver: str
    rows: tuple[Row, ...]
    total: Row
    settled_broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Which office reports, under whom, as they were called on the last day of the period."""

    name: str
    city: str
    province: str
    province_code: str
    receiver: str  # to whom the form goes: the office above
    revision: int  # of the office's calendar
    desk: str = ""  # what its one-stop desk is called


@dataclass(frozen=True, slots=True)
class SixMonths:
    """The report on a period. `values`: figures and facts by key; `rates`, `notes`: by key of the answer."""

    period: Period
    place: Place
    table: Table
    values: Mapping[str, int]
    levels: tuple[str, ...]
    rates: Mapping[str, Rate]
    parts: tuple[tuple[Period, int, int], ...]  # months or years: dossiers received, and counted days
    took: tuple[Took, ...]
    undertakings: tuple[Undertaking, ...]
    statement: Statement | None
    notes: Mapping[str, str]


def table(rows: Sequence["CaseRow"], period: Period, office: str = "", receiver: str = "") -> Table:
    """The form from its cases. One pass: a figure of a column is its `columns`, and so is this."""
    total: Counter[str] = Counter()
    by_field: dict[str, Counter[str]] = {}
    for row in rows:
        inside = columns(row, period)
        total.update(inside)
        by_field.setdefault(row.field, Counter()).update(inside)
    ordered = sorted(by_field.items(), key=lambda item: (alphabet_key(item[0]), item[0]))
    broken = FIGURES["settled_broken"].cases(rows, Ground(period))
    return Table(
        period,
        office,
        receiver,
        tuple(Row(field, all_columns(found)) for field, found in ordered),
        Row("Tổng số", all_columns(total)),
        tuple(sorted(row.code for row in broken)),
    )


def all_columns(found: Counter[str]) -> dict[str, int]:
    """Noughts too."""
    return {column: found[column] for column in COLUMNS}


def put_together(
    rows: Sequence["CaseRow"],
    ground: Ground,
    facts: Mapping[str, int],
    here: Place,
    calendar: Calendar,
    undertakings: Sequence[Undertaking] = (),
    statement: Statement | None = None,
) -> SixMonths:
    """The six-month report. `calendar` takes years without notice (`tentative`)."""
    period = ground.period
    values = {**counts(rows, ground), **facts}
    levels = tuple(k for k in LEVELS if values[f"procedures_level_{k}"] or values[f"level_{k}"])
    rates = {r.key: Rate(values[r.part], values[r.whole]) for r in RATIOS if r.level in ("", *levels)}
    if statement and statement.revenue:
        rates[REVENUE] = Rate(statement.revenue.amount, statement.revenue.plan)
    return SixMonths(
        period=period,
        place=here,
        table=table(rows, period, here.name, here.receiver),
        values=values,
        levels=levels,
        rates=rates,
        parts=tuple((p, n, calendar.counted_between(p.since, p.until)) for p, n in arrivals(rows, period)),
        took=tuple(took(rows, calendar, most=5)),
        undertakings=tuple(undertakings),
        statement=statement,
        notes=notes(statement, values, rates),
    )


def arrivals(rows: Sequence["CaseRow"], period: Period) -> list[tuple[Period, int]]:
    """What was received in each part of the period."""
    days = Counter(row.received_on for row in rows)
    return [(p, sum(n for on, n in days.items() if on and p.since <= on < p.until)) for p in period.parts()]


def notes(
    statement: Statement | None, values: Mapping[str, int], rates: Mapping[str, Rate]
) -> dict[str, str]:
    """What the signed report of this period had otherwise, by key, in one sentence each."""
    said = {}
    for key, printed in (statement.printed if statement else {}).items():
        if key in rates:
            note = difference(printed, rates[key])
        elif key in values:
            ours = thousands(values[key])
            note = None if printed == ours else f"Báo cáo đã in {printed}. Đếm được: {ours}"
        else:
            note = f"Báo cáo đã in {printed} cho “{key}”, chỉ tiêu không có ở đây"
        if note:
            said[key] = note
    return said
