"""How long matters really took, beside what was promised. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from motcua.clock import Calendar

if TYPE_CHECKING:
    from motcua.dossiers.rules import CaseRow

DONE = (9, 10)  # the national codes of a dossier with its result


@dataclass(frozen=True, slots=True)
class Took:
    """The matters of one procedure: in how many counted days half of them, then 9 of 10, were done.

    `law`: the promise that half of them had at the receipt, in the same days.
    """

    procedure: str
    name: str
    matters: int
    half: int
    most: int
    law: int


def took(rows: Iterable["CaseRow"], calendar: Calendar, *, most: int) -> list[Took]:
    """The `most` procedures with the most results, those first; from receipt to result, all waits in.

    Counted days between the two dates: the same day is 0. Matters without a promise are left out.
    """
    counted = cache(calendar.counted_between)
    by_procedure: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows:
        if row.received_on and row.finished_on and row.original_due_on and row.national_status in DONE:
            real = counted(row.received_on, row.finished_on)
            law = counted(row.received_on, row.original_due_on)
            by_procedure.setdefault((row.procedure, row.name), []).append((real, law))
    busiest = sorted(by_procedure.items(), key=lambda item: (-len(item[1]), item[0]))[:most]
    return [one(procedure, name, days) for (procedure, name), days in busiest]


def one(procedure: str, name: str, days: Sequence[tuple[int, int]]) -> Took:
    """One procedure, from the (real, promised) days of each of its matters."""
    real, law = (sorted(column) for column in zip(*days, strict=True))
    return Took(procedure, name, len(days), within(real, 5), within(real, 9), within(law, 5))


def within(ordered: Sequence[int], tenths: int) -> int:
    """The smallest value that so many tenths of an ordered list do not exceed."""
    return ordered[-(-len(ordered) * tenths // 10) - 1]
