"""How Django asks who is signed in. Signing in itself is a verb: `actions.sign_in`."""

from motcua.people.models import Account
from motcua.people.queries import signed_in


class Password:
    """The one backend: the sessions of active accounts."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, None when it was closed."""
        return signed_in(user_id)
