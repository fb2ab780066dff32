"""Throw away what is of no more use."""

from datetime import datetime, timedelta

from motcua.journal.models import UsedForm

KEPT = timedelta(days=2)  # how long a used form is remembered: no page of the desk stays open that long


def forget(*, at: datetime) -> int:
    """Forget the forms that were used long ago; how many."""
    return UsedForm.objects.filter(at__lt=at - KEPT).delete()[0]
