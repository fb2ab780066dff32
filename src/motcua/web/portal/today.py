"""Filed today, ready when: the promise of a way counted from now, with its reason. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.clock import Calendar, ExplainedDay, doors, explain, promise, sentence
from motcua.procedures.rules.record import Way
from motcua.web.portal.times import provisional
from motcua.words import capital, day_words

LATER = "Nộp sau 15 giờ thì ngày làm việc tiếp theo có."


@dataclass(frozen=True, slots=True)
class Ready:
    """The day in words, the days until then, why some do not count, and whether a year lacks its notice.

    `today`: can it still be filed today; `later`: what holds after the hour until which it is done that day.
    """

    today: bool
    filed: str
    day: str
    says: str
    days: Sequence[ExplainedDay]
    skipped: str
    provisional: str
    later: str


def ready(calendar: Calendar, at: datetime, way: Way | None) -> Ready | None:
    """Counted from now, or from the next opening. None when the law gives no time that could be counted."""
    if way is None or way.allowance is None:
        return None
    ahead = calendar.tentative()
    today = at.date()
    now = doors(ahead, at)
    at = at if now.open else now.until
    due_at = promise(ahead, at, way.allowance).due_at
    if due_at is None:
        return None
    days = explain(ahead, at, way.allowance)
    same = due_at.date() == at.date()
    filed, day = capital(day_words(at.date(), year=False)), _day(due_at.date(), today)
    if same and way.allowance.kind == "same-day":
        says = f"Nộp {_day(at.date(), today)} trước 15 giờ thì có ngay trong ngày."
    else:
        says = f"{filed} nộp thì trong ngày có." if same else f"{filed} nộp thì {day} có."
    return Ready(
        today=at.date() == today,
        filed=filed,
        day=f"Trong ngày, trước {due_at:%H:%M}" if same else capital(day),
        says=says,
        days=() if same else days,
        skipped="" if same else _once(sentence(days), way.allowance.kind),
        provisional=provisional(days, calendar),
        later=LATER if same and way.allowance.kind == "same-day" else "",
    )


def _once(said: str, kind: str) -> str:
    """That days off count too is said with the time itself."""
    return said.removeprefix("Tính cả ngày nghỉ.").strip() if kind == "cd" else said


def _day(on: date, today: date) -> str:
    return day_words(on, year=on.year != today.year)
