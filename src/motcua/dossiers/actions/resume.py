"""The reason for the pause is over: the clock runs again with what was left."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor


class TooSoon(Refused):
    """A wait with a minimum length cannot end earlier."""


@transaction.atomic
def resume(code: str, *, by: Actor, at: datetime, paper: OnPaper | None = None) -> Dossier:
    """End every pause that is open; a request for papers ends by `supplement`."""
    held = ledger.hold(code)
    allow(held.state, Act.RESUME, by, office=held.row.office_id)
    floor = held.state.not_before
    if floor and (paper.happened_at if paper else at) < floor:
        raise TooSoon(
            f"Việc này phải kéo dài đủ ngày: sớm nhất {floor.astimezone(VN):%H:%M ngày %d/%m/%Y} mới tiếp tục được."
        )
    return ledger.record(held, Act.RESUME, by=by, at=at, facts={}, paper=paper)
