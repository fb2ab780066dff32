"""When a matter is due."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock import (
    VN,
    Allowance,
    Calendar,
    HoursPeriod,
    Wait,
    YearNotice,
    YearUnknown,
    at_least,
    promise,
)
from motcua.clock.vietnam import CALENDAR, DEMO_HOURS
from tests.clock.offices import ALLOWANCES, Both, instants, offices
from tests.law.test_reckon import at, calendar

CASES = [
    json.loads(line) for line in Path(__file__).with_name("due.jsonl").read_text(encoding="utf8").splitlines()
]
SOME_TIME = st.datetimes(datetime(2021, 1, 1), datetime(2025, 2, 1), timezones=st.just(VN))  # noqa: DTZ001
Case = dict[str, Any]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_it_meets_the_worked_answers(case: Case) -> None:
    saturday = f"; thứ Bảy {case['saturday']}" if "saturday" in case else ""
    waits = [Wait(at(since), at(until) if until else None) for since, until in case["pauses"]]
    hours = calendar(case.get("hours", "") + saturday)
    found = promise(hours, at(case["received"]), Allowance.parse(case["allow"]), waits)
    assert found.paused == case["paused"]
    assert found.due_at == (at(case["due_at"]) if case["due_at"] else None)


@settings(max_examples=80, deadline=None)
@given(SOME_TIME, st.integers(1, 200))
def test_it_lands_on_the_date_of_a_plain_count(received: datetime, days: int) -> None:
    off = holidays.country_holidays("VN", years=range(2021, 2028))
    on = CALENDAR.working_from(received).date()
    for _ in range(days):
        on += timedelta(days=1)
        while on not in CALENDAR.years[on.year].worked and (on.weekday() > 4 or on in off):
            on += timedelta(days=1)
    found = promise(CALENDAR, received, Allowance("d", days))
    assert found.due_at is not None
    assert found.due_at.date() == on


@settings(max_examples=80, deadline=None)
@given(offices(), instants(14), instants(14), ALLOWANCES)
def test_it_is_never_earlier_for_what_comes_later(
    office: Both, one: datetime, other: datetime, allowance: Allowance
) -> None:
    first = promise(office.calendar, min(one, other), allowance).due_at
    second = promise(office.calendar, max(one, other), allowance).due_at
    assert first is not None
    assert second is not None
    if allowance.kind == "cd":  # the hour is kept, even one before opening
        assert first.date() <= second.date()
    else:
        assert first <= second


@settings(max_examples=80, deadline=None)
@given(
    offices(), instants(14), st.sampled_from(["d", "h", "cd"]), st.integers(1, 9), st.integers(0, 59_999_999)
)
def test_it_rounds_up_to_the_whole_minute_and_never_more(
    office: Both, received: datetime, kind: Any, amount: int, micro: int
) -> None:
    allowance = Allowance(kind, amount)
    earlier, exact, later = (
        promise(office.calendar, received + timedelta(microseconds=extra), allowance).due_at
        for extra in (0, micro, 60_000_000)
    )
    assert earlier is not None
    assert exact is not None
    assert later is not None
    assert exact.second == exact.microsecond == 0
    assert earlier <= exact
    if kind != "cd":
        assert exact <= later


def test_it_keeps_a_fraction_of_a_minute_until_the_end() -> None:
    received = at("2022-03-01T09:00:00.000001")
    assert promise(CALENDAR, received, Allowance("d", 3)).due_at == at("2022-03-04T09:01")
    assert promise(CALENDAR, received, Allowance("h", 1)).due_at == at("2022-03-01T10:01")
    assert promise(CALENDAR, received, Allowance("cd", 3)).due_at == at("2022-03-04T09:01")


def test_it_takes_an_instant_of_any_zone_but_not_one_without() -> None:
    abroad = datetime.fromisoformat("2022-04-29T02:00:00+00:00")
    assert promise(CALENDAR, abroad, Allowance("d", 3)).due_at == at("2022-05-06T09:00")
    with pytest.raises(ValueError, match="thiếu múi giờ"):
        promise(CALENDAR, abroad.replace(tzinfo=None), Allowance("d", 3))


def test_it_needs_only_the_years_it_meets() -> None:
    gap = Calendar([CALENDAR.years[2022], CALENDAR.years[2024]], DEMO_HOURS)
    assert promise(gap, at("2022-12-29T09:00"), Allowance("d", 1)).due_at == at("2022-12-30T09:00")
    assert promise(gap, at("2022-12-20T09:00"), Allowance("cd", 380)).due_at == at("2024-01-04T09:00")
    with pytest.raises(YearUnknown) as missing:
        promise(gap, at("2022-12-30T09:00"), Allowance("d", 3))
    assert missing.value.year == 2023
    wait = Wait(at("2022-12-29T10:00"), at("2024-02-01T10:00"))
    with pytest.raises(YearUnknown) as missing:
        promise(gap, at("2022-12-29T09:00"), Allowance("d", 3), [wait])
    assert missing.value.year == 2023


def test_it_guesses_plain_weeks_only_when_asked_to() -> None:
    guess = CALENDAR.tentative()
    assert guess is CALENDAR.tentative()
    assert promise(guess, at("2026-12-30T09:00"), Allowance("d", 3)).due_at == at("2027-01-04T09:00")
    assert promise(guess, at("2024-01-02T09:00"), Allowance("d", 2000)).due_at is not None
    known = Calendar([*CALENDAR.years.values(), YearNotice(2027, "thử", {}, {})], DEMO_HOURS)
    assert promise(known, at("2026-12-30T09:00"), Allowance("d", 3)) == promise(
        guess, at("2026-12-30T09:00"), Allowance("d", 3)
    )
    with pytest.raises(YearUnknown):
        promise(guess, at("9000-01-01T09:00"), Allowance("d", 1))


def test_it_answers_at_best_and_says_whether_that_is_tentative() -> None:
    def due(c: Calendar) -> object:
        return promise(c, at("2026-12-30T09:00"), Allowance("d", 3)).due_at

    assert CALENDAR.at_best(lambda c: promise(c, at("2022-03-01T09:00"), Allowance("d", 3)).due_at) == (
        at("2022-03-04T09:00"),
        False,
    )
    assert CALENDAR.at_best(due) == (at("2027-01-04T09:00"), True)


def test_it_waits_for_a_minimum_length() -> None:
    assert at_least(CALENDAR, at("2022-03-01T09:00"), Allowance.parse("15cd")) == at("2022-03-16T09:00")
    assert at_least(CALENDAR, at("2022-03-01T09:00"), Allowance.parse("7d")) == at("2022-03-10T09:00")


def test_it_is_told_by_each_calendar_apart() -> None:
    """A holiday announced late moves what was promised: two calendars, two answers, each explained by its own."""
    late = Calendar(
        [YearNotice(2022, "bổ sung", {**CALENDAR.years[2022].off, date(2022, 3, 3): "nghỉ tránh bão"}, {})],
        [HoursPeriod(date(2021, 1, 1), None, "thử", DEMO_HOURS[1].week)],
    )
    received, allowance = at("2022-03-01T09:00"), Allowance("d", 3)
    assert promise(CALENDAR, received, allowance).due_at == at("2022-03-04T09:00")
    assert promise(late, received, allowance).due_at == at("2022-03-07T09:00")
    assert late != CALENDAR
    assert len({late, CALENDAR, CALENDAR}) == 2
