"""A dossier as figures see it: as known at a day."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One dossier as known at a day; `broken` is seen from that day's evening. Dates are the ward's own."""

    code: str
    key: str | None
    procedure: str
    name: str
    field: str
    case: str
    channel: str
    status: str
    national_status: int
    received_at: datetime | None
    received_on: date | None
    due_at: datetime | None
    due_on: date | None
    original_due_on: date | None
    reappointed_on: date | None
    finished_on: date | None
    handed_over_on: date | None
    paused: bool
    broken: bool
    verdict: str | None
    holder: str | None
    owner_name: str
