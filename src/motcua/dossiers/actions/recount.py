"""A notice came late: read every history again with the calendar as it is now, and say whose date moved."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.dossiers.ledger import history, view
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import fold
from motcua.offices import queries as offices


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier whose due date a new calendar moves."""

    code: str
    before: date | None
    after: date | None


@transaction.atomic
def recount(office: int) -> list[Moved]:
    """Write the views of the office's dossiers anew; histories stay. The result lists what moved, by code."""
    calendar = offices.calendar(office, offices.ward_by_id(office).revision)
    moved = []
    for row in Dossier.objects.select_for_update(of=("self",)).filter(office_id=office).order_by("code"):
        state = fold(history(row.pk), calendar)
        fresh = view(state) | {
            name: json.loads(text) for name, text in view(state).items() if name in ("papers", "waits")
        }
        changed = {name: value for name, value in fresh.items() if getattr(row, name) != value}
        if not changed:
            continue
        if row.due_on != state.due_on:
            moved.append(Moved(row.code, row.due_on, state.due_on))
        Dossier.objects.filter(pk=row.pk).update(**changed)
    return moved
