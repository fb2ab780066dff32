"""Number blank sheets beforehand, for the day when the line or the power is down."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.models import Sheet
from motcua.offices import queries as offices


class TooMany(Refused):
    """A pile that nobody would number by hand."""


@transaction.atomic
def print_sheets(office: int, n: int, *, at: datetime) -> list[str]:
    """The numbers of `n` new sheets, 1 to 500 at a time. Each may serve one event that happens after it was printed."""
    if not 1 <= n <= 500:
        raise TooMany("Mỗi lần in từ 1 đến 500 phiếu.")
    ward = offices.ward_by_id(office)
    day = at.astimezone(VN).date()
    made = [
        f"PG-{ward.name_on(day).code}-{day:%y%m%d}-{ledger.number(office, 'sheet', day):04d}"
        for _ in range(n)
    ]
    Sheet.objects.bulk_create(Sheet(office_id=office, number=number, printed_at=at) for number in made)
    return made
