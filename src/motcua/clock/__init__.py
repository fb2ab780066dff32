"""Working time: calendars, promises, waits, explanations. Pure; instants are aware, periods half-open."""

from motcua.clock.allowances import Allowance, Wait
from motcua.clock.calendars import Calendar
from motcua.clock.days import VN, Day, HoursPeriod, HoursUnknown, YearNotice, YearUnknown
from motcua.clock.explanations import ExplainedDay, explain
from motcua.clock.promises import Promise, after_wait, at_least, promise
from motcua.clock.remains import Doors, Left, doors, left
from motcua.clock.sentences import sentence

__all__ = [
    "VN",
    "Allowance",
    "Calendar",
    "Day",
    "Doors",
    "ExplainedDay",
    "HoursPeriod",
    "HoursUnknown",
    "Left",
    "Promise",
    "Wait",
    "YearNotice",
    "YearUnknown",
    "after_wait",
    "at_least",
    "doors",
    "explain",
    "left",
    "promise",
    "sentence",
]
