"""What papers said when they were issued, who printed them again, and the layouts that offices have entered.

Nothing here is changed or removed: the database refuses.
"""

import pgtrigger
from django.db import models


def append_only() -> list[pgtrigger.Trigger]:
    """Rows are added, and stay as they are."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="never_emptied",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION 'papers are never removed';",
        ),
    ]


class Paper(models.Model):
    """One paper, word for word. `subject`: the code of a dossier, the number of a guide slip, the day of a list."""

    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False, related_name="+")
    dossier = models.ForeignKey(
        "dossiers.Dossier", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    subject = models.CharField(max_length=60)
    seq = models.IntegerField(null=True)  # of the event from which it followed
    # what a fee receipt acknowledges
    charge = models.ForeignKey("fees.Charge", models.PROTECT, null=True, db_index=False, related_name="+")
    key = models.CharField(max_length=12)
    form_set = models.CharField(max_length=20)
    form_number = models.CharField(max_length=20, blank=True)
    says = models.JSONField()  # documents.rules.to_json
    digest = models.CharField(max_length=64)  # sha256 of it, as `queries.digest` writes it
    issued_at = models.DateTimeField()
    by_kind = models.CharField(max_length=8)
    by_ref = models.CharField(max_length=60)

    class Meta:
        indexes = [  # they serve the foreign keys too
            models.Index(fields=["dossier", "key"], name="notices_of_dossier"),
            models.Index(fields=["office", "key", "subject"], name="notices_of_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["charge"],
                condition=models.Q(charge__isnull=False),
                name="notices_one_receipt_of_charge",
            )
        ]
        triggers = append_only()


class Print(models.Model):
    """A paper came out of the printer; of one paper the first is its original, every other a reprint."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="prints")
    at = models.DateTimeField()
    by_ref = models.CharField(max_length=60)

    class Meta:
        triggers = append_only()


class OwnLayout(models.Model):
    """A layout that an office entered; of one key and first day the newest holds, an empty one takes it back."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    key = models.CharField(max_length=12)
    since = models.DateField()
    body = models.JSONField(null=True)
    entered_at = models.DateTimeField()
    by_kind = models.CharField(max_length=8)
    by_ref = models.CharField(max_length=60)

    class Meta:
        triggers = append_only()


class Choice(models.Model):
    """Whether an office wants what we add to the forms of the law; the newest holds."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    ours = models.BooleanField()
    chosen_at = models.DateTimeField()
    by_kind = models.CharField(max_length=8)
    by_ref = models.CharField(max_length=60)

    class Meta:
        triggers = append_only()
