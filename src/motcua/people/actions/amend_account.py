"""Correct, close or open an account again."""

from datetime import datetime

from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change
from motcua.people.models import Account


@transaction.atomic
def amend_account(
    username: str, *, full_name: str, call: str, is_active: bool, by: By, at: datetime
) -> list[Change]:
    """Correct what an account is called, close it or open it again. A closed one signs in no more and keeps
    its past; its sessions end, and do not come back when it is opened again.
    """
    account = Account.objects.select_for_update().get(username=username)
    old = f"{account.full_name}, {account.call}{'' if account.is_active else ', đã khóa'}"
    new = f"{full_name}, {call}{'' if is_active else ', đã khóa'}"
    if old == new:
        return []
    with attribute(by, at=at):
        Account.objects.filter(pk=account.pk).update(
            full_name=full_name,
            call=call,
            is_active=is_active,
            closed_at=at if account.is_active and not is_active else account.closed_at,
        )
    return [Change(f"tài khoản {username}", old, new)]
