"""The catalogue's tables. Private to this room; other rooms hold a version by its id."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from motcua.journal.history import tracked


def _one(number: object) -> Func:
    """A number as a range of one: no extension is needed to exclude by it."""
    return Func(number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def _period() -> Func:
    return Func(F("since"), F("until"), function="daterange", output_field=DateRangeField())


def _ends(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name, condition=Q(until__isnull=True) | Q(until__gt=F("since")) | Q(since__isnull=True)
    )


@tracked()
class Procedure(models.Model):
    """A code, for good: its versions say what it was when."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=8, default="real")  # real, or sample: a made-up entry, plainly marked
    replaced_by = models.CharField(max_length=40, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(name="procedures_kind", condition=Q(kind__in=["real", "sample"])),
        )


@tracked()
class Version(models.Model):
    """A procedure as it was on the days of [since, until); no `since`: not known since when.

    Never edited but for its end: a change is a new version, so a dossier keeps the one that it was received under.
    `settled_by` empty: settled here. `office` set: this office's own version, before the one for all.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    name = models.CharField(max_length=2000)
    field = models.CharField(max_length=200)
    settled_by = models.CharField(max_length=2000, default="")
    province = models.CharField(
        max_length=100, default=""
    )  # the one province that it holds in, when not ours
    record = models.JSONField()
    digest = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    by = models.CharField(max_length=128)

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="procedures_one_version_a_day",
                expressions=[
                    (_one(F("procedure_id")), "&&"),
                    (_one(Coalesce(F("office_id"), Value(0))), "&&"),
                    (_period(), "&&"),
                ],
            ),
            _ends("procedures_version_ends"),
        )
        triggers = (pgtrigger.ReadOnly(name="published_once", exclude=["until"]),)


@tracked()
class Posting(models.Model):
    """Niêm yết: the procedure hangs at that office on the days of [posted_on, until), by that decision."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="postings")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    decision = models.CharField(max_length=500)
    posted_on = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="procedures_posted_once",
                expressions=[
                    (_one(F("procedure_id")), "&&"),
                    (_one(F("office_id")), "&&"),
                    (
                        Func(F("posted_on"), F("until"), function="daterange", output_field=DateRangeField()),
                        "&&",
                    ),
                ],
            ),
            models.CheckConstraint(
                name="procedures_posting_ends", condition=Q(until__isnull=True) | Q(until__gt=F("posted_on"))
            ),
        )


@tracked()
class Offering(models.Model):
    """What can be done online on the days of [since, until): levels 3 and 4, and whole and part after NĐ 42/2022.

    No office: offered by all.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="offerings")
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=8)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="procedures_level", condition=Q(level__in=["3", "4", "part", "whole"])
            ),
            ExclusionConstraint(
                name="procedures_one_level_a_day",
                expressions=[
                    (_one(F("procedure_id")), "&&"),
                    (_one(Coalesce(F("office_id"), Value(0))), "&&"),
                    (_period(), "&&"),
                ],
            ),
            _ends("procedures_offering_ends"),
        )


@tracked()
class EverydayName(models.Model):
    """How people ask for it; `source` says who wrote it. The first of a code is shown under its official name."""

    code = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(name="procedures_name_once", fields=["code", "name"]),)


class Signpost(models.Model):
    """A matter settled elsewhere: the country's list (`source` national), or a direction of ours (`own`).

    The country's codes are not unique: two provinces may use one code for two matters.
    """

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=2000)
    field = models.CharField(max_length=500)
    settled_by = models.CharField(max_length=2000)
    published_by = models.CharField(max_length=200, default="")
    province = models.CharField(max_length=100, default="")
    internal = models.BooleanField(default=False)  # between offices: no citizen asks for it
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.CharField(max_length=8)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="procedures_signpost_source", condition=Q(source__in=["national", "own"])
            ),
            models.UniqueConstraint(
                name="procedures_signpost_once",
                fields=["code", "published_by", "since"],
                nulls_distinct=False,
            ),
        )


class Revision(models.Model):
    """One row: the mark of the catalogue as it is now. A new mark tells every process to read it again."""

    mark = models.UUIDField()
