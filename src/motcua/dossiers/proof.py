"""`motcua verify`: every history is folded again, every chain and every view of it compared."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.ledger import calendars, chain, view
from motcua.dossiers.models import Dossier, Event, Guide, Number, Remark, Sheet
from motcua.dossiers.rules import TEXTS, Act, Calendars, Line, State, due_day, step
from motcua.offices import queries as offices
from motcua.procedures.proof import wrong_version

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


def verify_period(office: int, since: date, until: date) -> Proof:
    """Check what a report of [since, until) counts: the dossiers of its c3, every number given, the catalogue."""
    begins, ends = (datetime.combine(on, time(), VN) for on in (since, until))
    inside = Q(finished_at=None) | Q(finished_at__gte=begins)
    return checked(lambda: None, Dossier.objects.filter(inside, office_id=office, received_at__lt=ends))


def checked(step: Callable[[], None], of: QuerySet[Dossier] | None = None) -> Proof:
    """Every dossier (or those of `of`), its events and its words; then the numbers and the catalogue."""
    practice = {w.id: w.practice for w in offices.wards()}
    some = {} if of is None else {"dossier__in": of.values("pk")}
    words = {r.digest: r for r in Remark.objects.filter(**some).iterator()}
    sheets = {s.event_id: s for s in Sheet.objects.exclude(event=None) if s.event_id}
    rows = (Dossier.objects.all() if of is None else of).select_related("charge").order_by("pk")
    n_dossiers = n_events = 0
    for row, events in with_events(rows, Event.objects.filter(**some)):
        n_dossiers, n_events = n_dossiers + 1, n_events + len(events)
        if wrong := wrong_with(row, events, words, practice.get(row.office_id), sheets):
            return Proof(n_dossiers, n_events, f"{row.code}: {wrong}")
        step()
    return Proof(n_dossiers, n_events, next(gaps(), None) or wrong_version())


def with_events(rows: QuerySet[Dossier], lines: QuerySet[Event]) -> Iterator[tuple[Dossier, list[Event]]]:
    """Dossiers in the order of their ids, each with its events, in two statements."""
    events = lines.order_by("dossier_id", "seq").iterator(chunk_size=5000)
    groups = groupby(events, key=lambda e: e.dossier_id)
    ahead = next(groups, None)
    for row in rows.iterator(chunk_size=500):
        while ahead and ahead[0] < row.pk:
            ahead = next(groups, None)
        yield row, list(ahead[1]) if ahead and ahead[0] == row.pk else []


def wrong_with(
    row: Dossier,
    lines: list[Event],
    words: dict[str, Remark],
    practice: bool | None,
    sheets: dict[int, Sheet],
) -> str | None:
    """The first thing wrong with one dossier; `practice` None: its office is not served here."""
    if practice is None:
        return f"cơ quan số {row.office_id} của hồ sơ không được phục vụ ở đây"
    if row.key is not None and not practice:
        return f"mang khóa “{row.key}” của một kịch bản, mà nơi này đang dùng thật"
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
    try:
        return wrong_views(row, lines)
    except Refused as e:  # a calendar that its history names is not there
        return str(e)


def wrong_views(row: Dossier, lines: list[Event]) -> str | None:
    """The history folded again, line by line, and every view of it compared."""
    state, by_edition = State(), calendars(row.office_id)
    for e in lines:
        before, state = state, step(state, Line(Act(e.act), e.happened_at, e.by_ref, e.facts), by_edition)
        if e.act == Act.RECOUNT and (wrong := wrong_recount(e, before, state, by_edition)):
            return wrong
    if state.fee is not None and (row.charge is None or row.charge.total != state.fee):
        return f"phí, lệ phí đã tính là {state.fee} đồng, phiếu tính tiền không khớp"
    return next(differences(row, view(state)), None)


def wrong_recount(event: Event, before: State, after: State, by_edition: Calendars) -> str | None:
    """A recount says which day it moved to which: so it must have been."""
    days = [due_day(s, by_edition(s.edition), event.happened_at) for s in (before, after)]
    moved = [on.isoformat() if on else None for on in days] if days[0] != days[1] else [None, None]
    if [event.facts.get("before"), event.facts.get("after")] != moved:
        return f"dòng {event.seq} ({event.act}) kể sai ngày hẹn đã đổi"
    return None


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
    """The numbers of each book, office and day must be 1 to the last one given: what was removed leaves a gap."""
    for book, noun, rows in books():
        there: dict[tuple[int, str], set[int]] = {}
        for office, number in rows.iterator():
            _, day, n = number.rsplit("-", 2)
            there.setdefault((office, day), set()).add(int(n))
        for given in Number.objects.filter(book=book).order_by("day", "office"):
            found = there.pop((given.office_id, f"{given.day:%y%m%d}"), set())
            if off := found ^ set(range(1, given.last + 1)):
                what = "thiếu" if min(off) not in found else "thừa"
                yield f"ngày {given.day:%d/%m/%Y}: sổ cấp {given.last} số {noun}, {what} số {min(off)}"
        for _, day in there:
            yield f"ngày {day} có {noun} mà sổ cấp số không ghi"


def books() -> list[tuple[str, str, QuerySet[Any, tuple[int, str]]]]:
    """The books that numbers are taken from, and where the numbers went."""
    return [
        ("dossier", "hồ sơ", Dossier.objects.values_list("office_id", "code")),
        ("sheet", "phiếu giấy", Sheet.objects.values_list("office_id", "number")),
        ("guide", "phiếu hướng dẫn", Guide.objects.values_list("office_id", "number")),
    ]
