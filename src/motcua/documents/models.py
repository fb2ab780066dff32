"""Files, stored once, and which paper of which matter each one shows."""

import pgtrigger
from django.db import models
from django.db.models import Q

from motcua.journal.history import never_emptied, never_removed


class File(models.Model):
    """A content that is kept; its bytes lie in the store under `digest` (sha256)."""

    digest = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=4)
    size = models.BigIntegerField()  # bytes
    pages = models.IntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=["pdf", "jpeg", "png"]), name="file_kind")]
        triggers = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Update | pgtrigger.Delete),
            never_emptied(),
        ]


class Scan(models.Model):
    """A file as one paper of a matter. It is never removed; one that was taken wrongly is set aside, with a reason."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    about = models.CharField(max_length=60)  # the code of the matter
    paper = models.CharField(max_length=100)  # which of its papers, by the key of the catalogue
    called = models.CharField(max_length=500)  # the name of that paper when this was taken
    form = models.CharField(max_length=8)
    file = models.ForeignKey(File, models.PROTECT)
    reused_from = models.ForeignKey("self", models.PROTECT, null=True)
    name = models.CharField(max_length=200)  # as it was sent, for people only
    by_ref = models.CharField(max_length=60)
    at = models.DateTimeField()
    aside_at = models.DateTimeField(null=True)
    aside_by = models.CharField(max_length=60, blank=True)
    aside_why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(form__in=["born", "original", "copy"]), name="scan_form"),
            models.UniqueConstraint(
                fields=["office", "about", "paper", "file"], condition=Q(aside_at=None), name="scan_once"
            ),
        ]
        indexes = [models.Index(fields=["office", "about"], name="scan_of_matter")]
        triggers = [
            *never_removed(),
            pgtrigger.ReadOnly(name="taken_once", exclude=["aside_at", "aside_by", "aside_why"]),
        ]
