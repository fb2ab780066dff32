"""The catalogue as other rooms read it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from motcua import Refused
from motcua.procedures import memory
from motcua.procedures.memory import Edition, Span, Thing
from motcua.procedures.models import EverydayName, Offering, Posting, Procedure, Version
from motcua.procedures.rules.changes import COMMUNE
from motcua.procedures.rules.record import Record
from motcua.procedures.rules.terms import way_words
from motcua.words import clean, day_text, fold

WORTH = 0.6  # of the best score: what has less is noise
Level = Literal["3", "4", "part", "whole"]


class UnknownProcedure(Refused):
    """No procedure of that code can be received here on that day."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `kind`: procedure (settled here) or signpost; `by` is the name that matched best.

    `score` is in (0, 1]; `sample` is a made-up entry.
    """

    code: str
    name: str
    field: str
    kind: Literal["procedure", "signpost"]
    settled_by: str
    score: float
    by: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure in a list: time and fee in words, what is offered online that day, and one everyday name."""

    code: str
    name: str
    field: str
    settled_by: str
    time: str
    fee: str
    online: Level | None
    everyday: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page of one procedure says, on one day at one office."""

    edition: Edition
    since: date | None
    until: date | None
    settled_by: str
    online: Level | None
    posted_on: date | None
    posting_decision: str
    replaced_by: str
    everyday: tuple[str, ...]


def version(code: str, on: date, office: int | None = None) -> Edition:
    """The version to receive by. UnknownProcedure says why not: no such code, not in force, or settled elsewhere."""
    code = clean(code)[:40]
    row = _version(connection.settings_dict["NAME"], memory.mark(), code, on, office)
    if row is None:
        raise UnknownProcedure(_why_unknown(code, on))
    pk, settled_by, name = row
    if settled_by:
        raise UnknownProcedure(f"“{name}” không nhận ở đây: {settled_by} giải quyết.")
    return memory.edition(pk)


@lru_cache(maxsize=4096)
def _version(
    _database: str, _mark: UUID | None, code: str, on: date, office: int | None
) -> tuple[int, str, str] | None:
    """(id, who settles it elsewhere, name) of the version in force; kept until the catalogue's mark is new."""
    return _in_force(on, office).filter(procedure__code=code).values_list("pk", "settled_by", "name").first()


def edition(version_id: int) -> Edition:
    """The version of that id, from memory."""
    return memory.edition(version_id)


def record(version_id: int) -> Record:
    """The record of the version of that id, from memory."""
    return memory.edition(version_id).record


def find(text: str, *, today: date, on: date | None = None, limit: int = 10) -> list[Hit]:
    """What people may mean, best first: real before samples; without `on`, what is in force today before the rest.

    With `on`, only what was in force that day. A direction elsewhere that has ended is never given as today's.
    Nothing rather than noise: what is far behind the best stays away, and all of it when no known office settles
    what was asked.
    """
    shelf = memory.shelf()
    found = shelf.index.search(text[:400], 20 * limit + 100)
    if not found or shelf.things[found[0].place].code == memory.NOWHERE:
        return []
    ranked = []
    for f in found:
        thing = shelf.things[f.place]
        span = _span(thing, on, today)
        if span is None or thing.code == memory.NOWHERE or f.score < found[0].score * WORTH:
            continue
        score = f.score * thing.weight
        rank = (thing.sample, on is None and not span.holds(today), -score)
        ranked.append((rank, thing, span, score, f.by))
    ranked.sort(key=lambda r: r[0])
    once: dict[tuple[str, bool], Hit] = {}  # provinces publish one matter under many codes
    for _, thing, span, score, by in ranked:
        if len(once) == limit:
            break
        away = thing.signpost or bool(span.settled_by)
        once.setdefault((thing.folded if away else thing.code, away), _hit(thing, span, score, by))
    return list(once.values())


def fields(on: date, office: int | None = None) -> list[tuple[str, int]]:
    """Fields of what is settled here that day, with how many procedures, the fullest first. Samples not counted."""
    rows = _here(on, office).filter(procedure__kind="real").values_list("field", flat=True)
    return sorted(Counter(rows).items(), key=lambda f: (-f[1], fold(f[0])))


def procedures(on: date, office: int | None = None, *, field: str | None = None) -> list[Row]:
    """What is settled here that day, by name, samples last; of one field when it is given."""
    found = _here(on, office)
    if field is not None:
        found = found.filter(field=field)
    rows = _rows(list(found.values_list("pk", flat=True)), on, office)
    return sorted(rows, key=lambda r: (r.sample, fold(r.name)))


def rows(codes: list[str], on: date, office: int | None = None) -> list[Row]:
    """The rows of these codes, in their order, without those that are not in force."""
    by_code = dict(
        _in_force(on, office).filter(procedure__code__in=codes).values_list("procedure__code", "pk")
    )
    made = {r.code: r for r in _rows(list(by_code.values()), on, office)}
    return [made[code] for code in codes if code in made]


def page(code: str, on: date, office: int | None = None) -> Page:
    """The page of a procedure, a signpost's too; UnknownProcedure when it was not in force."""
    code = clean(code)[:40]
    row = _in_force(on, office).filter(procedure__code=code).select_related("procedure").first()
    if row is None:
        raise UnknownProcedure(_why_unknown(code, on))
    posted = (
        Posting.objects.filter(_posted(on), procedure=row.procedure_id, office=office).first()
        if office
        else None
    )
    return Page(
        edition=memory.edition(row.pk),
        since=row.since,
        until=row.until,
        settled_by=row.settled_by,
        online=offered(on, office).get(code),
        posted_on=posted.posted_on if posted else None,
        posting_decision=posted.decision if posted else "",
        replaced_by=row.procedure.replaced_by,
        everyday=tuple(EverydayName.objects.filter(code=code).order_by("pk").values_list("name", flat=True)),
    )


def offered(on: date, office: int | None = None) -> dict[str, Level]:
    """Code → online level offered that day, by that office or by all; the office's own word goes first."""
    found = Offering.objects.filter(_period(on), Q(office=None) | Q(office=office)).order_by(
        F("office").asc(nulls_first=True)
    )
    return {code: cast(Level, level) for code, level in found.values_list("procedure__code", "level")}


def posted(on: date, office: int) -> list[str]:
    """The codes posted (niêm yết) at that office that day."""
    found = Posting.objects.filter(_posted(on), office=office).order_by("procedure__code")
    return list(found.values_list("procedure__code", flat=True))


def _in_force(on: date, office: int | None) -> QuerySet[Version]:
    """One version a procedure: the office's own before the one for all; without an office any."""
    of = Q(office=None) | Q(office=office) if office else Q()
    return (
        Version.objects.filter(_period(on), of)
        .order_by("procedure_id", F("office").asc(nulls_last=True))
        .distinct("procedure_id")
    )


def _here(on: date, office: int | None) -> QuerySet[Version]:
    # by id: what DISTINCT ON chose must be chosen before it is filtered
    return Version.objects.filter(pk__in=_in_force(on, office).values("pk"), settled_by="")


def _span(thing: Thing, on: date | None, today: date) -> Span | None:
    """What the thing was on that day, None when it was not in force; without a day, today's, or a procedure's last."""
    if on is not None:
        return next((s for s in thing.spans if s.holds(on)), None)
    last = None if thing.signpost else thing.spans[-1]
    return next((s for s in thing.spans if s.holds(today)), last)


def _hit(thing: Thing, span: Span, score: float, by: str) -> Hit:
    away = thing.signpost or span.settled_by
    return Hit(
        code=thing.code,
        name=span.name,
        field=span.field,
        kind="signpost" if away else "procedure",
        settled_by=span.settled_by or COMMUNE,
        score=round(score, 4),
        by=by,
        sample=thing.sample,
    )


def _why_unknown(code: str, on: date) -> str:
    held = Procedure.objects.filter(code=code).first()
    if held is None:
        return f"Không có thủ tục mã “{code}” trong danh mục; tìm lại theo tên việc cần làm."
    instead = f"; đã thay bằng {held.replaced_by}" if held.replaced_by else ""
    return f"Thủ tục {code} không có hiệu lực ngày {day_text(on)}{instead}."


def _rows(ids: list[int], on: date, office: int | None) -> list[Row]:
    found = Version.objects.filter(pk__in=ids).values_list("pk", "settled_by", "procedure__code")
    levels = offered(on, office)
    everyday = EverydayName.objects.filter(code__in=[code for _, _, code in found]).order_by("-pk")
    names = dict(everyday.values_list("code", "name"))  # the eldest of a code is read last and stays
    made = []
    for pk, settled_by, code in found:
        held = memory.edition(pk)
        time, fee = way_words(held.record)
        made.append(
            Row(
                code,
                held.name,
                held.field,
                settled_by,
                time,
                fee,
                levels.get(code),
                names.get(code, ""),
                held.sample,
            )
        )
    return made


def _period(on: date) -> Q:
    return (Q(since=None) | Q(since__lte=on)) & (Q(until=None) | Q(until__gt=on))


def _posted(on: date) -> Q:
    return Q(posted_on__lte=on) & (Q(until=None) | Q(until__gt=on))
