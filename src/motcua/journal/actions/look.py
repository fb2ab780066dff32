"""Note that somebody opened something."""

from datetime import datetime

from motcua.journal.models import Look
from motcua.journal.rules import By


def look(kind: str, ref: str, *, by: By, at: datetime, source: str = "") -> None:
    """Note that somebody opened something: `kind` is dossier, person, paper or list; `ref` its code or id."""
    Look.objects.create(
        kind=kind, ref=ref[:100], by_kind=by.kind, by_ref=by.ref[:100], source=source[:45], at=at
    )
