"""Charge: keep what was explained to the one who pays."""

from datetime import datetime

from motcua.fees import rules
from motcua.fees.models import Charge
from motcua.people.rules import Actor


def charge(bill: rules.Bill, *, by: Actor, at: datetime) -> int:
    """Write the bill in one statement; the id is what a dossier keeps."""
    return Charge.objects.create(
        lines=rules.as_json(bill),
        total=bill.total,
        exemption=bill.exemption,
        charged_at=at,
        by=f"{by.kind}:{by.ref}",
    ).pk
