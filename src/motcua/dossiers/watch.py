"""What the chairman answers for beyond lateness: what was typed later from sheets, dates that were moved, and matters
that ended only to begin again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Dossier, Event, Remark
from motcua.dossiers.rules import Act, Line, State, Status, due_day, fold, local

MOST = 200  # of each kind
AGAIN = timedelta(days=30)  # who comes with the same matter after that has a new one


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
    """An act after which a due date was another: a correction that gave more time, an extension with its clause, a
    recount. While it waits: the date if the wait had ended then. `why`: reason, clause or notice (None when erased);
    `past`: days that were over already and that a recount rewrote."""

    code: str
    act: str
    by: str
    at: datetime
    before: date | None
    after: date | None
    why: str | None
    past: int = 0


@dataclass(frozen=True, slots=True)
class Again:
    """A dossier that was withdrawn or stopped, and the one in which the same person's same matter was received."""

    code: str
    status: str
    ended_on: date
    due_on: date | None
    again: str
    received_on: date


def typed_later(office: int, since: datetime) -> list[TypedLater]:
    """Acts from sheets recorded since then, the newest first."""
    found = Event.objects.filter(dossier__office_id=office, recorded_at__gte=since, facts__has_key="sheet")
    return [
        TypedLater(e.dossier.code, e.act, e.by_ref, e.happened_at, e.recorded_at, e.facts["sheet"], passed(e, s, now))
        for e, s, now in around(office, newest(found))
    ]  # fmt: skip


def passed(event: Event, before: State, after: State) -> date | None:
    """The due day, before or after the act, that lies between its hour and its typing."""
    happened, typed = local(event.happened_at), local(event.recorded_at)
    assert happened is not None
    assert typed is not None
    return next((on for on in (before.due_on, after.due_on) if on and happened <= on < typed), None)


def lengthened(office: int, since: datetime) -> list[Redated]:
    """Corrections since then that gave more time or took the date away, and extensions with any clause, the newest
    first."""
    acts = Q(act=Act.CORRECT, facts__has_key="allow") | Q(act=Act.EXTEND, facts__has_key="clause")
    events = newest(Event.objects.filter(acts, dossier__office_id=office, recorded_at__gte=since))
    reasons = dict(
        Remark.objects.filter(digest__in=[str(e.facts.get("reason")) for e in events]).values_list(
            "digest", "text"
        )
    )
    found = []
    for e, s, now in around(office, events):
        by_edition = calendars(office)
        before, after = (due_day(x, by_edition(x.edition), e.happened_at) for x in (s, now))
        clause = e.facts.get("clause")
        if clause or (before and (after is None or after > before)):
            why = clause or reasons.get(e.facts.get("reason", ""))
            found.append(Redated(e.dossier.code, e.act, e.by_ref, e.recorded_at, before, after, why))
    return found


def recounted(office: int, since: datetime) -> list[Redated]:
    """Dossiers whose date a new calendar moved since then, the newest first."""
    events = Event.objects.filter(
        dossier__office_id=office, act=Act.RECOUNT, recorded_at__gte=since, facts__has_key="after"
    )
    return [
        Redated(
            e.dossier.code, e.act, e.by_ref, e.recorded_at, day_of(e.facts["before"]), day_of(e.facts["after"]),
            e.facts["notice"], e.facts.get("past", 0),
        )
        for e in newest(events)
    ]  # fmt: skip


def begun_again(office: int, since: datetime) -> list[Again]:
    """Dossiers withdrawn or stopped since then whose owner's same procedure was received again, after they were
    received and at most 30 days after they ended; the first such. The newest first."""
    gone = {"status__in": [Status.WITHDRAWN, Status.STOPPED], "finished_at__gte": since}
    ended = list(received(office, **gone).order_by("-finished_at", "-pk")[:MOST])
    others: defaultdict[tuple[int, int], list[Dossier]] = defaultdict(list)
    for row in received(office, owner_id__in={d.owner_id for d in ended}).order_by("pk"):
        others[row.owner_id, row.version.procedure_id].append(row)
    found = []
    for d in ended:
        on = local(d.finished_at) or date.max
        for later in others[d.owner_id, d.version.procedure_id]:
            again = local(later.received_at)
            if later.pk > d.pk and again and again <= on + AGAIN:
                found.append(Again(d.code, d.status, on, d.due_on, later.code, again))
                break
    return found


def received(office: int, **more: Any) -> QuerySet[Dossier]:
    """Received dossiers of the office, with their versions."""
    return Dossier.objects.filter(office_id=office, received_at__isnull=False, **more).select_related(
        "version"
    )


def newest(events: Any) -> list[Event]:
    """The newest of those events, each with its dossier."""
    return list(events.select_related("dossier").order_by("-recorded_at", "-pk")[:MOST])


def around(office: int, events: Iterable[Event]) -> Iterator[tuple[Event, State, State]]:
    """Each event with what its history said before and after it."""
    events = list(events)
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    told = Event.objects.filter(dossier_id__in=[e.dossier_id for e in events]).order_by("dossier_id", "seq")
    for dossier, *line in told.values_list("dossier_id", "act", "happened_at", "by_ref", "facts"):
        lines[dossier].append(Line(Act(line[0]), *line[1:]))
    by_edition = calendars(office)
    for e in events:
        before = fold(lines[e.dossier_id][: e.seq - 1], by_edition)
        yield e, before, fold([lines[e.dossier_id][e.seq - 1]], by_edition, before)


def day_of(text: str | None) -> date | None:
    """A day back from a fact."""
    return date.fromisoformat(text) if text else None
