"""Offer: what can be done online, from when to when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import Change
from motcua.offices.rules import days
from motcua.people.rules import Actor
from motcua.procedures.models import Offering, Procedure
from motcua.procedures.rules.entries import LEVELS
from motcua.procedures.rules.levels import level_period
from motcua.words import day_text

_WORDS = {key: words for words, key in LEVELS.items() if not words.isdigit()}


class CannotOffer(Refused):
    """A code that the catalogue does not hold, or days on which another level is offered already."""


@transaction.atomic
def offer(
    levels: Mapping[str, str],
    *,
    office: int | None,
    since: date | None,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> list[Change]:
    """Code → level (3, 4, part, whole) of that office on the days of [since, until); what it offered then ends.

    What it offered from that very day on gets this level and this end. Levels 3 and 4 end with NĐ 42/2022 at the
    latest; WrongLevel when a level and a day do not go together.
    """
    known = dict(Procedure.objects.filter(code__in=levels).values_list("code", "pk"))
    if unknown := sorted(set(levels) - set(known)):
        raise CannotOffer(f"Danh mục không có thủ tục {', '.join(unknown[:5])}; nhập danh mục trước.")
    held: defaultdict[int, list[Offering]] = defaultdict(list)
    for old in Offering.objects.filter(procedure__in=known.values(), office=office).select_for_update():
        held[old.procedure_id].append(old)
    changes = []
    with attribute(by, at=at):
        for code, level in sorted(levels.items()):
            begins, ends = level_period(level, since, until)
            row = Offering(procedure_id=known[code], office_id=office, level=level, since=begins, until=ends)
            changes += _write(row, held[known[code]], code)
    return changes


def _write(row: Offering, others: Iterable[Offering], code: str) -> list[Change]:
    begins, what = row.since or date.min, f"làm trên mạng {code}"
    changes = []
    for old in others:
        if old.since and old.since > begins and _ends_after(row, old.since):
            raise CannotOffer(
                f"Thủ tục {code} đã có mức khác từ {day_text(old.since)}; ghi until của mức trước là ngày đó."
            )
        if (old.since or date.min) < begins and _ends_after(old, begins):
            was, old.until = _words(old), begins
            old.save(update_fields=["until"])
            changes.append(Change(what, was, _words(old)))
    same = next((old for old in others if old.since == row.since), None)
    if same is None:
        row.save()
    elif (same.level, same.until) == (row.level, row.until):
        return changes
    else:
        Offering.objects.filter(pk=same.pk).update(level=row.level, until=row.until)
    return [*changes, Change(what, _words(same) if same else None, _words(row))]


def _ends_after(row: Offering, day: date) -> bool:
    return row.until is None or row.until > day


def _words(row: Offering) -> str:
    when = (
        days(row.since, row.until)
        if row.since
        else f"trước {day_text(row.until)}"
        if row.until
        else "từ trước"
    )
    return f"{_WORDS[row.level]} {when}"
