"""A second count of every promise: minute by minute, written from docs/law/thoi-han.md, sharing no code with the clock.

Knows whole minutes only. Slow and plain on purpose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from fractions import Fraction

ONE = timedelta(minutes=1)
Span = tuple[int, int]


@dataclass
class Office:
    """Days off, days worked instead, and weeks by season: what a calendar is made of."""

    seasons: list[tuple[date, dict[int, list[Span]]]]  # from that date on; weekday 0 is Monday
    saturdays_count: bool
    off: set[date] = field(default_factory=set)
    worked: set[date] = field(default_factory=set)
    zone: tzinfo | None = None

    def day(self, on: date) -> tuple[Fraction, list[Span]]:
        """The weight of a day, and its hours when it has any weight."""
        week = [week for since, week in self.seasons if since <= on][-1]
        if on in self.off:
            return Fraction(0), []
        if on in self.worked:
            return Fraction(1), week[0]
        if on.weekday() < 5:
            return Fraction(1), week[on.weekday()]
        if on.weekday() == 5 and self.saturdays_count and week.get(5):
            return Fraction(1, 2), week[5]
        return Fraction(0), []

    def minutes(self, since: datetime) -> Iterator[tuple[datetime, Fraction]]:
        """Every working minute from then on, and the share of a counted day that it is worth."""
        on = since.date()
        while True:
            weight, spans = self.day(on)
            total = sum(b - a for a, b in spans)
            midnight = datetime(on.year, on.month, on.day, tzinfo=since.tzinfo)
            for a, b in spans:
                for minute in range(a, b):
                    at = midnight + minute * ONE
                    if at >= since:
                        yield at, weight / total
            on += timedelta(days=1)

    def opening(self, at: datetime) -> datetime:
        """The first working minute at or after then."""
        return next(self.minutes(at))[0]

    def closing(self, on: date) -> datetime:
        return max(at for at, _ in self.of_day(on)) + ONE

    def of_day(self, on: date) -> list[tuple[datetime, Fraction]]:
        midnight = datetime(on.year, on.month, on.day, tzinfo=self.zone)
        found = []
        for at, share in self.minutes(midnight):
            if at.date() != on:
                return found
            found.append((at, share))
        raise AssertionError


def promised(
    office: Office,
    received: datetime,
    kind: str,
    amount: int,
    waits: Sequence[tuple[datetime, datetime | None]],
) -> tuple[datetime | None, bool, bool]:
    """Due, paused, broken."""
    start = office.opening(received)
    met: list[tuple[datetime, datetime]] = []
    broken = paused = False
    for since, until in _union(waits, start):
        if broken or since.date() > _due(office, received, kind, amount, met).date():
            broken = True
            paused = until is None
        elif until is None:
            return None, True, False
        elif office.opening(since) < until:
            met.append((since, until))
    return _due(office, received, kind, amount, met), paused, broken


def _union(
    waits: Sequence[tuple[datetime, datetime | None]], start: datetime
) -> list[tuple[datetime, datetime | None]]:
    """Overlapping and touching waits joined; what lies before the start cut off."""
    edges: list[tuple[datetime, datetime | None]] = []
    for since, until in sorted(waits, key=lambda w: w[0]):
        since = max(since, start)
        if until is not None and until <= start:
            continue
        if edges and (edges[-1][1] is None or since <= edges[-1][1]):
            last = edges[-1][1]
            edges[-1] = (edges[-1][0], None if last is None or until is None else max(last, until))
        else:
            edges.append((since, until))
    return edges


def _due(
    office: Office, received: datetime, kind: str, amount: int, met: Sequence[tuple[datetime, datetime]]
) -> datetime:
    """Due after those waits, each of which ended and began on an unbroken promise."""
    start = office.opening(received)
    earliest = met[-1][1] if met else start

    def waits(at: datetime) -> bool:
        return any(since <= at < until for since, until in met)

    if kind == "cd":
        return _calendar_days(office, start, amount, earliest, met)
    if kind == "same-day":
        on = start.date()
        if received > datetime(on.year, on.month, on.day, 15, tzinfo=received.tzinfo):
            on = office.opening(office.closing(on)).date()
        closing = office.closing(on)
        if not met:
            return closing
        goal, worth = Fraction(0), {"same-day": Fraction(1)}
        for at, _ in office.minutes(start):
            if at >= closing:
                break
            goal += 1
    else:
        goal, worth = Fraction(amount * (60 if kind == "h" else 1)), {"h": Fraction(1)}
    used = Fraction(0)
    for at, share in office.minutes(start):
        if used == goal and at >= earliest:
            return at
        if not waits(at):
            used += worth.get(kind, share)
        if used > goal:
            if at >= earliest:
                return at + ONE
            used = goal
    raise AssertionError


def _calendar_days(
    office: Office,
    start: datetime,
    amount: int,
    earliest: datetime,
    met: Sequence[tuple[datetime, datetime]],
) -> datetime:
    """Elapsed time left is kept at each wait; nothing left: the first working minute after it."""
    nominal = start + timedelta(days=amount)
    for since, until in met:
        nominal = until + max(nominal - since, timedelta(0))
    if met and nominal == earliest:
        return office.opening(earliest)
    if office.day(nominal.date())[0]:
        return nominal
    return office.opening(nominal)
