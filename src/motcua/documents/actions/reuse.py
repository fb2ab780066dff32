from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.documents.actions.keep import AlreadyThere
from motcua.documents.kinds import may_keep
from motcua.documents.models import Scan
from motcua.people.rules import Actor


@transaction.atomic
def reuse(scan: int, *, office: int, about: str, paper: str, by: Actor, at: datetime) -> int:
    """Take the file of another matter for this one, so that nobody is asked twice; the id of its line.

    That both matters are the same person's is for the caller to see to.
    """
    may_keep(by, office)
    old = Scan.objects.filter(pk=scan, office_id=office, aside_at=None).exclude(about=about).first()
    if old is None:
        raise Refused("Không có tệp ấy để dùng lại: hãy tải lại trang.")
    row, made = Scan.objects.get_or_create(
        office_id=office, about=about, paper=paper, file_id=old.file_id, aside_at=None,
        defaults={"called": old.called, "form": old.form, "name": old.name, "reused_from": old, "by_ref": by.ref,
                  "at": at},
    )  # fmt: skip
    if not made:
        raise AlreadyThere("Tệp này đã có cho giấy tờ ấy rồi.")
    return row.pk
