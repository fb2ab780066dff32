import pytest
from django.db import ProgrammingError, transaction

from motcua import Refused
from motcua.offices import models, queries
from motcua.offices.actions.found import BornOtherwise, found
from tests.offices.small_ward import AT, BY, small_ward

pytestmark = pytest.mark.django_db


def test_it_takes_an_office_up_once() -> None:
    assert found("thach-quy", "ward", serving=True, practice=False, by=BY, at=AT)
    assert found("thach-quy", "ward", serving=True, practice=False, by=BY, at=AT) == []
    assert queries.office_id("thach-quy") is not None


@pytest.mark.parametrize("born", [True, False])
def test_it_never_changes_what_the_database_was_born_as(born: bool) -> None:
    found("thach-quy", "ward", serving=True, practice=born, by=BY, at=AT)
    with pytest.raises(BornOtherwise, match="MOTCUA_HOME"):
        found("nam-ha", "ward", serving=True, practice=not born, by=BY, at=AT)


def test_the_database_refuses_to_make_a_real_ward_a_practice_one() -> None:
    found("thach-quy", "ward", serving=True, practice=False, by=BY, at=AT)
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Office.objects.update(practice=True)
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Office.objects.all().delete()


def test_it_refuses_another_kind_under_the_same_key() -> None:
    found("thach-quy", "ward", serving=True, practice=False, by=BY, at=AT)
    with pytest.raises(BornOtherwise):
        found("thach-quy", "city", serving=True, practice=False, by=BY, at=AT)


def test_an_office_known_by_name_only_may_be_served_later() -> None:
    small_ward()
    with pytest.raises(Refused, match="không phục vụ"):
        queries.ward("tp-ha-tinh")
    assert found("tp-ha-tinh", "city", serving=True, practice=True, by=BY, at=AT)
    assert queries.ward("tp-ha-tinh").kind == "city"
    assert queries.ward().key == "tp-ha-tinh"  # the eldest
    assert {w.key for w in queries.wards()} == {"thach-quy", "tp-ha-tinh"}
