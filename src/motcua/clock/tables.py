"""A stretch of days laid out once, so that a promise is two look-ups and an addition of whole numbers.

Working time is measured on a ruler. The ruler of days gives every counted day the same length (a half day
half of it), spread evenly over that day's own working minutes; the ruler of minutes measures minutes. Both
are exact: the unit is so small that one microsecond of any day is a whole number of units.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from math import lcm

from motcua.clock.days import Day, Span, moment

MINUTE = 60_000_000  # microseconds
MINUTES = [timedelta(minutes=m) for m in range(24 * 60 + 1)]


class PastEnd(Exception):
    """The days laid out do not reach that far: the nearest day missing, and the one that was wanted."""

    def __init__(self, missing: int, wanted: int) -> None:
        self.missing, self.wanted = missing, wanted


class Pattern:
    """The hours of a day, both ways: clock minute to minutes worked, and back."""

    __slots__ = ("closing", "opened", "total", "wall", "worked")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.wall = [minute for since, until in spans for minute in range(since, until)]
        self.opened = [False] * (24 * 60)
        for minute in self.wall:
            self.opened[minute] = True
        self.worked = [
            0,
            *accumulate(MINUTE if o else 0 for o in self.opened),
        ]  # microseconds before that minute
        self.closing = self.wall[-1] + 1
        self.total = len(self.wall)


@lru_cache(maxsize=256)
def pattern(spans: tuple[Span, ...]) -> Pattern:
    """One pattern for all days with the same hours."""
    return Pattern(spans)


class Ruler:
    """`at[i]`: what was measured when counted day i opens; `rate[i]`: what each microsecond of it adds."""

    __slots__ = ("at", "minute", "rate", "unit")

    def __init__(self, rate: list[int], totals: list[int], unit: int) -> None:
        self.rate = rate
        self.minute = [r * MINUTE for r in rate]
        self.at = [0, *accumulate(m * total for m, total in zip(self.minute, totals, strict=True))]
        self.unit = unit


class Table:
    """Consecutive days from the ordinal `first` on, before the ordinal `end`."""

    __slots__ = ("counted", "days", "end", "first", "laid", "midnight", "minutes", "pattern")

    def __init__(self, first: int, days: list[Day]) -> None:
        self.first, self.end, self.laid = first, first + len(days), days
        self.counted: list[int] = []  # counted: its place; not counted: ~ the place of the next one
        self.pattern: list[Pattern] = []
        self.midnight: list[datetime] = []
        halves: list[int] = []
        for day in days:
            self.counted.append(len(halves) if day.counted else ~len(halves))
            if day.counted:
                self.pattern.append(pattern(day.spans))
                self.midnight.append(moment(day.on, 0))
                halves.append(int(day.weight * 2))
        totals = [p.total for p in self.pattern]
        even = lcm(*set(totals))
        self.days = Ruler(
            [h * (even // t) for h, t in zip(halves, totals, strict=True)], totals, 2 * even * MINUTE
        )
        self.minutes = Ruler([1] * len(totals), totals, 60 * MINUTE)

    def place(self, at: datetime) -> int:
        """The counted day of an instant; ~ the next one when its day is not counted."""
        found = at.toordinal() - self.first
        if found < 0 or found >= len(self.counted):
            raise PastEnd(self.first - 1 if found < 0 else self.end, at.toordinal())
        return self.counted[found]

    def next_counted(self, ordinal: int) -> int:
        """The place among the counted days of that date, or of the next one when it is not counted."""
        place = self.counted[ordinal - self.first]
        return place if place >= 0 else ~place

    def measure(self, ruler: Ruler, at: datetime) -> int:
        """What the ruler shows at an instant. It stands still outside working time."""
        i = self.place(at)
        if i < 0:
            return ruler.at[~i]
        minute = at.hour * 60 + at.minute
        hours = self.pattern[i]
        worked = hours.worked[minute]
        if hours.opened[minute]:
            worked += at.second * 1_000_000 + at.microsecond
        return ruler.at[i] + ruler.rate[i] * worked

    def day(self, ruler: Ruler, mark: int) -> int:
        """The counted day of the first working instant at which the ruler shows `mark`."""
        i = bisect_right(ruler.at, mark) - 1
        if i >= len(self.midnight):
            raise PastEnd(self.end, self.end)
        return i

    def reach(self, ruler: Ruler, mark: int) -> datetime:
        """The first working instant at which the ruler shows `mark`, rounded up to the whole minute."""
        i = self.day(ruler, mark)
        minute, rest = divmod(mark - ruler.at[i], ruler.minute[i])
        return self.midnight[i] + MINUTES[self.pattern[i].wall[minute] + (rest > 0)]

    def exactly(self, mark: int) -> datetime:
        """The first working instant at which the ruler of minutes shows `mark`, to the microsecond."""
        i = self.day(self.minutes, mark)
        minute, rest = divmod(mark - self.minutes.at[i], MINUTE)
        return self.midnight[i] + MINUTES[self.pattern[i].wall[minute]] + timedelta(microseconds=rest)

    def closing(self, i: int) -> datetime:
        """Closing of counted day i."""
        if i >= len(self.midnight):
            raise PastEnd(self.end, self.end)
        return self.midnight[i] + MINUTES[self.pattern[i].closing]
