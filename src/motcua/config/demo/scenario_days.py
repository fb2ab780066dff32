"""The demo half-year as one line of working minutes, and chance that is the same on every machine."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar

from motcua.clock import VN, Calendar

T = TypeVar("T")


class Days:
    """The counted days of [since, until) with their hours laid end to end: minute 0 is the first opening.

    On this line an act cannot fall outside the hours, and later is always larger.
    """

    def __init__(self, calendar: Calendar, since: date, until: date) -> None:
        span = (date.fromordinal(n) for n in range(since.toordinal(), until.toordinal()))
        worked = [day for day in map(calendar.day, span) if day.counted]
        self.dates = [day.on for day in worked]
        self.spans = [day.spans for day in worked]
        lengths = [sum(end - start for start, end in spans) for spans in self.spans]
        self.opening = [0, *accumulate(lengths)]  # of each day, and the end of the last

    def day_of(self, minute: int) -> int:
        """The number of the day in which a minute lies."""
        return bisect_right(self.opening, minute) - 1

    def last(self, day: int) -> int:
        """The last minute of a day."""
        return self.opening[day + 1] - 1

    def day_on(self, on: date) -> int:
        """The number of a date, or of the next counted one."""
        return bisect_right(self.dates, on - timedelta(days=1))

    def at(self, minute: int) -> datetime:
        """The instant of a minute."""
        day = self.day_of(minute)
        left = minute - self.opening[day]
        for start, end in self.spans[day]:
            if left < end - start:
                return self._moment(day, start + left)
            left -= end - start
        raise IndexError(minute)

    def minute(self, at: datetime) -> int:
        """The minute of an instant; outside the hours, the next opening."""
        day = self.day_on(at.date())
        found = self.opening[day]
        if self.dates[day] == at.date():
            clock = at.hour * 60 + at.minute
            found += sum(min(max(clock - start, 0), end - start) for start, end in self.spans[day])
        return found

    def _moment(self, day: int, clock: int) -> datetime:
        on = self.dates[day]
        return datetime(on.year, on.month, on.day, clock // 60, clock % 60, tzinfo=VN)


class Chance(Random):
    """Seeded chance that draws whole numbers only, so that no rounding differs between machines."""

    def of(self, percent: int) -> bool:
        """True in so many of a hundred."""
        return self.randrange(100) < percent

    def weighted(self, weights: Mapping[T, int]) -> T:
        """One of the keys, by their weights."""
        return list(weights)[self.place(list(accumulate(weights.values())))]

    def place(self, sums: Sequence[int]) -> int:
        """An index by running sums of weights."""
        return bisect_right(sums, self.randrange(sums[-1]))

    def between(self, first: int, last: int) -> int:
        """A whole number from first to last, both included; `first` when there is nothing between."""
        return self.randint(first, last) if last > first else first
