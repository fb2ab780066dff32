from datetime import datetime, timedelta

import pytest
from django.db import ProgrammingError, transaction

from motcua.clock import VN
from motcua.journal import models, queries
from motcua.journal.actions.look import look
from motcua.journal.actions.notice import AGAIN, notice
from motcua.people.rules import Actor, citizen

pytestmark = pytest.mark.django_db
AT = datetime(2022, 5, 4, 7, 10, tzinfo=VN)
HOA = Actor("seat", "hoa", "Lê Thị Hoa", 1, frozenset({"process"}))
MINH = Actor("seat", "minh", "Trần Văn Minh", 1, frozenset({"receive"}))


def test_it_tells_who_looked_how_often_and_when_last() -> None:
    for minutes, by in enumerate((MINH, HOA, HOA, citizen(7))):
        look("dossier", "H27.00.00-220429-0012", by=by, at=AT + timedelta(minutes=minutes))
    look("dossier", "H27.00.00-220429-0013", by=MINH, at=AT)
    seen = queries.lookers("dossier", "H27.00.00-220429-0012")
    assert [(s.by_kind, s.by_ref, s.times) for s in seen] == [
        ("citizen", "7", 1),
        ("seat", "hoa", 2),
        ("seat", "minh", 1),
    ]
    assert seen[1].last_at == AT + timedelta(minutes=2)


def test_the_database_refuses_to_change_or_remove_a_look() -> None:
    look("person", "7", by=HOA, at=AT, source="10.0.0.7")
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Look.objects.update(by_ref="minh")
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        models.Look.objects.all().delete()
    assert models.Look.objects.get().by_ref == "hoa"


def test_it_notices_each_thing_once_in_a_while_for_each_who_sees_it() -> None:
    for at in (AT, AT + AGAIN - timedelta(seconds=1), AT + AGAIN):
        notice("person", ["7", "8"], by=MINH, at=at, source="10.0.0.7")
    notice("person", ["8", "9"], by=MINH, at=AT, source="10.0.0.8")
    notice("person", [], by=HOA, at=AT)
    notice("person", ["7"], by=HOA, at=AT, source="10.0.0.7")
    times = {ref: [(s.by_ref, s.times) for s in queries.lookers("person", ref)] for ref in "789"}
    assert times == {"7": [("minh", 2), ("hoa", 1)], "8": [("minh", 3)], "9": [("minh", 1)]}
