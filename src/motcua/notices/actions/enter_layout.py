"""An office enters a layout of its own, or takes it back: from its first day on it is used."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from motcua.journal.rules import By
from motcua.notices.models import OwnLayout
from motcua.notices.rules import parse


def enter_layout(office: int, body: Mapping[str, Any], *, by: By, at: datetime) -> OwnLayout:
    """`body`: a layout as in data/forms.yaml. BadLayout when it cannot be used. Papers issued before stay."""
    layout = parse(body)
    kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in body.items()}
    return OwnLayout.objects.create(
        office_id=office,
        key=layout.key,
        since=layout.since,
        body=kept,
        entered_at=at,
        by_kind=by.kind,
        by_ref=by.ref,
    )
