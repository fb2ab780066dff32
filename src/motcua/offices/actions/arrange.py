"""Set an office's units, counters and seats over time."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change, Columns
from motcua.offices import models, rules
from motcua.offices.actions.align import align
from motcua.offices.rules import DUTIES, days


class BadSeat(Refused):
    """A unit, counter or seat that does not fit."""


@transaction.atomic
def arrange(
    key: str,
    *,
    units: Sequence[rules.Unit],
    counters: Sequence[rules.Counter],
    seats: Sequence[rules.Seat],
    by: By,
    at: datetime,
) -> list[Change]:
    """Set the office's units, counters and seats over time. What was once there ends by its `until`, never
    goes.

    Refused: one left out, a key used twice, a duty that is not known, a seat at a unit or counter that is not
    listed, an end before the beginning.
    """
    _check(units, counters, seats)
    office = models.Office.objects.select_for_update().get(key=key)
    with attribute(by, at=at):
        return [
            *_align(models.Unit, office, [asdict(u) for u in units], "bộ phận", _unit),
            *_align(models.Counter, office, [asdict(c) for c in counters], "quầy", _counter),
            *_align(models.Seat, office, _seat_columns(office, seats), "vị trí", _seat),
        ]


def _align(
    model: Any, office: models.Office, rows: list[dict[str, Any]], noun: str, words: Any
) -> list[Change]:
    return align(
        model.objects.filter(office=office),
        [{"office_id": office.pk, **row} for row in rows],
        key="key",
        what=lambda c: f"{noun} {c['key']}",
        words=words,
    )


def _seat_columns(office: models.Office, seats: Sequence[rules.Seat]) -> list[dict[str, Any]]:
    units = dict(models.Unit.objects.filter(office=office).values_list("key", "pk"))
    counters = dict(models.Counter.objects.filter(office=office).values_list("key", "pk"))
    return [
        {k: v for k, v in asdict(s).items() if k not in ("unit", "counter", "duties")}
        | {
            "unit_id": units[s.unit] if s.unit else None,
            "counter_id": counters[s.counter] if s.counter else None,
            "duties": list(s.duties),
        }
        for s in seats
    ]


def _check(
    units: Sequence[rules.Unit], counters: Sequence[rules.Counter], seats: Sequence[rules.Seat]
) -> None:
    for noun, rows in (("bộ phận", units), ("quầy", counters), ("vị trí", seats)):
        seen: dict[str, date] = {}
        for row in rows:
            if row.key in seen:
                raise BadSeat(f"Khóa “{row.key}” của {noun} ghi hai lần; mỗi {noun} một khóa.")
            seen[row.key] = row.since
            if row.until and row.until <= row.since:
                raise BadSeat(f"{noun.capitalize()} “{row.key}” phải kết thúc sau ngày bắt đầu.")
    for seat in seats:
        if unknown := set(seat.duties) - set(DUTIES):
            raise BadSeat(
                f"Vị trí “{seat.key}”: không có nhiệm vụ {min(unknown)}; chỉ có {', '.join(DUTIES)}."
            )
        if seat.unit and seat.unit not in {u.key for u in units}:
            raise BadSeat(f"Vị trí “{seat.key}”: chưa khai bộ phận “{seat.unit}”.")
        if seat.counter and seat.counter not in {c.key for c in counters}:
            raise BadSeat(f"Vị trí “{seat.key}”: chưa khai quầy “{seat.counter}”.")


def _unit(c: Columns) -> str:
    one_stop = ", là Bộ phận Một cửa" if c["one_stop"] else ""
    decision = f"; {c['decision']}" if c["decision"] else ""
    return f"{c['name']}{one_stop}, {days(c['since'], c['until'])}{decision}"


def _counter(c: Columns) -> str:
    serves = f" ({c['serves']})" if c["serves"] else ""
    return f"{c['name']}{serves}, {days(c['since'], c['until'])}"


def _seat(c: Columns) -> str:
    duties = "; ".join(DUTIES[d] for d in c["duties"]) or "không giao việc hồ sơ"
    signs = f", ký với chức vụ {c['capacity']}" if c["capacity"] else ""
    return f"{c['title']}: {duties}{signs}, {days(c['since'], c['until'])}"
