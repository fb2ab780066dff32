"""Every change of the office's calendar, and what was promised by it: also while a false notice stood."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Event
from motcua.dossiers.rules import Act
from motcua.dossiers.rules.editions import notices
from motcua.offices import queries as offices


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the calendar: by which notice, who made it, when; how many dossiers were received by it, how many
    open ones were counted again by it. `taken_back`: the notices of the edition before that it has no more."""

    number: int
    by: str
    at: datetime
    notice: str
    taken_back: str
    received: int
    recounted: int


def editions(office: int, since: datetime, until: datetime | None = None) -> list[Edition]:
    """The editions made in [since, until), the newest first."""
    made, by_edition = offices.editions(office), calendars(office)
    counted: Counter[tuple[str, int]] = Counter()
    events = Event.objects.filter(dossier__office_id=office, act__in=[Act.RECEIVE, Act.RECOUNT])
    listed = [e.number for e in made if e.made_at >= since and (until is None or e.made_at < until)]
    counted.update(events.filter(facts__calendar__in=listed).values_list("act", "facts__calendar"))
    found = []
    for before, edition in zip([None, *made], made, strict=False):
        if edition.number not in listed:
            continue
        new = by_edition(edition.number)
        old = by_edition(before.number) if before else None
        found.append(
            Edition(
                edition.number, edition.by, edition.made_at, notices(old, new) if old else "",
                notices(new, old) if old else "", counted["receive", edition.number],
                counted["recount", edition.number],
            )
        )  # fmt: skip
    return found[::-1]
