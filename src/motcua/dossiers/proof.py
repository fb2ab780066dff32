"""`motcua verify`: every history is folded again, every chain and every view of it compared."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, QuerySet

from motcua.clock import Calendar
from motcua.dossiers.ledger import chain, view
from motcua.dossiers.models import Dossier, Event, Number, Remark, Sheet
from motcua.dossiers.rules import TEXTS, Act, Line, fold
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
    """Check all offices as they are at one instant; `step` is called after each dossier."""
    with transaction.atomic():
        if not connection.savepoint_ids:
            with connection.cursor() as cursor:  # else a receipt between two reads would look like a gap
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return checked(step)


def checked(step: Callable[[], None]) -> Proof:
    """Every dossier, its events and its words; then the numbers."""
    wards = {w.id: w for w in offices.wards()}
    calendars = {w.id: offices.calendar(w.id, w.revision) for w in wards.values()}
    words = {r.digest: r for r in Remark.objects.iterator()}
    sheets = {s.event_id: s for s in Sheet.objects.exclude(event=None) if s.event_id}
    rows = Dossier.objects.select_related("charge").order_by("pk")
    n_dossiers = n_events = 0
    for row, events in with_events(rows):
        n_dossiers, n_events = n_dossiers + 1, n_events + len(events)
        practice = wards[row.office_id].practice
        if wrong := wrong_with(row, events, calendars[row.office_id], words, practice, sheets):
            return Proof(n_dossiers, n_events, f"{row.code}: {wrong}")
        step()
    return Proof(n_dossiers, n_events, next(gaps(), None))


def with_events(rows: QuerySet[Dossier]) -> Iterator[tuple[Dossier, list[Event]]]:
    """Dossiers in the order of their ids, each with its events, in two statements."""
    events = Event.objects.order_by("dossier_id", "seq").iterator(chunk_size=5000)
    groups = groupby(events, key=lambda e: e.dossier_id)
    ahead = next(groups, None)
    for row in rows.iterator(chunk_size=500):
        while ahead and ahead[0] < row.pk:
            ahead = next(groups, None)
        yield row, list(ahead[1]) if ahead and ahead[0] == row.pk else []


def histories(rows: QuerySet[Dossier]) -> Iterator[tuple[Dossier, list[Line]]]:
    """The same as lines to fold."""
    for row, events in with_events(rows):
        yield row, [Line(Act(e.act), e.happened_at, e.by_ref, e.facts) for e in events]


def wrong_with(
    row: Dossier,
    lines: list[Event],
    calendar: Calendar,
    words: dict[str, Remark],
    practice: bool,
    sheets: dict[int, Sheet],
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
        if wrong := wrong_words(e, words) or wrong_hour(row, e, lines, sheets):
            return wrong
    if head != row.head:
        return "đầu chuỗi ghi ở hồ sơ không phải của dòng cuối"
    state = fold((Line(Act(e.act), e.happened_at, e.by_ref, e.facts) for e in lines), calendar)
    if state.fee is not None and (row.charge is None or row.charge.total != state.fee):
        return f"phí, lệ phí đã tính là {state.fee} đồng, phiếu tính tiền không khớp"
    return next(differences(row, view(state)), None)


def wrong_hour(row: Dossier, event: Event, lines: list[Event], sheets: dict[int, Sheet]) -> str | None:
    """What happened earlier than it was recorded needs its sheet, printed before; and no line goes back in time."""
    before = lines[event.seq - 2].happened_at if event.seq > 1 else event.happened_at
    if event.happened_at < before:
        return f"dòng {event.seq} ({event.act}) xảy ra trước dòng đứng trước nó"
    if event.happened_at == event.recorded_at:
        return None
    sheet = sheets.get(event.pk)
    named = (
        sheet is not None and sheet.number == event.facts.get("sheet") and sheet.office_id == row.office_id
    )
    if sheet is None or not named or sheet.printed_at > event.happened_at:
        return f"dòng {event.seq} ({event.act}) lùi giờ mà không có phiếu giấy in trước"
    return None


def wrong_words(event: Event, words: dict[str, Remark]) -> str | None:
    """Free words must be there with the digest that the chain holds; erased ones keep their row, without text."""
    for name in TEXTS.get(Act(event.act), ()):
        if (digest := event.facts.get(name)) is None:
            continue
        remark = words.get(digest)
        if remark is None:
            return f"lời ghi của dòng {event.seq} ({event.act}) đã bị xóa khỏi sổ"
        if remark.text is not None and sha256((remark.salt + remark.text).encode()).hexdigest() != digest:
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
