"""Change one's own password."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By
from motcua.people.models import Account
from motcua.people.rules import password_fault


class BadPassword(Refused):
    """The old password is wrong, or the new one will not do."""


@transaction.atomic
def set_password(username: str, new: str, *, old: str, by: By, at: datetime) -> None:
    """Change one's own password. Refused: the old one is wrong, the new one is the same, too short or well
    known.
    """
    account = Account.objects.select_for_update().get(username=username)
    if not check_password(old, account.password):
        raise BadPassword("Mật khẩu đang dùng không đúng; hãy nhập lại.")
    if new == old:
        raise BadPassword("Mật khẩu mới phải khác mật khẩu đang dùng.")
    if fault := password_fault(new, username=account.username, full_name=account.full_name):
        raise BadPassword(fault)
    try:
        CommonPasswordValidator().validate(new)
    except ValidationError:
        raise BadPassword("Mật khẩu này quá phổ biến; hãy chọn mật khẩu khác.") from None
    with attribute(by, at=at):
        Account.objects.filter(pk=account.pk).update(
            password=make_password(new), must_change=False, password_set_at=at
        )
