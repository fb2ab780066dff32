"""What came in and was left lying, and what was taken in though papers lacked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, Status, accept_by
from motcua.dossiers.watch.events import recorded
from motcua.offices import queries as offices
from motcua.procedures import queries as procedures


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What was sent in and neither received nor declined by `accept_by`, eight working hours later; `answered_at`:
    when it was at last (None: it lies there still)."""

    code: str
    name: str
    submitted_at: datetime
    accept_by: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """A dossier that was received though these papers, asked for, were not brought; `by` accepted that."""

    code: str
    by: str
    at: datetime
    papers: tuple[str, ...]


def unanswered(office: int, since: datetime, until: datetime | None, now: datetime) -> list[Unanswered]:
    """What lies there still, whenever it was sent, and what was sent in [since, until) and answered too late; the
    newest first."""
    sent = Q(submitted_at__gte=since, **({"submitted_at__lt": until} if until else {}))
    waiting = Q(status=Status.SUBMITTED)
    received, declined = Q(received_at__isnull=False), Q(status=Status.DECLINED)
    rows = Dossier.objects.filter(waiting | (sent & (received | declined)), office_id=office)
    rows = rows.filter(submitted_at__isnull=False).order_by("-submitted_at", "-pk")
    calendar = calendars(office)(offices.ward_by_id(office).revision)
    found = []
    for code, name, status, submitted_at, received_at, last_at in rows.values_list(
        "code", "version__name", "status", "submitted_at", "received_at", F("last_at")
    ):
        answered_at = received_at or (last_at if status == Status.DECLINED else None)
        limit = accept_by(submitted_at, calendar)
        if (answered_at or now) > limit:
            found.append(Unanswered(code, name, submitted_at, limit, answered_at))
    return found


def taken_without(office: int, since: datetime, until: datetime | None = None) -> list[Lacking]:
    """Receipts for which papers lacked, with who accepted that."""
    events = recorded(office, since, until, Q(act=Act.RECEIVE, facts__has_key="received_without"))
    return [Lacking(e.dossier.code, e.by_ref, e.recorded_at, names(e.facts)) for e in events]


def names(facts: dict[str, object]) -> tuple[str, ...]:
    """The papers by their names in the catalogue of that day."""
    case = procedures.record(int(str(facts["version"]))).case(str(facts["case"]))
    known = {p.key: p.name for p in case.papers}
    keys = facts["received_without"]
    assert isinstance(keys, list)
    return tuple(known.get(str(key)) or str(key) for key in keys)
