"""What is left of a promise, and whether the office is open: as a person asks now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from motcua.clock.allowances import Allowance, Wait
from motcua.clock.calendars import Calendar
from motcua.clock.days import day_words, local
from motcua.clock.promises import Course, course


@dataclass(frozen=True, slots=True)
class Left:
    """`words`: "còn 2 ngày", "còn 4 giờ 18", "trễ 1 ngày"; `used`: the share of the promise used, 0 to 1;
    `state`: late by dates, waiting (the clock stands still), today (due before the day ends) or running."""

    words: str
    used: float
    state: Literal["running", "today", "waiting", "late"]

    @property
    def full(self) -> str:
        """The same for a sentence: "còn 2 ngày làm việc"."""
        days = self.words.startswith("còn ") and self.words.endswith(" ngày")
        return f"{self.words} làm việc" if days else self.words


def left(
    calendar: Calendar, received_at: datetime, allowance: Allowance, waits: Sequence[Wait], now: datetime
) -> Left:
    """What is left at `now`: counted days until the due date, on the day itself working hours.

    While it waits: what was left when the wait began. Errors as in `promise`.
    """
    now = max(local(now), local(received_at))
    run = course(
        calendar, received_at, allowance, [_as_known(w, now) for w in waits if local(w.since) <= now]
    )
    if now.date() > run.due.date() and (run.broken or not run.paused):
        days = calendar.counted_between(run.due.date() + timedelta(days=1), now.date() + timedelta(days=1))
        return Left(f"trễ {_thousands(days)} ngày" if days else "quá hạn", 1.0, "late")
    if run.paused:
        seen = run.waits[-1].since
        return Left(_words(calendar, run, seen), _used(run, seen), "waiting")
    today = now.date() == run.due.date()
    return Left(_words(calendar, run, now), _used(run, now), "today" if today else "running")


def _thousands(n: int) -> str:
    """ "1.107": as the State writes it (`words.thousands` stands on our own storey)."""
    return f"{n:,}".replace(",", ".")


def _as_known(wait: Wait, now: datetime) -> Wait:
    """A wait that ends later has not ended yet."""
    return wait if wait.until is None or local(wait.until) <= now else Wait(wait.since, None)


def _words(calendar: Calendar, run: Course, now: datetime) -> str:
    if now.date() < run.due.date():
        if run.kind == "cd":
            days = (run.due.date() - now.date()).days
        else:
            days = calendar.counted_between(
                now.date() + timedelta(days=1), run.due.date() + timedelta(days=1)
            )
        return f"còn {days} ngày"
    if now >= run.due:
        return "đã đến giờ hẹn"
    working = calendar.on_table(now, lambda t: t.measure(t.minutes, run.due) - t.measure(t.minutes, now))
    minutes = working // 60_000_000 or (run.due - now) // timedelta(minutes=1)
    if minutes < 60:
        return f"còn {minutes} phút"
    return f"còn {minutes // 60} giờ" + (f" {minutes % 60:02}" if minutes % 60 else "")


def _used(run: Course, now: datetime) -> float:
    """The share of the promise that was used by then."""
    if run.kind == "cd":
        rest = (run.nominal - now) / timedelta(days=run.days)
    else:
        rest = (run.end - run.table.measure(run.ruler, now)) / run.whole
    return min(1.0, max(0.0, 1 - rest))


@dataclass(frozen=True, slots=True)
class Doors:
    """`words`: "đang mở cửa đến 11:30"; `until`: when that changes."""

    open: bool
    until: datetime
    words: str


def doors(calendar: Calendar, now: datetime) -> Doors:
    """Is the office open now, and until when. Hours are half-open. Errors as in `Calendar.day`."""
    now = local(now)
    minute = now.hour * 60 + now.minute
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for since, until in calendar.day(now.date()).spans:
        if since <= minute < until:
            closes = midnight + timedelta(minutes=until)
            return Doors(True, closes, f"đang mở cửa đến {closes:%H:%M}")
        if minute < since:
            opens = midnight + timedelta(minutes=since)
            return Doors(False, opens, f"đang đóng cửa, mở lại lúc {opens:%H:%M}")
    opens = _next_opening(calendar, now.date())
    return Doors(False, opens, f"đã đóng cửa, mở lại lúc {opens:%H:%M} {day_words(opens.date())}")


def _next_opening(calendar: Calendar, on: date) -> datetime:
    while True:
        on += timedelta(days=1)
        if opens := calendar.day(on).opens_at:
            return opens
