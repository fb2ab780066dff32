"""Stop the clock for a reason that the law names."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import Allowance, at_least
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.dossiers.rules.pauses import PAUSES
from motcua.people.rules import Actor


class NoSuchReason(Refused):
    """A pause needs one of the reasons that are data."""


@transaction.atomic
def pause(code: str, *, by: Actor, at: datetime, reason: str, minimum: str | None = None, note: str = "",
          paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`reason` is a key of PAUSES; `minimum` ("7cd", "2d") says how long it must last at least, as posting must."""
    held = ledger.hold(code)
    allow(held.state, Act.PAUSE, by, office=held.row.office_id)
    if reason not in PAUSES:
        raise NoSuchReason(f"Lý do tạm dừng “{reason}” không có trong danh mục: {', '.join(PAUSES)}.")
    if by.kind == "seat" and not by.duties & PAUSES[reason].duties:
        raise NoSuchReason(f"{PAUSES[reason].words}: chỉ lãnh đạo mới cho tạm dừng vì lý do này.")
    facts = {"reason": reason}
    if minimum:
        since = paper.happened_at if paper else at
        try:
            length = Allowance.parse(minimum)
        except ValueError as e:
            raise NoSuchReason(
                f"Thời gian tối thiểu “{minimum}” không đọc được: hãy ghi như 7cd hoặc 2d."
            ) from e
        facts["not_before"] = at_least(held.calendar.tentative(), since, length).isoformat()
    return ledger.record(held, Act.PAUSE, by=by, at=at, facts=facts, texts={"note": note}, paper=paper)
