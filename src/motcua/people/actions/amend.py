"""Correct what is on record of a person."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, difference
from motcua.people.models import IdentityPaper, Person
from motcua.people.rules import PAPERS, PersonFacts, birth_columns, checked
from motcua.words import clean, fold, sort_key


class NotAmended(Refused):
    """A correction without a reason, or with another person's number."""


@transaction.atomic
def amend(person_id: int, facts: PersonFacts, *, reason: str, by: By, at: datetime) -> None:
    """Correct what is on record of a person: all facts as they should be, papers too.

    The history keeps what stood before, who changed it and why. Papers already printed keep what they said.
    Refused: no reason, facts that cannot be right, a number that is somebody else's.
    """
    if not clean(reason):
        raise NotAmended("Hãy ghi lý do sửa.")
    facts = checked(facts, at.astimezone(VN).date())
    person = Person.objects.select_for_update().get(pk=person_id)
    for paper in facts.papers:
        others = IdentityPaper.objects.filter(kind=paper.kind, number=paper.number).exclude(person=person)
        if other := others.select_related("person").first():
            raise NotAmended(
                f"{PAPERS[paper.kind]} {paper.number} đang là của {other.person.name}; hãy xem lại.",
                about="papers",
            )
    new: dict[str, object] = {
        "name": facts.name,
        "folded": fold(facts.name),
        "sort_key": sort_key(facts.name),
        **birth_columns(facts.born),
        "sex": facts.sex or "",
        "phone": facts.phone,
        "phone_of": facts.phone_of,
        "email": facts.email,
        "address": facts.address,
        "no_paper": facts.no_paper,
    }
    with attribute(by, at=at, reason=clean(reason)):
        Person.objects.filter(pk=person.pk).update(**new)
        _set_papers(person, facts)


def _set_papers(person: Person, facts: PersonFacts) -> None:
    found = difference(person.papers.values(), [asdict(p) for p in facts.papers], "number")
    person.papers.filter(pk__in=[old["id"] for old in found.gone]).delete()
    for old, new in found.changed:
        person.papers.filter(pk=old["id"]).update(**new)
    for new in found.new:
        person.papers.create(**new)
