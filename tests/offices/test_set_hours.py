from datetime import date, datetime

import pytest
from django.db import ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua import Refused
from motcua.clock import VN, Allowance, Calendar, HoursPeriod, promise
from motcua.clock.vietnam import DEMO_HOURS, YEARS
from motcua.offices import models, queries
from motcua.offices.actions.set_hours import NoNotice, set_hours
from motcua.offices.calendars import calendar_data, calendar_of, hours_words, spans, week_data, week_of
from tests.offices.small_ward import AT, BY, HOURS, SUMMER, WINTER, small_ward


def test_hours_are_read_as_they_are_written() -> None:
    assert spans("07:30-11:30, 13:30–17:00") == ((450, 690), (810, 1020))
    assert spans("") == ()
    for wrong in ("7h30-11h30", "07:30", "07:60-11:30", "07:30-11:30;13:30-17:00"):
        with pytest.raises(Refused, match="không phải giờ"):
            spans(wrong)


def test_hours_are_said_in_runs_of_days() -> None:
    week = {**WINTER, 4: ((450, 690),), 5: ((450, 690),)}
    assert hours_words(week) == "thứ Hai–thứ Năm 07:30–11:30, 13:30–17:00; thứ Sáu–thứ Bảy 07:30–11:30"


HOURS_OF_A_DAY = st.sampled_from([(), ((450, 690),), ((450, 690), (810, 1020))])


@given(st.dictionaries(st.integers(0, 6), HOURS_OF_A_DAY))
def test_a_week_comes_back_from_plain_data(week: dict[int, tuple[tuple[int, int], ...]]) -> None:
    assert week_of(week_data(week)) == {d: s for d, s in week.items() if s}


def test_a_calendar_comes_back_from_plain_data() -> None:
    data = calendar_data(DEMO_HOURS, YEARS.values())
    assert calendar_data(DEMO_HOURS, reversed(list(YEARS.values()))) == data
    ours, theirs = calendar_of(data), Calendar(YEARS, DEMO_HOURS)
    received, allowance = datetime(2022, 4, 14, 16, 0, tzinfo=VN), Allowance.parse("3d")
    assert promise(ours, received, allowance) == promise(theirs, received, allowance)


@pytest.mark.django_db
def test_it_gives_the_ward_the_calendar_that_it_promises_by() -> None:
    ward = small_ward()
    calendar = queries.calendar(ward.id, ward.revision)
    assert calendar.day(date(2022, 4, 15)).spans == WINTER[4]
    assert calendar.day(date(2022, 4, 18)).spans == SUMMER[0]
    assert promise(calendar, datetime(2022, 4, 29, 9, tzinfo=VN), Allowance.parse("3d")).due_at == datetime(
        2022, 5, 6, 9, tzinfo=VN
    )


@pytest.mark.django_db
def test_it_keeps_the_older_calendar_under_its_own_revision() -> None:
    before = small_ward()
    later = HoursPeriod(date(2022, 4, 16), None, "Thông báo mới", WINTER)
    assert [c.words()[0] for c in set_hours("thach-quy", [HOURS[0], later], by=BY, at=AT)] == ["~"]
    after = queries.ward()
    assert after.revision > before.revision
    assert queries.calendar(before.id, before.revision).day(date(2022, 4, 18)).spans == SUMMER[0]
    assert queries.calendar(after.id, after.revision).day(date(2022, 4, 18)).spans == WINTER[0]


@pytest.mark.django_db
def test_it_makes_no_new_revision_when_nothing_differs(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ward = small_ward()
    assert set_hours("thach-quy", HOURS, by=BY, at=AT) == []
    assert queries.ward().revision == ward.revision
    calendar = queries.calendar(ward.id, ward.revision)
    with django_assert_num_queries(0):
        assert queries.calendar(ward.id, ward.revision) is calendar


@pytest.mark.django_db
def test_it_never_uses_a_revision_again_that_was_taken_back() -> None:
    ward = small_ward()
    once, then = (
        [HOURS[0], HoursPeriod(date(2022, 4, 16), None, "Thông báo mới", week)]
        for week in (WINTER, {0: ((480, 720),)})
    )
    with transaction.atomic():
        set_hours("thach-quy", once, by=BY, at=AT)
        queries.calendar(ward.id, queries.ward().revision)
        transaction.set_rollback(True)
    transaction.set_rollback(False)
    set_hours("thach-quy", then, by=BY, at=AT)
    calendar = queries.calendar(ward.id, queries.ward().revision)
    assert calendar.day(date(2022, 4, 18)).spans == ((480, 720),)


@pytest.mark.django_db
def test_it_refuses_hours_without_their_notice_or_on_one_day_twice() -> None:
    small_ward()
    with pytest.raises(NoNotice):
        set_hours("thach-quy", [HoursPeriod(date(2022, 1, 1), None, "", WINTER)], by=BY, at=AT)
    with pytest.raises(Refused, match="chồng lên nhau"):
        set_hours("thach-quy", [HOURS[0], HoursPeriod(date(2022, 4, 1), None, "x", WINTER)], by=BY, at=AT)


@pytest.mark.django_db
def test_the_database_refuses_to_change_an_edition() -> None:
    small_ward()
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.CalendarEdition.objects.update(content={})
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.CalendarEdition.objects.all().delete()


@pytest.mark.django_db
def test_the_history_says_who_changed_the_hours() -> None:
    small_ward()
    event = models.HoursPeriod.objects.get(since=HOURS[1].since).events.get()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata["by"] == "system:test"
    assert event.pgh_context.metadata["at"] == AT.isoformat()
