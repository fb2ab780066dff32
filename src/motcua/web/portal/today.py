"""Filed today, ready when: the promise of a way counted from now, with its reason. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.clock import Calendar, ExplainedDay, explain, promise, sentence
from motcua.procedures.rules.record import Way
from motcua.web.portal.sentences import capital
from motcua.web.portal.times import provisional
from motcua.words import day_words


@dataclass(frozen=True, slots=True)
class Ready:
    """The day in words, the days until then, why some do not count, and whether a year lacks its notice."""

    filed: str
    day: str
    says: str
    days: Sequence[ExplainedDay]
    skipped: str
    provisional: str
    hours: bool


def ready(calendar: Calendar, at: datetime, way: Way | None) -> Ready | None:
    """None when the law gives no time that could be counted."""
    if way is None or way.allowance is None:
        return None
    ahead = calendar.tentative()
    due_at = promise(ahead, at, way.allowance).due_at
    if due_at is None:
        return None
    days = explain(ahead, at, way.allowance)
    same = due_at.date() == at.date()
    filed, day = capital(day_words(at.date(), year=False)), _day(due_at.date(), at.date())
    return Ready(
        filed=filed,
        day="Trong hôm nay" if same else capital(day),
        says=f"{filed} nộp thì trong ngày có." if same else f"{filed} nộp thì {day} có.",
        days=() if same else days,
        skipped="" if same else sentence(days),
        provisional=provisional(days, calendar),
        hours=way.allowance.kind == "h",
    )


def _day(on: date, today: date) -> str:
    return day_words(on, year=on.year != today.year)
