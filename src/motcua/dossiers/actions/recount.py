"""A notice came late: read every history again with the calendar as it is now, and say whose date moved."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.dossiers.ledger import calendars_stay, view
from motcua.dossiers.models import Dossier
from motcua.dossiers.proof import histories
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
    """Write the views of the office's dossiers anew; histories stay. The result lists what moved, by number."""
    calendars_stay(office, until_recounted=True)
    ward = offices.ward_by_id(office)
    calendar = offices.calendar(office, ward.revision)
    moved = []
    rows = Dossier.objects.select_for_update(of=("self",)).filter(office_id=office).order_by("pk")
    for row, lines in histories(rows):
        state = fold(lines, calendar)
        views = view(state)
        fresh = views | {name: json.loads(views[name]) for name in ("papers", "waits")}
        changed = {name: value for name, value in fresh.items() if getattr(row, name) != value}
        if changed:
            Dossier.objects.filter(pk=row.pk).update(**changed)
        if row.due_on != state.due_on:
            moved.append(Moved(row.code, row.due_on, state.due_on))
    return moved
