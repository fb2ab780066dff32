"""Why it is that day: every date from receipt to due date, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from motcua.clock.allowances import Allowance, Wait
from motcua.clock.calendars import Calendar
from motcua.clock.days import ORDINARY, WEEKDAYS, Day, day_words, local
from motcua.clock.promises import Course, course, whole_minute

Mark = Literal["receipt", "counted", "weekend", "holiday", "make_up", "waiting", "due"]
LAST_DAY = "ngày cuối là ngày nghỉ, chuyển sang"


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One date between receipt and due date.

    `counted`: is it a counted day; `part`: the share of its own working time that the promise used, 0 to 1,
    None for calendar days; `why`: in Vietnamese, "; " between reasons; `mark`: what a calendar of skipped
    days shows; `number`: "ngày n" of a promise in working days.
    """

    on: date
    counted: bool
    part: Fraction | None
    why: str
    mark: Mark
    number: int | None = None


def explain(
    calendar: Calendar, received_at: datetime, allowance: Allowance, waits: Sequence[Wait] = ()
) -> list[ExplainedDay]:
    """Every date from receipt to due date; while an unbroken promise waits, to the start of the wait.

    In working days the parts, each times its day's weight, add up to the allowance. Errors as in `promise`.
    """
    run = course(calendar, received_at, allowance, waits)
    at = local(received_at)
    due_at = run.promise.due_at
    begun = run.at.toordinal()
    spent = 0  # on the ruler, by that evening, from the hour at which counting began
    days = []
    for ordinal in range(at.toordinal(), (due_at or run.waits[-1].since).toordinal() + 1):
        day = calendar.day(date.fromordinal(ordinal))
        due = due_at is not None and ordinal == due_at.toordinal()
        used, part = _used(run, day, ordinal)
        waiting = _waiting(run, day) if run.waits and day.counted else []
        number = None
        if run.kind == "d" and ordinal > begun and (used or due):
            spent += used
            number = run.days if due else min(-(-spent // run.ruler.unit), run.days)
        why = "; ".join(_reasons(run, day, at, waiting, due))
        idle = bool(waiting) and not used and ordinal > begun
        mark: Mark = "due" if due else "receipt" if ordinal == at.toordinal() else _mark(day, idle)
        days.append(ExplainedDay(day.on, day.counted, part, why, mark, number))
    return days


NONE, ALL = Fraction(0), Fraction(1)


def _used(run: Course, day: Day, ordinal: int) -> tuple[int, Fraction | None]:
    """What the promise used of a day: on the ruler, and as a share of the day."""
    if run.kind == "cd":
        return 0, None
    if not day.counted:
        return 0, NONE
    place = run.table.counted[ordinal - run.table.first]
    opening, closing = run.ruler.at[place], run.ruler.at[place + 1]
    used = max(0, min(run.end, closing) - max(run.begun, opening))
    for since, until in run.used:
        used += max(0, min(until, closing) - max(since, opening))
    whole = closing - opening
    return used, ALL if used == whole else Fraction(used, whole) if used else NONE


def _mark(day: Day, idle: bool) -> Mark:
    if day.counted:
        return "waiting" if idle else "counted"
    if day.why.startswith("nghỉ bù"):
        return "make_up"
    return "weekend" if day.why.startswith(WEEKDAYS[day.on.weekday()]) else "holiday"


def _reasons(run: Course, day: Day, at: datetime, waiting: Sequence[str], due: bool) -> list[str]:
    """What is to be said of a day, in order: what it is, receipt, waits, due."""
    said = [] if day.why == ORDINARY else [day.why]
    if day.on == at.date():
        said.append(_receipt(run, day, at))
    said += waiting
    if due:
        said.append(f"đến hạn lúc {run.due:%H:%M}")
    elif run.kind == "cd" and not run.paused and day.on == whole_minute(run.nominal).date():
        said.append(f"{LAST_DAY} {day_words(run.due.date())}")
    return said or [ORDINARY]


def _receipt(run: Course, day: Day, at: datetime) -> str:
    """When counting began, when that is not the receipt itself."""
    begins = f"{run.at:%H:%M}" + ("" if run.at.date() == day.on else f" {day_words(run.at.date())}")
    if run.at == at:
        return f"ngày nhận, tính từ {begins}"
    if not day.counted:
        return f"nhận ngày nghỉ, coi như nhận lúc {begins}"
    if run.at.date() > day.on:
        return f"nhận sau giờ, coi như nhận lúc {begins}"
    if day.opens_at and at < day.opens_at:
        return f"nhận trước giờ mở cửa, coi như nhận lúc {begins}"
    return f"nhận giờ nghỉ trưa, coi như nhận lúc {begins}"


def _waiting(run: Course, day: Day) -> list[str]:
    """The waits that took working time of a counted day."""
    opens, closes = day.opens_at, day.closes_at
    said: list[str] = []
    if opens is None or closes is None:
        return said
    for wait in run.waits:
        until = wait.until or closes
        if wait.since >= closes or until <= opens:
            continue
        if wait.since <= opens and until >= closes:
            said.append("tạm dừng")
        elif wait.since <= opens:
            said.append(f"tạm dừng đến {until:%H:%M}")
        elif until >= closes:
            said.append(f"tạm dừng từ {wait.since:%H:%M}")
        else:
            said.append(f"tạm dừng {wait.since:%H:%M}–{until:%H:%M}")
    return said
