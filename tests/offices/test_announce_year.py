from dataclasses import replace
from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from motcua.clock import YearNotice, YearUnknown
from motcua.clock.vietnam import YEARS
from motcua.offices import models, queries
from motcua.offices.actions.announce_year import Unannounced, announce_year
from tests.offices.small_ward import AT, BY, small_ward

pytestmark = pytest.mark.django_db
EXTRA = replace(YEARS[2022], notice="Thông báo sửa", off={**YEARS[2022].off, date(2022, 6, 1): "nghỉ bù"})


def is_counted(on: date) -> bool:
    ward = queries.ward()
    return queries.calendar(ward.id, ward.revision).day(on).counted


def test_a_year_without_its_notice_is_refused_by_its_number() -> None:
    small_ward()
    with pytest.raises(YearUnknown, match="2023"):
        is_counted(date(2023, 3, 1))
    announce_year(YEARS[2023], issued_on=None, by=BY, at=AT)
    assert is_counted(date(2023, 3, 1))


def test_the_newest_notice_of_a_year_holds_and_the_older_stays() -> None:
    small_ward()
    assert is_counted(date(2022, 6, 1))
    changes = announce_year(EXTRA, issued_on=date(2022, 5, 20), by=BY, at=AT)
    assert [c.words()[0] for c in changes] == ["~"]
    assert not is_counted(date(2022, 6, 1))
    assert models.YearNotice.objects.filter(year=2022).count() == 2


def test_what_came_with_the_program_gives_way_to_a_dated_notice() -> None:
    small_ward()
    announce_year(EXTRA, issued_on=date(2022, 5, 20), by=BY, at=AT)
    announce_year(replace(YEARS[2022], notice="Bản mới của chương trình"), issued_on=None, by=BY, at=AT)
    assert not is_counted(date(2022, 6, 1))


def test_it_says_nothing_twice() -> None:
    ward = small_ward()
    assert announce_year(YEARS[2022], issued_on=None, by=BY, at=AT) == []
    assert queries.ward().revision == ward.revision


def test_it_refuses_days_off_that_nobody_announced() -> None:
    with pytest.raises(Unannounced):
        announce_year(YearNotice(2027, "", {}, {}), issued_on=None, by=BY, at=AT)


def test_the_database_keeps_every_notice() -> None:
    small_ward()
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.YearNotice.objects.update(off={})
