"""An office says whether it wants what we add to the forms of the law: the framed date and the strip below the cut."""

from datetime import datetime

from motcua.journal.rules import By
from motcua.notices.models import Choice


def choose(office: int, *, ours: bool, by: By, at: datetime) -> Choice:
    """Without `ours` each paper is the statutory form to the letter. Papers issued before stay as they are."""
    return Choice.objects.create(office_id=office, ours=ours, chosen_at=at, by_kind=by.kind, by_ref=by.ref)
