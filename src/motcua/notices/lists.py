"""What stands in the lists of a day. Written in SQL: they name dossiers, people and fees of rooms below at once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from motcua.clock import VN

RESULTS = """
SELECT d.code, v.name, p.name, p.address, coalesce(charge.total, 0), d.channel, decided.facts->>'outcome',
    coalesce(issued.facts->>'number', decided.facts->>'number')
FROM dossiers_dossier d JOIN procedures_version v ON v.id = d.version_id JOIN people_person p ON p.id = d.owner_id
LEFT JOIN fees_charge charge ON charge.id = d.charge_id
LEFT JOIN LATERAL (SELECT facts FROM dossiers_event e WHERE e.dossier_id = d.id AND act = 'decide'
    ORDER BY seq DESC LIMIT 1) decided ON true
LEFT JOIN LATERAL (SELECT facts FROM dossiers_event e WHERE e.dossier_id = d.id AND act IN ('issue', 'correct')
    AND jsonb_exists(facts, 'number') ORDER BY seq DESC LIMIT 1) issued ON true
WHERE d.office_id = %s AND d.status IN ('decided', 'handed_over') AND d.finished_at >= %s AND d.finished_at < %s
ORDER BY d.finished_at, d.id"""
BROUGHT = """
SELECT d.code, v.name, p.name, b.id, b.name, d.received_at, d.due_at, d.allow
FROM dossiers_dossier d JOIN procedures_version v ON v.id = d.version_id JOIN people_person p ON p.id = d.owner_id
JOIN people_person b ON b.id = coalesce(d.submitter_id, d.owner_id)
WHERE d.office_id = %s AND d.received_at >= %s AND d.received_at < %s ORDER BY b.id, d.received_at, d.id"""


@dataclass(frozen=True, slots=True)
class Result:
    """A dossier that was decided."""

    code: str
    matter: str
    owner: str
    address: str
    fee: int
    channel: str
    outcome: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Brought:
    """A dossier that somebody brought."""

    code: str
    matter: str
    owner: str
    person: int
    brought_by: str
    received_at: datetime
    due_at: datetime | None
    allow: str | None

    @property
    def received_on(self) -> date:
        """Its day."""
        return self.received_at.astimezone(VN).date()


def decided(office: int, on: date) -> list[Result]:
    """What was decided and issued on that day, in order."""
    return [Result(*row) for row in _of_day(RESULTS, office, on)]


def brought(office: int, on: date) -> dict[int, list[Brought]]:
    """What was received on that day, by who brought it, of those who brought more than one."""
    found: dict[int, list[Brought]] = {}
    for row in _of_day(BROUGHT, office, on):
        found.setdefault(row[3], []).append(Brought(*row))
    return {person: rows for person, rows in found.items() if len(rows) > 1}


def _of_day(sql: str, office: int, on: date) -> list[tuple[Any, ...]]:
    since = datetime(on.year, on.month, on.day, tzinfo=VN)
    with connection.cursor() as cursor:
        cursor.execute(sql, [office, since, since + timedelta(days=1)])
        return list(cursor.fetchall())
