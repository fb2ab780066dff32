from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from motcua.journal.models import Attempt, Look


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody who opened a thing: how many times, and when last."""

    by_kind: str
    by_ref: str
    times: int
    last_at: datetime


def lookers(kind: str, ref: str) -> Sequence[Looker]:
    """Who opened this, latest first."""
    rows = (
        Look.objects.filter(kind=kind, ref=ref)
        .values_list("by_kind", "by_ref")
        .annotate(times=Count("pk"), last_at=Max("at"))
        .order_by("-last_at")
    )
    return [Looker(*row) for row in rows]


def failures(kind: str, *, since: datetime, ref: str | None = None, source: str | None = None) -> int:
    """Tries since then that stay failed, of one thing, from one address, or both.

    A try is written as failed before its answer is known, and once more as passed when it opened: a pass
    takes back one failure, and of one thing from one address all before it.
    """
    tries = Attempt.objects.filter(kind=kind, at__gte=since)
    if ref is not None:
        tries = tries.filter(ref=ref[:100])
    if source is not None:
        tries = tries.filter(source=source[:45])
    if ref is not None and source is not None:
        tries = tries.filter(pk__gt=tries.filter(passed=True).aggregate(last=Max("pk"))["last"] or 0)
    found = tries.aggregate(
        failed=Count("pk", filter=Q(passed=False)), passed=Count("pk", filter=Q(passed=True))
    )
    return int(found["failed"]) - int(found["passed"])
