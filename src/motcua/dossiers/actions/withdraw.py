"""The citizen takes the dossier back."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor


@transaction.atomic
def withdraw(
    code: str, *, by: Actor, at: datetime, reason: str = "", paper: OnPaper | None = None
) -> Dossier:
    """It ends any wait; a promise already broken stays so, and is listed apart for the chairman."""
    held = ledger.hold(code)
    allow(held.state, Act.WITHDRAW, by, office=held.row.office_id)
    return ledger.record(held, Act.WITHDRAW, by=by, at=at, facts={}, texts={"reason": reason}, paper=paper)
