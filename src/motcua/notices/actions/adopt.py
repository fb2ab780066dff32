"""Make an office's papers look as its file says: only what differs is written down, and nothing that was is lost."""

from datetime import datetime

from django.db import transaction

from motcua.journal.rules import By, Change
from motcua.notices import queries
from motcua.notices.actions.choose import choose
from motcua.notices.actions.enter_layout import enter_layout
from motcua.notices.models import OwnLayout
from motcua.notices.rules import Own
from motcua.words import day_text


@transaction.atomic
def adopt(office: int, own: Own, *, by: By, at: datetime) -> list[Change]:
    """What changed. Papers that were issued stay as they are."""
    changes = []
    held = queries.looks(office)[0].ours
    if own.ours is not None and own.ours != held:
        choose(office, ours=own.ours, by=by, at=at)
        yes = {True: "có", False: "không"}
        changes.append(Change("phần thêm trên giấy tờ", yes[held], yes[own.ours]))
    if own.layouts is None:
        return changes
    entered, wanted = queries.own_layouts(office), {(x.key, x.since): (x, body) for x, body in own.layouts}
    for (key, since), (layout, body) in wanted.items():
        before = entered.get((key, since))
        if before != body:
            enter_layout(office, body, by=by, at=at)
            changes.append(
                Change(f"mẫu {key} từ {day_text(since)}", "mẫu cũ" if before else None, layout.name)
            )
    for key, since in entered.keys() - wanted.keys():
        OwnLayout.objects.create(office_id=office, key=key, since=since, body=None, entered_at=at, by_kind=by.kind,
                                 by_ref=by.ref)  # fmt: skip
        changes.append(Change(f"mẫu {key} từ {day_text(since)}", "mẫu riêng", None))
    return changes
