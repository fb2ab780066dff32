"""Dates that moved, and acts that were typed later than they happened."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.clock import Allowance, promise
from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Event
from motcua.dossiers.rules import Act, State, due_day, local
from motcua.dossiers.watch.events import around, recorded, words


@dataclass(frozen=True, slots=True)
class TypedLater:
    """An act written by hand on a numbered sheet and typed afterwards ("nhập sau"). `passed`: the due day that went
    by between the hand and the typing, if one did: in time by the sheet alone, or late already when it was typed."""

    code: str
    act: str
    by: str
    happened_at: datetime
    recorded_at: datetime
    sheet: str
    passed: date | None


@dataclass(frozen=True, slots=True)
class Redated:
    """An act after which a due date was another than it would have been: a longer promise at the receipt, a correction
    that gave more time, an extension with its clause, a recount. While it waits: the date if the wait had ended then.
    `why`: reason or notice (None when erased); `past`: days that were over already and that a recount rewrote;
    `first`: the date of the receipt, from which all that moved it since adds up."""

    code: str
    act: str
    by: str
    at: datetime
    before: date | None
    after: date | None
    why: str | None
    clause: str = ""
    past: int = 0
    first: date | None = None


def typed_later(office: int, since: datetime, until: datetime | None = None) -> list[TypedLater]:
    """Acts from sheets."""
    found = recorded(office, since, until, Q(facts__has_key="sheet"))
    return [
        TypedLater(e.dossier.code, e.act, e.by_ref, e.happened_at, e.recorded_at, e.facts["sheet"], passed(e, s, now))
        for e, s, now in around(office, found)
    ]  # fmt: skip


def passed(event: Event, before: State, after: State) -> date | None:
    """The due day, before or after the act, that lies between its hour and its typing."""
    happened, typed = local(event.happened_at), local(event.recorded_at)
    assert happened is not None
    assert typed is not None
    return next((on for on in (before.due_on, after.due_on) if on and happened <= on < typed), None)


def lengthened(office: int, since: datetime, until: datetime | None = None) -> list[Redated]:
    """Receipts and extensions with any clause, and corrections that gave more time or took the date away."""
    acts = Q(act=Act.CORRECT, facts__has_key="allow")
    acts |= Q(act__in=[Act.RECEIVE, Act.EXTEND], facts__has_key="clause")
    events = recorded(office, since, until, acts)
    reasons = words(events, "reason")
    found = []
    for e, s, now in around(office, events):
        before, after = dates(office, e, s, now)
        clause = e.facts.get("clause", "")
        if clause or (before and (after is None or after > before)):
            why = reasons[e.facts.get("reason")]
            found.append(Redated(e.dossier.code, e.act, e.by_ref, e.recorded_at, before, after, why, clause))
    return found


def dates(office: int, event: Event, before: State, after: State) -> tuple[date | None, date | None]:
    """The due day without the act, and with it; a receipt is held against the usual time of its procedure."""
    by_edition, at = calendars(office), event.happened_at
    if event.act != Act.RECEIVE:
        return due_day(before, by_edition(before.edition), at), due_day(after, by_edition(after.edition), at)
    usual = event.facts.get("usual")
    calendar = by_edition(after.edition).tentative()
    due_at = promise(calendar, at, Allowance.parse(usual)).due_at if usual else None
    return local(due_at), after.due_on


def recounted(office: int, since: datetime, until: datetime | None = None) -> list[Redated]:
    """Dossiers whose date a new calendar moved."""
    events = recorded(office, since, until, Q(act=Act.RECOUNT, facts__has_key="after"))
    return [
        Redated(
            e.dossier.code, e.act, e.by_ref, e.recorded_at, day_of(e.facts["before"]), day_of(e.facts["after"]),
            e.facts["notice"], past=e.facts.get("past", 0), first=e.dossier.original_due_on,
        )
        for e in events
    ]  # fmt: skip


def day_of(text: str | None) -> date | None:
    """A day back from a fact."""
    return date.fromisoformat(text) if text else None
