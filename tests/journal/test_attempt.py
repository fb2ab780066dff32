from datetime import datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction

from motcua.clock import VN
from motcua.journal import models
from motcua.journal.actions.attempt import attempt
from motcua.journal.actions.let_in import let_in
from motcua.journal.queries import tries
from motcua.journal.rules import Limits, Tries

pytestmark = pytest.mark.django_db
AT = datetime(2022, 5, 4, 7, 10, tzinfo=VN)
LIMITS = Limits(timedelta(minutes=15), here=3, ref=6, source=9, each=2)
ONE, OTHER = "10.0.0.7", "10.0.0.8"


def fail(ref: str, source: str, at: datetime = AT, browser: str = "") -> int:
    return attempt("track", ref, source=source, at=at, limits=LIMITS, browser=browser)


def seen(ref: str, source: str, at: datetime = AT, browser: str = "", kind: str = "track") -> Tries:
    return tries(kind, ref, source=source, browser=browser, at=at, limits=LIMITS)


def test_it_counts_failures_of_a_thing_of_an_address_and_of_both() -> None:
    fail("0012", ONE)
    fail("0012", OTHER)
    fail("0013", OTHER)
    assert seen("0012", OTHER) == Tries(here=1, ref=2, source=2)
    assert seen("0012", OTHER, kind="sign_in") == Tries(here=0)


def test_it_says_how_many_more_the_door_bears_and_counts_no_refused_one() -> None:
    assert [fail("0012", ONE) for _ in range(6)] == [3, 2, 1, 0, 0, 0]
    assert seen("0012", ONE).here == 3
    assert fail("0012", OTHER) == 3


def test_it_forgets_what_lies_before_the_window() -> None:
    fail("0012", ONE, AT - timedelta(minutes=15, seconds=1))
    fail("0012", ONE, AT - timedelta(minutes=15))
    assert seen("0012", ONE).here == 1


def test_a_pass_wipes_the_slate_of_that_thing_from_that_address_only() -> None:
    for _ in range(3):
        fail("0012", ONE)
        fail("0012", OTHER)
    let_in("track", "0012", source=ONE, at=AT)
    assert seen("0012", ONE) == Tries(here=0, ref=5, source=2, opened=1)
    assert seen("0012", OTHER).here == 3


def test_a_browser_that_was_let_in_before_is_counted_by_itself() -> None:
    for _ in range(3):
        fail("0012", ONE)
    fail("0012", ONE, browser="b")
    assert seen("0012", ONE, browser="b") == Tries(here=1)
    assert seen("0012", ONE).here == 3


def test_the_database_refuses_to_wipe_a_failure() -> None:
    fail("0012", ONE)
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Attempt.objects.update(passed=True)
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Attempt.objects.all().delete()
