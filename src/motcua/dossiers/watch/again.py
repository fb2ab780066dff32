"""Matters that ended without a result only to begin again, under the same name or another of those it bore."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.rules import Act, Status
from motcua.dossiers.rules.dates import day

AGAIN = timedelta(days=30)  # who comes after that has a new matter


@dataclass(frozen=True, slots=True)
class Again:
    """A dossier that was withdrawn or stopped, and the one in which the same person, or one of the same name and
    birth, was received: perhaps of another procedure. `same_person`: by the record itself; `by`: who ended it."""

    code: str
    status: str
    by: str
    ended_on: date
    due_on: date | None
    procedure: str
    again: str
    received_on: date
    again_procedure: str
    same_person: bool


ROW = (
    "pk", "code", "status", "received_at", "finished_at", "due_on", "version__name", "version__procedure", "owner_id",
    "owner__folded", "owner__born_on", "owner__born_year",
)  # fmt: skip
Row = Mapping[str, Any]


def begun_again(office: int, since: datetime, until: datetime | None = None) -> list[Again]:
    """Dossiers withdrawn or stopped in [since, until), one of whose owners, past or present, was received again:
    numbered after them, and received at most 30 days after they ended; the first such, those of the same procedure
    before others."""
    gone = Dossier.objects.filter(
        office_id=office, status__in=[Status.WITHDRAWN, Status.STOPPED], received_at__isnull=False,
        finished_at__gte=since, **({"finished_at__lt": until} if until else {}),
    )  # fmt: skip
    ended = list(gone.order_by("-finished_at", "-pk").values(*ROW))
    if not ended:
        return []
    span = min(d["received_at"] for d in ended), ended[0]["finished_at"] + AGAIN + timedelta(days=1)
    others = list(
        Dossier.objects.filter(office_id=office, received_at__range=span).order_by("pk").values(*ROW)
    )
    owners = owned([*ended, *others])
    enders = dict(
        Event.objects.filter(dossier__in=[d["pk"] for d in ended], act__in=[Act.WITHDRAW, Act.STOP])
        .order_by("seq")
        .values_list("dossier_id", "by_ref")
    )
    by_person, by_name = index(others, owners)
    found = []
    for d in ended:
        candidates = [row for row in by_name[d["owner__folded"]] if born_alike(d, row)]
        candidates += [row for owner in owners[d["pk"]] for row in by_person[owner]]
        if later := first(d, candidates):
            same = bool(owners[d["pk"]] & owners[later["pk"]])
            found.append(pair(d, later, enders.get(d["pk"], ""), same))
    return found


def owned(rows: Iterable[Row]) -> defaultdict[int, set[int]]:
    """Every owner that each of these dossiers has had: a correction may have put in another."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row["pk"]].add(row["owner_id"])
    told = Event.objects.filter(dossier_id__in=list(found), facts__has_key="owner")
    for dossier, owner in told.values_list("dossier_id", "facts__owner"):
        found[dossier].add(owner)
    return found


def index(
    rows: Iterable[Row], owners: Mapping[int, set[int]]
) -> tuple[defaultdict[int, list[Row]], defaultdict[str, list[Row]]]:
    """These dossiers by each of their owners, and by the name of the present one."""
    by_person: defaultdict[int, list[Row]] = defaultdict(list)
    by_name: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_name[row["owner__folded"]].append(row)
        for owner in owners[row["pk"]]:
            by_person[owner].append(row)
    return by_person, by_name


def born_alike(a: Row, b: Row) -> bool:
    """Do their births not contradict each other? One that is not on record contradicts nothing."""
    births = [(a[name], b[name]) for name in ("owner__born_on", "owner__born_year")]
    return all(one == other for one, other in births if one and other)


def first(d: Row, candidates: Iterable[Row]) -> Row | None:
    """The first of those that came after it, in time to be the same matter; of the same procedure before others. What
    was brought on one day for two procedures is two matters."""
    came_on, last_on = day(d["received_at"]), day(d["finished_at"]) + AGAIN
    later = []
    for row in candidates:
        other, on = row["version__procedure"] != d["version__procedure"], day(row["received_at"])
        if row["pk"] > d["pk"] and on <= last_on and not (other and on == came_on):
            later.append((other, row["pk"], row))
    return min(later, key=lambda found: found[:2])[2] if later else None


def pair(d: Row, later: Row, by: str, same: bool) -> Again:
    """The two as a line of the list."""
    return Again(
        d["code"], d["status"], by, day(d["finished_at"]), d["due_on"], d["version__name"], later["code"],
        day(later["received_at"]), later["version__name"], same,
    )  # fmt: skip
