"""Knock at a door."""

from datetime import datetime

from django.db import connection, transaction

from motcua.journal.models import Attempt
from motcua.journal.queries import tries
from motcua.journal.rules import Limits, left


@transaction.atomic
def attempt(kind: str, ref: str, *, source: str, at: datetime, limits: Limits, browser: str = "") -> int:
    """Note one try of a door (`sign_in`, `track`) as failed: what was tried, and from which address, or `browser` that
    was let in before. How many wrong tries the door bears, this one among them; 0: it is closed, and this one is not
    counted. `let_in` says afterwards that it opened.

    One try is judged at a time, so that a hundred at one instant count as a hundred.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('journal attempt'))")
    bears = left(tries(kind, ref, source=source, browser=browser, at=at, limits=limits), limits)
    Attempt.objects.create(
        kind=kind,
        ref=ref[:100],
        source=source[:45],
        browser=browser,
        passed=False,
        refused=bears == 0,
        at=at,
    )
    return bears
