"""Put an intake mistake right, with a reason and a name. History keeps what was there before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.intake import Intake, choose, inputs, plain
from motcua.dossiers.ledger import Held
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, State, allow
from motcua.fees.actions.charge import charge
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.procedures.rules.record import Channel

MAY = ("owner", "submitter", "contact", "papers", "fee_inputs", "channel", "procedure", "case")


class BadCorrection(Refused):
    """What a correction may not touch, or a correction without its reason."""


@transaction.atomic
def correct(code: str, *, by: Actor, at: datetime, reason: str, what: Mapping[str, Any],
            paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`what`: any of owner, submitter (people), contact (True: put right in people), papers, fee_inputs, channel,
    procedure, case. A new time is counted again from the receipt; an instant, a code, a signer, a lateness stay."""
    held = ledger.hold(code)
    allow(held.state, Act.CORRECT, by, office=held.row.office_id)
    if not reason.strip():
        raise BadCorrection("Sửa sai sót thì phải ghi lý do.")
    if not what or any(name not in MAY for name in what):
        raise BadCorrection(f"Chỉ sửa được: {', '.join(MAY)}.")
    facts, columns = changed(held, what, by, at)
    return ledger.record(
        held, Act.CORRECT, by=by, at=at, facts=facts, texts={"reason": reason}, paper=paper, columns=columns
    )


def changed(
    held: Held, what: Mapping[str, Any], by: Actor, at: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts that replace the old ones, and the new charge when the fee is another."""
    s = held.state
    facts: dict[str, Any] = {name: what[name] for name in ("owner", "submitter", "contact") if name in what}
    if "papers" in what:
        facts["papers"] = [dict(p) for p in what["papers"]]
    if not {"procedure", "case", "channel", "fee_inputs"} & what.keys():
        return facts, {}
    moved = "procedure" in what and what["procedure"] != s.procedure
    intake = Intake(
        office=held.row.office_id,
        procedure=what.get("procedure", s.procedure),
        channel=what.get("channel", s.channel),
        owner=facts.get("owner", s.owner),
        case=what.get("case", None if moved else s.case),
        papers=None if moved else s.papers,
        fee_inputs=what.get("fee_inputs") or inputs(s.fee_inputs),
    )
    chosen = choose(intake, s.received_at or at)
    keep = ("version", "procedure", "case", "channel")
    facts |= {name: chosen.facts[name] for name in keep}
    if moved and "papers" not in facts:
        facts["papers"] = chosen.facts["papers"]
    if s.received_at is None:
        return facts, {}
    if {"procedure", "case"} & what.keys() or usual(s) != chosen.allow:
        facts["allow"] = chosen.allow
    facts |= {"fee": chosen.bill.total, "fee_inputs": plain(intake.fee_inputs)}
    return facts, {"charge_id": charge(chosen.bill, by=by, at=at)}


def usual(s: State) -> str | None:
    """The time that the version gives for the case and channel so far; a longer one may have been chosen."""
    way = procedures.record(s.version).way(cast(Channel, s.channel), s.case)
    return str(way.allowance) if way and way.allowance else None
