from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from motcua.words import (
    after_words,
    birth_text,
    date_in_words,
    day_short,
    day_words,
    days_late,
    days_left,
    issue_line,
    issue_moment,
    minutes_words,
    moment_short,
    moment_words,
    period_words,
    weekday,
    weekday_short,
)

FRIDAY = date(2022, 5, 6)
AT = datetime(2022, 5, 6, 9, 0, tzinfo=timezone(timedelta(hours=7)))


def test_it_says_when_a_result_can_be_collected() -> None:
    assert after_words(AT) == "sau 09:00 thứ Sáu 06/5/2022"
    assert after_words(AT, year=False) == "sau 09:00 thứ Sáu 06/5"
    assert after_words(AT, "3d") == "sau 09:00 thứ Sáu 06/5/2022"
    assert after_words(AT.replace(hour=17), "same-day") == "trong ngày thứ Sáu 06/5/2022, chậm nhất 17:00"
    assert moment_words(AT) == "09:00 thứ Sáu 06/5/2022"
    assert moment_short(AT) == "T6 06/5 09:00"


def test_it_says_instants_in_the_zone_of_the_country() -> None:
    assert moment_words(datetime(2022, 5, 5, 23, 30, tzinfo=UTC)) == "06:30 thứ Sáu 06/5/2022"
    with pytest.raises(ValueError, match="zone"):
        moment_words(datetime(2022, 5, 6, 9, 0))  # noqa: DTZ001


def test_it_names_the_days_of_the_week() -> None:
    week = [date(2022, 5, 2) + timedelta(days=n) for n in range(7)]
    assert [weekday(on) for on in week] == [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]  # fmt: skip
    assert [weekday_short(on) for on in week] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]


def test_it_leaves_the_year_out_or_in() -> None:
    assert day_words(FRIDAY, year=False) == "thứ Sáu 06/5"
    assert day_short(FRIDAY) == "T6 06/5"
    assert day_short(FRIDAY, year=True) == "T6 06/5/2022"


def test_it_writes_the_lines_of_papers() -> None:
    assert issue_line("Thạch Quý", date(2022, 4, 29)) == "Thạch Quý, ngày 29 tháng 4 năm 2022"
    assert issue_moment(AT) == "09 giờ 00 phút, ngày 06 tháng 5 năm 2022"


def test_it_says_a_half_open_period_by_its_last_day() -> None:
    assert period_words(date(2022, 1, 1), date(2022, 7, 1)) == "từ 01/01/2022 đến hết 30/6/2022"


def test_it_says_mung_where_an_office_does() -> None:
    assert date_in_words(date(2022, 2, 5), first_ten="mùng").startswith("Ngày mùng năm tháng hai")
    assert date_in_words(date(2022, 2, 11), first_ten="mùng").startswith("Ngày mười một tháng hai")


def test_it_writes_a_birth_that_is_only_a_year() -> None:
    assert birth_text(1950) == "1950"
    assert birth_text(date(1972, 5, 12)) == "12/5/1972"


def test_it_says_lengths_of_time() -> None:
    assert [minutes_words(n) for n in (0, 14, 65, 120, 258)] == [
        "0 phút", "14 phút", "1 giờ 05", "2 giờ", "4 giờ 18",
    ]  # fmt: skip
    assert days_left(2) == "còn 2 ngày làm việc"
    assert days_left(0) == "hạn hôm nay"
    assert days_late(1) == "trễ 1 ngày"
