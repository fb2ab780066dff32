"""A dossier is sent in: it gets its code and its four characters, but no promise until it is received."""

from datetime import datetime

from django.db import transaction

from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.intake import Intake, choose
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, State, allow
from motcua.people.rules import Actor


@transaction.atomic
def submit(intake: Intake, *, by: Actor, at: datetime) -> Dossier:
    """The new dossier, status 1; the desk has eight working hours to receive or decline it."""
    held, ward = ledger.open_one(intake.office, intake.key)
    allow(State(), Act.SUBMIT, by, office=ward.id)
    chosen = choose(intake, at)
    held.row.code = ledger.code(ward, at.astimezone(VN).date())
    return ledger.record(held, Act.SUBMIT, by=by, at=at, facts=chosen.facts)
