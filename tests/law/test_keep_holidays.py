"""docs/law/ngay-nghi.md."""

from datetime import date

import holidays
import pytest

from motcua.clock.vietnam import CALENDAR, HUNG_KINGS_ON, LUNAR_NEW_YEAR, YEARS
from tests.law.pages import examples, rows

PAGE = "ngay-nghi.md"


def dates(year: str, cell: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{on}") for on in cell.split()}


@examples(PAGE, "Theo năm")
def test_it_keeps_the_days_of_a_year(row: dict[str, str]) -> None:
    notice = YEARS[int(row["năm"])]
    assert {on for on in notice.off if on.weekday() < 5} == dates(row["năm"], row["ngày thường được nghỉ"])
    assert set(notice.worked) == dates(row["năm"], row["thứ Bảy làm bù"])
    first = date(notice.year, 1, 1)
    assert CALENDAR.counted_between(first, date(notice.year + 1, 1, 1)) == int(row["ngày làm việc"])


def test_it_counts_the_first_half_of_2022() -> None:
    assert CALENDAR.counted_between(date(2022, 1, 1), date(2022, 7, 1)) == 120


def test_it_has_a_row_for_every_year() -> None:
    for heading in ("Theo năm", "Văn bản của từng năm", "Mốc âm lịch"):
        assert [int(row["năm"]) for row in rows(PAGE, heading)] == sorted(YEARS)


@examples(PAGE, "Văn bản của từng năm")
def test_it_names_the_notice_or_says_that_none_was_found(row: dict[str, str]) -> None:
    notice = YEARS[int(row["năm"])].notice
    assert ("[?]" in notice) == ("?" in row["dấu"])
    assert ("[S]" in notice) == ("S" in row["dấu"])


@examples(PAGE, "Mốc âm lịch")
def test_it_hangs_tet_and_the_hung_kings_on_the_moon(row: dict[str, str]) -> None:
    year = int(row["năm"])
    assert {LUNAR_NEW_YEAR[year]} == dates(row["năm"], row["mùng 1 Tết"])
    assert {HUNG_KINGS_ON[year]} == dates(row["năm"], row["Giỗ Tổ"])
    assert YEARS[year].off[LUNAR_NEW_YEAR[year]] == "nghỉ Tết"
    # two months of 29 or 30 days and nine days lie between, and one month more when a leap month does
    between = (HUNG_KINGS_ON[year] - LUNAR_NEW_YEAR[year]).days
    assert between in (*range(67, 70), *range(96, 100))


@examples(PAGE, "Vì sao không tính")
def test_it_says_why_a_day_is_off(row: dict[str, str]) -> None:
    day = CALENDAR.day(date.fromisoformat(row["ngày"]))
    assert (day.counted, day.why) == (False, row["vì sao"])


@pytest.mark.parametrize("year", sorted(YEARS))
def test_it_has_every_weekday_off_that_the_holidays_package_has(year: int) -> None:
    elsewhere = {on for on in holidays.country_holidays("VN", years=year) if on.weekday() < 5}
    ours = {on for on in YEARS[year].off if on.weekday() < 5}
    swapped = {on for on in ours if "hoán đổi" in YEARS[year].off[on]}  # it misses one of these
    assert elsewhere <= ours
    assert ours - swapped <= elsewhere


@pytest.mark.parametrize("year", sorted(YEARS))
def test_it_gives_every_weekend_holiday_its_day_in_lieu(year: int) -> None:
    off = YEARS[year].off
    named = {why.removeprefix("nghỉ bù cho ") for why in off.values() if why.startswith("nghỉ bù")}
    on_weekends = {
        f"{on.day}/{on.month}"
        for on, why in off.items()
        if on.weekday() > 4 and why not in ("nghỉ Tết", "nghỉ Ngày Văn hóa Việt Nam")
    }
    assert named == on_weekends
