"""Decide: who signed and in which capacity, the number, the day of issue, each its own fact. Issued, the clock ends."""

from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow, local
from motcua.people import queries as people
from motcua.people.rules import Actor

OUTCOMES = ("granted", "refused")


class BadDecision(Refused):
    """An outcome or signer that cannot be."""


@transaction.atomic
def decide(code: str, *, by: Actor, at: datetime, outcome: str, signer: str, number: str = "",
           signed_on: date | None = None, issued_on: date | None = None, issued: bool = True, reason: str = "",
           paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`outcome` granted | refused; `signer` an account that may sign then; dates default to the day it happened.
    Not `issued`: signed alone, the clock runs on until `issue` (national status 4, not 9)."""
    held = ledger.hold(code)
    allow(held.state, Act.DECIDE, by, office=held.row.office_id)
    if outcome not in OUTCOMES:
        raise BadDecision("Kết quả phải là đồng ý (granted) hoặc từ chối (refused).", about="outcome")
    signs = people.seated(signer, ledger.moment(at, paper))
    if signs is None or not signs.actor.may("decide", held.row.office_id):
        raise BadDecision(f"“{signer}” không có quyền ký lúc này: hãy chọn người ký khác.", about="signer")
    day = (paper.happened_at if paper else at).astimezone(VN).date()
    signed, sent = signed_on or day, issued_on or day
    if not (local(held.state.received_at) or day) <= signed <= day:
        raise BadDecision("Ngày ký phải từ ngày nhận đến hôm nay.", about="signed_on")
    if issued and not signed <= sent <= day:
        raise BadDecision("Ngày phát hành phải từ ngày ký đến hôm nay.", about="issued_on")
    facts = {"outcome": outcome, "signer": signer, "capacity": signs.capacity, "number": number.strip() or None,
             "signed_on": signed.isoformat(), "issued_on": sent.isoformat() if issued else None}  # fmt: skip
    return ledger.record(held, Act.DECIDE, by=by, at=at, facts=facts, texts={"reason": reason}, paper=paper)
