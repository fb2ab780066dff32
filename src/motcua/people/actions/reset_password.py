"""Give an account a password for one time."""

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By
from motcua.people.models import Account

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read as something else


@transaction.atomic
def reset_password(username: str, *, by: By, at: datetime) -> str:
    """Give the account a password for one time, to be changed at the first sign-in. The only time it is ever
    told.
    """
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
    account = Account.objects.select_for_update().get(username=username)
    with attribute(by, at=at):
        Account.objects.filter(pk=account.pk).update(
            password=make_password(password), must_change=True, password_set_at=at
        )
    return password
