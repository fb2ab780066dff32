"""The offices that this installation knows, and the calendars by which they promise."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value

from motcua.journal.history import append_only, tracked


def one_at_a_time(name: str) -> ExclusionConstraint:
    """No two periods of one office hold on the same day. The id as a range of one: no extension is needed."""
    office = Func(
        F("office_id"), F("office_id"), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )
    period = Func(F("since"), F("until"), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name=name, expressions=[(office, "&&"), (period, "&&")], deferrable=Deferrable.DEFERRED
    )


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(until__isnull=True) | Q(until__gt=F("since")))


@tracked()
class Office(models.Model):
    """A province, a city or a ward. Names, code and superior change; the key and what it was born as do not."""

    key = models.SlugField(unique=True)
    kind = models.CharField(max_length=10)
    serving = models.BooleanField()  # its dossiers live in this database
    practice = models.BooleanField()
    revision = models.BigIntegerField(default=0)  # the CalendarEdition in force; 0: none yet
    asks_allowed = models.PositiveSmallIntegerField(default=1)
    brand = models.JSONField(default=dict)
    posting = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(name="offices_kind", condition=Q(kind__in=["province", "city", "ward"])),
        ]
        triggers = [
            # practice can be set at birth only: else a real ward could be made to accept simulated time
            pgtrigger.ReadOnly(name="born_as", fields=["key", "kind", "practice"]),
            pgtrigger.Protect(name="never_removed", operation=pgtrigger.Delete),
        ]


@tracked()
class OfficeName(models.Model):
    office = models.ForeignKey(Office, models.PROTECT, related_name="names")
    since = models.DateField()
    until = models.DateField(null=True)
    name = models.CharField(max_length=200)
    body = models.CharField(max_length=200)
    short = models.CharField(max_length=200)
    place = models.CharField(max_length=100)
    desk = models.CharField(max_length=200)
    code = models.CharField(max_length=20)
    code_note = models.TextField(blank=True)
    superior = models.ForeignKey(Office, models.PROTECT, null=True, related_name="inferior_names")
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [one_at_a_time("offices_one_name"), ends_after_it_begins("offices_name_ends")]


@tracked()
class HoursPeriod(models.Model):
    office = models.ForeignKey(Office, models.PROTECT, related_name="hours")
    since = models.DateField()
    until = models.DateField(null=True)
    notice = models.TextField()
    week = (
        models.JSONField()
    )  # {"0": [[450, 690], [810, 1020]], …}: Monday's minutes since midnight, half-open
    counts_saturday = models.BooleanField()

    class Meta:
        constraints = [one_at_a_time("offices_one_hours"), ends_after_it_begins("offices_hours_end")]


@tracked()
class YearNotice(models.Model):
    """The State's notice of the days off and the Saturdays worked of one year; the newest one of a year
    holds.
    """

    year = models.PositiveSmallIntegerField()
    issued_on = models.DateField(null=True)  # null: came with the program, and gives way to one with a date
    notice = models.TextField()
    off = models.JSONField()  # {"2022-05-02": "nghỉ bù …"}
    worked = models.JSONField()

    class Meta:
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class CalendarEdition(models.Model):
    """An office's whole calendar as it once stood. Its id is the office's `revision`: never used twice."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="editions")
    made_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        triggers = append_only()


@tracked()
class Unit(models.Model):
    office = models.ForeignKey(Office, models.PROTECT, related_name="units")
    key = models.SlugField()
    name = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    one_stop = models.BooleanField()
    decision = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offices_unit_key", fields=["office", "key"]),
            ends_after_it_begins("offices_unit_ends"),
        ]


@tracked()
class Counter(models.Model):
    office = models.ForeignKey(Office, models.PROTECT, related_name="counters")
    key = models.SlugField()
    name = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True)
    serves = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offices_counter_key", fields=["office", "key"]),
            ends_after_it_begins("offices_counter_ends"),
        ]


@tracked()
class Seat(models.Model):
    office = models.ForeignKey(Office, models.PROTECT, related_name="seats")
    key = models.SlugField()
    title = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="seats")
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, related_name="seats")
    duties = models.JSONField()  # a list of offices.rules.DUTIES
    capacity = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="offices_seat_key", fields=["office", "key"]),
            ends_after_it_begins("offices_seat_ends"),
        ]
