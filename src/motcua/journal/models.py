"""Who looked at what, and who knocked at which door. The database itself refuses to change or remove a line."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now


class Look(models.Model):
    """Somebody opened something that concerns a person."""

    kind = models.CharField(max_length=20)  # what was opened: dossier, person, paper, list
    ref = models.CharField(max_length=100)  # its code or id, never a name or a number of a person
    by_kind = models.CharField(max_length=10)
    by_ref = models.CharField(max_length=100)
    source = models.CharField(max_length=45, blank=True)  # network address
    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["kind", "ref", "at"]), models.Index(fields=["by_ref", "at"])]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Attempt(models.Model):
    """Somebody tried a password or a tracking code; the throttles count these lines."""

    kind = models.CharField(max_length=20)
    ref = models.CharField(max_length=100)  # what was tried: an account's name, a dossier's code
    source = models.CharField(max_length=45, blank=True)
    passed = models.BooleanField()
    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["kind", "ref", "at"]), models.Index(fields=["kind", "source", "at"])]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
