"""An office enters a layout of its own, or takes it back: from its first day on it is used."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.journal.rules import By
from motcua.notices.models import OwnLayout
from motcua.notices.rules import kept, parse


def enter_layout(office: int, body: Mapping[str, Any], *, by: By, at: datetime) -> OwnLayout:
    """`body`: a layout as in data/forms.yaml. BadLayout when it cannot be used. Papers issued before stay."""
    layout = parse(body)
    return OwnLayout.objects.create(
        office_id=office,
        key=layout.key,
        since=layout.since,
        body=kept(body),
        entered_at=at,
        by_kind=by.kind,
        by_ref=by.ref,
    )
