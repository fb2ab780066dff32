"""Every promise is counted twice: by the clock, and minute by minute in the plainest way."""

from datetime import datetime

from hypothesis import given, settings

from motcua.clock import Allowance, Wait, promise
from tests.clock import naive
from tests.clock.offices import Both, matters

Matter = tuple[Both, datetime, Allowance, list[Wait]]


@settings(max_examples=80, deadline=None)
@given(matters())
def test_it_agrees_when_nothing_waits(matter: Matter) -> None:
    office, received, allowance, _ = matter
    expected = naive.promised(office.office, received, allowance.kind, allowance.amount, [])
    assert promise(office.calendar, received, allowance) == expected


@settings(max_examples=250, deadline=None)
@given(matters())
def test_it_agrees_when_it_waits(matter: Matter) -> None:
    office, received, allowance, waited = matter
    plain = [(wait.since, wait.until) for wait in waited]
    expected = naive.promised(office.office, received, allowance.kind, allowance.amount, plain)
    assert promise(office.calendar, received, allowance, waited) == expected
