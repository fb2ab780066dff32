"""Lines of history with what stood before and after each of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Event, Remark
from motcua.dossiers.rules import Act, Line, State, step


def recorded(office: int, since: datetime, until: datetime | None, wanted: Q) -> list[Event]:
    """Those events recorded in [since, until), the newest first, each with its dossier."""
    found = Event.objects.filter(wanted, dossier__office_id=office, recorded_at__gte=since)
    if until is not None:
        found = found.filter(recorded_at__lt=until)
    return list(found.select_related("dossier").order_by("-recorded_at", "-pk"))


def histories(office: int, dossiers: Iterable[int]) -> Iterator[tuple[Event, State, State]]:
    """Every line of these dossiers with the state before and after it, a dossier after the other, in order."""
    by_edition = calendars(office)
    dossier, state = 0, State()
    for e in Event.objects.filter(dossier_id__in=set(dossiers)).order_by("dossier_id", "seq"):
        before = state if e.dossier_id == dossier else State()
        state = step(before, Line(Act(e.act), e.happened_at, e.by_ref, e.facts), by_edition)
        dossier = e.dossier_id
        yield e, before, state


def around(office: int, events: Iterable[Event]) -> Iterator[tuple[Event, State, State]]:
    """Each of these events with what its history said before and after it."""
    events = list(events)
    wanted = {e.pk for e in events}
    found = {
        e.pk: (s, now) for e, s, now in histories(office, (e.dossier_id for e in events)) if e.pk in wanted
    }
    for e in events:
        yield e, *found[e.pk]


def words(events: Iterable[Event], *names: str) -> defaultdict[Any, str | None]:
    """The free words of these events under these names of facts, by digest; None where they were erased, or never
    said."""
    digests = [e.facts[name] for e in events for name in names if e.facts.get(name)]
    rows = Remark.objects.filter(digest__in=digests).values_list("digest", "text")
    return defaultdict(lambda: None, rows)
