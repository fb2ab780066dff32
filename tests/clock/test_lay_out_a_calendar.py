"""Calendars: what they take, what they refuse, what they know."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from motcua import Refused
from motcua.clock import VN, Calendar, HoursPeriod, HoursUnknown, YearNotice, YearUnknown, promise
from motcua.clock.allowances import Allowance
from motcua.clock.vietnam import CALENDAR, DEMO_HOURS, YEARS
from tests.law.test_reckon import at

MORNING, WHOLE = ((480, 690),), ((480, 690), (780, 1020))


def week(
    *weekdays: int, hours: tuple[tuple[int, int], ...] = WHOLE
) -> dict[int, tuple[tuple[int, int], ...]]:
    return dict.fromkeys(weekdays, hours)


@pytest.mark.parametrize(
    ("since", "until", "hours", "why"),
    [
        (date(2022, 1, 1), date(2022, 1, 1), week(0), "kết thúc trước khi bắt đầu"),
        (date(2022, 1, 1), None, week(5), "chưa có giờ làm việc"),
        (date(2022, 1, 1), None, week(0, hours=((690, 480),)), "không nối tiếp"),
        (date(2022, 1, 1), None, week(0, hours=((480, 690), (600, 1020))), "không nối tiếp"),
        (date(2022, 1, 1), None, week(0, hours=((480, 480),)), "không nối tiếp"),
        (date(2022, 1, 1), None, week(0, hours=((480, 1500),)), "không nối tiếp"),
    ],
)
def test_it_refuses_hours_that_cannot_be(
    since: date, until: date | None, hours: dict[int, tuple[tuple[int, int], ...]], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        HoursPeriod(since, until, "thử", hours)


def test_it_refuses_a_notice_of_another_year() -> None:
    with pytest.raises(ValueError, match="không thuộc năm 2022"):
        YearNotice(2022, "thử", {date(2023, 1, 1): "nghỉ lễ"}, {})
    with pytest.raises(ValueError, match="vừa nghỉ vừa làm bù"):
        YearNotice(2022, "thử", {date(2022, 1, 1): "nghỉ lễ"}, {date(2022, 1, 1): "làm bù"})


def test_it_refuses_what_contradicts_itself() -> None:
    with pytest.raises(ValueError, match="hai thông báo"):
        Calendar([YEARS[2022], YEARS[2022]], DEMO_HOURS)
    with pytest.raises(ValueError, match="chưa có giờ"):
        Calendar(YEARS, [])
    forever = HoursPeriod(date(2020, 1, 1), None, "thử", week(*range(5)))
    with pytest.raises(ValueError, match="chồng nhau"):
        Calendar(YEARS, [forever, *DEMO_HOURS])


def test_it_tells_a_missing_year_from_missing_hours() -> None:
    spring = HoursPeriod(date(2022, 1, 1), date(2022, 4, 1), "thử", week(*range(5)))
    office = Calendar(YEARS, [spring])
    with pytest.raises(YearUnknown, match="ngày nghỉ năm 2027"):
        office.day(date(2027, 2, 1))
    with pytest.raises(HoursUnknown, match="giờ làm việc của ngày 01/04/2022") as missing:
        promise(office, at("2022-03-31T09:00"), Allowance("d", 1))
    assert isinstance(missing.value, Refused)
    assert missing.value.year == 2022
    assert (office.knows(date(2022, 3, 31)), office.knows(date(2022, 4, 1))) == (True, False)
    assert office.tentative().day(date(2022, 4, 1)).spans == WHOLE
    assert office.tentative().day(date(2021, 4, 1)).spans == WHOLE


def test_it_knows_what_a_saturday_is_worth() -> None:
    hours = {**week(*range(5)), 5: MORNING}
    for counts, weight in ((True, Fraction(1, 2)), (False, 0)):
        office = Calendar(YEARS, [HoursPeriod(date(2021, 1, 1), None, "thử", hours, counts)])
        saturday = office.day(date(2022, 3, 5))
        assert (saturday.weight, saturday.spans, saturday.counted) == (weight, MORNING, counts)
        assert saturday.opens_at == datetime(2022, 3, 5, 8, tzinfo=VN)
        assert saturday.closes_at == datetime(2022, 3, 5, 11, 30, tzinfo=VN)
        assert office.is_open(at("2022-03-05T11:29:59"))
        assert not office.is_open(at("2022-03-05T11:30"))
        made_up = office.day(date(2024, 5, 4))
        assert (made_up.weight, made_up.spans, made_up.why) == (1, WHOLE, "làm bù cho 29/4")
        for off in (date(2022, 4, 30), date(2024, 2, 10)):
            assert (office.day(off).weight, office.day(off).spans) == (0, ())


def test_it_knows_an_office_that_is_shut_on_a_weekday() -> None:
    office = Calendar(YEARS, [HoursPeriod(date(2021, 1, 1), None, "thử", week(0, 1, 3, 4))])
    assert office.day(date(2022, 3, 2)).why == "cơ quan không làm việc"
    assert office.next_counted(date(2022, 3, 1)) == date(2022, 3, 3)
    assert promise(office, at("2022-03-01T09:00"), Allowance("d", 1)).due_at == at("2022-03-03T09:00")


def test_it_finds_the_next_counted_day_and_the_next_working_instant() -> None:
    assert CALENDAR.next_counted(date(2022, 4, 29)) == date(2022, 5, 4)
    assert CALENDAR.working_from(at("2022-04-29T17:30")) == at("2022-05-04T07:00")
    assert CALENDAR.working_from(at("2022-04-29T17:29:59")) == at("2022-04-29T17:29:59")
    assert CALENDAR.counted_between(date(2022, 4, 29), date(2022, 5, 7)) == 4


def test_it_stays_as_it_was_made() -> None:
    years = [YEARS[2022]]
    office = Calendar(years, DEMO_HOURS)
    years.append(YEARS[2023])
    assert list(office.years) == [2022]
    with pytest.raises(TypeError):
        office.years[2023] = YEARS[2023]  # type: ignore[index]
    assert office.hours == DEMO_HOURS
