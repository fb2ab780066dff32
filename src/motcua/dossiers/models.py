"""The tables of dossiers. An event is never changed or removed: the database refuses (see the migrations)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from motcua.journal.history import append_only, never_removed


class Dossier(models.Model):
    """One matter. All but the first block is a view of its history, written by `ledger.record` alone."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True)
    secret = models.CharField(max_length=4)
    key = models.CharField(max_length=40, null=True)

    version = models.ForeignKey("procedures.Version", models.PROTECT, related_name="+")
    case = models.CharField(max_length=80)
    channel = models.CharField(max_length=10)
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    submitter = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    charge = models.ForeignKey("fees.Charge", models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, to_field="username", related_name="+"
    )
    papers = models.JSONField(default=list)
    waits = models.JSONField(default=list)  # [[since, until or null], …] as instants
    status = models.CharField(max_length=12)
    allow = models.CharField(max_length=12, null=True)
    submitted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    original_due_on = models.DateField(null=True)
    reappointed_on = models.DateField(null=True)
    lawful_at = models.DateTimeField(null=True)  # due by a lawful extension, not by the allowance
    finished_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    paused = models.BooleanField(default=False)
    broken = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    verdict = models.CharField(max_length=8, null=True)
    last_at = models.DateTimeField()
    events_n = models.IntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "key"], name="dossier_key_once"),
            models.CheckConstraint(condition=Q(events_n__gte=1), name="dossier_has_history"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=False) | Q(due_at__isnull=True, finished_at__isnull=True),
                name="dossier_promises_after_receipt",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "status", "due_at"], name="dossier_inbox"),
            models.Index(fields=["office", "received_at"], name="dossier_received"),
            models.Index(fields=["office", "finished_at"], name="dossier_finished"),
            models.Index(fields=["holder", "status"], name="dossier_holder"),
        ]
        triggers = [
            # a number once given is never free again, and a code is never another's
            *never_removed(),
            pgtrigger.ReadOnly(name="born_with", fields=["office", "code", "secret", "key"]),
        ]


class Event(models.Model):
    """One line of history. `facts` hold ids, codes and digests; `head` chains it to the line before."""

    dossier = models.ForeignKey(Dossier, models.PROTECT)
    seq = models.IntegerField()
    act = models.CharField(max_length=10)
    by_kind = models.CharField(max_length=8)
    by_ref = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())
    facts = models.JSONField()
    head = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="event_in_order"),
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("recorded_at")), name="event_not_in_future"
            ),
            models.CheckConstraint(
                condition=Q(happened_at=F("recorded_at")) | Q(facts__has_key="sheet"),
                name="event_earlier_by_sheet",
            ),
        ]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="own_clock",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="NEW.written_at = clock_timestamp(); RETURN NEW;",
            ),
        ]


class Remark(models.Model):
    """Free words that an event points to by a salted digest, so that they can be erased without breaking the chain."""

    dossier = models.ForeignKey(Dossier, models.PROTECT)
    digest = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=16)
    text = models.TextField(null=True)

    class Meta:
        triggers = [
            *never_removed(),
            pgtrigger.ReadOnly(name="said_once", fields=["dossier", "digest", "salt"]),
        ]


class Number(models.Model):
    """The last number given in a book of an office on a day. One statement gives the next: no duplicate, no gap."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    book = models.CharField(max_length=8)
    day = models.DateField()
    last = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "book", "day"], name="number_book_day")]
        triggers = never_removed()


class Guide(models.Model):
    """Guidance before receipt (Mẫu 02 by hand): own number, no clock, not a dossier."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, unique=True)
    version = models.ForeignKey("procedures.Version", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10)
    missing = models.JSONField(default=list)
    draft = models.JSONField(default=dict)  # what stood on the page: the visit goes on from it
    note = models.TextField(blank=True)
    by_ref = models.CharField(max_length=60)
    at = models.DateTimeField()
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["guided", "question", "elsewhere", "left"]), name="guide_outcome"
            )
        ]
        indexes = [models.Index(fields=["office", "at"], name="guide_given")]
        triggers = [
            *never_removed(),
            pgtrigger.ReadOnly(name="given_once", exclude=["dossier"]),
        ]


# only a practice ward may simulate; five minutes are two clocks that disagree
PRINTED_NOW = """
SELECT NOT practice INTO real FROM offices_office WHERE id = NEW.office_id;
IF real AND abs(extract(epoch FROM clock_timestamp() - NEW.printed_at)) > 300 THEN
    RAISE EXCEPTION 'a sheet is printed now, not at %', NEW.printed_at;
END IF;
RETURN NEW;
"""


class Sheet(models.Model):
    """A numbered paper sheet printed beforehand, for writing by hand when the line or the power is down. Used once."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, unique=True)
    printed_at = models.DateTimeField()
    event = models.OneToOneField(Event, models.PROTECT, null=True)

    class Meta:
        triggers = [
            *never_removed(),
            pgtrigger.ReadOnly(name="printed_once", fields=["office", "number", "printed_at"]),
            pgtrigger.Protect(
                name="used_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__event__isnull=False)
            ),
            pgtrigger.Trigger(
                name="printed_now",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("real", "boolean")],
                func=PRINTED_NOW,
            ),
        ]
