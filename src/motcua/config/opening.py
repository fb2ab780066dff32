"""How `motcua up` opens the demo ward: its file, the catalogue that comes with the program, what hangs on the wall,
and its half-year, each step through the same verbs and commands that a real ward has, and each idempotent."""

import json
from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.config.demo import scenario
from motcua.config.ward import apply_ward, read_demo
from motcua.dossiers.queries import known_acts
from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people.rules import system
from motcua.procedures import queries as procedures
from motcua.procedures.actions.add_samples import add_samples
from motcua.procedures.actions.furnish import furnish
from motcua.procedures.actions.offer import offer
from motcua.procedures.actions.post import post
from motcua.procedures.rules.entries import SAMPLE_CODE

HALF_YEAR = (date(2022, 1, 1), date(2022, 7, 1))
BY = system("up")


def ward_there() -> Ward | None:
    """The ward of this database, if one was set up."""
    try:
        return offices.ward()
    except Refused:
        return None


@transaction.atomic
def open_ward(at: datetime) -> None:
    """The demo ward, its catalogue and its postings, whole or not at all."""
    apply_ward(read_demo(), at=at)
    ward = offices.ward()
    furnish(by=BY, at=at, samples=True)
    since = HALF_YEAR[0]
    here = [row.code for row in procedures.procedures(since, ward.id)]
    real = [code for code in here if not SAMPLE_CODE.fullmatch(code)]
    samples = scenario.samples(len(real))
    add_samples(samples, by=BY, at=at)
    decision = ward.posting.get("decision", "")
    post(
        [*real, *(code for code, _ in samples)],
        office=ward.id,
        decision=decision,
        posted_on=since,
        by=BY,
        at=at,
    )
    offer(scenario.offerings(), office=ward.id, since=since, by=BY, at=at)


def acts() -> list[str]:
    """The half-year as lines of a replay file."""
    return [json.dumps(act, ensure_ascii=False) for act in scenario.acts()]


def played(ward: Ward, lines: list[str]) -> bool:
    """Was the half-year played to its end already?"""
    last = json.loads(lines[-1])
    *_, known = known_acts(ward.id)
    at = datetime.fromisoformat(last["at"]).replace(tzinfo=VN)
    return (last["dossier"], at, last["act"], last["by"]) in known
