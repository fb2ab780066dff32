"""Name: how people ask for a procedure, so that it is found."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures import memory
from motcua.procedures.models import EverydayName
from motcua.words import clean


class BadName(Refused):
    """A name that is empty or too long."""


@transaction.atomic
def name(code: str, names: Iterable[str], *, source: str, by: Actor, at: datetime) -> int:
    """Add everyday names to a code; how many were new. `source` says who wrote them."""
    tidy = [clean(n) for n in names]
    if any(not n or len(n) > 200 for n in tidy):
        raise BadName("Tên thường gọi cần có chữ và dài nhất 200 ký tự.")
    held = set(EverydayName.objects.filter(code=code).values_list("name", flat=True))
    new = [n for n in dict.fromkeys(tidy) if n not in held]
    if new:
        with attribute(by, at=at):
            EverydayName.objects.bulk_create(EverydayName(code=code, name=n, source=source) for n in new)
            memory.changed()
    return len(new)
