"""Write down who comes, once for each number."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By
from motcua.people.models import IdentityPaper, Person
from motcua.people.rules import PersonFacts, birth_columns, checked, sex_of
from motcua.words import day_text, fold, sort_key

WITH_PAPERS = """
WITH person AS (INSERT INTO people_person ({}) VALUES ({}) RETURNING id), paper AS (
    INSERT INTO people_identitypaper (person_id, kind, number, issued_on, issued_by, expires_on)
    SELECT person.id, given.* FROM person, (VALUES {}) AS given ON CONFLICT DO NOTHING RETURNING id
) SELECT id, (SELECT count(*) FROM paper) FROM person"""


class TwoPersons(Refused):
    """The papers given belong to different persons."""


class TheDead(Refused):
    """Somebody on record as dead cannot be at the desk."""


def register(facts: PersonFacts, *, by: By, at: datetime, present: bool = True) -> int:
    """The id of the person with these papers, on record already or from now on.

    One number is one person: known by a number, nobody is written twice, whatever name is given with it. The
    name, birth and sex on record are kept (`amend` corrects them, with a reason); what was blank is filled
    in, and phone, e-mail and address follow what was said last. Without a paper somebody new is written each
    time (`queries.alike` offers whom it may be).

    `present`: they act themselves; False for somebody whom a matter is about (a newborn, the dead). Refused:
    facts that cannot be right, papers of two persons, somebody dead who is said to be present.
    """
    facts = checked(facts, at.astimezone(VN).date())
    with attribute(by, at=at):
        person = _known(facts)
        if person is None:
            with transaction.atomic(savepoint=False):
                written = _write(facts, at)
            if written is not None:
                return written
            person = _known(facts)  # somebody else wrote the same number at this instant
            assert person is not None
        if present and person.died_on is not None:
            raise TheDead(
                f"{person.name} đã được ghi là qua đời ngày {day_text(person.died_on)}; "
                "hãy xem lại số giấy tờ, hoặc sửa nếu đã ghi nhầm."
            )
        with transaction.atomic(savepoint=False):
            _freshen(person, facts)
        return person.pk


def _known(facts: PersonFacts) -> Person | None:
    if not facts.papers:
        return None
    numbers = Q()
    for paper in facts.papers:
        numbers |= Q(kind=paper.kind, number=paper.number)
    found = {p.person_id: p.person for p in IdentityPaper.objects.filter(numbers).select_related("person")}
    if len(found) > 1:
        names = " và ".join(p.name for p in found.values())
        raise TwoPersons(f"Các số giấy tờ này là của hai người khác nhau ({names}); hãy xem lại từng số.")
    return next(iter(found.values()), None)


def _write(facts: PersonFacts, at: datetime) -> int | None:
    """The new person's id; None, and nothing written, when another has just been given one of the numbers."""
    columns = {
        "kind": facts.kind,
        "name": facts.name,
        "folded": fold(facts.name),
        "sort_key": sort_key(facts.name),
        **birth_columns(facts.born),
        "sex": facts.sex or sex_of(facts) or "",
        "phone": facts.phone,
        "phone_of": facts.phone_of,
        "email": facts.email,
        "address": facts.address,
        "no_paper": facts.no_paper,
        "registered_at": at,
    }
    if not facts.papers:
        return Person.objects.create(**columns).pk
    person, given = _with_papers(columns, facts)
    if given < len(facts.papers):
        IdentityPaper.objects.filter(person=person).delete()
        Person.objects.filter(pk=person).delete()
        return None
    return person


def _with_papers(columns: Mapping[str, Any], facts: PersonFacts) -> tuple[int, int]:
    """Write a person, and the papers whose numbers are free, waiting for whoever is writing one of them: the id, and
    how many papers were written. One statement."""
    row = "(%s, %s, %s::date, %s, %s::date)"
    papers = [v for p in facts.papers for v in (p.kind, p.number, p.issued_on, p.issued_by, p.expires_on)]
    with connection.cursor() as cursor:
        cursor.execute(
            WITH_PAPERS.format(
                ", ".join(columns), ", ".join(["%s"] * len(columns)), ", ".join([row] * len(facts.papers))
            ),
            [*columns.values(), *papers],
        )
        person, given = cursor.fetchone()
        return int(person), int(given)


def _add_papers(person: Person, facts: PersonFacts, known: set[tuple[str, str]]) -> None:
    IdentityPaper.objects.bulk_create(
        IdentityPaper(
            person=person,
            kind=p.kind,
            number=p.number,
            issued_on=p.issued_on,
            issued_by=p.issued_by,
            expires_on=p.expires_on,
        )
        for p in facts.papers
        if (p.kind, p.number) not in known
    )


def _freshen(person: Person, facts: PersonFacts) -> None:
    new: dict[str, object] = {
        "phone": facts.phone or person.phone,
        "phone_of": facts.phone_of or (person.phone_of if facts.phone in ("", person.phone) else ""),
        "email": facts.email or person.email,
        "address": facts.address or person.address,
        "sex": person.sex or facts.sex or "",
    }
    if person.born_year is None:
        new |= birth_columns(facts.born)
    differing = {name: value for name, value in new.items() if value != getattr(person, name)}
    if differing:
        Person.objects.filter(pk=person.pk).update(**differing)
    if len(facts.papers) > 1:
        _add_papers(person, facts, set(person.papers.values_list("kind", "number")))
