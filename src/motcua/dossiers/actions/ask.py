"""Ask for what is missing (Mẫu 02): each faulty paper is marked, and the clock stops."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures


class AskForWhat(Refused):
    """A request that names nothing."""


@transaction.atomic
def ask(code: str, *, by: Actor, at: datetime, missing: Sequence[str], note: str = "",
        paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`missing` names papers by key or by name; one that the catalogue lacks is kept as free words."""
    held = ledger.hold(code)
    allow(held.state, Act.ASK, by, office=held.row.office_id, most_asks=held.most_asks)
    names = [name for name in missing if name.strip()]
    if not names and not note.strip():
        raise AskForWhat("Hãy chọn giấy tờ còn thiếu hoặc sai, hoặc ghi rõ cần bổ sung gì.")
    papers = procedures.record(held.state.version).case(held.state.case).papers
    asked = {word: p.key for p in papers for word in (p.key, p.name)}
    known = [asked[name] for name in names if name in asked]
    words = "; ".join([*(name for name in names if name not in asked), *([note] if note.strip() else [])])
    return ledger.record(
        held, Act.ASK, by=by, at=at, facts={"papers": known}, texts={"note": words}, paper=paper
    )
