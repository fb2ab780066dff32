"""What is left of a promise, asked of a history or of a row of a list. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from motcua.clock import Allowance, Calendar, Left, Wait, after_wait, left, promise
from motcua.dossiers.rules.acts import OPEN, Status
from motcua.dossiers.rules.dates import day
from motcua.words import thousands

ACCEPT_WITHIN = Allowance.parse("8h")  # what is sent in is received or declined within eight working hours
A_DAY = timedelta(days=1)


class Promised(Protocol):
    """What a `State` and a row of the inbox both say."""

    @property
    def status(self) -> str | None: ...
    @property
    def allow(self) -> str | None: ...
    @property
    def submitted_at(self) -> datetime | None: ...
    @property
    def received_at(self) -> datetime | None: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def lawful_at(self) -> datetime | None: ...
    @property
    def waits(self) -> Sequence[Wait]: ...
    @property
    def paused(self) -> bool: ...
    @property
    def broken(self) -> bool: ...


def remaining(of: Promised, calendar: Calendar, now: datetime) -> Left | None:
    """What is left at `now`: of the promise, or of the hours to take in what was sent in; None when neither runs.
    A year without its notice is taken as plain weeks. Whether it is late, its own due day says, not the calendar."""
    calendar = calendar.tentative()
    if of.status == Status.SUBMITTED and of.submitted_at:
        return left(calendar, of.submitted_at, ACCEPT_WITHIN, (), now)
    if of.status not in OPEN or of.received_at is None or of.allow is None:
        return None
    if of.lawful_at:
        return until_day(of, of.received_at, of.due_on or day(of.lawful_at), calendar, now)
    if of.due_on and day(now) > of.due_on:
        return until_day(of, of.received_at, of.due_on, calendar, now)
    found = left(calendar, of.received_at, Allowance.parse(of.allow), of.waits, now)
    if of.due_on and found.state == "late":
        return until_day(of, of.received_at, of.due_on, calendar, now)
    return found


def until_day(of: Promised, since: datetime, due_on: date, calendar: Calendar, now: datetime) -> Left:
    """The same for a day that no allowance measures: one that a clause has set, or that an older calendar gave."""
    today = day(now)
    if today > due_on and not (of.paused and not of.broken):
        late = calendar.counted_between(due_on + A_DAY, today + A_DAY)
        return Left(f"trễ {thousands(late)} ngày" if late else "quá hạn", 1.0, "late")
    seen = day(of.waits[-1].since) if of.paused else today
    days = calendar.counted_between(seen + A_DAY, due_on + A_DAY)
    whole = max(1, calendar.counted_between(day(since) + A_DAY, due_on + A_DAY))
    words = f"còn {days} ngày" if days else "hạn hôm nay"
    return Left(words, 1 - min(days / whole, 1.0), "waiting" if of.paused else "running" if days else "today")


def accept_by(submitted_at: datetime, calendar: Calendar) -> datetime:
    """Until when the desk takes in, or declines, what was sent in."""
    return promise(calendar.tentative(), submitted_at, ACCEPT_WITHIN).due_at or submitted_at


def due_day(of: Promised, calendar: Calendar, at: datetime) -> date | None:
    """The day on which it is due; while an unbroken promise waits, what it would be if the wait ended at `at`."""
    if of.due_on is not None:
        return of.due_on
    due_at = due_if_ended(of, calendar, at)
    return day(due_at) if due_at else None


def due_if_ended(of: Promised, calendar: Calendar, now: datetime) -> datetime | None:
    """When it would be due if the wait ended now; None when nothing waits, or for a broken promise."""
    if not of.paused or of.broken or of.allow is None or of.received_at is None:
        return None
    calendar, allowance = calendar.tentative(), Allowance.parse(of.allow)
    wait = Wait(of.waits[-1].since, now)
    if of.lawful_at:
        return after_wait(calendar, of.received_at, of.lawful_at, allowance, wait)
    return promise(calendar, of.received_at, allowance, (*of.waits[:-1], wait)).due_at
