"""Offer: what can be done online, from when to when."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures.models import Offering, Procedure
from motcua.procedures.rules.levels import level_period


class CannotOffer(Refused):
    """A code that the catalogue does not hold."""


@transaction.atomic
def offer(
    levels: Mapping[str, str],
    *,
    office: int | None,
    since: date | None,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Code → level (3, 4, part, whole) of that office from `since` on; what it offered then ends. How many are new.

    Levels 3 and 4 end with NĐ 42/2022 at the latest; WrongLevel when a level and a day do not go together.
    """
    known = dict(Procedure.objects.filter(code__in=levels).values_list("code", "pk"))
    if unknown := sorted(set(levels) - set(known)):
        raise CannotOffer(f"Danh mục không có thủ tục {', '.join(unknown[:5])}; nhập danh mục trước.")
    with attribute(by, at=at):
        return sum(_offer(known[code], level, office, since, until) for code, level in levels.items())


def _offer(procedure: int, level: str, office: int | None, since: date | None, until: date | None) -> bool:
    begins, ends = level_period(level, since, until)
    held = Offering.objects.filter(procedure=procedure, office=office)
    if held.filter(level=level, since=begins, until=ends).exists():
        return False
    if begins:
        held.filter(Q(since=None) | Q(since__lt=begins), Q(until=None) | Q(until__gt=begins)).update(
            until=begins
        )
    Offering.objects.create(procedure_id=procedure, office_id=office, level=level, since=begins, until=ends)
    return True
