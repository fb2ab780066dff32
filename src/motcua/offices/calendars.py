"""Calendars as they are written down: hours as text, a whole calendar as plain data and back."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from motcua import Refused
from motcua.clock import Calendar, HoursPeriod, YearNotice
from motcua.words import weekday

Span = tuple[int, int]  # minutes since midnight, half-open
WEEKDAYS: Mapping[str, int] = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")


def spans(text: str) -> tuple[Span, ...]:
    """ "07:30-11:30, 13:30-17:00" in minutes; nothing: closed. Refused: not written as hours."""
    found = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        match = _SPAN.fullmatch(part)
        if not match:
            raise Refused(f"“{part}” không phải giờ dạng 07:30-11:30.")
        h1, m1, h2, m2 = map(int, match.groups())
        if max(m1, m2) > 59:
            raise Refused(f"“{part}” không phải giờ dạng 07:30-11:30.")
        found.append((h1 * 60 + m1, h2 * 60 + m2))
    return tuple(found)


def hours_words(week: Mapping[int, Iterable[Span]]) -> str:
    """ "thứ Hai–thứ Sáu 07:30–11:30, 13:30–17:00; thứ Bảy 07:30–11:30"."""
    runs: list[tuple[int, int, str]] = []
    for day in range(7):
        text = ", ".join(f"{_clock(a)}–{_clock(b)}" for a, b in week.get(day, ()))
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == text:
            runs[-1] = (runs[-1][0], day, text)
        elif text:
            runs.append((day, day, text))
    said = [f"{_weekday(a) if a == b else f'{_weekday(a)}–{_weekday(b)}'} {text}" for a, b, text in runs]
    return "; ".join(said) or "không làm việc"


def _weekday(number: int) -> str:
    return weekday(date(2024, 1, 1 + number))  # a Monday


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def week_data(week: Mapping[int, Iterable[Span]]) -> dict[str, list[list[int]]]:
    """A week as plain data, closed days left out."""
    return {str(d): [[a, b] for a, b in day] for d, day in sorted(week.items()) if day}


def week_of(data: Mapping[str, Iterable[Iterable[int]]]) -> dict[int, tuple[Span, ...]]:
    """A week back from plain data."""
    return {int(d): tuple((a, b) for a, b in day) for d, day in data.items()}


def days_data(days: Mapping[date, str]) -> dict[str, str]:
    return {on.isoformat(): why for on, why in sorted(days.items())}


def days_of(data: Mapping[str, str]) -> dict[date, str]:
    return {date.fromisoformat(on): why for on, why in data.items()}


def calendar_data(hours: Iterable[HoursPeriod], years: Iterable[YearNotice]) -> dict[str, Any]:
    """A whole calendar as plain data: what an edition keeps."""
    return {
        "hours": [
            {
                "since": h.since.isoformat(),
                "until": h.until.isoformat() if h.until else None,
                "notice": h.notice,
                "week": week_data(h.week),
                "counts_saturday": h.counts_saturday,
            }
            for h in sorted(hours, key=lambda h: h.since)
        ],
        "years": [
            {"year": y.year, "notice": y.notice, "off": days_data(y.off), "worked": days_data(y.worked)}
            for y in sorted(years, key=lambda y: y.year)
        ],
    }


def calendar_of(data: Mapping[str, Any]) -> Calendar:
    """The calendar back from an edition."""
    hours = [
        HoursPeriod(
            since=date.fromisoformat(h["since"]),
            until=date.fromisoformat(h["until"]) if h["until"] else None,
            notice=h["notice"],
            week=week_of(h["week"]),
            counts_saturday=h["counts_saturday"],
        )
        for h in data["hours"]
    ]
    years = [
        YearNotice(year=y["year"], notice=y["notice"], off=days_of(y["off"]), worked=days_of(y["worked"]))
        for y in data["years"]
    ]
    return Calendar(years, hours)
