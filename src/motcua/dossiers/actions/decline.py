"""Not taken in, and why (Mẫu 03)."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor


class NeedsReason(Refused):
    """A refusal without its reason."""


@transaction.atomic
def decline(code: str, *, by: Actor, at: datetime, reason: str, paper: OnPaper | None = None) -> Dossier:
    """Refuse a dossier that was sent in and not yet received. It is counted nowhere."""
    held = ledger.hold(code)
    allow(held.state, Act.DECLINE, by, office=held.row.office_id)
    if not reason.strip():
        raise NeedsReason(
            "Không tiếp nhận thì phải ghi rõ vì sao, để người dân biết làm gì tiếp.", about="reason"
        )
    return ledger.record(held, Act.DECLINE, by=by, at=at, facts={}, texts={"reason": reason}, paper=paper)
