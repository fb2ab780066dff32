"""Waits that kept a promise from being missed: begun when it was nearly due, or long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from motcua.clock import Calendar
from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.rules import State
from motcua.dossiers.rules.dates import day
from motcua.dossiers.watch.events import histories, words

# counted days that a dossier waits in all: two working weeks. Longer than most matters here are promised, so that a
# wait that outlasts its own matter is seen, open or ended
LONG = 10
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waited:
    """A wait of an unbroken promise. `why`: `ask`, or the key of a pause; `due_on`: the day that stood when it began;
    `until` None: it goes on; `close`: begun on that day or the counted day before it; `days`: counted days that the
    dossier has waited in all by then; `note`: which document, who was asked (None: nothing is written)."""

    code: str
    why: str
    by: str
    since: datetime
    until: datetime | None
    due_on: date
    close: bool
    days: int
    note: str | None


def waits(office: int, since: datetime, until: datetime | None, now: datetime) -> list[Waited]:
    """Waits with a day in [since, until) that began close to the due day or are long, as they stand at `now`; the
    newest first. What was broken when it began hides nothing: it is late all the while."""
    rows = Dossier.objects.filter(office_id=office, received_at__isnull=False, last_at__gte=since)
    rows |= Dossier.objects.filter(office_id=office, paused=True)
    keys = list(rows.exclude(waits=[]).values_list("pk", "code"))
    begun = list(told(office, [pk for pk, _ in keys], now))
    notes, codes = words((e for e, _ in begun), "note"), dict(keys)
    found = [
        replace(w, code=codes[e.dossier_id], note=notes[e.facts.get("note")])
        for e, w in begun
        if (w.close or w.days > LONG)
        and (w.until is None or w.until >= since)
        and (until is None or w.since < until)
    ]
    return sorted(found, key=attrgetter("since"), reverse=True)


def told(office: int, dossiers: Iterable[int], now: datetime) -> Iterator[tuple[Event, Waited]]:
    """Every wait of these dossiers that began on an unbroken promise with a date, with the event that began it."""
    by_edition = calendars(office)
    for _, lines in groupby(histories(office, dossiers), key=lambda line: line[0].dossier_id):
        begun: list[tuple[Event, date | None]] = []
        after = State()
        for e, before, after in lines:
            if len(after.waits) > len(before.waits):
                begun.append((e, None if after.broken else before.due_on))
        calendar, spent = by_edition(after.edition).tentative(), 0
        for (e, due_on), wait in zip(begun, after.waits, strict=True):
            until = wait.until or after.finished_at
            spent += between(calendar, wait.since, until or now)
            if due_on:
                close = calendar.counted_between(day(wait.since) + A_DAY, due_on + A_DAY) <= 1
                why = e.facts.get("reason", e.act)
                yield e, Waited("", why, e.by_ref, wait.since, until, due_on, close, spent, None)


def between(calendar: Calendar, since: datetime, until: datetime) -> int:
    """How many counted days begin after one instant and by the other."""
    return calendar.counted_between(day(since) + A_DAY, day(until) + A_DAY)
