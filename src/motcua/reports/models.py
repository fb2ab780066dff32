"""The one table of reports: a draft while it is written; once signed, what was signed, for ever."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from motcua.journal.history import tracked

SIGNED = ("signed_by", "figures", "paper", "pdf", "digest")


@tracked(exclude=["pdf"])
class Report(models.Model):
    """A report of an office on [since, until). `edition` counts its changes, so that nobody writes over another."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # six-month
    since = models.DateField()
    until = models.DateField()
    sections = models.JSONField()  # the text of each part of the outline
    about = models.CharField(max_length=300)
    symbol = models.CharField(max_length=40)
    number = models.PositiveIntegerField(null=True)
    place = models.CharField(max_length=100)
    dated_on = models.DateField()
    recipients = models.JSONField()
    receivers = models.JSONField()
    on_behalf = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=60)
    edited_at = models.DateTimeField()
    edited_by = models.CharField(max_length=60)

    explained = models.CharField(
        max_length=300, blank=True
    )  # why numbers in its words differ from the figures
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=60, null=True)
    figures = models.JSONField(null=True)  # every figure as it was: key → name, text
    differing = models.JSONField(
        default=list
    )  # numbers of its words that were not the figures': typed.Marked
    paper = models.JSONField(null=True)  # documents.rules.to_json
    pdf = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, null=True)  # SHA-256 of the PDF

    class Meta:
        constraints = (
            models.CheckConstraint(name="report_ends", condition=Q(until__gt=F("since"))),
            models.UniqueConstraint(
                name="report_one_draft",
                fields=["office", "kind", "since", "until"],
                condition=Q(signed_at=None),
            ),
            models.CheckConstraint(
                name="report_signed_whole",
                condition=Q(signed_at=None, **dict.fromkeys(SIGNED))
                | Q(signed_at__isnull=False, **{f"{name}__isnull": False for name in SIGNED}),
            ),
        )
        triggers = (
            pgtrigger.Protect(name="never_removed", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="signed_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="born_a_draft",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__signed_at__isnull=False),
            ),
        )
