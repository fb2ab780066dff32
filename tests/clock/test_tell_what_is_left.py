"""What is left of a promise, as the desk shows it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock import Allowance, Left, Wait, left, promise
from motcua.clock.vietnam import CALENDAR
from tests.clock.offices import Both, instants, matters
from tests.law.test_reckon import at, waits

Matter = tuple[Both, datetime, Allowance, list[Wait]]


def seen(received: str, allow: str, now: str, waited: str = "") -> Left:
    return left(CALENDAR, at(received), Allowance.parse(allow), waits(waited), at(now))


@pytest.mark.parametrize(
    ("received", "allow", "now", "words", "state"),
    [
        ("2022-04-29T09:00", "3d", "2022-05-04T09:12", "còn 2 ngày", "running"),
        ("2022-04-29T16:45", "3d", "2022-05-04T09:12", "còn 2 ngày", "running"),
        ("2022-04-28T08:15", "3d", "2022-05-04T09:12", "còn 1 ngày", "running"),
        ("2022-04-28T16:00", "2d", "2022-05-04T09:12", "còn 4 giờ 18", "today"),
        ("2022-05-04T08:00", "same-day", "2022-05-04T09:12", "còn 5 giờ 48", "today"),
        ("2022-05-04T08:00", "same-day", "2022-05-04T16:50", "còn 40 phút", "today"),
        ("2022-05-04T08:00", "1h", "2022-05-04T08:00", "còn 1 giờ", "today"),
        ("2022-04-28T08:15", "2d", "2022-05-04T09:12", "đã đến giờ hẹn", "today"),
        ("2022-04-22T16:30", "5d", "2022-05-04T09:12", "trễ 1 ngày", "late"),
        ("2022-04-22T16:30", "5d", "2022-05-06T09:12", "trễ 3 ngày", "late"),
        ("2022-04-22T16:30", "5d", "2026-11-24T09:12", "trễ 1.143 ngày", "late"),
        ("2022-04-22T16:30", "5d", "2022-05-02T09:12", "quá hạn", "late"),
        ("2022-04-29T09:00", "10cd", "2022-05-04T09:12", "còn 5 ngày", "running"),
        ("2022-04-29T18:00", "3d", "2022-04-29T18:00", "còn 4 ngày", "running"),
    ],
)
def test_it_says_it_in_few_words(received: str, allow: str, now: str, words: str, state: str) -> None:
    found = seen(received, allow, now)
    assert (found.words, found.state) == (words, state)


def test_it_stands_still_with_the_clock() -> None:
    waiting = seen("2022-04-25T09:00", "5d", "2022-05-04T09:12", "2022-04-27T09:00..")
    assert waiting == Left("còn 3 ngày", pytest.approx(0.4), "waiting")
    assert waiting.full == "còn 3 ngày làm việc"
    later = seen("2022-04-25T09:00", "5d", "2022-06-30T09:12", "2022-04-27T09:00..2022-07-01T09:00")
    assert later == waiting
    going_on = seen("2022-04-25T09:00", "5d", "2022-05-04T09:12", "2022-04-27T09:00..2022-05-04T09:00")
    assert going_on.words == "còn 3 ngày"
    assert going_on.state == "running"


def test_it_stays_late_while_it_waits() -> None:
    broken = seen("2022-03-01T09:00", "3d", "2022-03-09T09:00", "2022-03-07T08:00..")
    assert broken == Left("trễ 3 ngày", 1.0, "late")


@pytest.mark.parametrize(
    ("allow", "used"), [("4d", 0.5), ("16h", 1.0), ("same-day", 1.0), ("8cd", 0.25), ("32h", 0.5)]
)
def test_it_shows_the_share_that_is_used(allow: str, used: float) -> None:
    assert seen("2022-06-01T07:00", allow, "2022-06-03T07:00").used == pytest.approx(used)


@settings(max_examples=80, deadline=None)
@given(matters(), instants())
def test_it_keeps_between_nothing_and_all(matter: Matter, now: datetime) -> None:
    office, received, allowance, waited = matter
    now = max(now, received)
    found = left(office.calendar, received, allowance, waited, now)
    known = [w if w.until and w.until <= now else Wait(w.since, None) for w in waited if w.since <= now]
    due = promise(office.calendar, received, allowance, known).due_at
    assert 0 <= found.used <= 1
    assert (found.state == "late") == (due is not None and now.date() > due.date())
    assert (found.state == "waiting") == (due is None)


@settings(max_examples=80, deadline=None)
@given(matters(), instants(), st.integers(0, 5000))
def test_it_only_grows(matter: Matter, now: datetime, minutes: int) -> None:
    office, received, allowance, _ = matter
    earlier = left(office.calendar, received, allowance, (), now)
    later = left(office.calendar, received, allowance, (), now + timedelta(minutes=minutes))
    assert earlier.used <= later.used
