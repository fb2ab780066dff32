"""Somebody has things before them on a page that is read again and again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from motcua.journal.models import Look
from motcua.journal.rules import By

AGAIN = timedelta(minutes=15)


def notice(kind: str, refs: Iterable[str], *, by: By, at: datetime, source: str = "") -> None:
    """Note each of the things that the page shows, as `look` does. What the same one noted from the same address less
    than AGAIN ago is not noted once more: the journal itself decides that, nothing that the page sends."""
    asked = {ref[:100] for ref in refs}
    if not asked:
        return
    before = Look.objects.filter(
        kind=kind, ref__in=asked, by_kind=by.kind, by_ref=by.ref[:100], source=source[:45], at__gt=at - AGAIN
    )
    new = sorted(asked - set(before.values_list("ref", flat=True)))
    Look.objects.bulk_create(
        Look(kind=kind, ref=ref, by_kind=by.kind, by_ref=by.ref[:100], source=source[:45], at=at)
        for ref in new
    )
