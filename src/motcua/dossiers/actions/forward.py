"""Pass a dossier on to the officer who works on it next."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people import queries as people
from motcua.people.rules import Actor


class NoSuchHolder(Refused):
    """Nobody of this office holds a seat under that name at that instant."""


@transaction.atomic
def forward(code: str, *, by: Actor, at: datetime, to: str, paper: OnPaper | None = None) -> Dossier:
    """`to` is an account that holds a seat of the same office at that instant."""
    held = ledger.hold(code)
    allow(held.state, Act.FORWARD, by, office=held.row.office_id)
    if (
        colleague := people.seated(to, ledger.moment(at, paper))
    ) is None or colleague.office_id != held.row.office_id:
        raise NoSuchHolder(
            f"Không có cán bộ “{to}” đang giữ việc ở phường này: hãy chọn lại người nhận.", about="to"
        )
    return ledger.record(held, Act.FORWARD, by=by, at=at, facts={"to": to}, paper=paper)
