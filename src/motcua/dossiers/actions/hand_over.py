"""Hand the result to the person who collects it. The verdict does not change any more."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.procedures.rules.presence import Mandate, Who, may_act

HOWS = ("counter", "post", "online")


class ToWhom(Refused):
    """A result is handed to a named person, who may collect it."""


@transaction.atomic
def hand_over(code: str, *, by: Actor, at: datetime, to: str, how: str = "counter", who: Who = "self",
              mandate: Mandate = "none", paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`to` is who collects, in words; `who` that is to the owner, and with which mandate, is asked of the procedure."""
    held = ledger.hold(code)
    allow(held.state, Act.HAND_OVER, by, office=held.row.office_id)
    if how not in HOWS:
        raise ToWhom("Cách trả kết quả phải là tại quầy, qua bưu điện, hoặc trên mạng.")
    if not to.strip():
        raise ToWhom("Hãy ghi họ tên người nhận kết quả.")
    verdict = may_act(procedures.record(held.state.version).presence, "hand_over", who, mandate)
    if not verdict.allowed:
        raise ToWhom(verdict.words)
    facts = {"how": how, "who": who, "mandate": mandate}
    return ledger.record(held, Act.HAND_OVER, by=by, at=at, facts=facts, texts={"to": to}, paper=paper)
