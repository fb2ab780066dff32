"""Open an account."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By
from motcua.people.models import Account
from motcua.people.rules import is_username


class BadAccount(Refused):
    """A name that will not do, or is taken."""


@transaction.atomic
def open_account(
    username: str, *, full_name: str, call: str, password: str | None = None, by: By, at: datetime
) -> int:
    """Open an account and return its id. Without a password nobody can sign in until `reset_password` gives
    one.

    A password is given only for exercise; it is stored by the best hasher like any other.
    """
    if not is_username(username):
        raise BadAccount(
            f"Tên đăng nhập “{username}” phải gồm 2 đến 30 chữ thường không dấu, chữ số, bắt đầu bằng chữ."
        )
    if Account.objects.filter(username=username).exists():
        raise BadAccount(f"Tên đăng nhập “{username}” đã có; hãy chọn tên khác.")
    with attribute(by, at=at):
        return Account.objects.create(
            username=username,
            full_name=full_name,
            call=call,
            password=make_password(password),
            opened_at=at,
            password_set_at=at if password else None,
        ).pk
