"""Charges as other rooms read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.fees.models import Charge
from motcua.fees.rules import BillLine, from_json


@dataclass(frozen=True, slots=True)
class Charged:
    """One charge: đồng, its explained lines, the exemption that freed it (a key of EXEMPTIONS), when."""

    id: int
    total: int
    lines: tuple[BillLine, ...]
    exemption: str | None
    charged_at: datetime


def charges(ids: Iterable[int]) -> dict[int, Charged]:
    """The charges of these ids, in one query; an id without a charge is left out."""
    rows = Charge.objects.filter(pk__in=list(ids))
    return {c.pk: Charged(c.pk, c.total, from_json(c.lines), c.exemption, c.charged_at) for c in rows}
