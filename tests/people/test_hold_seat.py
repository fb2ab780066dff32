from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from motcua import Refused
from motcua.clock import VN
from motcua.people import models, queries
from motcua.people.actions.amend_account import amend_account
from motcua.people.actions.hold_seat import LeftOut, NoAccount
from motcua.people.doors import Password
from motcua.people.rules import Holder
from tests.offices.small_ward import AT, BY, SEATS, SINCE, set_up
from tests.people.staff import JULY, sit, staffed_ward

pytestmark = pytest.mark.django_db


def noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=VN)


def test_an_actor_is_an_account_in_a_seat_at_that_instant(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ward = staffed_ward()
    with django_assert_num_queries(1):
        minh = queries.seated("minh", AT)
    assert minh is not None
    assert (minh.actor.kind, minh.actor.ref, minh.actor.office) == ("seat", "minh", ward.id)
    assert (minh.counter, minh.one_stop, minh.call) == ("Quầy 2", True, "anh Minh")
    assert minh.actor.may("receive", ward.id)
    assert not minh.actor.may("decide", ward.id)
    assert not minh.actor.may("receive", ward.id + 1)
    assert queries.seated("minh", noon(date(2020, 12, 31))) is None
    assert queries.seated("lan", AT) is None


def test_the_day_of_an_instant_is_the_wards_own() -> None:
    ward = staffed_ward()
    sit(ward, "tiep-nhan", Holder("minh", SINCE, JULY))
    assert queries.seated("minh", datetime.fromisoformat("2022-06-30T16:59:00+00:00")) is not None
    assert queries.seated("minh", datetime.fromisoformat("2022-06-30T17:00:00+00:00")) is None


def test_it_passes_a_seat_on_and_remembers_who_held_it() -> None:
    ward = staffed_ward()
    sit(ward, "tiep-nhan", Holder("minh", SINCE, JULY), Holder("hoa", JULY))
    assert queries.seated("minh", noon(JULY)) is None
    hoa = queries.seated("hoa", noon(JULY))
    assert hoa is not None
    assert hoa.actor.duties == {"receive", "process"}  # her own seat and the one she took over
    before = queries.seated("hoa", AT)
    assert before is not None
    assert before.actor.duties == {"process"}
    assert queries.one_stop_staff(ward.id, JULY) == 1


def test_it_refuses_two_in_one_seat_and_somebody_left_out() -> None:
    ward = staffed_ward()
    with pytest.raises(Refused, match="chồng lên nhau"):
        sit(ward, "tiep-nhan", Holder("minh", SINCE), Holder("hoa", JULY))
    with pytest.raises(LeftOut, match="until"):
        sit(ward, "tiep-nhan", Holder("hoa", JULY))
    with pytest.raises(NoAccount, match="lan"):
        sit(ward, "tiep-nhan", Holder("lan", SINCE))


def test_the_database_itself_seats_one_at_a_time() -> None:
    staffed_ward()
    seat = models.Holding.objects.get(account__username="minh").seat_id
    hoa = models.Account.objects.get(username="hoa")

    def sit_down() -> None:
        models.Holding.objects.create(account=hoa, seat_id=seat, since=JULY)
        connection.check_constraints()

    with pytest.raises(IntegrityError, match="people_one_holder"), transaction.atomic():
        sit_down()


def test_the_staff_of_the_one_stop_desk_are_counted_by_day(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ward = staffed_ward()
    queries.staff(ward.id, JULY)  # in memory from now on
    with django_assert_num_queries(2):
        assert [s.username for s in queries.staff(ward.id, JULY)] == ["minh", "hoa", "tung"]
        assert queries.one_stop_staff(ward.id, JULY) == 2
    assert queries.one_stop_staff(ward.id, date(2020, 1, 1)) == 0
    set_up((replace(SEATS[0], until=JULY), *SEATS[1:]))
    assert queries.one_stop_staff(ward.id, JULY) == 1
    assert queries.seated("minh", noon(JULY)) is None


def test_a_closed_account_acts_no_more() -> None:
    ward = staffed_ward()
    facts = {"full_name": "Trần Văn Minh", "call": "anh Minh", "by": BY, "at": AT}
    assert amend_account("minh", is_active=True, **facts) == []  # type: ignore[arg-type]
    assert amend_account("minh", is_active=False, **facts)  # type: ignore[arg-type]
    assert queries.seated("minh", AT) is None
    assert [s.username for s in queries.staff(ward.id, JULY)] == ["hoa", "tung"]


def test_a_signed_in_request_costs_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    staffed_ward()
    found = queries.account("hoa")
    assert found is not None
    with django_assert_num_queries(1):
        user = Password().get_user(found.id)
        assert user is not None
        hoa = queries.seated(user, AT)
    assert hoa is not None
    assert hoa == queries.seated("hoa", AT) == queries.seated(found.id, AT)
    assert queries.calls(["hoa", "lan"]) == {"hoa": "chị Hoa"}
