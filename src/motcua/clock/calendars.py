"""A calendar: which days count, and when the office works."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TypeVar

from motcua.clock.days import Day, HoursPeriod, HoursUnknown, YearNotice, YearUnknown, day, local
from motcua.clock.tables import PastEnd, Table

T = TypeVar("T")
AHEAD = 3 * 366  # days that a tentative calendar lays out at a time
FARTHEST = 60 * 366  # days from what is known at which it stops guessing: the date is a slip of the pen


class Calendar:
    """Years by their notices and hours by their periods. Immutable; equal only to itself.

    Answers raise YearUnknown for a date whose year has no notice, HoursUnknown (a YearUnknown) for one
    without hours.
    ValueError: two notices for one year, two periods for one date, or no hours at all.
    """

    __slots__ = ("_hours", "_since", "_tables", "_takes_all", "_tentative", "_years")

    def __init__(
        self, years: Iterable[YearNotice] | Mapping[int, YearNotice], hours: Iterable[HoursPeriod]
    ) -> None:
        notices = list(years.values() if isinstance(years, Mapping) else years)
        self._years = {notice.year: notice for notice in notices}
        self._hours = tuple(sorted(hours, key=lambda period: period.since))
        self._since = [period.since for period in self._hours]
        self._tables: tuple[Table, ...] = ()
        self._takes_all = False
        self._tentative: Calendar | None = None
        if len(self._years) != len(notices):
            raise ValueError("một năm có hai thông báo ngày nghỉ")
        if not self._hours:
            raise ValueError("lịch chưa có giờ làm việc")
        for period, later in zip(self._hours, self._hours[1:], strict=False):
            if period.until is None or period.until > later.since:
                raise ValueError(f"hai kỳ giờ làm việc chồng nhau từ ngày {later.since:%d/%m/%Y}")

    @property
    def years(self) -> Mapping[int, YearNotice]:
        """The notices, by year."""
        return MappingProxyType(self._years)

    @property
    def hours(self) -> tuple[HoursPeriod, ...]:
        """The periods, in order."""
        return self._hours

    def tentative(self) -> "Calendar":
        """The same calendar that takes a year without notice as plain weeks, and a date without hours by the
        nearest period: for an appointment marked "tạm tính". Always the same object."""
        if self._takes_all:
            return self
        if self._tentative is None:
            other = Calendar(self._years, self._hours)
            other._takes_all = True
            self._tentative = other
        return self._tentative

    def at_best(self, ask: Callable[["Calendar"], T]) -> tuple[T, bool]:
        """What `ask` answers by this calendar; by its tentative one while a year's notice is missing, and that it
        is tentative then."""
        try:
            return ask(self), False
        except YearUnknown:
            return ask(self.tentative()), True

    def knows(self, on: date) -> bool:
        """Are the year's notice and the hours of that date there?"""
        return on.year in self._years and self._period(on) is not None

    def day(self, on: date) -> Day:
        """What that date is: hours, weight, reason."""
        table = self.table(on.toordinal())
        return table.laid[on.toordinal() - table.first]

    def _day(self, on: date) -> Day:
        period = self._period(on)
        if on.year not in self._years and not self._takes_all:
            raise YearUnknown(on.year)
        if period is None:
            if not self._takes_all:
                raise HoursUnknown(on)
            period = self._nearest(on)
        return day(on, self._years.get(on.year), period)

    def is_open(self, at: datetime) -> bool:
        """Is the office open at that instant? Hours are half-open: at closing it is closed."""
        at = local(at)
        minute = at.hour * 60 + at.minute
        return any(since <= minute < until for since, until in self.day(at.date()).spans)

    def next_counted(self, on: date) -> date:
        """The first counted date after `on`."""
        while True:
            on += timedelta(days=1)
            if self.day(on).counted:
                return on

    def counted_between(self, since: date, until: date) -> int:
        """How many counted days lie in [since, until), half days as days."""
        first, last = since.toordinal(), until.toordinal()
        if first >= last:
            return 0
        table = self.table(first)
        if last >= table.end:
            return sum(self.day(date.fromordinal(ordinal)).counted for ordinal in range(first, last))
        return table.next_counted(last) - table.next_counted(first)

    def working_from(self, at: datetime) -> datetime:
        """The first working instant at or after `at`: in counted hours `at` itself, else the next opening."""
        at = local(at)
        return self.on_table(at, lambda table: table.exactly(table.measure(table.minutes, at)))

    def on_table(self, at: datetime, work: Callable[[Table], T]) -> T:
        """Do the work on the days laid out around `at`; lay out more when a tentative calendar needs them."""
        while True:
            table = self.table(at.toordinal())
            try:
                return work(table)
            except PastEnd as past:
                self._lay_out(past.missing, past.wanted)

    def table(self, ordinal: int) -> Table:
        """The laid-out days around a date."""
        for table in self._tables:
            if table.first <= ordinal < table.end:
                return table
        return self._lay_out(ordinal, ordinal)

    def _lay_out(self, missing: int, wanted: int) -> Table:
        """Lay out days so that `missing` is among them; a tentative calendar goes on to `wanted`."""
        if missing > date.max.toordinal():
            raise ValueError("thời hạn kéo dài quá năm 9999")
        if self._takes_all:
            return self._stretch(min(missing, wanted), max(missing, wanted))
        self._day(date.fromordinal(missing))  # says what the calendar lacks
        first = end = missing
        while first > 1 and self.knows(date.fromordinal(first - 1)):
            first -= 1
        while end <= date.max.toordinal() and self.knows(date.fromordinal(end)):
            end += 1
        return self._add((), first, end)

    def _stretch(self, first: int, last: int) -> Table:
        """One table that grows: no promise meets its end in the middle."""
        known = [self._since[0].toordinal(), self._since[-1].toordinal()]
        known += [date(year, 1, 1).toordinal() for year in self._years]
        for ordinal in (first, last):
            if not min(known) - FARTHEST < ordinal < max(known) + FARTHEST:
                raise YearUnknown(date.fromordinal(ordinal).year)
        firsts = [first, *(table.first for table in self._tables)]
        ends = [last + AHEAD, *(table.end for table in self._tables)]
        return self._add(self._tables, min(firsts), max(ends))

    def _add(self, instead_of: tuple[Table, ...], first: int, end: int) -> Table:
        table = Table(first, [self._day(date.fromordinal(ordinal)) for ordinal in range(first, end)])
        self._tables = (*(t for t in self._tables if t not in instead_of), table)
        return table

    def _period(self, on: date) -> HoursPeriod | None:
        period = self._nearest(on)
        return period if period.since <= on and (period.until is None or on < period.until) else None

    def _nearest(self, on: date) -> HoursPeriod:
        """The period of that date, else the one before it, else the first."""
        return self._hours[max(bisect_right(self._since, on) - 1, 0)]
