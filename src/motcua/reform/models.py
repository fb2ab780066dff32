"""The two tables of reform: what the office undertakes, and what it states for a period."""

from django.db import models
from django.db.models import F, Q

from motcua.journal.history import tracked


@tracked()
class Undertaking(models.Model):
    """A plan followed, a course, or a measure, told in the reports of periods that meet [since, until)."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    place_in_list = models.PositiveSmallIntegerField()  # the order of the office's own file
    kind = models.CharField(max_length=10)
    about = models.CharField(max_length=500)
    since = models.DateField()
    until = models.DateField(null=True)
    number = models.CharField(max_length=500, blank=True)
    on = models.DateField(null=True)
    by = models.CharField(max_length=500, blank=True)
    people = models.BigIntegerField(default=0)
    place = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, blank=True)
    told = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="undertaking_kind", condition=Q(kind__in=["plan", "training", "measure"])
            ),
            models.CheckConstraint(
                name="undertaking_ends", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        )


@tracked()
class Statement(models.Model):
    """What the office states for [since, until): revenue (million đồng), figures as printed and signed."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    revenue_kind = models.CharField(max_length=8, null=True)
    revenue = models.BigIntegerField(null=True)
    revenue_plan = models.BigIntegerField(null=True)
    printed = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="statement_once", fields=["office", "since", "until"]),
            models.CheckConstraint(name="statement_ends", condition=Q(until__gt=F("since"))),
            models.CheckConstraint(
                name="statement_revenue",
                condition=Q(revenue_kind=None, revenue=None, revenue_plan=None)
                | Q(revenue_kind__in=["estimate", "actual"], revenue__isnull=False, revenue_plan__gt=0),
            ),
        )
