"""Who looked at a thing, how many tries a door has seen, whether a form is used up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from motcua.journal.models import Attempt, Look, UsedForm
from motcua.journal.rules import A_DAY, Limits, Tries


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


def tries(kind: str, ref: str, *, source: str, browser: str, at: datetime, limits: Limits) -> Tries:
    """The wrong tries of the window that count against this one. A browser that was let in before has a count of its
    own: strangers can neither close its door nor use up its tries.

    A try is written as failed before its answer is known, and once more as passed when it opened: a pass
    takes back one failure, and of one thing from one place all before it.
    """
    ref, source = ref[:100], source[:45]
    rows = Attempt.objects.filter(kind=kind, at__gte=at - limits.window, refused=False, browser=browser)
    mine = rows.filter(ref=ref) if browser else rows.filter(ref=ref, source=source)
    here = mine.filter(pk__gt=mine.filter(passed=True).aggregate(last=Max("pk"))["last"] or 0).count()
    if browser:
        return Tries(here)
    failed, passed = Count("pk", filter=Q(passed=False)), Count("pk", filter=Q(passed=True))
    opened = Attempt.objects.filter(kind=kind, source=source, passed=True, at__gte=at - A_DAY)
    return Tries(
        here,
        ref=rows.filter(ref=ref).aggregate(n=failed - passed)["n"],
        source=rows.filter(source=source).aggregate(n=failed - passed)["n"],
        opened=opened.aggregate(n=Count("ref", distinct=True))["n"],
    )


def result_of(token: str) -> str | None:
    """What the form of this token made when it came to its end; None: it is not used yet."""
    return UsedForm.objects.filter(token=token).values_list("result", flat=True).first()
