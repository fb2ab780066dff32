"""The few words that only the desk's templates need. `{% load desk %}`."""

from datetime import date, datetime

from django import template

from motcua import words
from motcua.clock import VN

register = template.Library()


@register.filter
def birth(born: date | int | None) -> str:
    """A birth day, or the year alone; nothing when it is not known."""
    return words.birth_text(born) if born else ""


@register.filter
def near(at: date | datetime, today: date) -> str:
    """ "T6 06/5 09:00", with the year when that is not this year."""
    if not isinstance(at, datetime):
        return words.day_short(at, year=at.year != today.year)
    on = at.astimezone(VN)
    return f"{words.day_short(on, year=on.year != today.year)} {on:%H:%M}"


@register.filter
def day_of(at: datetime) -> date:
    """The ward's own date of an instant."""
    return at.astimezone(VN).date()
