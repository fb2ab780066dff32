from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password

from motcua import Refused
from motcua.journal.actions.attempt import attempt
from motcua.journal.queries import failures
from motcua.people.models import Account
from motcua.people.rules import WINDOW, is_locked, is_username


class NotSignedIn(Refused):
    """The name or the password is wrong; which of the two is not said."""


class LockedOut(Refused):
    """Too many tries; the door opens again after a while."""


def sign_in(username: str, password: str, *, at: datetime, source: str) -> int:
    """The id of the account that this name and password open. `source`: the network address of the try.

    Refused: wrong, closed, or tried too often. An unknown name takes as long as a known one. Not one
    transaction: a failed try stays on record though the verb refuses.
    """
    name = username.strip().lower()
    name = name if is_username(name) else "?"  # what was typed in the wrong box is not ours to keep
    attempt("sign_in", name, source=source, passed=False, at=at)
    since = at - WINDOW
    if is_locked(
        here=failures("sign_in", since=since, ref=name, source=source),
        name=failures("sign_in", since=since, ref=name),
        source=failures("sign_in", since=since, source=source),
    ):
        raise LockedOut("Thử sai quá nhiều lần; hãy đợi 15 phút rồi đăng nhập lại.")
    account = Account.objects.filter(username=name, is_active=True).first()
    if account is None or not account.has_usable_password():
        make_password(password)  # as long as checking one
        raise NotSignedIn("Tên đăng nhập hoặc mật khẩu không đúng; hãy nhập lại.")
    if not check_password(password, account.password):
        raise NotSignedIn("Tên đăng nhập hoặc mật khẩu không đúng; hãy nhập lại.")
    attempt("sign_in", name, source=source, passed=True, at=at)
    return account.pk
