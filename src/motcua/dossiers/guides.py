"""The slips of visits that ended without a dossier: one by its number, those found, those that wait, who came again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.dossiers.models import Dossier, Guide
from motcua.dossiers.queries import Persons


@dataclass(frozen=True, slots=True)
class Slip:
    """What was told, to whom, about which procedure; `draft` as `guide` was given it, `dossier` the code it led to."""

    number: str
    at: datetime
    by: str
    outcome: str
    version: int | None
    procedure: str
    name: str
    person: int | None
    person_name: str
    missing: tuple[str, ...]
    draft: Mapping[str, Any]
    note: str
    dossier: str | None

    @property
    def owner(self) -> int | None:
        """Whose matter it is, when somebody else came."""
        return self.draft.get("owner")


def slip(office: int, number: str) -> Slip | None:
    """The slip of that number."""
    return next(iter(_slips(Guide.objects.filter(office_id=office, number__iexact=number.strip()), 1)), None)


def found(office: int, text: str, people: Persons, limit: int = 20) -> list[Slip]:
    """Slips by number, by its last four digits or more, or of people found; the newest first."""
    wanted = Q(number__iexact=text.strip()) | Q(person_id__in=people)
    if len(text.strip()) >= 4:
        wanted |= Q(number__iendswith=text.strip())
    return _slips(Guide.objects.filter(wanted, office_id=office), limit)


def waiting(office: int, people: Sequence[int], limit: int = 3) -> list[Slip]:
    """What these people were told to bring and have not come back with: the last slip of each procedure of which
    nothing was received since; the newest first."""
    received = Dossier.objects.filter(
        Q(owner_id__in=people) | Q(submitter_id__in=people),
        office_id=office,
        received_at__gt=OuterRef("at"),
        version__procedure=OuterRef("version__procedure"),
    )
    told = Guide.objects.filter(
        ~Exists(received), office_id=office, outcome="guided", person_id__in=people, dossier=None
    ).exclude(version=None)
    last: dict[str, Slip] = {}
    for each in _slips(told, 10 * limit):
        last.setdefault(each.procedure, each)
    return list(last.values())[:limit]


@dataclass(frozen=True, slots=True)
class CameAgain:
    """A procedure in a period: visits that ended with papers lacking (`guided`), how many of these were again in vain
    (`again`: the same person was told before), and dossiers received from somebody who had been told (`received`)."""

    procedure: str
    name: str
    guided: int
    again: int
    received: int

    @property
    def visits(self) -> int:
        """Return visits: in vain or not."""
        return self.again + self.received


def came_again(office: int, since: datetime, until: datetime) -> list[CameAgain]:
    """The return visits of [since, until) by procedure, the most first. Nobody without a name comes again."""
    guided, again, received = Counter[str](), Counter[str](), Counter[str]()
    names: dict[str, str] = {}
    told: set[tuple[int, str]] = set()
    rows = Guide.objects.filter(office_id=office, outcome="guided", at__lt=until).exclude(version=None)
    columns = ("version__procedure__code", "version__name", "person_id", "at", "dossier__received_at")
    for code, name, person, at, taken_at in rows.order_by("at", "pk").values_list(*columns):
        names[code] = name
        if at >= since:
            guided[code] += 1
            again[code] += (person, code) in told
        if person:
            told.add((person, code))
        if taken_at and since <= taken_at < until:
            received[code] += 1
    counted = [CameAgain(code, names[code], guided[code], again[code], received[code]) for code in names]
    return sorted(
        (c for c in counted if c.guided or c.visits), key=lambda c: (-c.visits, -c.guided, c.procedure)
    )


def _slips(rows: QuerySet[Guide], limit: int) -> list[Slip]:
    rows = rows.select_related("version__procedure", "person", "dossier").order_by("-at", "-pk")[:limit]
    return [
        Slip(
            number=row.number, at=row.at, by=row.by_ref, outcome=row.outcome, version=row.version_id,
            procedure=row.version.procedure.code if row.version else "", name=row.version.name if row.version else "",
            person=row.person_id, person_name=row.person.name if row.person else "", missing=tuple(row.missing),
            draft=row.draft, note=row.note, dossier=row.dossier.code if row.dossier else None,
        )
        for row in rows
    ]  # fmt: skip
