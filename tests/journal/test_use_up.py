from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from procrastinate.contrib.django import app

from motcua.clock import VN
from motcua.journal.actions.forget import KEPT, forget
from motcua.journal.actions.use_up import UsedUp, use_up
from motcua.journal.queries import result_of

pytestmark = pytest.mark.django_db
AT = datetime(2022, 5, 4, 7, 10, tzinfo=VN)


def test_a_form_comes_to_its_end_once() -> None:
    assert result_of("t") is None
    use_up("t", "H27.00.00-220504-0001", at=AT)
    with pytest.raises(UsedUp), transaction.atomic():
        use_up("t", "H27.00.00-220504-0002", at=AT)
    assert result_of("t") == "H27.00.00-220504-0001"


def test_it_is_forgotten_after_two_days() -> None:
    use_up("old", "1", at=AT - KEPT - timedelta(seconds=1))
    use_up("new", "2", at=AT - KEPT)
    assert forget(at=AT) == 1
    assert (result_of("old"), result_of("new")) == (None, "2")


def test_each_night_it_throws_away_ended_sessions_and_keeps_the_others() -> None:
    for age in (-10, 10):
        session = SessionStore()
        session.set_expiry(age)
        session["a"] = 1
        session.save()
    app.tasks["journal.tidy"](timestamp=0)
    assert Session.objects.count() == 1
