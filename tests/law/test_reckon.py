"""docs/law/thoi-han.md: every worked date."""

from datetime import date, datetime

import pytest

from motcua.clock import VN, Allowance, Calendar, HoursPeriod, Wait, YearUnknown, explain, promise
from motcua.clock.vietnam import CALENDAR
from tests.law.pages import examples

PAGE = "thoi-han.md"
PLAIN = ("ngày làm việc", "giờ làm việc", "trong ngày", "ngày lịch")
WAITING = ("tạm dừng", "đã quá hạn")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def calendar(hours: str) -> Calendar:
    """The State's, with the hours of the row when it names any."""
    if not hours:
        return CALENDAR
    usual, _, saturday = hours.partition("; thứ Bảy ")
    week = dict.fromkeys(range(5), spans(usual)) | ({5: spans(saturday)} if saturday else {})
    period = HoursPeriod(date(2020, 1, 1), None, "thử", week, counts_saturday=bool(saturday))
    return Calendar(CALENDAR.years, [period])


def spans(text: str) -> tuple[tuple[int, int], ...]:
    stretches = [stretch.split("-") for stretch in text.split(",")]
    return tuple((minute(since), minute(until)) for since, until in stretches)


def minute(text: str) -> int:
    hour, rest = text.split(":")
    return int(hour) * 60 + int(rest)


def waits(text: str) -> list[Wait]:
    pairs = [pair.split("..") for pair in text.split()]
    return [Wait(at(since), at(until) if until else None) for since, until in pairs]


@examples(PAGE, *(f"Ví dụ: {name}" for name in PLAIN))
def test_it_counts_the_worked_dates(row: dict[str, str]) -> None:
    found = promise(calendar(row["giờ"]), at(row["nhận"]), Allowance.parse(row["thời hạn"]))
    assert found == (at(row["hẹn trả"]), False, False)


@examples(PAGE, *(f"Ví dụ: {name}" for name in WAITING))
def test_it_stops_the_clock(row: dict[str, str]) -> None:
    waited = waits(row["tạm dừng"])
    allowance = Allowance.parse(row["thời hạn"])
    found = promise(CALENDAR, at(row["nhận"]), allowance, waited)
    assert found.due_at == (None if row["hẹn trả"] == "đang dừng" else at(row["hẹn trả"]))
    assert found.paused == any(wait.until is None for wait in waited)
    days = explain(CALENDAR, at(row["nhận"]), allowance, waited)
    assert days[-1].on == (found.due_at or waited[0].since).date()


@examples(PAGE, "Ví dụ: đã quá hạn")
def test_it_stays_broken(row: dict[str, str]) -> None:
    assert promise(CALENDAR, at(row["nhận"]), Allowance.parse(row["thời hạn"]), waits(row["tạm dừng"])).broken


@examples(PAGE, "Ví dụ: chưa có thông báo")
def test_it_names_the_year_that_is_missing(row: dict[str, str]) -> None:
    allowance = Allowance.parse(row["thời hạn"])
    with pytest.raises(YearUnknown) as missing:
        promise(CALENDAR, at(row["nhận"]), allowance)
    assert missing.value.year == int(row["năm thiếu"])
    assert f"năm {row['năm thiếu']}" in str(missing.value)
    assert "hãy nhập" in str(missing.value)
    assert promise(CALENDAR.tentative(), at(row["nhận"]), allowance).due_at
