"""What each process keeps in memory: versions by id, which never change, and the index of names, read again when
the catalogue's mark is new. A database may be made many times from one template, so its name is part of each key."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from uuid import UUID, uuid4

from django.db import connection

from motcua.procedures.models import EverydayName, Revision, Signpost, Version
from motcua.procedures.rules.record import Record
from motcua.procedures.rules.search import Index, Named
from motcua.procedures.rules.writing import from_json
from motcua.words import fold


@dataclass(frozen=True, slots=True)
class Edition:
    """A version as dossiers and pages hold it; immutable. `sample`: a made-up entry of a practice ward."""

    id: int
    code: str
    name: str
    field: str
    sample: bool
    record: Record


@dataclass(frozen=True, slots=True)
class Span:
    """What a code was on the days of [since, until): its name, its field, who settles it ("" here)."""

    since: date | None
    until: date | None
    name: str
    field: str
    settled_by: str

    def holds(self, on: date) -> bool:
        """In force on that day, as far as is known."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing to find: a procedure of the catalogue, or a signpost; `weight` is how near it is to our citizens."""

    code: str
    spans: tuple[Span, ...]
    signpost: bool
    sample: bool = False
    weight: float = 1.0
    folded: str = ""  # its name, folded


@dataclass(frozen=True, slots=True)
class Shelf:
    """The things, and the index over their names, in the same order."""

    things: tuple[Thing, ...]
    index: Index


NOWHERE = "khong-ro-noi"  # holds the everyday names of what no known office settles
NATIONAL, FAR, INTERNAL = 0.8, 0.6, 0.5  # the country's list; another province's rule; between offices


def edition(version_id: int) -> Edition:
    """The version of that id; kept, since it never changes."""
    return _edition(connection.settings_dict["NAME"], version_id)


@lru_cache(maxsize=2048)
def _edition(_database: str, version_id: int) -> Edition:
    row = Version.objects.select_related("procedure").get(pk=version_id)
    return Edition(
        row.pk, row.procedure.code, row.name, row.field, row.procedure.kind == "sample", from_json(row.record)
    )


def changed() -> None:
    """Give the catalogue a new mark: each process reads it again at its next question. Called by every verb here."""
    Revision.objects.update_or_create(pk=1, defaults={"mark": uuid4()})


def hold() -> None:
    """One change of the catalogue at a time: the others wait for this transaction's end."""
    Revision.objects.get_or_create(pk=1, defaults={"mark": uuid4()})
    Revision.objects.select_for_update().get(pk=1)


def shelf() -> Shelf:
    """The index as of now: one tiny query, and a rebuild when the mark is new."""
    return _shelf(connection.settings_dict["NAME"], mark())


def mark() -> UUID | None:
    """The catalogue's mark, which is new after every change; None before the first."""
    return next(iter(Revision.objects.filter(pk=1).values_list("mark", flat=True)[:1]), None)


@lru_cache(maxsize=2)
def _shelf(_database: str, _mark: UUID | None) -> Shelf:
    everyday = defaultdict(list)
    for code, name in EverydayName.objects.order_by("pk").values_list("code", "name"):
        everyday[code].append(name)
    things = [*_procedures(), *_signposts()]
    if NOWHERE in everyday:
        things.append(Thing(NOWHERE, (Span(None, None, "", "", ""),), True))
    named = [
        Named(
            t.code,
            t.spans[-1].name,
            tuple(dict.fromkeys([*(s.name for s in t.spans[:-1]), *everyday[t.code]])),
        )
        for t in things
    ]
    return Shelf(
        tuple(replace(t, folded=fold(n.name)) for t, n in zip(things, named, strict=True)), Index(named)
    )


def _procedures() -> list[Thing]:
    spans: dict[str, list[Span]] = defaultdict(list)
    about: dict[str, tuple[bool, bool]] = {}
    rows = Version.objects.order_by("procedure__kind", "procedure__code", "since").values_list(
        "procedure__code", "procedure__kind", "province", "since", "until", "name", "field", "settled_by"
    )
    for code, kind, province, since, until, name, field, settled_by in rows:
        spans[code].append(Span(since, until, name, field, settled_by))
        about[code] = (kind == "sample", bool(province))
    return [
        Thing(
            code, tuple(sorted(found, key=lambda s: s.since or date.min)), False, sample, FAR if far else 1.0
        )
        for code, found in spans.items()
        for sample, far in [about[code]]
    ]


def _signposts() -> list[Thing]:
    """Matters that the catalogue does not hold itself."""
    ours = Version.objects.values("procedure__code")
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    weight: dict[tuple[str, str], float] = {}
    rows = Signpost.objects.exclude(code__in=ours).order_by("-source", "code", "since")
    for s in rows:
        key = (s.code, s.published_by)
        spans[key].append(Span(s.since, s.until, s.name, s.field, s.settled_by))
        weight[key] = (
            1.0 if s.source == "own" else INTERNAL if s.internal else FAR if s.province else NATIONAL
        )
    return [
        Thing(key[0], tuple(sorted(found, key=lambda s: s.since or date.min)), True, False, weight[key])
        for key, found in spans.items()
    ]
