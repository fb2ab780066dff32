"""Apologise and make one new appointment (Mẫu 04). It changes no verdict unless a clause makes it lawful."""

from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.dossiers.rules.clauses import cited
from motcua.people.rules import Actor


class BadAppointment(Refused):
    """A new appointment that is not a counted day after the due date, or has no reason."""


@transaction.atomic
def extend(code: str, *, by: Actor, at: datetime, until: date, reason: str, clause: str = "",
           paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`until` is a counted day after the due date; `clause` names the law that allows it, when one does."""
    held = ledger.hold(code)
    allow(held.state, Act.EXTEND, by, office=held.row.office_id)
    law = cited(clause)
    due_on = held.state.due_on
    if due_on is None or until <= due_on or not held.calendar.tentative().day(until).counted:
        raise BadAppointment("Ngày hẹn lại phải là ngày làm việc sau ngày hẹn trả.")
    if not reason.strip():
        raise BadAppointment("Hẹn lại thì phải ghi lý do: lý do in trên thư xin lỗi.")
    facts = {"until": until.isoformat(), **({"clause": law} if law else {})}
    return ledger.record(held, Act.EXTEND, by=by, at=at, facts=facts, texts={"reason": reason}, paper=paper)
