"""Record what the office undertakes and states."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change
from motcua.reform import models, queries
from motcua.reform.rules import KINDS, Statement, Told
from motcua.words import period_words


@transaction.atomic
def record(office: int, told: Told, *, by: By, at: datetime) -> list[Change]:
    """Make the office's undertakings and statements what `told` says; write and return only what differs."""
    with attribute(by, at=at):
        return [*undertakings(office, told), *statements(office, told)]


def undertakings(office: int, told: Told) -> list[Change]:
    """An undertaking has no name of its own: one that changed is one less and one more."""
    rows = models.Undertaking.objects.filter(office_id=office)
    held = {queries.undertaking(row): row for row in rows.select_for_update()}
    gone = [u for u in held if u not in told.undertakings]
    new = [u for u in told.undertakings if u not in held]
    for u in gone:
        held[u].delete()
    for n, u in enumerate(told.undertakings):
        if u in new:
            models.Undertaking.objects.create(office_id=office, place_in_list=n, **asdict(u))
        elif held[u].place_in_list != n:
            rows.filter(pk=held[u].pk).update(place_in_list=n)
    return [Change(KINDS[u.kind], u.words, None) for u in gone] + [
        Change(KINDS[u.kind], None, u.words) for u in new
    ]


def statements(office: int, told: Told) -> list[Change]:
    """A statement is known by its period."""
    rows = models.Statement.objects.filter(office_id=office)
    held = {(s.since, s.until): s for s in map(queries.stated, rows.select_for_update())}
    wanted = {(s.since, s.until): s for s in told.statements}
    changes = []
    for since, until in {**held, **wanted}:
        was, now = held.get((since, until)), wanted.get((since, until))
        if was == now:
            continue
        if now is None:
            rows.filter(since=since, until=until).delete()
        else:
            rows.update_or_create(columns(now), office_id=office, since=since, until=until)
        what = f"số liệu {period_words(since, until)}"
        changes.append(Change(what, was.words if was else None, now.words if now else None))
    return changes


def columns(s: Statement) -> dict[str, object]:
    """The columns of a statement beside its period."""
    kind, amount, plan = (
        (s.revenue.kind, s.revenue.amount, s.revenue.plan) if s.revenue else (None, None, None)
    )
    return {"revenue_kind": kind, "revenue": amount, "revenue_plan": plan, "printed": dict(s.printed)}
