"""A visit that ends without a dossier: told what to bring or where to go (Mẫu 02 by hand), asked only, or left."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.models import Guide
from motcua.offices import queries as offices
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.words import clean

OUTCOMES = ("guided", "question", "elsewhere", "left")


class BadGuide(Refused):
    """Guidance that says nothing, or is given by someone else."""


@transaction.atomic
def guide(office: int, *, by: Actor, at: datetime, outcome: str, procedure: str | None = None,
          person: int | None = None, missing: Sequence[str] = (), note: str = "",
          draft: Mapping[str, Any] | None = None) -> Guide:  # fmt: skip
    """`outcome`: guided (papers lacked) | question (asked only) | elsewhere (sent on) | left (did not wait).

    `missing`: names of papers; `draft`: what stood on the page, so that the visit can go on from it: "case",
    "channel", "answers", "papers" (those that were there, as in an intake), "lacking" (keys), "owner" and "party"
    (persons' ids), "who", "mandate", "died" (a day as typed), "fee_inputs" (as a receipt keeps them). The number is
    new; there is no clock.
    """
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
        draft=ledger.canonical(draft or {}),
        note=clean(note),
        by_ref=by.ref,
        at=at,
    )
