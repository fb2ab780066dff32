"""Number and issue what was signed: only then is it finished. A number that was left out is written afterwards."""

from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, Status, allow, local
from motcua.people.rules import Actor


class BadIssue(Refused):
    """A number that is none, or a day on which it cannot have been issued."""


@transaction.atomic
def issue(code: str, *, by: Actor, at: datetime, number: str, issued_on: date | None = None,
          paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`issued_on` lies between the signature and the day it happened, its default. What was issued before without
    its number keeps the day and the verdict that it has."""
    held = ledger.hold(code)
    allow(held.state, Act.ISSUE, by, office=held.row.office_id)
    if not number.strip():
        raise BadIssue("Phát hành thì phải ghi số văn bản.", about="number")
    day = local(ledger.moment(at, paper))
    assert day is not None
    issued = issued_on or day
    facts = {"number": number.strip()}
    if held.state.status is Status.SIGNED:
        if not (held.state.signed_on or day) <= issued <= day:
            raise BadIssue("Ngày phát hành phải từ ngày ký đến hôm nay.", about="issued_on")
        facts["issued_on"] = issued.isoformat()
    return ledger.record(held, Act.ISSUE, by=by, at=at, facts=facts, paper=paper)
