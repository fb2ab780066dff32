"""Put an intake mistake right, with a reason and a name. History keeps what was there before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.intake import Intake, choose, inputs, plain
from motcua.dossiers.ledger import Held
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.dossiers.rules.corrections import (
    MAY,
    OF_THE_CATALOGUE,
    another_time,
    found,
    given,
    misnumbered,
    moved,
)
from motcua.fees.actions.charge import charge
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures


class BadCorrection(Refused):
    """What a correction may not touch, or a correction without its reason."""


@transaction.atomic
def correct(code: str, *, by: Actor, at: datetime, reason: str, what: Mapping[str, Any],
            paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`what`: any of owner, submitter (people), contact (names of what was put right in people, or True), papers,
    fee_inputs, channel, procedure, case, number (of the result, until it is handed over). A new time is counted again
    from the receipt; an instant, a code, a signer, a lateness stay."""
    held = ledger.hold(code)
    allow(held.state, Act.CORRECT, by, office=held.row.office_id)
    if not reason.strip():
        raise BadCorrection("Sửa sai sót thì phải ghi lý do.")
    if not what or any(name not in MAY for name in what):
        raise BadCorrection(f"Chỉ sửa được: {', '.join(MAY)}.")
    if fault := misnumbered(held.state, what):
        raise BadCorrection(fault, about="number")
    facts: dict[str, Any] = given(what)
    columns: dict[str, Any] = {}
    if OF_THE_CATALOGUE & what.keys():
        facts, columns = asked_again(held, what, facts, by, at)
    return ledger.record(
        held, Act.CORRECT, by=by, at=at, facts=facts, texts={"reason": reason}, paper=paper, columns=columns
    )


def asked_again(
    held: Held, what: Mapping[str, Any], facts: dict[str, Any], by: Actor, at: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same facts with the catalogue's answer of the day of receipt; once received, a new charge too."""
    s, begins_anew = held.state, moved(held.state, what)
    intake = Intake(
        office=held.row.office_id,
        procedure=what.get("procedure", s.procedure),
        channel=what.get("channel", s.channel),
        owner=facts.get("owner", s.owner),
        case=what.get("case", None if begins_anew else s.case),
        papers=None if begins_anew else s.papers,
        fee_inputs=what.get("fee_inputs") or inputs(s.fee_inputs),
    )
    chosen = choose(intake, s.received_at or at)
    facts = {**facts, **found(s, what, chosen.facts)}
    if s.received_at is None:
        return facts, {}
    if another_time(s, what, procedures.record(s.version), chosen.allow):
        facts["allow"] = chosen.allow
    facts |= {"fee": chosen.bill.total, "fee_inputs": plain(intake.fee_inputs)}
    return facts, {"charge_id": charge(chosen.bill, by=by, at=at)}
