from datetime import datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction

from motcua.clock import VN
from motcua.journal import models
from motcua.journal.actions.attempt import attempt
from motcua.journal.queries import failures

pytestmark = pytest.mark.django_db
AT = datetime(2022, 5, 4, 7, 10, tzinfo=VN)
SINCE = AT - timedelta(minutes=15)


def fail(ref: str, source: str, at: datetime = AT) -> None:
    attempt("track", ref, source=source, passed=False, at=at)


def test_it_counts_failures_of_a_thing_of_an_address_and_of_both() -> None:
    fail("0012", "10.0.0.7")
    fail("0012", "10.0.0.8")
    fail("0013", "10.0.0.8")
    assert failures("track", since=SINCE, ref="0012") == 2
    assert failures("track", since=SINCE, source="10.0.0.8") == 2
    assert failures("track", since=SINCE, ref="0012", source="10.0.0.8") == 1
    assert failures("sign_in", since=SINCE, ref="0012") == 0


def test_it_forgets_what_lies_before_the_window() -> None:
    fail("0012", "10.0.0.7", SINCE - timedelta(seconds=1))
    fail("0012", "10.0.0.7", SINCE)
    assert failures("track", since=SINCE, ref="0012") == 1


def test_a_pass_wipes_the_slate_of_that_thing_from_that_address_only() -> None:
    for _ in range(3):
        fail("0012", "10.0.0.7")
        fail("0012", "10.0.0.8")
    attempt("track", "0012", source="10.0.0.7", passed=True, at=AT)
    assert failures("track", since=SINCE, ref="0012", source="10.0.0.7") == 0
    assert failures("track", since=SINCE, ref="0012", source="10.0.0.8") == 3
    assert failures("track", since=SINCE, ref="0012") == 5


def test_the_database_refuses_to_wipe_a_failure() -> None:
    fail("0012", "10.0.0.7")
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Attempt.objects.update(passed=True)
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Attempt.objects.all().delete()
