"""When the clock stands still."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock import Allowance, Wait, YearUnknown, after_wait, promise
from motcua.clock.allowances import union
from motcua.clock.vietnam import CALENDAR
from tests.clock.offices import Both, matters
from tests.law.test_reckon import at

Matter = tuple[Both, datetime, Allowance, list[Wait]]
THREE = Allowance("d", 3)
RECEIVED = at("2022-03-01T09:00")
DUE = at("2022-03-04T09:00")


@settings(max_examples=60, deadline=None)
@given(matters(), st.data())
def test_it_does_not_care_in_how_many_pieces(matter: Matter, data: st.DataObject) -> None:
    office, received, allowance, waits = matter
    pieces: list[Wait] = []
    for wait in waits:
        if wait.until is None:
            pieces.append(wait)
            continue
        minutes = (wait.until - wait.since) // timedelta(minutes=1)
        middle = wait.since + timedelta(minutes=data.draw(st.integers(0, minutes)))
        pieces += [Wait(wait.since, middle), Wait(middle, wait.until), Wait(wait.since, wait.until)]
    shuffled = data.draw(st.permutations(pieces))
    assert promise(office.calendar, received, allowance, shuffled) == promise(
        office.calendar, received, allowance, waits
    )


@settings(max_examples=60, deadline=None)
@given(matters(open_too=False))
def test_it_never_makes_a_matter_due_earlier(matter: Matter) -> None:
    office, received, allowance, waits = matter
    before = promise(office.calendar, received, allowance).due_at
    after = promise(office.calendar, received, allowance, waits)
    assert before is not None
    assert after.due_at is not None
    assert not after.paused
    assert after.due_at.date() >= before.date()
    if allowance.kind != "cd":
        assert after.due_at >= before


@settings(max_examples=60, deadline=None)
@given(matters(open_too=False), st.integers(0, 20))
def test_it_moves_nothing_outside_working_time(matter: Matter, day: int) -> None:
    office, received, allowance, _ = matter
    closing = office.calendar.day(
        office.calendar.next_counted(received.date() + timedelta(days=day))
    ).closes_at
    assert closing is not None
    opening = office.calendar.working_from(closing)
    assert (
        promise(office.calendar, received, allowance, [Wait(closing, opening)])[0]
        == promise(office.calendar, received, allowance)[0]
    )


@settings(max_examples=60, deadline=None)
@given(matters(open_too=False))
def test_it_stays_frozen_once_broken(matter: Matter) -> None:
    office, received, allowance, waits = matter
    due = promise(office.calendar, received, allowance, waits).due_at
    assert due is not None
    next_day = due.replace(hour=0, minute=0) + timedelta(days=1)
    late = max([next_day, *(wait.until + timedelta(minutes=1) for wait in waits if wait.until)])
    for until in (late + timedelta(days=9), None):
        found = promise(office.calendar, received, allowance, [*waits, Wait(late, until)])
        assert found == (due, until is None, True)


def test_it_begins_on_the_due_date_and_leaves_nothing_not_less() -> None:
    wait = Wait(at("2022-03-04T16:59"), at("2022-03-10T11:30"))
    assert promise(CALENDAR, RECEIVED, THREE, [wait]) == (at("2022-03-10T13:30"), False, False)


def test_it_has_no_due_date_while_an_unbroken_promise_waits() -> None:
    assert promise(CALENDAR, RECEIVED, THREE, [Wait(at("2022-03-02T09:00"), None)]) == (None, True, False)
    far = Wait(at("2022-03-02T09:00"), at("2027-03-02T09:00"))
    with pytest.raises(YearUnknown) as missing:
        promise(CALENDAR, RECEIVED, THREE, [far])
    assert missing.value.year == 2027


def test_it_may_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="trước khi bắt đầu"):
        Wait(at("2022-03-02T09:00"), at("2022-03-02T08:59"))


@settings(max_examples=60, deadline=None)
@given(matters(open_too=False, allowances=st.builds(Allowance, st.just("h"), st.integers(1, 12))))
def test_it_moves_a_due_instant_as_the_promise_would(matter: Matter) -> None:
    """In hours, since there nothing is rounded on the way."""
    office, received, allowance, waits = matter
    waits = union(waits, received)
    due = promise(office.calendar, received, allowance).due_at
    assert due is not None
    for wait in waits:
        due = after_wait(office.calendar, received, due, allowance, wait)
    assert due == promise(office.calendar, received, allowance, waits).due_at


def test_it_moves_a_lawful_new_appointment_by_the_working_time_that_passed() -> None:
    wait = Wait(at("2022-03-08T09:00"), at("2022-03-10T09:00"))
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-11T09:00"), THREE, wait) == at("2022-03-15T09:00")
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-11T17:00"), THREE, wait) == at("2022-03-15T17:00")
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-07T09:00"), THREE, wait) == at("2022-03-07T09:00")
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-08T08:00"), THREE, wait) == at("2022-03-10T09:00")
    night = Wait(at("2022-03-08T17:00"), at("2022-03-09T07:30"))
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-11T17:00"), THREE, night) == at("2022-03-11T17:00")


def test_it_moves_an_appointment_in_calendar_days_by_the_time_that_was_left() -> None:
    ten = Allowance("cd", 10)
    wait = Wait(at("2022-03-08T09:00"), at("2022-03-10T09:00"))
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-15T09:00"), ten, wait) == at("2022-03-17T09:00")
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-17T09:00"), ten, wait) == at("2022-03-21T07:30")
    assert after_wait(CALENDAR, RECEIVED, at("2022-03-11T09:00"), ten, wait) == at("2022-03-14T07:30")


def test_it_moves_nothing_while_it_still_runs() -> None:
    with pytest.raises(ValueError, match="chưa kết thúc"):
        after_wait(CALENDAR, RECEIVED, DUE, THREE, Wait(at("2022-03-02T09:00"), None))


def test_it_is_one_wait_when_the_next_begins_as_it_ends() -> None:
    midnight = at("2022-03-05T00:00")
    waits = [Wait(at("2022-03-04T16:00"), midnight), Wait(midnight, at("2022-03-07T10:00"))]
    evening = [Wait(at("2022-03-04T20:00"), midnight), Wait(midnight, at("2022-03-07T10:00"))]
    for pieces in (waits, evening):
        assert promise(CALENDAR, RECEIVED, THREE, pieces) == (at("2022-03-07T10:00"), False, False)
