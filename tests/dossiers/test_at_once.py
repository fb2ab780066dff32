"""Two officers at the same instant: one wins, the other is told, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from motcua import Refused
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.proof import verify
from tests.world import Town, at


def together(*verbs: Callable[[], Any]) -> list[Any]:
    """Run verbs at once, each on a connection of its own; a refusal is returned."""
    gate = Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return verb()
        except Refused as e:
            return e
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def test_one_decides_and_the_other_is_told(town: Town) -> None:
    row = town.received()
    answers = together(
        lambda: decide(row.code, by=town.tung, at=at("03-03T16:00"), outcome="granted", signer="tung"),
        lambda: withdraw(row.code, by=town.citizen, at=at("03-03T16:00")),
    )
    assert sorted(type(a).__name__ for a in answers) == ["Dossier", "NotNow"]
    assert Event.objects.filter(dossier=row).count() == 2
    assert verify().wrong is None


def test_forty_intakes_at_once_get_forty_numbers(town: Town) -> None:
    def eight() -> list[str]:
        return [town.received(f"03-01T09:{n:02d}").code for n in range(8)]

    codes = [code for answer in together(*[eight] * 5) for code in answer]
    assert sorted(int(code[-4:]) for code in codes) == list(range(1, 41))
    assert Dossier.objects.count() == 40
    assert verify().wrong is None
