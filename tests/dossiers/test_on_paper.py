"""What was written on a numbered sheet tells of its own hour, and can wash nothing away."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from motcua import Refused
from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import OnPaper
from tests.world import Town, at

Verb = Callable[[Town, str, OnPaper], Any]
NOW = at("03-20T09:00")
VERBS: dict[str, Verb] = {
    "pause": lambda t, code, p: pause(code, by=t.hoa, at=NOW, reason="financial_duty", paper=p),
    "ask": lambda t, code, p: ask(code, by=t.hoa, at=NOW, missing=["Tờ khai"], paper=p),
    "decide": lambda t, code, p: decide(code, by=t.tung, at=NOW, outcome="granted", signer="tung", paper=p),
    "withdraw": lambda t, code, p: withdraw(code, by=t.minh, at=NOW, paper=p),
    "stop": lambda t, code, p: stop(code, by=t.hoa, at=NOW, reason="đề nghị", paper=p),
    "forward": lambda t, code, p: forward(code, by=t.minh, at=NOW, to="tung", paper=p),
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_it_cannot_stand_before_what_happened_last(shop: Town, verb: Verb) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    row = shop.received("03-01T09:00")  # due 4/3
    forward(row.code, by=shop.minh, at=at("03-10T10:00"), to="hoa")
    with pytest.raises(Refused, match="đứng trước"):
        verb(shop, row.code, OnPaper(number, at("03-02T09:00")))
    assert Dossier.objects.get(pk=row.pk).due_on == date(2022, 3, 4)
    verb(shop, row.code, OnPaper(number, at("03-11T09:00")))


def test_a_supplement_cannot_come_before_it_was_asked_for(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    row = shop.received("03-01T09:00")
    ask(row.code, by=shop.minh, at=at("03-02T09:00"), missing=["Tờ khai"])
    with pytest.raises(Refused, match="đứng trước"):
        supplement(row.code, by=shop.minh, at=at("03-03T09:00"), paper=OnPaper(number, at("03-01T10:00")))
