"""Post: procedures hang at the office from a day on, by a decision (niêm yết công khai)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import Change
from motcua.offices.rules import days
from motcua.people.rules import Actor
from motcua.procedures.models import Posting, Procedure
from motcua.words import day_text


class CannotPost(Refused):
    """A posting without a decision, of an unknown code, dated in the future, or on the days of another."""


@transaction.atomic
def post(
    codes: Iterable[str],
    *,
    office: int,
    decision: str,
    posted_on: date,
    until: date | None = None,
    taken_down: Mapping[str, date] | None = None,
    by: Actor,
    at: datetime,
) -> list[Change]:
    """Post those that do not hang on that day yet; `until`, or `taken_down` by code: the first day without it.

    What was posted that very day gets this decision and this end; what hangs from before stays as it is.
    """
    if not decision.strip():
        raise CannotPost("Ghi số quyết định công bố trước khi niêm yết.")
    if posted_on > at.astimezone(VN).date():
        raise CannotPost("Ngày niêm yết ở tương lai; niêm yết khi đến ngày đó.")
    known = dict(Procedure.objects.filter(code__in=set(codes)).values_list("code", "pk"))
    if unknown := sorted(set(codes) - known.keys()):
        raise CannotPost(
            f"Danh mục không có thủ tục {', '.join(unknown[:5])}; nhập danh mục trước khi niêm yết."
        )
    wanted = [
        Posting(
            procedure_id=known[code],
            office_id=office,
            decision=decision.strip(),
            posted_on=posted_on,
            until=(taken_down or {}).get(code, until),
        )
        for code in sorted(known)
    ]
    with attribute(by, at=at):
        return _write(dict(zip(sorted(known), wanted, strict=True)), office)


def _write(wanted: Mapping[str, Posting], office: int) -> list[Change]:
    held: defaultdict[int, list[Posting]] = defaultdict(list)
    ids = [row.procedure_id for row in wanted.values()]
    for other in Posting.objects.filter(office=office, procedure__in=ids).select_for_update():
        held[other.procedure_id].append(other)
    changes: list[Change] = []
    new: list[Posting] = []
    for code, row in wanted.items():
        others = held[row.procedure_id]
        if any(_ends_after(o, row.posted_on) for o in others if o.posted_on < row.posted_on):
            continue
        if not _fits(row, others):
            raise CannotPost(
                f"Thủ tục {code}, niêm yết từ {day_text(row.posted_on)}: ngày gỡ phải sau ngày niêm yết và không sau "
                "lần niêm yết tiếp theo; xem lại các ngày."
            )
        old = next((o for o in others if o.posted_on == row.posted_on), None)
        if old is None:
            new.append(row)
        elif (old.decision, old.until) != (row.decision, row.until):
            Posting.objects.filter(pk=old.pk).update(decision=row.decision, until=row.until)
        else:
            continue
        changes.append(Change(f"niêm yết {code}", _words(old) if old else None, _words(row)))
    Posting.objects.bulk_create(new)
    return changes


def _fits(row: Posting, others: Sequence[Posting]) -> bool:
    """Does it end after it begins, and before the next one does?"""
    later = [o.posted_on for o in others if o.posted_on > row.posted_on]
    return _ends_after(row, row.posted_on) and not any(_ends_after(row, day) for day in later)


def _ends_after(row: Posting, day: date) -> bool:
    return row.until is None or row.until > day


def _words(row: Posting) -> str:
    return f"{days(row.posted_on, row.until)}, theo {row.decision}"
