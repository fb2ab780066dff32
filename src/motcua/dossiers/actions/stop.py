"""End a dossier without a result, finally. What may go on later is `pause`."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor


class NeedsReason(Refused):
    """A final stop without its reason."""


@transaction.atomic
def stop(code: str, *, by: Actor, at: datetime, reason: str, paper: OnPaper | None = None) -> Dossier:
    """It ends any wait; a promise already broken stays so, and is listed apart for the chairman."""
    held = ledger.hold(code)
    allow(held.state, Act.STOP, by, office=held.row.office_id)
    if not reason.strip():
        raise NeedsReason("Dừng hẳn một hồ sơ thì phải ghi lý do.")
    return ledger.record(held, Act.STOP, by=by, at=at, facts={}, texts={"reason": reason}, paper=paper)
