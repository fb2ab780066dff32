"""When a matter is due. What the rules mean, with worked dates: docs/law/thoi-han.md."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from motcua.clock.allowances import Allowance, Wait, union
from motcua.clock.calendars import Calendar
from motcua.clock.days import local
from motcua.clock.tables import Ruler, Table

LAST_CALL = timedelta(
    hours=15
)  # received after it, a same-day matter is due at the next counted day's closing
ONE_MINUTE = timedelta(minutes=1)


class Promise(NamedTuple):
    """`due_at`: a whole minute, or None while an unbroken promise waits; `paused`: it waits still;
    `broken`: a wait began after the due date had passed, so the due date is frozen."""

    due_at: datetime | None
    paused: bool
    broken: bool


def promise(
    calendar: Calendar, received_at: datetime, allowance: Allowance, waits: Sequence[Wait] = ()
) -> Promise:
    """The due instant of what was received then. Pure; exact; instants must be aware.

    YearUnknown: the calendar lacks a day that is needed. ValueError: an instant without zone.
    """
    at = local(received_at)
    if waits:
        return course(calendar, at, allowance, waits).promise
    return Promise(
        calendar.on_table(at, lambda table: first_due(table, calendar, at, allowance)), False, False
    )


def first_due(table: Table, calendar: Calendar, at: datetime, allowance: Allowance) -> datetime:
    """Due when nothing waits."""
    kind = allowance.kind
    if kind == "d":
        ruler = table.days
        return table.reach(ruler, table.measure(ruler, at) + allowance.amount * ruler.unit)
    if kind == "h":
        ruler = table.minutes
        return table.reach(ruler, table.measure(ruler, at) + allowance.amount * ruler.unit)
    if kind == "same-day":
        return table.closing(same_day(table, at))
    start = table.exactly(table.measure(table.minutes, at))
    return settled(calendar, start + timedelta(days=allowance.amount))


def same_day(table: Table, at: datetime) -> int:
    """The counted day at whose closing a same-day matter received then is due."""
    i = table.day(table.minutes, table.measure(table.minutes, at))
    return i + (at > table.midnight[i] + LAST_CALL)


def settled(calendar: Calendar, at: datetime) -> datetime:
    """A calendar-day due instant: the hour is kept; a day off moves it to the next counted day's opening."""
    at = whole_minute(at)
    if calendar.day(at.date()).counted:
        return at
    return calendar.working_from(at)


def whole_minute(at: datetime) -> datetime:
    """Rounded up to the whole minute."""
    floor = at.replace(second=0, microsecond=0)
    return floor if floor == at else floor + ONE_MINUTE


class Course:
    """How a promise ran: its due instant after every wait, and on the ruler what of it was used."""

    def __init__(self, table: Table, calendar: Calendar, start: datetime, allowance: Allowance) -> None:
        self.table, self.calendar, self.start = table, calendar, start
        self.ruler: Ruler = table.days if allowance.kind == "d" else table.minutes
        self.kind = allowance.kind
        self.due = first_due(table, calendar, start, allowance)
        self.waits: list[Wait] = []  # those that moved it, and the one that still runs
        self.broken = self.paused = False
        self.begun = table.measure(self.ruler, start)
        self.used: list[
            tuple[int, int]
        ] = []  # closed stretches on the ruler; the last one runs from `begun` to `end`
        self.at: datetime = table.exactly(table.measure(table.minutes, start))  # counting begins
        self.days = allowance.amount
        self.nominal = self.at + timedelta(days=self.days)  # calendar days, before a day off moves them
        if allowance.kind == "same-day":
            self.end = table.minutes.at[same_day(table, start) + 1]
        else:
            self.end = self.begun + allowance.amount * self.ruler.unit
        self.whole = self.end - self.begun

    @property
    def promise(self) -> Promise:
        waiting = self.paused and not self.broken
        return Promise(None if waiting else self.due, self.paused, self.broken)

    def meet(self, wait: Wait) -> None:
        """One wait more, later than those before."""
        if self.broken or wait.since.date() > self.due.date():
            self.broken = True
            self.paused = wait.until is None
        elif wait.until is None:
            self.paused = True
            self.waits.append(wait)
            self.used.append((self.begun, min(self.end, self.table.measure(self.ruler, wait.since))))
            self.begun = self.end
        else:
            self.go_on(wait, wait.until)

    def go_on(self, wait: Wait, until: datetime) -> None:
        """A wait that ended: what was left when it began is left when it ends."""
        since_mark = self.table.measure(self.ruler, wait.since)
        until_mark = self.table.measure(self.ruler, until)
        if since_mark == until_mark:
            return  # no working time passed
        self.waits.append(wait)
        self.used.append((self.begun, min(self.end, since_mark)))
        self.begun, self.end = until_mark, until_mark + max(self.end - since_mark, 0)
        left = max(self.nominal - wait.since, timedelta(0))
        self.nominal = until + left
        if self.kind == "cd" and left:
            self.due = settled(self.calendar, self.nominal)
        elif self.kind == "cd":
            self.due = self.table.reach(self.ruler, until_mark)
        else:
            self.due = self.table.reach(self.ruler, self.end)


def course(calendar: Calendar, received_at: datetime, allowance: Allowance, waits: Sequence[Wait]) -> Course:
    """Follow a promise through its waits."""

    def follow(table: Table) -> Course:
        found = Course(table, calendar, at, allowance)
        for wait in union(waits, found.at):
            found.meet(wait)
        return found

    at = local(received_at)
    return calendar.on_table(at, follow)


def after_wait(
    calendar: Calendar, received_at: datetime, due_at: datetime, allowance: Allowance, wait: Wait
) -> datetime:
    """Where one closed wait moves an unbroken due instant that may not come from the allowance alone.

    For a due instant that a lawful extension set: working time left when the wait began is left when it ends
    (calendar days: elapsed time). An appointment at closing stays one. ValueError: the wait has not ended.
    """
    if wait.until is None:
        raise ValueError("thời gian tạm dừng chưa kết thúc")
    due_at, at = local(due_at), local(received_at)
    if promise(calendar, at, allowance).due_at == due_at:
        return promise(calendar, at, allowance, (wait,)).due_at or due_at
    return calendar.on_table(at, lambda table: _moved(table, calendar, at, due_at, allowance, wait))


def _moved(
    table: Table, calendar: Calendar, at: datetime, due_at: datetime, allowance: Allowance, wait: Wait
) -> datetime:
    start = table.exactly(table.measure(table.minutes, at))
    for met in union([wait], start):
        assert met.until is not None
        if met.since.date() > due_at.date():
            return due_at
        ruler = table.days if allowance.kind == "d" else table.minutes
        since_mark, until_mark = table.measure(ruler, met.since), table.measure(ruler, met.until)
        if since_mark == until_mark:
            return due_at
        if allowance.kind == "cd" and due_at > met.since:
            return settled(calendar, met.until + (due_at - met.since))
        due_mark, place = table.measure(ruler, due_at), table.place(due_at)
        end = until_mark + max(due_mark - since_mark, 0)
        edge = bisect_left(ruler.at, end)
        if (
            place >= 0
            and table.closing(place) == due_at
            and due_mark > since_mark
            and ruler.at[edge : edge + 1] == [end]
        ):
            return table.closing(edge - 1)
        return table.reach(ruler, end)
    return due_at


def at_least(calendar: Calendar, since: datetime, allowance: Allowance) -> datetime:
    """The first instant at which what began at `since` (a posting) has lasted its minimum length."""
    due = promise(calendar, since, allowance).due_at
    assert due is not None
    return due
