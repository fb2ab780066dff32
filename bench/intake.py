"""Counter intake, all of it (a new person, receive), against bare INSERTs of the same rows, one transaction each."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import count, cycle
from statistics import median
from typing import TYPE_CHECKING

from bench.figures import Figure, cost, most
from bench.timing import seconds
from bench.ward import Ward

if TYPE_CHECKING:
    from bench.bare import Row
    from motcua.dossiers.models import Dossier

ROUNDS, EACH = 6, 50
DAY = datetime.fromisoformat("2026-03-02T09:00+07:00")  # far from a year without notice
BORN = count(1960)  # each counter has a line of its own
AIM = 3  # times the bare INSERTs
STATEMENTS = 12


class Counter:
    """Anh Minh, and what he takes in from `at` on: each of the ward's procedures in turn, each time of somebody new."""

    def __init__(self, at: datetime = DAY) -> None:
        from bench.citizens import citizens
        from motcua.offices import queries as offices
        from motcua.people import queries as people

        seat = people.seated("minh", at)
        assert seat
        self.by, self.office = seat.actor, offices.ward().id
        self.people = citizens(next(BORN))
        self.procedures = cycle(receivable(self.office))
        self.at = at

    def take(self) -> "Dossier":
        """One intake, whole, in one transaction as at the desk."""
        from django.db import transaction

        from motcua.dossiers.actions.receive import receive
        from motcua.dossiers.intake import Intake
        from motcua.people.actions.register import register

        self.at += timedelta(seconds=20)
        with transaction.atomic():
            owner = register(next(self.people), by=self.by, at=self.at)
            what = Intake(office=self.office, procedure=next(self.procedures), channel="counter", owner=owner)
            return receive(what, by=self.by, at=self.at)


def receivable(office: int) -> list[str]:
    """The real procedures that the counter can take in without a question."""
    from motcua import Refused
    from motcua.dossiers.intake import Intake, choose
    from motcua.procedures import queries as procedures

    found = []
    for row in procedures.procedures(DAY.date(), office):
        try:
            choose(Intake(office=office, procedure=row.code, channel="counter", owner=0), DAY)
        except Refused:
            continue
        if not row.sample:
            found.append(row.code)
    return found


def measure(ward: Ward) -> Iterator[Figure]:
    """Rounds of ours, each followed by the same rows bare; the first round is a warm-up."""
    ward.open()
    from bench import bare
    from bench.statements import counted
    from motcua.dossiers.ledger import NEXT_NUMBER

    took: tuple[list[float], list[float]] = ([], [])
    counter = Counter()
    with bare.copied() as copy:
        for n in range(ROUNDS + 1):
            before = bare.newest()
            ours = [seconds(counter.take) for _ in range(EACH)]
            number = (NEXT_NUMBER, [counter.office, "dossier", counter.at.date()])
            written = [[*rows, number] for rows in one_by_one(bare.rows_since(before))]
            base = [seconds(partial(bare.write, copy, rows)) for rows in written]
            if n:
                took[0].extend(ours)
                took[1].extend(base)
    against = "the same rows as bare INSERTs, one transaction each"
    yield cost("counter intake, whole", median(took[0]), median(took[1]), against, AIM)
    yield most("  SQL statements of it", counted(counter.take), "", STATEMENTS)


def one_by_one(written: "dict[str, list[Row]]") -> "Iterator[list[Row]]":
    """The rows of each intake: as many of each table for one as for another, in the order of the tables' ids."""
    for n in range(EACH):
        rows = []
        for found in written.values():
            share, rest = divmod(len(found), EACH)
            assert not rest, "an intake wrote more rows than another"
            rows += found[n * share : (n + 1) * share]
        yield rows
