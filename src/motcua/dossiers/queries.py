"""What is known of dossiers: figures' rows as at a day, the desk's lists, one dossier with its history, tracking."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from motcua.clock import VN, Wait
from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Dossier, Event, Guide
from motcua.dossiers.rules import NATIONAL, OPEN, Act, CaseRow, Line, State, Status, fold, local
from motcua.procedures import queries as procedures

Persons = Sequence[int] | QuerySet[Any, int]  # ids, or the statement that finds them

NAMED = (
    "pk",
    "code",
    "key",
    "version__procedure__code",
    "version__name",
    "version__field",
    "owner__name",
    "last_at",
)
VIEWED = ("case", "channel", "status", "received_at", "due_at", "due_on", "original_due_on", "reappointed_on",
          "finished_at", "handed_over_at", "paused", "broken", "verdict", "holder_id")  # fmt: skip


def midnight(on: date) -> datetime:
    """The instant at which a day begins in the ward."""
    return datetime.combine(on, time(), VN)


def cases(office: int, since: date, until: date) -> list[CaseRow]:
    """Every dossier received before `until` and not finished before `since`, as known at `until`: c3 of the period."""
    inside = Q(finished_at=None) | Q(finished_at__gte=midnight(since))
    rows = Dossier.objects.filter(inside, office_id=office, received_at__lt=midnight(until))
    return as_known(office, rows, until)


def everything(office: int, now: datetime) -> list[CaseRow]:
    """Every dossier of the office, sent in or received, as it stands now."""
    return as_known(
        office, Dossier.objects.filter(office_id=office), now.astimezone(VN).date() + timedelta(days=1)
    )


def as_known(office: int, rows: Any, until: date) -> list[CaseRow]:
    """Rows whose whole history lies before `until` are read as they stand; the others are folded up to it."""
    evening = until - timedelta(days=1)
    found = list(rows.order_by("received_at", "pk").values(*NAMED, *VIEWED))
    later = [r["pk"] for r in found if r["last_at"] >= midnight(until)]
    then = dict(folded(office, later, until)) if later else {}
    for row in found:
        if state := then.get(row["pk"]):
            row |= as_it_was(state)
    return [case_row(r, then.get(r["pk"]), evening) for r in found]


def as_it_was(state: State) -> dict[str, str]:
    """The procedure of then: a later correction may have put in another."""
    edition = procedures.edition(state.version)
    return {
        "version__procedure__code": edition.code,
        "version__name": edition.name,
        "version__field": edition.field,
    }


def folded(office: int, dossiers: Sequence[int], until: date) -> Iterator[tuple[int, State]]:
    """The states of dossiers as known at `until`."""
    by_edition = calendars(office)
    events = Event.objects.filter(dossier_id__in=dossiers, happened_at__lt=midnight(until)).order_by(
        "dossier_id", "seq"
    )
    lines = events.values_list("dossier_id", "act", "happened_at", "by_ref", "facts")
    for dossier, group in groupby(lines.iterator(), key=lambda line: line[0]):
        yield dossier, fold((Line(Act(act), at, by, facts) for _, act, at, by, facts in group), by_edition)


def case_row(row: dict[str, Any], then: State | None, evening: date) -> CaseRow:
    """A row of the table, or of what was known then."""
    if then is not None:
        seen = {name: getattr(then, name.removesuffix("_id")) for name in VIEWED}
    else:
        seen = {name: row[name] for name in VIEWED}
    status, finished_on, due_on = Status(seen["status"]), local(seen["finished_at"]), seen["due_on"]
    late = due_on is not None and (min(finished_on, evening) if finished_on else evening) > due_on
    return CaseRow(
        code=row["code"],
        key=row["key"],
        procedure=row["version__procedure__code"],
        name=row["version__name"],
        field=row["version__field"],
        case=seen["case"],
        channel=seen["channel"],
        status=status,
        national_status=NATIONAL[status],
        received_at=seen["received_at"],
        received_on=local(seen["received_at"]),
        due_at=seen["due_at"],
        due_on=due_on,
        original_due_on=seen["original_due_on"],
        reappointed_on=seen["reappointed_on"],
        finished_on=finished_on,
        handed_over_on=local(seen["handed_over_at"]),
        paused=seen["paused"],
        broken=seen["broken"] or late,
        verdict=seen["verdict"],
        holder=seen["holder_id"],
        owner_name=row["owner__name"],
    )


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A line of the desk's list."""

    code: str
    procedure: str
    owner_name: str
    status: str
    channel: str
    received_at: datetime | None
    submitted_at: datetime | None
    due_at: datetime | None
    due_on: date | None
    allow: str | None
    paused: bool
    broken: bool
    provisional: bool
    holder: str | None
    holder_name: str | None
    last_at: datetime
    lawful_at: datetime | None
    raw_waits: list[list[str | None]]
    outcome: str | None

    @property
    def refused(self) -> bool:
        """Does the answer say no?"""
        return self.outcome == "refused"

    @property
    def waits(self) -> tuple[Wait, ...]:
        """The waits so far, for `clock.left`."""
        ends = [(datetime.fromisoformat(str(since)), until) for since, until in self.raw_waits]
        return tuple(Wait(since, datetime.fromisoformat(until) if until else None) for since, until in ends)


INBOX = (
    "code",
    "version__name",
    "owner__name",
    "status",
    "channel",
    "received_at",
    "submitted_at",
    "due_at",
    "due_on",
    "allow",
    "paused",
    "broken",
    "provisional",
    "holder_id",
    "holder__call",
    "last_at",
    "lawful_at",
    "waits",
    "outcome",
)
ENDED = (Status.SIGNED, Status.DECIDED, Status.HANDED_OVER)
ANSWER = Event.objects.filter(dossier=OuterRef("pk"), act=Act.DECIDE).order_by("-seq")
OUTCOME = Case(When(status__in=ENDED, then=Subquery(ANSWER.values("facts__outcome")[:1])), default=None)
ANSWERED = Case(When(status=Status.SUBMITTED, then=0), default=1)
AT_WORK = Case(
    When(status__in=[*OPEN, Status.SUBMITTED], then=0), When(status=Status.DECIDED, then=1), default=2
)
OPEN_DUE = Case(When(status__in=OPEN, then=F("due_at")), default=None)


def mine(username: str, duties: Iterable[str]) -> Q:
    """Which dossiers wait for this officer: what he holds, and what his duties let him take on."""
    duties = set(duties)
    wanted = Q(holder_id=username, status__in=OPEN)
    if "receive" in duties:
        wanted |= Q(status__in=[Status.SUBMITTED, Status.SIGNED, Status.DECIDED])
        wanted |= Q(status__in=OPEN, holder=None)
    if "clerk" in duties:
        wanted |= Q(status=Status.SIGNED)
    if "decide" in duties:
        wanted |= Q(status__in=OPEN)
    return wanted


def inbox(office: int, wanted: Q, limit: int = 200) -> list[InboxRow]:
    """What is to be done: first what was sent in and waits for an answer, then by what falls due; waiting dossiers and
    those without a date come last."""
    rows = Dossier.objects.filter(wanted, office_id=office).order_by(
        ANSWERED, "due_at", "received_at", "submitted_at", "pk"
    )
    return [InboxRow(*row) for row in rows.annotate(outcome=OUTCOME).values_list(*INBOX)[:limit]]


def how_many(office: int, wanted: Q) -> int:
    """How many dossiers an `inbox` without a limit would have."""
    return Dossier.objects.filter(wanted, office_id=office).count()


def meant(text: str, people: Persons) -> Q:
    """Dossiers by code or its end, or of people found by name, phone or number of paper."""
    wanted = Q(code__iexact=text.strip()) | Q(owner_id__in=people) | Q(submitter_id__in=people)
    return wanted | Q(code__iendswith=text.strip()) if len(text.strip()) >= 4 else wanted


def search(office: int, wanted: Q, limit: int = 50, *, after: int = 0) -> list[InboxRow]:
    """What is `meant`, beyond the first `after`: open dossiers by what falls due, results that wait to be collected,
    then those that ended, the newest first."""
    rows = Dossier.objects.filter(wanted, office_id=office).order_by(
        AT_WORK, OPEN_DUE.asc(nulls_last=True), "-last_at", "-pk"
    )
    shown = rows.annotate(outcome=OUTCOME).values_list(*INBOX)[after : after + limit]
    return [InboxRow(*row) for row in shown]


def still_open(office: int, owner: int, procedure: str) -> list[str]:
    """Codes of this person's open dossiers of the same procedure here: perhaps the same matter twice."""
    rows = Dossier.objects.filter(
        office_id=office,
        owner_id=owner,
        version__procedure__code=procedure,
        status__in=[*OPEN, Status.SUBMITTED],
    )
    return list(rows.order_by("code").values_list("code", flat=True))


def codes_of(office: int, owner: int) -> set[str]:
    """Codes of all dossiers of this person here."""
    return set(Dossier.objects.filter(office_id=office, owner_id=owner).values_list("code", flat=True))


def strangers(office: int, persons: Iterable[int]) -> set[int]:
    """Those of these persons whom other offices have served (owner or bringer of a dossier, or told what to bring), and
    this one never. One statement."""
    ids = set(persons)
    if not ids:
        return set()
    owners = Dossier.objects.filter(owner_id__in=ids).values_list("owner_id", "office_id")
    bringers = Dossier.objects.filter(submitter_id__in=ids).values_list("submitter_id", "office_id")
    told = Guide.objects.filter(person_id__in=ids).values_list("person_id", "office_id")
    served = set(owners.union(bringers, told))
    return {who for who, _ in served} - {who for who, where in served if where == office}


def owners(office: int, codes: Iterable[str]) -> set[int]:
    """Whose these dossiers are."""
    rows = Dossier.objects.filter(office_id=office, code__in=list(codes))
    return set(rows.values_list("owner_id", flat=True))


Played = tuple[str, datetime, str, str]


def known_acts(office: int) -> tuple[dict[str, str], dict[str, int], set[Played]]:
    """For a replay: codes and owners by the scenario's keys, and every (key, instant, act, by) played already."""
    rows = list(
        Dossier.objects.filter(office_id=office).exclude(key=None).values_list("key", "code", "owner_id")
    )
    events = Event.objects.filter(dossier__office_id=office).exclude(dossier__key=None)
    lines = events.values_list("dossier__key", "happened_at", "act", "by_ref", "by_kind")
    known = {(str(k), at, act, ref if kind == "seat" else kind) for k, at, act, ref, kind in lines.iterator()}
    return {str(k): code for k, code, _ in rows}, {str(k): owner for k, _, owner in rows}, known
