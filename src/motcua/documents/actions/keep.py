from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.documents import store
from motcua.documents.kinds import FORMS, may_keep, told
from motcua.documents.models import File, Scan
from motcua.people.rules import Actor
from motcua.words import clean


class AlreadyThere(Refused):
    """The same content for the same paper."""


@transaction.atomic
def keep(
    content: bytes,
    *,
    office: int,
    about: str,
    paper: str,
    called: str,
    form: str,
    name: str,
    by: Actor,
    at: datetime,
) -> int:
    """Keep a file as one paper of the matter `about`; the id of its line.

    `paper`: its key in the catalogue, `called`: its name now. `form`: "born" (made as a file), "original" (scanned
    from the original), "copy" (scanned from a copy). Unfit when the content is no PDF, JPEG or PNG that opens
    (NĐ 107/2021: scanned at reception).
    """
    may_keep(by, office)
    if form not in FORMS:
        raise Refused("Hãy chọn tệp là bản gốc điện tử, quét từ bản chính, hay quét từ bản sao.")
    seen = told(content)
    digest = store.put(content)
    file, _ = File.objects.get_or_create(
        digest=digest, defaults={"kind": seen.kind, "size": len(content), "pages": seen.pages, "kept_at": at}
    )
    row, made = Scan.objects.get_or_create(
        office_id=office, about=about, paper=paper, file=file, aside_at=None,
        defaults={"called": called, "form": form, "name": clean(name)[:200], "by_ref": by.ref, "at": at},
    )  # fmt: skip
    if not made:
        raise AlreadyThere("Tệp này đã có cho giấy tờ ấy rồi.")
    return row.pk
