"""What the office told of its reform."""

from dataclasses import fields
from datetime import date

from django.db.models import Q

from motcua.reform import models
from motcua.reform.rules import Revenue, Statement, Undertaking

COLUMNS = tuple(f.name for f in fields(Undertaking))


def undertakings(office: int, since: date, until: date) -> list[Undertaking]:
    """Those to be told in a report on [since, until), in the office's own order."""
    meets = Q(until=None) | Q(until__gt=since)
    rows = models.Undertaking.objects.filter(meets, office_id=office, since__lt=until)
    return [undertaking(row) for row in rows.order_by("place_in_list", "pk")]


def statement(office: int, since: date, until: date) -> Statement | None:
    """What the office stated for exactly this period."""
    row = models.Statement.objects.filter(office_id=office, since=since, until=until).first()
    return stated(row) if row else None


def newest(office: int) -> Statement | None:
    """What the office stated for the period that ends last."""
    row = models.Statement.objects.filter(office_id=office).order_by("-until", "-since").first()
    return stated(row) if row else None


def undertaking(row: models.Undertaking) -> Undertaking:
    """A row as the rules know it."""
    return Undertaking(**{name: getattr(row, name) for name in COLUMNS})


def stated(row: models.Statement) -> Statement:
    """A row as the rules know it."""
    kind, amount, plan = row.revenue_kind, row.revenue, row.revenue_plan
    revenue = Revenue(kind, amount, plan) if kind and amount is not None and plan is not None else None  # type: ignore[arg-type]
    return Statement(row.since, row.until, revenue, row.printed)
