"""An explanation told to people in one breath."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from motcua.clock.days import SATURDAY, WEEKDAYS, day_words
from motcua.clock.explanations import LAST_DAY, ExplainedDay

NAMES = ("nghỉ bù", "nghỉ Tết dương lịch", "nghỉ Tết", "nghỉ hoán đổi", "nghỉ lễ")
FEW = 3  # more Saturdays than that are counted, not listed


def sentence(days: Sequence[ExplainedDay]) -> str:
    """What an explanation says: "Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5."

    Empty when there is nothing to say: received in hours, and every day between counts.
    """
    said = [
        f"{reason[0].upper()}{reason[1:]}."
        for day in days
        for reason in day.why.split("; ")
        if reason.startswith(("nhận ", LAST_DAY))
    ]
    skipped = _skipped(days)
    waits = [_stretch(since, last) for since, last in _waits(days)]
    if waits and days[-1].mark != "due":
        waits[-1] = f"từ {_short(_waits(days)[-1][0])} đến khi giải quyết tiếp"
    waited = [f"thời gian tạm dừng {_and(waits)}"] if waits else []
    if days and days[0].part is None:
        if skipped:
            said.insert(0, "Tính cả ngày nghỉ.")
    else:
        waited = [*(_dates(name, dates) for name, dates in skipped.items()), *waited]
    if waited:
        said.append(f"Không tính {', '.join(waited)}.")
    made_up = [day_words(day.on) for day in days if day.counted and day.why.startswith("làm bù")]
    if made_up and days[0].part is not None:
        said.append(f"Tính cả {_and(made_up)} làm bù.")
    return " ".join(said)


def _skipped(days: Iterable[ExplainedDay]) -> dict[str, list[date]]:
    """The days that are not counted, by the name under which they are told: Saturday and Sunday by their own,
    except within Tết."""
    found: dict[str, list[date]] = {}
    for day in days:
        if day.counted:
            continue
        why = day.why.split("; ")[0]
        name = next((name for name in NAMES if why.startswith(name)), why)
        if day.on.weekday() >= SATURDAY and name != "nghỉ Tết":
            name = WEEKDAYS[day.on.weekday()]
        found.setdefault(name, []).append(day.on)
    return found


def _waits(days: Iterable[ExplainedDay]) -> list[tuple[date, date]]:
    """First and last day of each stretch of waiting; days off do not end it."""
    found: list[tuple[date, date]] = []
    waiting = False
    for day in days:
        if "tạm dừng" in day.why:
            found[-1:] = [(found[-1][0], day.on)] if waiting else [*found[-1:], (day.on, day.on)]
            waiting = True
        elif day.counted:
            waiting = False
    return found


def _dates(name: str, dates: Sequence[date]) -> str:
    """A name with its dates: a few are listed, a run is told by its ends, many weekends are only counted."""
    if name in WEEKDAYS and len(dates) > FEW:
        return f"{len(dates)} {name}"
    if len(dates) > 2 and dates[-1] - dates[0] == timedelta(days=len(dates) - 1):
        return f"{name} {_stretch(dates[0], dates[-1])}"
    return f"{name} {_and([_short(on) for on in dates])}"


def _stretch(since: date, last: date) -> str:
    return _short(since) if since == last else f"từ {_short(since)} đến {_short(last)}"


def _short(on: date) -> str:
    return f"{on.day}/{on.month}"


def _and(words: Sequence[str]) -> str:
    return " và ".join(filter(None, (", ".join(words[:-1]), words[-1])))
