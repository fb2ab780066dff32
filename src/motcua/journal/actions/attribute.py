"""Sign what the histories write: who changed it, when, why."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pghistory

from motcua.journal.rules import By


@contextmanager
def attribute(by: By, *, at: datetime, reason: str = "") -> Iterator[None]:
    """Sign the history lines that the database writes about the changes made inside: who, when, why."""
    with pghistory.context(by=f"{by.kind}:{by.ref}", at=at.isoformat(), reason=reason):
        yield
