"""Take down: a posted procedure hangs no longer from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures.models import Posting


class NotPosted(Refused):
    """Nothing hangs there that could be taken down on that day."""


@transaction.atomic
def take_down(code: str, *, office: int, until: date, by: Actor, at: datetime) -> None:
    """End its posting: `until` is the first day on which it hangs no longer."""
    hanging = Posting.objects.filter(
        Q(until=None) | Q(until__gt=until), procedure__code=code, office=office, posted_on__lt=until
    )
    with attribute(by, at=at):
        ended = hanging.update(until=until)
    if not ended:
        raise NotPosted(f"Thủ tục {code} không niêm yết ở đây vào ngày {until}; xem lại mã và ngày.")
