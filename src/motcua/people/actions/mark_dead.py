"""Put a death on record."""

from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By
from motcua.people.models import Person
from motcua.words import clean


class NotMarked(Refused):
    """A death without proof, in the future, or before the birth."""


@transaction.atomic
def mark_dead(person_id: int, died_on: date | None, *, proof: str, by: By, at: datetime) -> None:
    """Put a death on record, by what it is known (`proof`: "Trích lục khai tử số 12/2022"): from then on
    nothing is sent to them and they can file nothing. None takes back a mistake, for which `proof` is the
    reason.
    """
    proof = clean(proof)
    if not proof:
        raise NotMarked("Hãy ghi giấy tờ chứng minh việc khai tử, hoặc lý do sửa.")
    person = Person.objects.select_for_update().get(pk=person_id)
    if died_on is not None and died_on > at.astimezone(VN).date():
        raise NotMarked("Ngày mất ở sau ngày hôm nay; hãy xem lại.")
    if died_on is not None and person.born_year is not None and died_on.year < person.born_year:
        raise NotMarked("Ngày mất ở trước ngày sinh; hãy xem lại.")
    with attribute(by, at=at, reason=proof):
        Person.objects.filter(pk=person.pk).update(died_on=died_on)
