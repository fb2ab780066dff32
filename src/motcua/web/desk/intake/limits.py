"""Registered in time or too late: told by the day of the birth or the death and by what the fee's own line says.

Luật Hộ tịch 2014, điều 15 (60 days from a birth) and 33 (15 days from a death); the days are data of the catalogue.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast

from motcua.clock import Calendar
from motcua.fees.rules import FeeLine
from motcua.words import birth_text, day_text

Event = Literal["sinh", "chết"]
SAYS = re.compile(r"sau (\d+) ngày kể từ ngày (sinh|chết)")
CALLED: dict[str, str] = {"sinh": "sinh", "chết": "mất"}


@dataclass(frozen=True, slots=True)
class Limit:
    """A circumstance of a fee (`when`) that holds from so many days after an event on."""

    when: str
    days: int
    event: Event


@dataclass(frozen=True, slots=True)
class Told:
    """Is it too late, and why."""

    passed: bool
    words: str


def limit(line: FeeLine) -> Limit | None:
    """What the line says of a time; None when its circumstance is another."""
    said = SAYS.search(line.note) if line.when else None
    return Limit(line.when, int(said[1]), cast(Event, said[2])) if said else None


def told(of: Limit, happened: date | int | None, received: date, calendar: Calendar) -> Told | None:
    """Whether a matter received on that day comes too late after what happened on a day (or in a year, when only that
    is known). None: it cannot be told. The day itself is not counted; a last day that is off moves to the next counted
    one (Bộ luật Dân sự 2015, điều 147 and 148)."""
    if happened is None:
        return None
    ends = (
        (happened, happened) if isinstance(happened, date) else (date(happened, 1, 1), date(happened, 12, 31))
    )
    first, last = (last_day(on, of.days, calendar) for on in ends)
    if ends[0] > received or (received > first) != (received > last):
        return None
    what = f"{CALLED[of.event]} {birth_text(happened)}, hạn {of.days} ngày"
    until = f" đến {day_text(last)}" if first == last else ""
    return Told(received > last, f"{'Quá hạn' if received > last else 'Đúng hạn'}: {what}{until}.")


def last_day(on: date, days: int, calendar: Calendar) -> date:
    """The last day in time."""
    last = on + timedelta(days=days)
    calendar = calendar.tentative()
    return last if calendar.day(last).counted else calendar.next_counted(last)
