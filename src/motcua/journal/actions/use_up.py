"""Mark a form as used."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.journal.models import UsedForm


class UsedUp(Exception):
    """Another sending of the same form has just come to its end."""


def use_up(token: str, result: str, *, at: datetime) -> None:
    """The form of this token came to its end and made `result`. Call it last in the transaction of what the form did:
    of two sendings that race, the second waits here, raises UsedUp, and all that it did is taken back."""
    try:
        with transaction.atomic():
            UsedForm.objects.create(token=token, result=result, at=at)
    except IntegrityError:
        raise UsedUp(token) from None
