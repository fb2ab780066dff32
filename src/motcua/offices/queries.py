"""Offices as on a day, and the calendars by which they promise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q, QuerySet

from motcua import Refused
from motcua.clock import Calendar
from motcua.journal.history import grown
from motcua.offices import rules
from motcua.offices.calendars import calendar_of
from motcua.offices.models import CalendarEdition, Counter, Office, OfficeName, Seat, Unit
from motcua.offices.rules import Kind, Name, Ward


def ward(key: str | None = None) -> Ward:
    """The served office with that key; without a key, the eldest one. Refused when there is none."""
    for found in wards():
        if key in (None, found.key):
            return found
    raise Refused(
        f"Ở đây không phục vụ cơ quan nào có khóa “{key}”; hãy xem lại tên khóa."
        if key
        else "Chưa thiết lập phường nào; hãy chạy motcua apply với tệp của phường."
    )


def ward_by_id(office_id: int) -> Ward:
    """The served office with that id. Refused when there is none."""
    for found in wards():
        if found.id == office_id:
            return found
    raise Refused(f"Ở đây không phục vụ cơ quan số {office_id}.")


def ward_by_code(code: str) -> Ward:
    """The served office that has, or once had, this agency code. Refused when there is none."""
    for found in wards():
        if any(name.code == code for name in found.names):
            return found
    raise Refused(f"Ở đây không phục vụ cơ quan nào mang mã {code}; hãy xem lại mã.")


def wards() -> Sequence[Ward]:
    """Every office that this installation serves, eldest first. One small statement while nothing changes."""
    stamp = grown("offices_office", "offices_officename")
    kept = _wards.get(connection.connection)
    if kept is None or kept[0] != stamp:
        kept = _wards[connection.connection] = (stamp, _served())
    return kept[1]


# What is kept in memory is kept per connection, so that it lives as long as the database behind it.
_wards: WeakKeyDictionary[Any, tuple[Any, Sequence[Ward]]] = WeakKeyDictionary()


def _served() -> tuple[Ward, ...]:
    names: dict[str, list[Name]] = {}
    offices: dict[str, Office] = {}
    for row in OfficeName.objects.select_related("office", "superior").order_by("office_id", "since"):
        names.setdefault(row.office.key, []).append(_name(row))
        offices[row.office.key] = row.office
    return tuple(_ward(office, names) for office in offices.values() if office.serving)


def _ward(office: Office, names: dict[str, list[Name]]) -> Ward:
    own = tuple(names[office.key])
    return Ward(
        id=office.pk,
        key=office.key,
        kind=cast(Kind, office.kind),
        practice=office.practice,
        revision=office.revision,
        asks_allowed=office.asks_allowed,
        names=own,
        superiors={n.superior: tuple(names.get(n.superior, ())) for n in own if n.superior},
        brand=office.brand,
        posting=office.posting,
    )


def _name(row: OfficeName) -> Name:
    return Name(
        since=row.since,
        until=row.until,
        name=row.name,
        body=row.body,
        short=row.short,
        place=row.place,
        desk=row.desk,
        code=row.code,
        code_note=row.code_note,
        superior=row.superior.key if row.superior else "",
        address=row.address,
        phone=row.phone,
    )


_calendars: WeakKeyDictionary[Any, dict[tuple[int, int], Calendar]] = WeakKeyDictionary()


def calendar(ward_id: int, revision: int) -> Calendar:
    """The office's calendar as it stood in that revision, kept in memory. Refused before there are any hours."""
    connection.ensure_connection()
    kept = _calendars.setdefault(connection.connection, {})
    found = kept.get((ward_id, revision))
    if found is None:
        edition = CalendarEdition.objects.filter(pk=revision, office=ward_id).first()
        if edition is None:
            raise Refused("Chưa ghi giờ làm việc của cơ quan; hãy bổ sung mục hours rồi chạy motcua apply.")
        found = kept[ward_id, revision] = calendar_of(edition.content)
    return found


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of an office's calendar: its number is the `revision`; `by` as the journal has it ("system:apply"),
    "" when it does not say."""

    number: int
    made_at: datetime
    by: str


def editions(ward_id: int) -> list[Edition]:
    """Every edition of the office's calendar, the first one first."""
    changes = apps.get_model("offices.OfficeEvent").objects.filter(pgh_obj_id=ward_id)
    by = dict(changes.order_by("-pgh_id").values_list("revision", "pgh_context__metadata__by"))
    made = CalendarEdition.objects.filter(office=ward_id).order_by("pk").values_list("pk", "made_at")
    return [Edition(number, made_at, by.get(number) or "") for number, made_at in made]


M = TypeVar("M", bound=Model)


def _on(rows: QuerySet[M], on: date) -> QuerySet[M]:
    return rows.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)


@dataclass(frozen=True, slots=True)
class Node:
    """An office in the tree as on a day; `depth` 0 at the top."""

    id: int
    key: str
    kind: Kind
    name: str
    code: str
    superior_id: int | None
    serving: bool
    depth: int


def tree(on: date) -> list[Node]:
    """The offices of that day, each under the one above it, brothers by code. One statement."""
    rows = _on(OfficeName.objects.all(), on).select_related("office").order_by("code", "office_id")
    below: dict[int | None, list[OfficeName]] = {}
    known = {row.office_id for row in rows}
    for row in rows:
        below.setdefault(row.superior_id if row.superior_id in known else None, []).append(row)
    return list(_walk(below, None, 0))


def _walk(below: dict[int | None, list[OfficeName]], top: int | None, depth: int) -> Iterable[Node]:
    for row in below.pop(top, []):  # popped: a ring of superiors would otherwise never end
        kind = cast(Kind, row.office.kind)
        office = row.office
        yield Node(office.pk, office.key, kind, row.name, row.code, row.superior_id, office.serving, depth)
        yield from _walk(below, office.pk, depth + 1)


def units(office_id: int, on: date) -> list[rules.Unit]:
    """The office's units of that day."""
    rows = _on(Unit.objects.filter(office=office_id), on).order_by("pk")
    return [rules.Unit(u.key, u.name, u.since, u.until, u.one_stop, u.decision) for u in rows]


def counters(office_id: int, on: date) -> list[rules.Counter]:
    """The office's counters of that day, in the order of their keys."""
    rows = _on(Counter.objects.filter(office=office_id), on).order_by("key")
    return [rules.Counter(c.key, c.name, c.since, c.until, c.serves) for c in rows]


def seats(office_id: int, on: date) -> list[rules.Seat]:
    """The office's seats of that day, in the order in which they were set up."""
    rows = _on(Seat.objects.filter(office=office_id), on).select_related("unit", "counter").order_by("pk")
    return [
        rules.Seat(
            key=s.key,
            title=s.title,
            since=s.since,
            until=s.until,
            unit=s.unit.key if s.unit else "",
            counter=s.counter.key if s.counter else "",
            duties=tuple(s.duties),
            capacity=s.capacity,
        )
        for s in rows
    ]


def seat_id(office_id: int, key: str) -> int:
    """The id of a seat. Refused when the office has no such seat."""
    found = Seat.objects.filter(office=office_id, key=key).values_list("pk", flat=True).first()
    if found is None:
        raise Refused(f"Cơ quan chưa có vị trí “{key}”; hãy thêm vào mục seats rồi chạy motcua apply.")
    return found


def office_id(key: str) -> int | None:
    """The id of an office, None when it is not known."""
    return Office.objects.filter(key=key).values_list("pk", flat=True).first()
