"""Our mistake on their paper: issued again after hand-over, no fee, the old paper taken back. Not a new dossier."""

from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow, local
from motcua.people import queries as people
from motcua.people.rules import Actor


class NeedsReason(Refused):
    """What was wrong is part of the record."""


@transaction.atomic
def reissue(code: str, *, by: Actor, at: datetime, reason: str, signer: str, number: str = "",
            signed_on: date | None = None, issued_on: date | None = None, paper: OnPaper | None = None,
            ) -> Dossier:  # fmt: skip
    """`reason` says what was wrong; `signer` signs the new paper; counted as an error of ours. Without a `number` the
    first one stays. Both days lie between the hand-over and the day it happened, their default."""
    held = ledger.hold(code)
    allow(held.state, Act.REISSUE, by, office=held.row.office_id)
    if not reason.strip():
        raise NeedsReason("Hãy ghi sai ở chỗ nào và thu lại bản cũ.", about="reason")
    signs = people.seated(signer, ledger.moment(at, paper))
    if signs is None or not signs.actor.may("decide", held.row.office_id):
        raise NeedsReason(f"“{signer}” không có quyền ký lúc này: hãy chọn người ký khác.", about="signer")
    day = local(ledger.moment(at, paper))
    assert day is not None
    signed, issued, handed = signed_on or day, issued_on or day, local(held.state.handed_over_at) or day
    if not handed <= signed <= day:
        raise NeedsReason("Ngày ký bản mới phải từ ngày trả bản cũ đến hôm nay.", about="signed_on")
    if not signed <= issued <= day:
        raise NeedsReason("Ngày phát hành phải từ ngày ký đến hôm nay.", about="issued_on")
    facts = {"signer": signer, "capacity": signs.capacity, "number": number.strip() or None,
             "signed_on": signed.isoformat(), "issued_on": issued.isoformat()}  # fmt: skip
    return ledger.record(held, Act.REISSUE, by=by, at=at, facts=facts, texts={"reason": reason}, paper=paper)
