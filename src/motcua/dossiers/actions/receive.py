"""Take a dossier in, at the counter, by post, or as it was sent in online: the promise begins here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django.db import transaction

from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.intake import BadIntake, Intake, choose, longer, plain
from motcua.dossiers.ledger import Held
from motcua.dossiers.models import Dossier, Guide
from motcua.dossiers.rules import Act, OnPaper
from motcua.dossiers.rules import allow as may
from motcua.dossiers.rules.clauses import cited
from motcua.fees.actions.charge import charge
from motcua.fees.rules import FeeInputs
from motcua.people.rules import Actor
from motcua.procedures.rules.record import Channel


@transaction.atomic(savepoint=False)  # the desk writes person, dossier and form in one transaction of its own
def receive(what: Intake | str, *, by: Actor, at: datetime, allow: str | None = None, clause: str | None = None,
            reason: str = "", papers: Sequence[Mapping[str, Any]] | None = None, fee_inputs: FeeInputs | None = None,
            paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`what` is a new intake, or the code of a dossier that was sent in. `allow` with `clause` (and, when the
    catalogue does not name it, `reason`): a longer promise. `papers`, `fee_inputs`: of what was sent in, as the desk
    found them."""
    happened = ledger.moment(at, paper)
    if isinstance(what, str):
        held, sent = sent_in(what)
        found = sent.papers if papers is None else papers
        intake = replace(sent, papers=found, fee_inputs=fee_inputs or sent.fee_inputs)
    else:
        held, ward = ledger.open_one(what.office, what.key)
        intake = what
    may(held.state, Act.RECEIVE, by, office=held.row.office_id)
    chosen = choose(intake, happened)
    promised, why = longer(held.calendar, happened, chosen.allow, allow, cited(clause))
    facts = {
        **chosen.facts,
        "allow": promised,
        **why,
        "fee": chosen.bill.total,
        "fee_inputs": plain(intake.fee_inputs),
    }
    columns = {"charge_id": charge(chosen.bill, by=by, at=at)}
    if held.row.pk is None:
        held.row.code = ledger.code(ward, happened.astimezone(VN).date())
    named = {"originals": [each.name for each in intake.fee_inputs.originals]}  # for the slip: see `plain`
    row = ledger.record(held, Act.RECEIVE, by=by, at=at, facts=facts, texts={"reason": reason}, apart=named,
                        paper=paper, columns=columns)  # fmt: skip
    if intake.guide:
        point_to(intake.guide, row)
    return row


def sent_in(code: str) -> tuple[Held, Intake]:
    """The dossier as it was sent in, read back as an intake: time and fee are those of the day of receipt."""
    held = ledger.hold(code)
    s = held.state
    if not s.procedure:
        raise BadIntake("Hồ sơ này không có nội dung nộp.")
    return held, Intake(
        office=held.row.office_id,
        procedure=s.procedure,
        channel=cast(Channel, s.channel),
        owner=s.owner,
        case=s.case,
        submitter=s.submitter,
        papers=s.papers,
    )


def point_to(number: str, dossier: Dossier) -> None:
    """The dossier points back to the guide slip with which the person came again."""
    found = Guide.objects.filter(number=number, office_id=dossier.office_id, dossier=None)
    if not found.update(dossier=dossier):
        raise BadIntake(f"Không có phiếu hướng dẫn số {number} đang chờ: hãy xem lại số trên phiếu.")
