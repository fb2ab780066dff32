"""The office's calendar has a new edition: count what is still open by it, and say whose date moved."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.clock import VN
from motcua.dossiers import ledger
from motcua.dossiers.ledger import Held
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import OPEN, Act, Line, State, Status, due_day, local, step
from motcua.dossiers.rules.editions import altered, notices
from motcua.people.rules import Actor


@dataclass(frozen=True, slots=True)
class Moved:
    """A dossier whose due date a new edition moved (`paused`: the date if its wait ended now), by which notice;
    `past`: how many days that were over already count otherwise than they did."""

    code: str
    before: date | None
    after: date | None
    paused: bool
    notice: str
    past: int


@transaction.atomic
def recount(office: int, *, by: Actor, at: datetime) -> list[Moved]:
    """Give the dossiers that are open and not late the edition in force, each by a line of its own history.

    What is finished or late keeps the edition and the date that it has. The result lists what moved, by number.
    """
    ledger.calendars_stay(office, until_recounted=True)
    rows = Dossier.objects.filter(office_id=office, status__in=[*OPEN, Status.SUBMITTED])
    moved = []
    for code in rows.order_by("pk").values_list("code", flat=True):
        held = ledger.hold(code)  # what is being received just now is waited for
        if found := renewed(held, by, max(at, held.state.last_at or at)):
            moved += found
    return moved


def renewed(held: Held, by: Actor, at: datetime) -> list[Moved]:
    """Write the line, when there is something to write; what it moved."""
    s = held.state
    facts: dict[str, Any] = {"calendar": held.edition}
    now = step(s, Line(Act.RECOUNT, at, by.ref, facts), held.calendars)
    if replace(now, last_at=s.last_at, missed=s.missed) == s:
        return []
    facts |= why(held, s, at)
    before, after = (due_day(x, held.calendars(x.edition), at) for x in (s, now))
    if before != after:
        facts |= {"before": iso(before), "after": iso(after)}
    ledger.record(held, Act.RECOUNT, by=by, at=at, facts=facts)
    if before == after:
        return []
    return [Moved(held.row.code, before, after, s.paused, facts["notice"], facts.get("past", 0))]


def why(held: Held, s: State, at: datetime) -> dict[str, Any]:
    """The notice, and how many days of this dossier's past it rewrites."""
    old, new = held.calendars(s.edition), held.calendar
    since, today = local(s.received_at), at.astimezone(VN).date()
    past = len(altered(old, new, since, today)) if since else 0
    return {"notice": notices(old, new), **({"past": past} if past else {})}


def iso(on: date | None) -> str | None:
    """A day as a fact."""
    return on.isoformat() if on else None
