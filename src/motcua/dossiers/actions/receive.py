"""Take a dossier in, at the counter, by post, or as it was sent in online: the promise begins here."""

from datetime import datetime
from typing import cast

from django.db import transaction

from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.intake import BadIntake, Intake, choose, longer, plain
from motcua.dossiers.ledger import Held
from motcua.dossiers.models import Dossier, Guide
from motcua.dossiers.rules import Act, OnPaper
from motcua.dossiers.rules import allow as may
from motcua.fees.actions.charge import charge
from motcua.people.rules import Actor
from motcua.procedures.rules.record import Channel


@transaction.atomic(savepoint=False)  # the desk writes person, dossier and form in one transaction of its own
def receive(what: Intake | str, *, by: Actor, at: datetime, allow: str | None = None, clause: str | None = None,
            paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`what` is a new intake, or the code of a dossier that was sent in. `allow` with `clause`: a longer promise."""
    happened = ledger.moment(at, paper)
    if isinstance(what, str):
        held, intake = sent_in(what)
    else:
        held, ward = ledger.open_one(what.office, what.key)
        intake = what
    may(held.state, Act.RECEIVE, by, office=held.row.office_id)
    chosen = choose(intake, happened)
    promised, why = longer(held.calendar, happened, chosen.allow, allow, clause)
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
    row = ledger.record(held, Act.RECEIVE, by=by, at=at, facts=facts, paper=paper, columns=columns)
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
