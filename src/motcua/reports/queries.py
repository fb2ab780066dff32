"""The reports of an office for a period, and the dossiers behind each of their figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db import connection

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import CaseRow
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.reform import queries as reform
from motcua.reports.book import Book, Entry, bound
from motcua.reports.figures import LEVELS, Figure, Ground, figure_of, received
from motcua.reports.forms import Place, SixMonths, Table, put_together, table
from motcua.reports.rules import Period, half_year


@dataclass(frozen=True, slots=True)
class Behind:
    """The dossiers that a figure counts."""

    figure: Figure
    period: Period
    rows: tuple[CaseRow, ...]

    @property
    def by_procedure(self) -> list[tuple[str, str, int]]:
        """Code, name and number of dossiers of each procedure, the most used first."""
        found = Counter((row.procedure, row.name) for row in self.rows)
        return [
            (code, name, n) for (code, name), n in sorted(found.items(), key=lambda item: (-item[1], item[0]))
        ]


def ii_06a(office: int, since: date, until: date) -> Table:
    """Form II.06a/VPCP/KSTT. Raises BadPeriod."""
    period = Period(since, until)
    here = place(office, period.last_on)
    return table(dossiers.cases(office, since, until), period, here.name, here.receiver)


def six_month(office: int, since: date, until: date) -> SixMonths:
    """The report on administrative reform for a period. Raises BadPeriod."""
    period = Period(since, until)
    here = place(office, period.last_on)
    return put_together(
        dossiers.cases(office, since, until),
        ground(office, period),
        facts(office, period.last_on),
        here,
        offices.calendar(office, here.revision).tentative(),
        reform.undertakings(office, since, until),
        reform.statement(office, since, until),
    )


def ground(office: int, period: Period) -> Ground:
    """What the figures of that office look at beside the cases."""
    parts = period.parts()

    @cache
    def offered(on: date) -> Mapping[str, str]:
        return procedures.offered(on, office)

    @cache
    def levels(on: date) -> Mapping[str, str]:
        """Offerings change on few days: where both ends of a stretch agree, its days do; else halve it towards `on`."""
        first, last = next((part.since, part.last_on) for part in parts if on < part.until)
        while offered(first) != offered(last):
            middle = first + (last - first) // 2
            first, last = (first, middle) if on <= middle else (middle + timedelta(days=1), last)
        return offered(first)

    return Ground(period, lambda code, on: levels(on).get(code))


def facts(office: int, on: date) -> dict[str, int]:
    """What is not counted from dossiers, as at that day."""
    offered = procedures.offered(on, office)
    return {
        "procedures_posted": len(procedures.posted(on, office)),
        "procedures_online": len(offered),
        **{f"procedures_level_{key}": sum(level == key for level in offered.values()) for key in LEVELS},
        "one_stop_staff": people.one_stop_staff(office, on),
    }


def place(office: int, on: date) -> Place:
    """The office and those above it."""
    nodes = {node.id: node for node in offices.tree(on)}
    above = [nodes[office]]
    while (superior := nodes.get(above[-1].superior_id or 0)) and superior not in above:
        above.append(superior)
    names = {node.kind: node for node in above}
    ward = offices.ward_by_id(office)
    over, name = ward.superior_on(on), ward.name_on(on)
    return Place(
        name=name.short,
        city=names["city"].name if "city" in names else "",
        province=names["province"].name if "province" in names else "",
        province_code=names["province"].code if "province" in names else "",
        receiver=over.short if over else "",
        revision=ward.revision,
        desk=name.desk,
    )


def usual(office: int, today: date) -> Period:
    """The half-year of today; until something has come in, the newest period that the office made a statement for."""
    now, stated = half_year(today), reform.newest(office)
    if stated is None or any(
        received(row, Ground(now)) for row in dossiers.cases(office, now.since, now.until)
    ):
        return now
    return Period(stated.since, stated.until)


def behind(
    key: str, office: int, since: date, until: date, *, field: str = "", procedure: str = ""
) -> Behind:
    """What a figure counts, of one field or procedure when named. Raises UnknownFigure, BadPeriod."""
    figure, period = figure_of(key), Period(since, until)
    rows = [
        row
        for row in figure.cases(dossiers.cases(office, since, until), ground(office, period))
        if field in ("", row.field) and procedure in ("", row.procedure)
    ]
    return Behind(figure, period, tuple(rows))


# read down through tables of lower storeys, in one statement; nothing is written
ENTRIES = """SELECT dossier.code, version.name, version.field, owner.name, owner.address, owner.phone, received_at,
  due_at, paused, status, reappointed_on, (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, handed_over_at,
  (SELECT facts->>'how' FROM dossiers_event
    WHERE dossier_id = dossier.id AND act = 'hand_over' ORDER BY seq DESC LIMIT 1)
FROM dossiers_dossier dossier JOIN procedures_version version ON version.id = version_id
JOIN people_person owner ON owner.id = owner_id
WHERE dossier.office_id = %s AND received_at >= %s AND received_at < %s"""


def book(office: int, since: date, until: date, at: datetime) -> Book:
    """The tracking book of a period, as it stands at `at`. Raises BadPeriod."""
    period = Period(since, until)
    name = offices.ward_by_id(office).name_on(period.last_on)
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [office, dossiers.midnight(since), dossiers.midnight(until)])
        entries = [Entry(*row) for row in cursor.fetchall()]
    return bound(period, name.short, name.desk, entries, at)


def behind_fact(key: str, office: int, on: date) -> list[tuple[str, str]]:
    """What a fact counts on a day: code and name of procedures, name and post of people; nothing for the budget."""
    if key == "one_stop_staff":
        return [(seated.full_name, seated.title) for seated in people.staff(office, on) if seated.one_stop]
    posted, online = key == "procedures_posted", key == "procedures_online"
    codes = (
        procedures.posted(on, office) if posted else sorted(procedures.offered(on, office)) if online else []
    )
    names = {row.code: row.name for row in procedures.rows(codes, on, office)}
    return [(code, names.get(code, "")) for code in codes]
