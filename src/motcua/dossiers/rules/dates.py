"""When a matter is due: what sets that day, what may move it, and what never may. Pure.

A promise is counted with one edition of the office's calendar, which the line that counts it names: the receipt,
or a recount. So a calendar that changes later moves nothing by itself (ADR 6).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from motcua.clock import VN, Allowance, Calendar, YearUnknown, after_wait, promise
from motcua.dossiers.rules.acts import OPEN

if TYPE_CHECKING:
    from motcua.dossiers.rules.history import State

Calendars = Callable[[int], Calendar]  # the calendar of an edition


def day(at: datetime) -> date:
    """The ward's own date."""
    return at.astimezone(VN).date()


def received(s: State, facts: Mapping[str, Any], at: datetime, calendars: Calendars) -> State:
    """The promise begins, by the calendar of that instant."""
    s = replace(s, received_at=at, allow=facts["allow"], edition=facts.get("calendar", 0))
    s = counted(s, calendars)
    return replace(s, original_due_on=s.due_on, unsure=s.allow if s.provisional else None)


def missed(s: State, at: datetime, calendars: Calendars) -> bool:
    """Has its day passed by then while the matter was open? Then the lateness sticks, whatever comes.

    A day that a correction dated back was never there to be missed: until that is put right, the lateness sticks
    once the day before that correction has passed too.
    """
    if s.missed or s.status not in OPEN or s.due_on is None or day(at) <= s.due_on:
        return s.missed
    if s.held is None:
        return True
    before = counted(replace(s, allow=s.held or None, broken=False), calendars).due_on
    return before is not None and day(at) > before


def extended(s: State, facts: Mapping[str, Any], at: datetime, calendars: Calendars) -> State:
    """A new appointment. It changes no verdict unless a clause makes it lawful, in time: then it is the due date.

    In a year without its notice it is tentative, as any other date is.
    """
    until = date.fromisoformat(facts["until"])
    unsure = s.provisional or not calendars(facts.get("calendar", s.edition)).knows(until)
    s = replace(s, extended=True, reappointed_on=until, provisional=unsure)
    if not facts.get("clause") or s.due_at is None or s.broken_by(day(at)):
        return s
    due_at = datetime.combine(until, s.due_at.astimezone(VN).timetz())
    return replace(s, due_at=due_at, due_on=until, lawful_at=due_at)


def corrected(s: State, facts: Mapping[str, Any], at: datetime, calendars: Calendars) -> State:
    """Another time: the date is counted again from the receipt. A lateness that was reached stays."""
    now = replace(s, allow=facts["allow"])
    if s.missed or s.lawful_at:
        return now
    now = counted(replace(now, broken=False), calendars)
    dated_back = now.due_on is not None and now.due_on < day(at) and s.status in OPEN
    if not dated_back:
        return replace(now, held=None)
    return replace(now, held=s.allow or "" if s.held is None else s.held)


def recounted(s: State, facts: Mapping[str, Any], at: datetime, calendars: Calendars) -> State:
    """A new edition of the calendar. It moves what is open and not late; what is finished or late stays, but for the
    mark "tạm tính"; nothing becomes late by it. The first date moves only from tentative to firm."""
    calendar = calendars(facts["calendar"])
    if s.status not in OPEN or s.received_at is None:
        return s
    now = replace(s, reappointed_on=open_day(calendar, s.reappointed_on, at))
    if s.missed or s.broken_by(day(at)):
        return replace(now, provisional=not knows(calendar, now.due_on, now.reappointed_on))
    now = replace(now, edition=facts["calendar"])
    now = lawfully(now, calendar, now.lawful_at) if now.lawful_at else counted(now, calendars)
    if now.due_on and now.due_on < day(at):
        return s
    return original(now, calendar)


def lawfully(s: State, calendar: Calendar, due_at: datetime) -> State:
    """The day that a clause has set stays, unless it is one off after all."""
    tentative = calendar.tentative()
    if not tentative.day(day(due_at)).counted:
        due_at = tentative.working_from(due_at)
    s = replace(s, lawful_at=due_at, provisional=not knows(calendar, day(due_at), s.reappointed_on))
    return s if s.due_at is None else replace(s, due_at=due_at, due_on=day(due_at))


def original(s: State, calendar: Calendar) -> State:
    """The date of the receipt, made firm when its year's notice has come."""
    if s.unsure is None or s.received_at is None:
        return s
    try:
        due_at = promise(calendar, s.received_at, Allowance.parse(s.unsure)).due_at
    except YearUnknown:
        return s
    return replace(s, original_due_on=day(due_at) if due_at else None, unsure=None)


def counted(s: State, calendars: Calendars) -> State:
    """The due date by the dossier's own edition, counted from the receipt over all waits."""
    if s.allow is None or s.received_at is None:
        return replace(s, due_at=None, due_on=None)
    calendar = calendars(s.edition)
    (due_at, broken), unsure = calendar.at_best(partial(promised, s))
    return replace(
        s,
        due_at=due_at,
        due_on=day(due_at) if due_at else None,
        lawful_at=due_at if s.lawful_at else None,
        broken=broken,
        provisional=unsure or not knows(calendar, s.reappointed_on),
    )


def promised(s: State, calendar: Calendar) -> tuple[datetime | None, bool]:
    """The clock's answer for this state: when it is due, and whether that was broken when a wait began."""
    assert s.received_at is not None
    assert s.allow is not None
    allowance = Allowance.parse(s.allow)
    if s.lawful_at:
        return after_wait(calendar, s.received_at, s.lawful_at, allowance, s.waits[-1]), False
    found = promise(calendar, s.received_at, allowance, s.waits)
    return found.due_at, found.broken


def knows(calendar: Calendar, *days: date | None) -> bool:
    """Has every one of these days its year's notice and its hours?"""
    return all(calendar.knows(on) for on in days if on)


def open_day(calendar: Calendar, on: date | None, at: datetime) -> date | None:
    """An appointment still to come that falls on a day off goes to the next counted day."""
    tentative = calendar.tentative()
    if on is None or on <= day(at) or tentative.day(on).counted:
        return on
    return tentative.next_counted(on)
