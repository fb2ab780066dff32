from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.reports import drafts, queries
from motcua.reports.hold import may
from motcua.reports.models import Report
from motcua.reports.rules import Period


@transaction.atomic
def draft(office: int, since: date, until: date, *, by: Actor, at: datetime) -> int:
    """Begin the six-month report of [since, until) with the text that its figures give; its id. A draft that is there
    already is gone on with. Raises BadPeriod, NotBegun, NotTheirDuty."""
    may("report", by, office)
    on = at.astimezone(VN).date()
    period = Period(since, until).begun(on)
    key = {"office_id": office, "kind": drafts.SIX_MONTH, "since": period.since, "until": period.until}
    there = Report.objects.filter(**key, signed_at=None).values_list("pk", flat=True).first()
    if there is not None:
        return there
    cover, texts = drafts.begun(queries.six_month(office, since, until), office, on)
    facts = {**key, **asdict(cover), "sections": texts, "drafted_at": at, "drafted_by": by.ref}
    with attribute(by, at=at):
        row, _ = Report.objects.get_or_create(
            **key, signed_at=None, defaults={**facts, "edited_at": at, "edited_by": by.ref}
        )
    return row.pk
