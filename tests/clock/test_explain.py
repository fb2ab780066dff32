"""Why it is that day."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock import Allowance, ExplainedDay, Wait, explain, promise, sentence
from motcua.clock.vietnam import CALENDAR
from tests.clock.offices import Both, matters
from tests.law.test_reckon import at, calendar, waits

Matter = tuple[Both, datetime, Allowance, list[Wait]]
SATURDAYS = calendar("07:30-11:30,13:00-17:00; thứ Bảy 07:30-11:30")


def told(received: str, allow: str, waited: str = "") -> list[ExplainedDay]:
    return explain(CALENDAR, at(received), Allowance.parse(allow), waits(waited))


@settings(max_examples=60, deadline=None)
@given(matters(open_too=False, allowances=st.builds(Allowance, st.just("d"), st.integers(1, 6))))
def test_it_adds_up_to_the_allowance(matter: Matter) -> None:
    office, received, allowance, waited = matter
    days = explain(office.calendar, received, allowance, waited)
    weights = [office.office.day(day.on)[0] for day in days]
    assert sum((day.part or 0) * w for day, w in zip(days, weights, strict=True)) == allowance.amount


@settings(max_examples=60, deadline=None)
@given(matters(open_too=False, allowances=st.builds(Allowance, st.just("h"), st.integers(1, 12))))
def test_it_adds_up_to_the_hours(matter: Matter) -> None:
    office, received, allowance, waited = matter
    days = explain(office.calendar, received, allowance, waited)
    minutes = [sum(b - a for a, b in office.office.day(day.on)[1]) for day in days]
    used = sum((day.part or 0) * m for day, m in zip(days, minutes, strict=True))
    assert used == allowance.amount * 60


@settings(max_examples=60, deadline=None)
@given(matters())
def test_it_lists_every_date_from_receipt_to_due_or_to_the_wait(matter: Matter) -> None:
    office, received, allowance, waited = matter
    found = promise(office.calendar, received, allowance, waited)
    days = explain(office.calendar, received, allowance, waited)
    assert [day.on - received.date() for day in days] == [timedelta(days=n) for n in range(len(days))]
    assert [day.counted for day in days] == [bool(office.office.day(day.on)[0]) for day in days]
    assert all(day.why for day in days)
    if found.due_at:
        assert days[-1].on == found.due_at.date()
        assert [day.mark for day in days].count("due") == 1
    else:
        assert "due" not in [day.mark for day in days]
    for day in days:
        if allowance.kind == "cd":
            assert day.part is None
        else:
            assert day.part is not None
            assert 0 <= day.part <= (1 if day.counted else 0)


def test_it_gives_a_reason_for_each_day_of_the_first_promise() -> None:
    days = told("2022-04-29T09:00", "3d")
    assert [(f"{d.on:%d/%m}", d.counted, d.part, d.why, d.mark, d.number) for d in days] == [
        ("29/04", True, Fraction(3, 4), "ngày nhận, tính từ 09:00", "receipt", None),
        ("30/04", False, 0, "nghỉ lễ 30/4", "holiday", None),
        ("01/05", False, 0, "nghỉ lễ 1/5", "holiday", None),
        ("02/05", False, 0, "nghỉ bù cho 30/4", "make_up", None),
        ("03/05", False, 0, "nghỉ bù cho 1/5", "make_up", None),
        ("04/05", True, 1, "ngày làm việc", "counted", 1),
        ("05/05", True, 1, "ngày làm việc", "counted", 2),
        ("06/05", True, Fraction(1, 4), "đến hạn lúc 09:00", "due", 3),
    ]


@pytest.mark.parametrize(
    ("received", "why"),
    [
        ("2022-03-01T09:00", "ngày nhận, tính từ 09:00"),
        ("2022-03-01T06:50", "nhận trước giờ mở cửa, coi như nhận lúc 07:30"),
        ("2022-03-01T12:00", "nhận giờ nghỉ trưa, coi như nhận lúc 13:30"),
        ("2022-03-01T17:00", "nhận sau giờ, coi như nhận lúc 07:30 thứ Tư 2/3"),
        ("2022-03-05T10:00", "thứ Bảy; nhận ngày nghỉ, coi như nhận lúc 07:30 thứ Hai 7/3"),
        ("2022-05-01T10:00", "nghỉ lễ 1/5; nhận ngày nghỉ, coi như nhận lúc 07:00 thứ Tư 4/5"),
    ],
)
def test_it_says_from_when_it_counts(received: str, why: str) -> None:
    assert told(received, "3d")[0].why == why


@pytest.mark.parametrize(
    ("waited", "whys"),
    [
        (
            "2022-03-02T10:00..2022-03-02T15:00",
            ["tạm dừng 10:00–15:00", "ngày làm việc", "đến hạn lúc 14:00"],
        ),
        ("2022-03-02T10:00..2022-03-04T08:00", ["tạm dừng từ 10:00", "tạm dừng", "tạm dừng đến 08:00"]),
        ("2022-03-02T12:00..2022-03-02T13:00", ["ngày làm việc", "ngày làm việc", "đến hạn lúc 09:00"]),
        ("2022-03-02T10:00..", ["tạm dừng từ 10:00"]),
    ],
)
def test_it_says_when_it_stood_still(waited: str, whys: list[str]) -> None:
    assert [day.why for day in told("2022-03-01T09:00", "3d", waited)[1:4]] == whys


def test_it_numbers_the_days_as_people_count_them() -> None:
    after_hours = told("2022-03-01T17:00", "3d")
    assert [(d.mark, d.number) for d in after_hours] == [
        ("receipt", None), ("counted", None), ("counted", 1), ("counted", 2),
        ("weekend", None), ("weekend", None), ("due", 3),
    ]  # fmt: skip
    waiting = told("2022-01-24T09:00", "5d", "2022-01-27T16:00..2022-02-09T09:00")
    assert [d.number for d in waiting if d.number] == [1, 2, 3, 4, 5]
    assert [d.on for d in waiting if d.mark == "waiting"] == [
        date(2022, 1, 28),
        date(2022, 2, 7),
        date(2022, 2, 8),
    ]


@pytest.mark.parametrize(
    ("received", "allow", "waited", "said"),
    [
        ("2022-04-29T09:00", "3d", "", "Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5."),
        ("2022-03-01T09:00", "3d", "", ""),
        (
            "2022-01-26T09:00",
            "5d",
            "",
            "Không tính thứ Bảy 29/1 và 5/2, Chủ nhật 30/1 và 6/2, nghỉ Tết từ 31/1 đến 4/2.",
        ),
        ("2024-02-07T09:00", "1d", "", "Không tính nghỉ Tết từ 8/2 đến 14/2."),
        ("2022-06-10T09:00", "25d", "", "Không tính 5 thứ Bảy, 5 Chủ nhật."),
        ("2025-04-25T09:00", "2d", "", "Không tính Chủ nhật 27/4. Tính cả thứ Bảy 26/4 làm bù."),
        (
            "2022-03-01T17:00",
            "3d",
            "",
            "Nhận sau giờ, coi như nhận lúc 07:30 thứ Tư 2/3. Không tính thứ Bảy 5/3, Chủ nhật 6/3.",
        ),
        (
            "2022-04-20T15:00",
            "10cd",
            "",
            "Tính cả ngày nghỉ. Ngày cuối là ngày nghỉ, chuyển sang thứ Tư 4/5.",
        ),
        (
            "2022-03-01T09:00",
            "5d",
            "2022-03-08T09:00..2022-03-09T09:00 2022-03-03T09:00..2022-03-04T09:00",
            "Không tính thứ Bảy 5/3, Chủ nhật 6/3, thời gian tạm dừng từ 3/3 đến 4/3 và từ 8/3 đến 9/3.",
        ),
        (
            "2022-03-01T09:00",
            "5d",
            "2022-03-03T09:00..",
            "Không tính thời gian tạm dừng từ 3/3 đến khi giải quyết tiếp.",
        ),
        ("2026-11-23T09:00", "2d", "", "Không tính nghỉ Ngày Văn hóa Việt Nam 24/11."),
    ],
)
def test_it_says_it_in_one_breath(received: str, allow: str, waited: str, said: str) -> None:
    assert sentence(told(received, allow, waited)) == said


def test_it_counts_half_a_saturday_by_half() -> None:
    days = explain(SATURDAYS, at("2024-09-13T15:00"), Allowance("d", 1))
    assert [(d.part, d.why) for d in days] == [
        (Fraction(1, 4), "ngày nhận, tính từ 15:00"),
        (1, "thứ Bảy, tính nửa ngày"),
        (0, "Chủ nhật"),
        (Fraction(1, 4), "đến hạn lúc 09:30"),
    ]


def test_it_says_that_saturday_is_only_for_receiving() -> None:
    hours = CALENDAR.hours[3]
    week = {**hours.week, 5: ((7 * 60, 11 * 60),)}
    only = type(CALENDAR)(CALENDAR.years, [type(hours)(date(2021, 1, 1), None, "thử", week)])
    days = explain(only, at("2022-03-05T08:00"), Allowance("d", 1))
    assert days[0].why.startswith("thứ Bảy, chỉ tiếp nhận; nhận ngày nghỉ, coi như nhận lúc")
    assert only.is_open(at("2022-03-05T08:00"))
    assert not only.day(date(2022, 3, 5)).counted
