from datetime import datetime

from motcua.journal.models import Attempt


def attempt(kind: str, ref: str, *, source: str, passed: bool, at: datetime) -> None:
    """Note one try of a door (`sign_in`, `track`): what was tried, from which address, and whether it opened.

    Write the try as failed first, count, look, and write the pass afterwards: then a hundred tries at one
    instant count as a hundred.
    """
    Attempt.objects.create(kind=kind, ref=ref[:100], source=source[:45], passed=passed, at=at)
