"""A promise laid out as whole weeks: what a page or a paper draws as a calendar. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from motcua.clock.explanations import ExplainedDay

MOST_WEEKS = 5  # a longer calendar shows its first and its last week only
MOVED = "ngày cuối là ngày nghỉ"  # how `clock.explain` says that a due day moved to the next counted day


@dataclass(frozen=True, slots=True)
class Cell:
    """One day. `look` is received, counted, skipped, last (the due day) or "" (outside the promise)."""

    on: date
    look: str = ""
    words: tuple[str, ...] = ()  # under the date, a line each
    today: bool = False
    new_month: bool = False  # the first day drawn of a month, where a narrow screen says the month too

    @property
    def label(self) -> str:
        return f"{self.on.day}/{self.on.month}" if self.look else str(self.on.day)


@dataclass(frozen=True, slots=True)
class Week:
    cells: tuple[Cell, ...]  # seven, from Monday


@dataclass(frozen=True, slots=True)
class Gap:
    """Whole weeks left out; `today`: is today among them."""

    weeks: int
    today: bool


def lay_out(
    days: Sequence[ExplainedDay], today: date | None = None, most: int = MOST_WEEKS
) -> tuple[Week | Gap, ...]:
    """Whole weeks from the receipt to the due day, or to the start of the wait; beyond `most` weeks the
    first, a gap and the last. `days` is what `clock.explain` returns; nothing of nothing."""
    if not days:
        return ()
    cells = {cell.on: cell for cell in _with_months(_cells(days, today))}
    monday = days[0].on - timedelta(days=days[0].on.weekday())
    starts = [monday + timedelta(weeks=n) for n in range((days[-1].on - monday).days // 7 + 1)]
    weeks = {start: _week(start, cells, today) for start in starts}
    if len(starts) <= most:
        return tuple(weeks.values())
    left_out = today is not None and starts[1] <= today < starts[-1]
    return weeks[starts[0]], Gap(len(starts) - 2, left_out), weeks[starts[-1]]


def _with_months(cells: Iterable[Cell]) -> Iterator[Cell]:
    seen: set[int] = set()
    for cell in cells:
        yield replace(cell, new_month=cell.on.month not in seen)
        seen.add(cell.on.month)


def _week(start: date, cells: Mapping[date, Cell], today: date | None) -> Week:
    week = [start + timedelta(days=n) for n in range(7)]
    return Week(tuple(cells.get(on) or Cell(on, today=on == today) for on in week))


def _cells(days: Sequence[ExplainedDay], today: date | None) -> Iterator[Cell]:
    calendar_days = days[0].part is None
    numbers = _calendar_numbers(days) if calendar_days else _once(days)
    moved = stopped = False
    for day in days:
        stopped = _stopped(day) if day.counted else stopped
        number = numbers.get(day.on)
        said = (f"ngày {number}",) if number else ()
        if "tạm dừng từ" in day.why:
            said = (*said, "dừng")
        elif "tạm dừng" in day.why:
            said = (*said, "dừng một lúc")
        elif day.mark == "counted" and day.part and day.number is None:
            said = ("bắt đầu tính",)
        if day.mark == "due":
            received = ("nhận",) if day.on == days[0].on else ()
            look, words = "last", (*received, *said, "trả")
        elif day.mark == "receipt":
            look, words = "received", ("nhận",)
        elif day.mark == "counted" or (calendar_days and day.mark != "waiting" and not moved and not stopped):
            look, words = "counted", said
        elif calendar_days and stopped:
            look, words = "skipped", ("tạm dừng",)
        else:
            look, words = "skipped", (_cause(day),)
        moved = moved or MOVED in day.why
        yield Cell(day.on, look, words, day.on == today)


def _stopped(day: ExplainedDay) -> bool:
    """Does the clock stand still at its closing, and so over the days off that follow?"""
    waits = [reason for reason in day.why.split("; ") if reason.startswith("tạm dừng")]
    return bool(waits) and (waits[-1] == "tạm dừng" or waits[-1].startswith("tạm dừng từ"))


def _once(days: Sequence[ExplainedDay]) -> dict[date, int]:
    """Working days are numbered as they are filled; a number that a wait spread over two days stands once."""
    first: dict[int, date] = {}
    for day in days:
        if day.number:
            first.setdefault(day.number, day.on)
    return {on: number for number, on in first.items()}


def legend(weeks: Sequence[Week | Gap]) -> tuple[tuple[str, str], ...]:
    """What the shapes of this calendar mean: look and words, only of what is in it."""
    cells = [cell for week in weeks if isinstance(week, Week) for cell in week.cells]
    looks = {cell.look for cell in cells}
    skipped = {
        "tạm dừng" if "tạm dừng" in cell.words else "ngày nghỉ" for cell in cells if cell.look == "skipped"
    }
    items = [
        ("received", "ngày nhận"),
        ("counted", "ngày tính"),
        ("hatch", f"{' và '.join(sorted(skipped))}: không tính" if skipped else ""),
        ("last", "ngày trả"),
        ("today", "hôm nay"),
    ]
    there = looks | ({"hatch"} if skipped else set()) | ({"today"} if any(c.today for c in cells) else set())
    return tuple((look, words) for look, words in items if look in there)


def _calendar_numbers(days: Sequence[ExplainedDay]) -> dict[date, int]:
    """Calendar days are numbered as they come, up to the last that the law gives; not with waits."""
    if any("tạm dừng" in day.why for day in days):
        return {}
    numbers = {}
    for n, day in enumerate(days):
        numbers[day.on] = n
        if MOVED in day.why:
            break
    return numbers


def _cause(day: ExplainedDay) -> str:
    if day.mark == "holiday":
        first = day.why.removeprefix("nghỉ ").split(" ")[0]
        return first if first in ("lễ", "Tết") else "nghỉ"
    return {"make_up": "bù", "weekend": "cuối tuần", "waiting": "tạm dừng"}.get(day.mark, "nghỉ")
