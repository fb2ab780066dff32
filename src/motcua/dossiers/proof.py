"""`motcua verify`: every history is folded again, every chain and every view of it compared."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any

from django.db.models import Count

from motcua.clock import Calendar
from motcua.dossiers.ledger import chain, view
from motcua.dossiers.models import Dossier, Event, Number, Remark
from motcua.dossiers.rules import Act, Line, fold
from motcua.offices import queries as offices

JSON_VIEWS = ("papers", "waits")
A_MOMENT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was checked, and the first thing wrong (None when all is well)."""

    dossiers: int
    events: int
    wrong: str | None


def verify(step: Callable[[], None] = lambda: None) -> Proof:
    """Check all offices; `step` is called after each dossier."""
    calendars = {w.id: offices.calendar(w.id, w.revision) for w in offices.wards()}
    practice = {w.id: w.practice for w in offices.wards()}
    digests = {r.digest: r for r in Remark.objects.iterator()}
    rows = Dossier.objects.order_by("pk").iterator(chunk_size=500)
    events = groupby(
        Event.objects.order_by("dossier_id", "seq").iterator(chunk_size=5000), key=lambda e: e.dossier_id
    )
    n_dossiers = n_events = 0
    ahead = next(events, None)
    for row in rows:
        lines = list(ahead[1]) if ahead and ahead[0] == row.pk else []
        if lines:
            ahead = next(events, None)
        wrong = wrong_with(row, lines, calendars[row.office_id], digests, practice[row.office_id])
        n_dossiers, n_events = n_dossiers + 1, n_events + len(lines)
        if wrong:
            return Proof(n_dossiers, n_events, f"{row.code}: {wrong}")
        step()
    return Proof(n_dossiers, n_events, next(gaps(), None))


def wrong_with(
    row: Dossier, lines: list[Event], calendar: Calendar, digests: dict[str, Remark], practice: bool
) -> str | None:
    """The first thing wrong with one dossier."""
    if [e.seq for e in lines] != list(range(1, row.events_n + 1)):
        return f"lịch sử phải có {row.events_n} dòng liền nhau, đang có {len(lines)}"
    head = ""
    for e in lines:
        head = chain(
            head, row.code, e.seq, e.act, (e.by_kind, e.by_ref), e.happened_at, e.recorded_at, e.facts
        )
        if head != e.head:
            return f"dòng {e.seq} ({e.act}) không khớp chuỗi: đã bị sửa sau khi ghi"
        if not practice and abs(e.written_at - e.recorded_at) > A_MOMENT:
            return f"dòng {e.seq} ({e.act}) khai giờ ghi {e.recorded_at}, máy chủ nhận lúc {e.written_at}"
        if wrong := wrong_words(e, digests):
            return wrong
    if head != row.head:
        return "đầu chuỗi ghi ở hồ sơ không phải của dòng cuối"
    state = fold((Line(Act(e.act), e.happened_at, e.by_ref, e.facts) for e in lines), calendar)
    return next(differences(row, view(state)), None)


def wrong_words(event: Event, digests: dict[str, Remark]) -> str | None:
    """Free words must still have the digest that the chain holds (erased ones are allowed)."""
    for value in event.facts.values():
        remark = digests.get(value) if isinstance(value, str) else None
        if (
            remark
            and remark.text is not None
            and sha256((remark.salt + remark.text).encode()).hexdigest() != value
        ):
            return f"lời ghi của dòng {event.seq} ({event.act}) không khớp: đã bị sửa sau khi ghi"
    return None


def differences(row: Dossier, views: dict[str, Any]) -> Iterator[str]:
    """Columns that disagree with the history."""
    for name, value in views.items():
        if name not in JSON_VIEWS and getattr(row, name) != value:
            yield f"cột {name} là {getattr(row, name)}, lịch sử nói {value}"
    for name in JSON_VIEWS:
        if getattr(row, name) != json.loads(views[name]):
            yield f"cột {name} không đúng lịch sử"


def gaps() -> Iterator[str]:
    """Numbers given and dossiers there must agree, day by day: a removed dossier leaves a gap."""
    there: dict[tuple[int, str], int] = {}
    for row in Dossier.objects.values("office_id", "code").annotate(n=Count("pk")).iterator():
        key = (row["office_id"], row["code"].rsplit("-", 2)[1])
        there[key] = there.get(key, 0) + 1
    for number in Number.objects.filter(book="dossier").order_by("day"):
        n = there.pop((number.office_id, f"{number.day:%y%m%d}"), 0)
        if n != number.last:
            yield f"ngày {number.day:%d/%m/%Y} đã cấp {number.last} mã nhưng có {n} hồ sơ"
    for (_, day), n in there.items():
        yield f"ngày {day} có {n} hồ sơ mà sổ cấp mã không ghi"
