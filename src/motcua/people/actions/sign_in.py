"""Sign in: a name and a password open an account, unless somebody guesses."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password

from motcua import Refused
from motcua.journal.actions.attempt import attempt
from motcua.journal.actions.let_in import let_in
from motcua.people.models import Account
from motcua.people.rules import DOOR, known_name


class NotSignedIn(Refused):
    """The name or the password is wrong; which of the two is not said."""


class LockedOut(Refused):
    """Too many tries; the door opens again after a while."""


def sign_in(username: str, password: str, *, at: datetime, source: str, browser: str = "") -> int:
    """The id of the account that this name and password open. `source`: the network address of the try; `browser`:
    the mark of one that this name signed in with before, which strangers cannot lock out.

    Refused: wrong, closed, or tried too often. An unknown name takes as long as a known one. Not one
    transaction: a failed try stays on record though the verb refuses.
    """
    name = known_name(username)
    if not attempt("sign_in", name, source=source, browser=browser, at=at, limits=DOOR):
        raise LockedOut("Thử sai quá nhiều lần; hãy đợi 15 phút rồi đăng nhập lại.")
    account = Account.objects.filter(username=name, is_active=True).first()
    if account is None or not account.has_usable_password():
        make_password(password)  # as long as checking one
        raise NotSignedIn("Tên đăng nhập hoặc mật khẩu không đúng; hãy nhập lại.")
    if not check_password(password, account.password):
        raise NotSignedIn("Tên đăng nhập hoặc mật khẩu không đúng; hãy nhập lại.")
    let_in("sign_in", name, source=source, browser=browser, at=at)
    return account.pk
