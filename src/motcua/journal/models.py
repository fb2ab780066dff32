"""Who looked at what, who knocked at which door, which forms are used up.

The database itself refuses to change or remove a look or a try.
"""

from django.db import models
from django.db.models.functions import Now

from motcua.journal.history import append_only


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
        triggers = append_only()


class Attempt(models.Model):
    """Somebody tried a password or a tracking code; the doors close by counting these lines."""

    kind = models.CharField(max_length=20)
    ref = models.CharField(max_length=100)  # what was tried: an account's name, a dossier's code
    source = models.CharField(max_length=45, blank=True)
    browser = models.CharField(max_length=24, blank=True, db_default="")  # one that was let in there before
    passed = models.BooleanField()
    refused = models.BooleanField(db_default=False)  # the door was closed; such a try is not counted
    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["kind", "ref", "at"]), models.Index(fields=["kind", "source", "at"])]
        triggers = append_only()


class UsedForm(models.Model):
    """A form that came to its end: sent again it does nothing. Forgotten after a while (`actions.forget`)."""

    token = models.CharField(max_length=64, primary_key=True)
    result = models.CharField(max_length=60)  # what it made: a code, a number
    at = models.DateTimeField()
