"""How Django asks who is signed in. Signing in itself is a verb: `actions.sign_in`."""

from datetime import datetime

from motcua import Refused
from motcua.people.actions.sign_in import sign_in
from motcua.people.models import Account
from motcua.people.queries import signed_in


class Password:
    """The one backend: a name and a password of an active account."""

    def authenticate(
        self,
        request: object,  # noqa: ARG002  # Django passes it
        *,
        username: str,
        password: str,
        at: datetime,
        source: str = "",
    ) -> Account | None:
        """The account, or None when the name or the password is wrong or the door is closed for a while."""
        try:
            return self.get_user(sign_in(username, password, at=at, source=source))
        except Refused:
            return None

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, None when it was closed."""
        return signed_in(user_id)
