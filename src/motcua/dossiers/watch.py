"""What the chairman answers for beyond lateness: what was typed later from sheets, and promises made longer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from motcua.dossiers.models import Event, Remark
from motcua.dossiers.rules import Act, Line, fold
from motcua.offices import queries as offices

MOST = 200


@dataclass(frozen=True, slots=True)
class TypedLater:
    """An act written by hand on a numbered sheet and typed afterwards ("nhập sau")."""

    code: str
    act: str
    by: str
    happened_at: datetime
    recorded_at: datetime
    sheet: str


@dataclass(frozen=True, slots=True)
class Lengthened:
    """A correction after which the promise was a longer one, with its reason (None when erased)."""

    code: str
    by: str
    at: datetime
    before: date | None
    after: date | None
    reason: str | None


def typed_later(office: int, since: datetime) -> list[TypedLater]:
    """Acts from sheets recorded since then, the newest first."""
    rows = Event.objects.filter(dossier__office_id=office, recorded_at__gte=since, facts__has_key="sheet")
    named = rows.order_by("-recorded_at").values_list(
        "dossier__code", "act", "by_ref", "happened_at", "recorded_at", "facts__sheet"
    )
    return [TypedLater(*row) for row in named[:MOST]]


def lengthened(office: int, since: datetime) -> list[Lengthened]:
    """Corrections since then that moved a due date to a later day or took it away, the newest first."""
    found = Event.objects.filter(
        dossier__office_id=office, act=Act.CORRECT, recorded_at__gte=since, facts__has_key="allow"
    )
    corrections = list(found.select_related("dossier").order_by("-recorded_at")[:MOST])
    reasons = dict(
        Remark.objects.filter(digest__in=[str(e.facts.get("reason")) for e in corrections]).values_list(
            "digest", "text"
        )
    )
    return [
        Lengthened(
            e.dossier.code, e.by_ref, e.recorded_at, before, after, reasons.get(e.facts.get("reason", ""))
        )
        for e, before, after in moved(office, corrections)
        if before and (after is None or after > before)
    ]


def moved(office: int, corrections: list[Event]) -> Iterator[tuple[Event, date | None, date | None]]:
    """Each correction with the due date before and after it."""
    calendar = offices.calendar(office, offices.ward_by_id(office).revision)
    lines: dict[int, list[Line]] = {}
    told = Event.objects.filter(dossier_id__in=[e.dossier_id for e in corrections]).order_by(
        "dossier_id", "seq"
    )
    for dossier, act, at, by, facts in told.values_list(
        "dossier_id", "act", "happened_at", "by_ref", "facts"
    ):
        lines.setdefault(dossier, []).append(Line(Act(act), at, by, facts))
    for e in corrections:
        before = fold(lines[e.dossier_id][: e.seq - 1], calendar)
        yield e, before.due_on, fold([lines[e.dossier_id][e.seq - 1]], calendar, before).due_on
