"""Tell a person what to bring, or where to go, before anything is received (Mẫu 02 by hand)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.models import Guide
from motcua.offices import queries as offices
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.words import clean

OUTCOMES = ("guided", "question", "elsewhere")


class BadGuide(Refused):
    """Guidance that says nothing, or is given by someone else."""


@transaction.atomic
def guide(office: int, *, by: Actor, at: datetime, outcome: str, procedure: str | None = None,
          person: int | None = None, missing: Sequence[str] = (), note: str = "") -> Guide:  # fmt: skip
    """`outcome`: guided (papers lacked) | question | elsewhere. `missing`: names of papers. The number is new."""
    if not by.may("receive", office):
        raise BadGuide("Việc hướng dẫn do cán bộ tiếp nhận của phường ghi.")
    if outcome not in OUTCOMES or (outcome == "guided" and not missing and not note.strip()):
        raise BadGuide("Hãy chọn giấy tờ còn thiếu, hoặc ghi điều đã hướng dẫn.")
    ward = offices.ward_by_id(office)
    day = at.astimezone(VN).date()
    version = procedures.version(procedure, day, office).id if procedure else None
    n = ledger.number(office, "guide", day)
    return Guide.objects.create(
        office_id=office,
        number=f"HD-{ward.name_on(day).code}-{day:%y%m%d}-{n:04d}",
        version_id=version,
        person_id=person,
        outcome=outcome,
        missing=[clean(name) for name in missing],
        note=clean(note),
        by_ref=by.ref,
        at=at,
    )
