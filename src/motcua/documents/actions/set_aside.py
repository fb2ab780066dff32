from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.documents.kinds import may_keep
from motcua.documents.models import Scan
from motcua.people.rules import Actor
from motcua.words import clean


@transaction.atomic
def set_aside(scan: int, *, office: int, reason: str, by: Actor, at: datetime) -> str:
    """Take a file that was kept wrongly out of sight; it stays, with who, when and why. Gives the matter's code."""
    may_keep(by, office)
    row = Scan.objects.select_for_update().filter(pk=scan, office_id=office, aside_at=None).first()
    if row is None:
        raise Refused("Tệp ấy không còn ở đây: hãy tải lại trang.")
    why = clean(reason)[:500]
    if not why:
        raise Refused("Hãy ghi vì sao bỏ tệp này ra.")
    row.aside_at, row.aside_by, row.aside_why = at, by.ref, why
    row.save(update_fields=["aside_at", "aside_by", "aside_why"])
    return row.about
