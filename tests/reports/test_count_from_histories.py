"""The reports of a ward with real histories in a real database."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.clock import VN
from motcua.people.rules import system
from motcua.procedures import queries as procedures
from motcua.procedures.actions.offer import offer
from motcua.reports import answers, queries
from motcua.reports.figures import FIGURES
from motcua.reports.rules import COLUMNS, BadPeriod, Period
from tests.reports import ward

pytestmark = pytest.mark.django_db
MARCH = (date(2022, 3, 1), date(2022, 4, 1))
APRIL = (date(2022, 4, 1), date(2022, 5, 1))


def codes(figure: str, office: int, period: tuple[date, date] = MARCH) -> dict[str | None, str]:
    return {row.key: row.code for row in queries.behind(figure, office, *period).rows}


def test_it_counts_only_what_happened_in_the_period(office: int) -> None:
    table = queries.ii_06a(office, *MARCH)
    assert {c: table.total.counts[c] for c in COLUMNS} == {
        "c3": 7, "c4": 1, "c5": 5, "c6": 1, "c7": 5, "c8": 2, "c9": 2, "c10": 1, "c11": 2, "c12": 1, "c13": 1,
    }  # fmt: skip
    assert [row.field for row in table.rows] == ["Chứng thực", "Hộ tịch"]


def test_it_carries_over_what_was_open(office: int) -> None:
    march, april = queries.ii_06a(office, *MARCH).total.counts, queries.ii_06a(office, *APRIL).total.counts
    assert april["c6"] == march["c11"] == 2
    assert (april["c10"], april["c12"]) == (1, 1)


def test_it_opens_the_dossiers_behind_a_figure(office: int) -> None:
    assert set(codes("c6", office)) == {"carried"}
    assert set(codes("c4", office)) == {"early"}
    assert set(codes("c10", office)) == {"late"}
    assert set(codes("c12", office)) == {"waits"}
    assert set(codes("c13", office)) == {"open"}
    found = queries.behind("received", office, *MARCH, field="Chứng thực")
    assert [row.key for row in found.rows] == ["copy"]
    assert [row.key for row in queries.behind("c7", office, *MARCH, procedure=ward.COPY).rows] == ["copy"]


def test_it_lists_as_many_dossiers_as_it_counts(office: int) -> None:
    values = queries.six_month(office, *MARCH).values
    for key, figure in FIGURES.items():
        found = queries.behind(key, office, *MARCH)
        assert values[key] == (len(found.by_procedure) if figure.of == "procedures" else len(found.rows)), key


def test_it_tells_the_chairman_what_was_late_when_it_was_withdrawn(office: int) -> None:
    assert queries.ii_06a(office, *MARCH).settled_broken == (codes("settled_broken", office)["withdrawn"],)


def test_it_counts_staff_and_procedures_as_at_the_last_day(office: int) -> None:
    answer = answers.six_month(queries.six_month(office, date(2022, 1, 1), date(2022, 7, 1)))
    assert (answer["procedures_posted"], answer["one_stop_staff"], answer["procedures_online_level_3_4"]) == (
        191,
        6,
        53,
    )
    for key in ("procedures_posted", "procedures_online", "one_stop_staff"):
        assert len(queries.behind_fact(key, office, date(2022, 6, 30))) == answer[key]
    before = queries.six_month(office, date(2021, 7, 1), date(2022, 1, 1)).values
    assert before["procedures_posted"] == 0


def test_it_tells_what_the_ward_published(office: int) -> None:
    report = queries.six_month(office, date(2022, 1, 1), date(2022, 7, 1))
    answer = answers.six_month(report)
    assert answer["office"] == {
        "name": "UBND phường Thạch Quý",
        "city": "thành phố Hà Tĩnh",
        "province": "tỉnh Hà Tĩnh",
        "province_code": "H27",
    }
    assert answer["budget_revenue_million_vnd"]["kind"] == "estimate"
    assert len(answer["training"]) == 3
    assert [plan["number"] for plan in answer["plans_followed"]] == ["190/KH-UBND", "21/KH-UBND", None]
    assert len(answer["measures_named"]) == 8


def test_it_takes_the_half_year_of_today_once_something_has_come_in(office: int) -> None:
    assert queries.usual(office, date(2022, 5, 1)) == Period(date(2022, 1, 1), date(2022, 7, 1))
    assert queries.usual(office, date(2026, 11, 24)) == Period(date(2022, 1, 1), date(2022, 7, 1))


def test_it_refuses_a_period_that_ends_before_it_begins(office: int) -> None:
    for report in (queries.ii_06a, queries.six_month):
        with pytest.raises(BadPeriod):
            report(office, date(2022, 7, 1), date(2022, 1, 1))


def test_it_finds_the_day_on_which_a_level_changed(office: int) -> None:
    old = procedures.offered(date(2022, 3, 1), office)[ward.MARRIAGE]
    new = {"3": "4", "4": "3"}[old]
    before = queries.six_month(office, *MARCH).values
    offer(
        {ward.MARRIAGE: new},
        office=office,
        since=date(2022, 3, 10),
        by=system("test"),
        at=datetime(2022, 3, 1, tzinfo=VN),
    )
    after = queries.six_month(office, *MARCH).values
    assert (before[f"level_{old}"], before[f"level_{new}"]) == (5, 0)
    assert (after[f"level_{old}"], after[f"level_{new}"]) == (3, 2)
    assert set(codes(f"level_{new}", office)) == {"waits", "open"}


def test_it_needs_few_statements(office: int) -> None:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        queries.six_month(office, *MARCH)
    assert len(seen) < 15, [q["sql"][:80] for q in seen]
