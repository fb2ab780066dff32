"""Form II.06a: every case in exactly one column of each kind, so that the identities cannot fail."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.reports.figures import Ground, counts
from motcua.reports.forms import table
from motcua.reports.rules import COLUMNS, Period, columns
from tests.reports.cases import HALF_YEAR, LAN, SINCE, known, matters, opened

HALF = Period(*HALF_YEAR)
DAYS = st.dates(date(2021, 12, 1), date(2022, 9, 1))
SOME = st.lists(matters(), max_size=12)


def leaves(*codes: str) -> set[str]:
    sums = {
        "c4": "c3",
        "c5": "c3",
        "c6": "c3",
        "c8": "c7",
        "c9": "c7",
        "c10": "c7",
        "c12": "c11",
        "c13": "c11",
    }
    return {*codes, *(sums[c] for c in codes)}


@pytest.mark.parametrize(
    ("case", "where"),
    [
        (LAN, leaves("c5", "c8")),
        (replace(LAN, channel="online"), leaves("c4", "c8")),
        (replace(LAN, channel="post", verdict="on_time"), leaves("c5", "c9")),
        (replace(LAN, verdict="overdue"), leaves("c5", "c10")),
        (replace(LAN, received_on=date(2021, 12, 31), channel="online"), leaves("c6", "c8")),
        (replace(LAN, received_on=SINCE), leaves("c5", "c8")),
        (opened(due_on=date(2022, 3, 4), paused=True), leaves("c5", "c12")),
        (opened(due_on=date(2022, 6, 30)), leaves("c5", "c12")),
        (opened(due_on=date(2022, 6, 29)), leaves("c5", "c13")),
        (opened(due_on=None, paused=True), leaves("c5", "c12")),
        (opened(due_on=date(2022, 3, 4), paused=True, broken=True), leaves("c5", "c13")),
        (opened(due_on=None), leaves("c5", "c12")),
    ],
)
def test_it_puts_a_case_where_it_belongs(case, where):
    assert columns(case, HALF) == where


@given(SOME, DAYS, st.integers(1, 200), st.integers(1, 200))
def test_it_keeps_the_identities_of_the_form(found, since, days, more):
    middle = since + timedelta(days=days)
    one = table(known(found, since, middle), Period(since, middle), "phường")
    for c in (*(row.counts for row in one.rows), one.total.counts):
        assert c["c3"] == c["c4"] + c["c5"] + c["c6"] == c["c7"] + c["c11"]
        assert c["c7"] == c["c8"] + c["c9"] + c["c10"]
        assert c["c11"] == c["c12"] + c["c13"]
    assert all(sum(row.counts[c] for row in one.rows) == one.total.counts[c] for c in COLUMNS)
    two = Period(middle, middle + timedelta(days=more))
    assert (
        table(known(found, two.since, two.until), two, "phường").total.counts["c6"] == one.total.counts["c11"]
    )


@given(SOME, DAYS, st.integers(1, 200))
def test_it_counts_what_its_figures_list(found, since, days):
    period = Period(since, since + timedelta(days=days))
    rows = known(found, period.since, period.until)
    values = counts(rows, Ground(period))
    assert table(rows, period, "phường").total.counts == {c: values[c] for c in COLUMNS}
