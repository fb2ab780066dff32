"""How `motcua up` opens the demo ward: the catalogue that comes with the program (`motcua import catalogue`), the
ward's file (`motcua apply`), its half-year (`motcua replay`), each by what those commands do, and each idempotent.
Only the samples are its own: made-up entries up to the number of procedures that the ward published."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.config.demo import scenario
from motcua.config.ward import apply_ward, read_demo
from motcua.config.ward_procedures import Online
from motcua.dossiers.queries import known_acts
from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people.rules import system
from motcua.procedures import queries as procedures
from motcua.procedures.actions.add_samples import add_samples
from motcua.procedures.actions.furnish import furnish

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
    """The catalogue with its samples, then the ward by its file: whole or not at all."""
    furnish(by=BY, at=at, samples=True)
    here = procedures.procedures(HALF_YEAR[0])
    add_samples(scenario.samples(len(here)), by=BY, at=at)
    apply_ward(replace(read_demo(), online=offered()), at=at)


def offered() -> tuple[Online, ...]:
    """What the scenario assumes to have been offered online, as a ward's file would say it."""
    codes = defaultdict(list)
    for code, level in scenario.offerings().items():
        codes[level].append(code)
    return tuple(Online(level, HALF_YEAR[0], tuple(codes[level])) for level in sorted(codes))


def acts() -> list[str]:
    """The half-year as lines of a replay file."""
    return [json.dumps(act, ensure_ascii=False) for act in scenario.acts()]


def played(ward: Ward, lines: list[str]) -> bool:
    """Was the half-year played to its end already?"""
    last = json.loads(lines[-1])
    *_, known = known_acts(ward.id)
    at = datetime.fromisoformat(last["at"]).replace(tzinfo=VN)
    return (last["dossier"], at, last["act"], last["by"]) in known
