from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.reports.rules import BadPeriod, Period, customs, half_year


def test_it_refuses_a_period_that_ends_before_it_begins():
    with pytest.raises(BadPeriod, match="ngày kết thúc phải sau ngày bắt đầu"):
        Period(date(2022, 7, 1), date(2022, 1, 1))
    with pytest.raises(BadPeriod, match="từ 01/7/2022 đến hết 30/6/2022 không có ngày nào"):
        Period(date(2022, 7, 1), date(2022, 7, 1))


@pytest.mark.parametrize("since", [date.min, date(1999, 12, 31), date.max])
def test_it_refuses_years_that_nobody_means(since):
    with pytest.raises(BadPeriod, match="hãy xem lại năm"):
        Period(since, date(2022, 1, 1))


def test_it_knows_both_customs_of_the_half_year():
    named = dict(customs(2022))
    assert named["6 tháng đầu năm 2022"] == Period(date(2022, 1, 1), date(2022, 7, 1))
    assert named["6 tháng năm 2022 (15/12–14/6)"] == Period(date(2021, 12, 15), date(2022, 6, 15))
    assert Period(date(2021, 12, 15), date(2022, 6, 15)).last_on == date(2022, 6, 14)


def test_it_names_a_period_by_custom_or_by_its_days():
    assert Period(date(2022, 1, 1), date(2022, 7, 1)).title == "6 tháng đầu năm 2022"
    assert Period(date(2021, 12, 15), date(2022, 6, 15)).title == "6 tháng năm 2022 (15/12–14/6)"
    assert Period(date(2022, 2, 1), date(2022, 4, 8)).title == "từ 01/02/2022 đến hết 07/4/2022"


def test_it_cuts_a_period_into_its_months():
    cut = Period(date(2021, 12, 15), date(2022, 2, 10)).parts()
    assert cut == [
        Period(date(2021, 12, 15), date(2022, 1, 1)),
        Period(date(2022, 1, 1), date(2022, 2, 1)),
        Period(date(2022, 2, 1), date(2022, 2, 10)),
    ]
    assert Period(date(2022, 3, 3), date(2022, 3, 4)).parts() == [Period(date(2022, 3, 3), date(2022, 3, 4))]
    assert len(Period(date(2021, 12, 15), date(2022, 12, 15)).parts()) == 13


def test_it_cuts_a_long_period_into_its_years():
    assert [p.since for p in Period(date(2021, 7, 1), date(2023, 2, 1)).parts()] == [
        date(2021, 7, 1),
        date(2022, 1, 1),
        date(2023, 1, 1),
    ]


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 3000))
def test_it_loses_no_day_of_a_period(since, days):
    period = Period(since, since + timedelta(days=days))
    parts = period.parts()
    assert (parts[0].since, parts[-1].until) == (period.since, period.until)
    assert all(a.until == b.since for a, b in pairwise(parts))


@pytest.mark.parametrize(
    ("on", "title"),
    [(date(2022, 6, 30), "6 tháng đầu năm 2022"), (date(2022, 7, 1), "6 tháng cuối năm 2022")],
)
def test_it_finds_the_half_year_of_a_day(on, title):
    assert half_year(on).title == title
