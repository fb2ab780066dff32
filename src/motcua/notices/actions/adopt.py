"""Make an office's papers look as its file says: only what differs is written down, and nothing that was is lost."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.journal.rules import By, Change
from motcua.notices import queries
from motcua.notices.models import Choice, OwnLayout
from motcua.notices.rules import Own
from motcua.words import day_text

YES = {True: "có", False: "không"}


@transaction.atomic
def adopt(office: int, own: Own, *, by: By, at: datetime) -> list[Change]:
    """What changed: a layout is used from its first day on. Papers that were issued stay as they are."""
    changes = []
    held = queries.looks(office)[0].ours
    if own.ours is not None and own.ours != held:
        Choice.objects.create(office_id=office, ours=own.ours, chosen_at=at, by_kind=by.kind, by_ref=by.ref)
        changes.append(Change("phần thêm trên giấy tờ", YES[held], YES[own.ours]))
    if own.layouts is None:
        return changes

    def enter(key: str, since: date, body: Any, old: str | None, new: str | None) -> None:
        OwnLayout.objects.create(office_id=office, key=key, since=since, body=body, entered_at=at, by_kind=by.kind,
                                 by_ref=by.ref)  # fmt: skip
        changes.append(Change(f"mẫu {key} từ {day_text(since)}", old, new))

    entered, wanted = queries.own_layouts(office), {(x.key, x.since): (x, body) for x, body in own.layouts}
    for (key, since), (layout, body) in wanted.items():
        before = entered.get((key, since))
        if before != body:
            enter(key, since, body, "mẫu cũ" if before else None, layout.name)
    for key, since in entered.keys() - wanted.keys():
        enter(key, since, None, "mẫu riêng", None)
    return changes
