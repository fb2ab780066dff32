"""The full supplement has arrived: the clock runs again with what was left."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor


@transaction.atomic
def supplement(code: str, *, by: Actor, at: datetime, papers: Sequence[Mapping[str, Any]] = (),
               paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`papers` are those brought now, as in an intake: {"key", "how", "originals", "copies", "fate"}."""
    held = ledger.hold(code)
    allow(held.state, Act.SUPPLEMENT, by, office=held.row.office_id)
    facts = {"papers": [dict(p) for p in papers]} if papers else {}
    return ledger.record(held, Act.SUPPLEMENT, by=by, at=at, facts=facts, paper=paper)
