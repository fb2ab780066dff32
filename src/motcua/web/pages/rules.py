"""How a promise is laid out as a calendar, and how a status looks. Pure: values in, what to draw out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from motcua.clock import ExplainedDay

MOST_WEEKS = 5  # a longer calendar shows its first and its last week only
MOVED = "ngày cuối là ngày nghỉ"  # how `clock.explain` says that a due day moved to the next counted day


@dataclass(frozen=True, slots=True)
class Cell:
    """One day. `look` is received, counted, skipped, last (the due day) or "" (outside the promise)."""

    on: date
    look: str = ""
    words: tuple[str, ...] = ()  # under the date, a line each
    today: bool = False

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


def lay_out(days: Sequence[ExplainedDay], today: date | None = None) -> tuple[Week | Gap, ...]:
    """Whole weeks from the receipt to the due day, or to the start of the wait; beyond `MOST_WEEKS` the
    first, a gap and the last. `days` is what `clock.explain` returns; nothing of nothing."""
    if not days:
        return ()
    cells = {cell.on: cell for cell in _cells(days, today)}
    monday = days[0].on - timedelta(days=days[0].on.weekday())
    starts = [monday + timedelta(weeks=n) for n in range((days[-1].on - monday).days // 7 + 1)]
    weeks = {start: _week(start, cells, today) for start in starts}
    if len(starts) <= MOST_WEEKS:
        return tuple(weeks.values())
    left_out = today is not None and starts[1] <= today < starts[-1]
    return weeks[starts[0]], Gap(len(starts) - 2, left_out), weeks[starts[-1]]


def _week(start: date, cells: Mapping[date, Cell], today: date | None) -> Week:
    week = [start + timedelta(days=n) for n in range(7)]
    return Week(tuple(cells.get(on) or Cell(on, today=on == today) for on in week))


def _cells(days: Sequence[ExplainedDay], today: date | None) -> Iterator[Cell]:
    calendar_days = days[0].part is None
    numbers = _calendar_numbers(days) if calendar_days else {day.on: day.number for day in days}
    moved = False
    for day in days:
        number = numbers.get(day.on)
        said = (f"ngày {number}",) if number else ()
        if "tạm dừng từ" in day.why:
            said = (*said, "dừng")
        if day.mark == "due":
            received = ("nhận",) if day.on == days[0].on else ()
            look, words = "last", (*received, *said, "trả")
        elif day.mark == "receipt":
            look, words = "received", ("nhận",)
        elif day.mark == "counted" or (calendar_days and day.mark != "waiting" and not moved):
            look, words = "counted", said
        else:
            look, words = "skipped", (_cause(day),)
        moved = moved or MOVED in day.why
        yield Cell(day.on, look, words, day.on == today)


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


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The look of a tag (its class in the style sheet) and its icon."""

    look: str
    icon: str


STATUS_LOOK: Mapping[int, StatusLook] = MappingProxyType(  # by the ten codes of the national portal
    {
        1: StatusLook("sent", "inbox"),
        2: StatusLook("work", "hourglass"),
        3: StatusLook("no", "circle-x"),
        4: StatusLook("work", "hourglass"),
        5: StatusLook("yours", "pen-line"),
        6: StatusLook("yours", "coins"),
        7: StatusLook("stop", "rotate-ccw"),
        8: StatusLook("stop", "circle-pause"),
        9: StatusLook("done", "circle-check"),
        10: StatusLook("given", "check"),
    }
)
BAR_LOOK: Mapping[str, str] = MappingProxyType(  # of a micro bar, by the state of `clock.Left`
    {"running": "link", "today": "soon", "late": "late", "waiting": "stopped"}
)
