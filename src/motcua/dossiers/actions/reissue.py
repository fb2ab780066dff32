"""Our mistake on their paper: issued again after hand-over, no fee, the old paper taken back. Not a new dossier."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people import queries as people
from motcua.people.rules import Actor


class NeedsReason(Refused):
    """What was wrong is part of the record."""


@transaction.atomic
def reissue(code: str, *, by: Actor, at: datetime, reason: str, signer: str, number: str = "",
            paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`reason` says what was wrong; `signer` signs the new paper; counted as an error of ours."""
    held = ledger.hold(code)
    allow(held.state, Act.REISSUE, by, office=held.row.office_id)
    if not reason.strip():
        raise NeedsReason("Hãy ghi sai ở chỗ nào và thu lại bản cũ.")
    signs = people.seated(signer, ledger.moment(at, paper))
    if signs is None or not signs.actor.may("decide", held.row.office_id):
        raise NeedsReason(f"“{signer}” không có quyền ký lúc này: hãy chọn người ký khác.")
    facts = {"signer": signer, "capacity": signs.capacity, "number": number or None}
    return ledger.record(held, Act.REISSUE, by=by, at=at, facts=facts, texts={"reason": reason}, paper=paper)
