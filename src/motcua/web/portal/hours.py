"""When the office is open, as people ask: now, in an ordinary week, and from when the hours will be others. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from motcua.clock import Calendar, Day, doors
from motcua.words import capital, day_words, weekday

SATURDAY = 5
AHEAD = 200  # days: a season of hours is half a year
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Strip:
    """The line on top of the home page: is it open, until or from when, and what else of today matters."""

    open: bool
    hours: str
    next: str


@dataclass(frozen=True, slots=True)
class Hours:
    """An ordinary week: days and their hours, in lines; `change` is the first day of other hours, with them."""

    week: tuple[tuple[str, tuple[str, ...]], ...]
    change: tuple[str, tuple[str, ...]] | None


def strip(calendar: Calendar, at: datetime) -> Strip:
    """ "Đang mở cửa đến 11:30 · Chiều 14:00–17:30 · thứ Tư 04/5/2022"."""
    now, today = doors(calendar, at), calendar.day(at.date())
    if now.open:
        later = [span for span in today.spans if _opens(span, at) > at]
        rest = [f"Chiều {_clock(later[0])}"] if later else []
        return Strip(True, f"đến {now.until:%H:%M}", " · ".join([*rest, day_words(at.date())]))
    on = now.until.date()
    when = f"mở lại lúc {now.until:%H:%M}" + ("" if on == at.date() else f" {day_words(on, year=False)}")
    return Strip(False, when, _why_shut(today))


@lru_cache(maxsize=32)  # the same for all who look on that day
def hours(calendar: Calendar, on: date) -> Hours:
    """The week around `on` as it is without holidays."""
    usual = _usual(calendar, on)
    groups: list[tuple[int, int, tuple[Span, ...]]] = []
    for number, spans in usual.items():
        if groups and groups[-1][2] == spans:
            groups[-1] = (groups[-1][0], number, spans)
        else:
            groups.append((number, number, spans))
    week = [(_days(first, last), _clocks(spans)) for first, last, spans in groups]
    saturday = _saturday(calendar, on)
    return Hours((*week, ("Thứ Bảy", _clocks(saturday))), _change(calendar, on, usual))


def _opens(span: Span, at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=span[0])


def _why_shut(today: Day) -> str:
    """The day, and its holiday when it has one."""
    holiday = not today.spans and "nghỉ" in today.why
    return f"{day_words(today.on)}, {today.why}" if holiday else day_words(today.on)


def _usual(calendar: Calendar, on: date) -> dict[int, tuple[Span, ...]]:
    """The hours of each weekday: those of this week; for a day off, of a week near by that has this week's hours."""
    monday = on - timedelta(days=on.weekday())
    week = [calendar.day(monday + timedelta(days=number)) for number in range(SATURDAY)]
    this = [day.spans for day in week if day.counted]
    found = {}
    for number, day in enumerate(week):
        near = (calendar.day(day.on + timedelta(weeks=weeks)) for weeks in (1, -1, 2, -2, 3, -3))
        others = [other.spans for other in near if other.counted]
        alike = [spans for spans in others if spans in this]
        found[number] = day.spans if day.counted else next(iter((*alike, *others)), ())
    return found


def _saturday(calendar: Calendar, on: date) -> tuple[Span, ...]:
    """The hours of a Saturday that is neither off nor worked instead of another day."""
    first = on + timedelta(days=(SATURDAY - on.weekday()) % 7)
    days = (calendar.day(first + timedelta(weeks=week)) for week in range(6))
    return next((day.spans for day in days if day.why.startswith("thứ Bảy")), ())


def _change(
    calendar: Calendar, on: date, usual: dict[int, tuple[Span, ...]]
) -> tuple[str, tuple[str, ...]] | None:
    for n in range(1, AHEAD):
        day = calendar.day(on + timedelta(days=n))
        if day.counted and day.on.weekday() < SATURDAY and day.spans != usual[day.on.weekday()]:
            return f"Từ {day_words(day.on, year=day.on.year != on.year)}", _clocks(day.spans)
    return None


def _days(first: int, last: int) -> str:
    names = [weekday(date(2024, 1, 1 + number)) for number in (first, last)]  # that day was a Monday
    text = names[0] if first == last else f"{names[0]} – {names[1]}"
    return capital(text)


def _clocks(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(_clock(span) for span in spans) or ("Không làm",)


def _clock(span: Span) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)
