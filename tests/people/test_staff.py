"""Who sits in an office on a day, as it is kept in memory."""

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.people import queries
from motcua.people.actions.amend_account import amend_account
from motcua.people.rules import system
from tests.world import OPENED, Town

BY, ON = system("test"), date(2022, 5, 4)


def calls(shop: Town) -> list[str]:
    return [seat.call for seat in queries.staff(shop.ward.id, ON)]


def test_it_asks_one_small_statement_while_nothing_changes(shop: Town) -> None:
    calls(shop)
    with CaptureQueriesContext(connection) as asked:
        assert "anh Minh" in calls(shop)
    assert len(asked) == 1


def test_it_sees_at_once_what_changes(shop: Town) -> None:
    assert "anh Minh" in calls(shop)
    known: dict[str, Any] = {"full_name": "Trần Văn Minh", "by": BY, "at": OPENED}
    amend_account("minh", call="bác Minh", is_active=True, **known)
    assert "bác Minh" in calls(shop)
    amend_account("minh", call="bác Minh", is_active=False, **known)
    assert "bác Minh" not in calls(shop)


def test_it_tells_days_and_offices_apart(shop: Town) -> None:
    assert queries.staff(shop.ward.id, date(2000, 1, 1)) == []
    assert queries.staff(shop.ward.id + 1, ON) == []
