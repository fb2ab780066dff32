"""Who sits where on a day, and who is meant by a name, a number or a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from motcua.clock import VN
from motcua.journal.history import grown
from motcua.offices.rules import holds
from motcua.people.models import Account, Holding, IdentityPaper, Person
from motcua.people.rules import Actor, Paper, PaperKind, PersonFacts, Seated
from motcua.words import fold
from motcua.words.identity import CMND_UNTIL

# Who sits where


_SEAT = ("account", "seat__office", "seat__unit", "seat__counter")


def seated(account: "int | str | Account", at: datetime) -> Seated | None:
    """The account (its id, its name, or `request.user`) in the seat that it holds at that instant; None when
    it holds none or is closed. One statement, none for a `request.user`, whose seats came with it.

    Who holds several acts with the duties of all of them in the eldest one's office.
    """
    if isinstance(account, Account):
        held = account.held if account.is_active else ()
    else:
        mine = Q(account__username=account) if isinstance(account, str) else Q(account=account)
        rows = Holding.objects.filter(mine, account__is_active=True)
        held = tuple(rows.select_related(*_SEAT).order_by("seat_id"))
    now = [h for h in held if _holds(h, at.astimezone(VN).date())]
    return _seat_of(now) if now else None


def signed_in(account_id: int) -> "Account | None":
    """The active account of a session together with every seat that it holds or held. One statement."""
    rows = Holding.objects.filter(account=account_id, account__is_active=True)
    if held := tuple(rows.select_related(*_SEAT).order_by("seat_id")):
        held[0].account.held = held
        return held[0].account
    return Account.objects.filter(pk=account_id, is_active=True).first()


def staff(office_id: int, on: date) -> list[Seated]:
    """Everybody who holds a seat in the office on that day, in the order of the seats. One small statement while
    nothing changes."""
    return staff_of_days(office_id, [on])[on]


def staff_of_days(office_id: int, days: Iterable[date]) -> dict[date, list[Seated]]:
    """The same for each of these days, in one statement."""
    of_office = [row for row in _all_held() if row.seat.office_id == office_id]
    found = {}
    for on in set(days):
        held: dict[int, list[Holding]] = {}
        for row in of_office:
            if _holds(row, on):
                held.setdefault(row.account_id, []).append(row)
        found[on] = [_seat_of(rows) for rows in held.values()]
    return found


# Kept in memory per connection, as the wards of `offices.queries` are.
_held: WeakKeyDictionary[Any, tuple[Any, list[Holding]]] = WeakKeyDictionary()


def _all_held() -> list[Holding]:
    """Every seat that an open account holds or held, by seat."""
    stamp = grown(
        "people_account",
        "people_holding",
        "offices_seat",
        "offices_unit",
        "offices_counter",
        "offices_office",
    )
    kept = _held.get(connection.connection)
    if kept is None or kept[0] != stamp:
        rows = Holding.objects.filter(account__is_active=True).select_related(*_SEAT).order_by("seat_id")
        kept = _held[connection.connection] = (stamp, list(rows))
    return kept[1]


def one_stop_staff(office_id: int, on: date) -> int:
    """How many people hold a seat in the one-stop unit on that day."""
    rows = _holding_on(Holding.objects.filter(seat__office=office_id, seat__unit__one_stop=True), on)
    return rows.values("account").distinct().count()


def _holds(holding: Holding, on: date) -> bool:
    return holds(holding, on) and holds(holding.seat, on)


def _holding_on(rows: QuerySet[Holding], on: date) -> QuerySet[Holding]:
    return rows.filter(
        Q(until__isnull=True) | Q(until__gt=on),
        Q(seat__until__isnull=True) | Q(seat__until__gt=on),
        since__lte=on,
        seat__since__lte=on,
    )


def _seat_of(held: Sequence[Holding]) -> Seated:
    account, seat = held[0].account, held[0].seat
    duties = frozenset(d for h in held if h.seat.office_id == seat.office_id for d in h.seat.duties)
    return Seated(
        actor=Actor("seat", account.username, account.full_name, seat.office_id, duties),
        account_id=account.pk,
        username=account.username,
        full_name=account.full_name,
        call=account.call,
        must_change=account.must_change,
        seat_id=seat.pk,
        seat=seat.key,
        title=seat.title,
        capacity=next((h.seat.capacity for h in held if h.seat.capacity), ""),
        unit=seat.unit.name if seat.unit else "",
        one_stop=seat.unit is not None and seat.unit.one_stop,
        counter=seat.counter.name if seat.counter else "",
        office_id=seat.office_id,
        office=seat.office.key,
    )


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as a list of accounts shows it."""

    id: int
    username: str
    full_name: str
    call: str
    is_active: bool


def account(username: str) -> AccountRow | None:
    """An account by its name."""
    found = Account.objects.filter(username=username).first()
    if found is None:
        return None
    return AccountRow(found.pk, found.username, found.full_name, found.call, found.is_active)


def calls(usernames: Iterable[str]) -> dict[str, str]:
    """What colleagues call the holders of these accounts: {"minh": "anh Minh"}."""
    return dict(Account.objects.filter(username__in=set(usernames)).values_list("username", "call"))


# Who is meant


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person on record. The numbers are whole: mask them wherever they are not the matter."""

    id: int
    facts: PersonFacts
    died_on: date | None


def person(person_id: int) -> PersonRow | None:
    """One person, papers and all."""
    return next(iter(_persons(Person.objects.filter(pk=person_id))), None)


def by_paper(kind: str, number: str) -> PersonRow | None:
    """The person whom this number names."""
    return next(iter(_persons(Person.objects.filter(papers__kind=kind, papers__number=number))), None)


def search(text: str, limit: int = 20) -> list[PersonRow]:
    """The first of the persons `meant`, by tên, then họ."""
    found = meant(text)
    return _persons(Person.objects.filter(found).order_by("sort_key", "pk")[:limit]) if found else []


FEW = 500  # ids that are carried over into another statement; more of them stay a statement of their own


def found(text: str) -> Sequence[int] | QuerySet[Person, int]:
    """The ids of all persons `meant`, to be looked up in other rooms' tables."""
    if not (wanted := meant(text)):
        return []
    ids = Person.objects.filter(wanted).values_list("pk", flat=True)
    few = list(ids[: FEW + 1])
    return few if len(few) <= FEW else ids


def meant(text: str) -> Q:
    """Persons by words of the name (with or without marks), the beginning of a number, or a phone; empty when the
    text says nothing."""
    number = "".join(c for c in text.upper() if c.isalnum())
    found = Q()
    if len(number) >= 3 and any(c.isdigit() for c in number):
        holders = IdentityPaper.objects.filter(number__startswith=number).values("person")
        found |= Q(pk__in=holders) | Q(phone__startswith=number)
    if words := fold(text).split():
        found |= Q(*(Q(folded__contains=word) for word in words))
    return found


def alike(facts: PersonFacts, *, but: int | None = None, limit: int = 5) -> list[PersonRow]:
    """Who may be this person already: the same name, and no other year of birth."""
    year = facts.born.year if isinstance(facts.born, date) else facts.born
    rows = Person.objects.filter(folded=fold(facts.name), kind=facts.kind).exclude(pk=but or 0)
    if year is not None:
        rows = rows.filter(Q(born_year=year) | Q(born_year__isnull=True))
    return _persons(rows.order_by("-registered_at", "-pk")[:limit])


def _persons(rows: QuerySet[Person]) -> list[PersonRow]:
    papers = Prefetch("papers", IdentityPaper.objects.order_by("pk"))
    return [
        PersonRow(
            id=p.pk,
            died_on=p.died_on,
            facts=PersonFacts(
                name=p.name,
                kind=cast(Literal["citizen", "organisation"], p.kind),
                papers=tuple(_paper(paper) for paper in p.papers.all()),
                born=p.born_on or p.born_year,
                sex=cast(Literal["M", "F"] | None, p.sex or None),
                phone=p.phone,
                phone_of=p.phone_of,
                email=p.email,
                address=p.address,
                no_paper=p.no_paper,
            ),
        )
        for p in rows.prefetch_related(papers)
    ]


def _paper(row: IdentityPaper) -> Paper:
    # every chứng minh nhân dân ends on one day, whenever it was written down
    until = CMND_UNTIL - timedelta(days=1) if row.kind == "cmnd" else row.expires_on
    return Paper(cast(PaperKind, row.kind), row.number, row.issued_on, row.issued_by, until)
