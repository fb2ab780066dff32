"""The one table of this room. Private: other rooms hold a charge by its id."""

from django.db import models
from django.db.models import Q

from motcua.journal.history import append_only


class Charge(models.Model):
    """A bill as it was explained to the one who pays; never edited, a new one is charged instead."""

    lines = models.JSONField()
    total = models.BigIntegerField()
    exemption = models.CharField(max_length=32, null=True)
    charged_at = models.DateTimeField()
    by = models.CharField(max_length=128)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(total__gte=0), name="fees_charge_not_negative"),)
        triggers = append_only()
