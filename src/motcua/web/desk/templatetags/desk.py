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
def day_of(at: datetime) -> date:
    """The ward's own date of an instant."""
    return at.astimezone(VN).date()
