"""Ask for what is missing (Mẫu 02): each faulty paper is marked, and the clock stops."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, allow, local
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures


class AskForWhat(Refused):
    """A request that names nothing."""


@transaction.atomic
def ask(code: str, *, by: Actor, at: datetime, missing: Sequence[str], note: str = "",
        notes: Mapping[str, str] | None = None, bring_by: date | None = None, paper: OnPaper | None = None,
        ) -> Dossier:  # fmt: skip
    """`missing` names papers by key or by name; one that the catalogue lacks is kept as free words. `notes`: what is
    wrong with a paper, by its key. `bring_by`: until when to bring it, a day after the one that it is asked on."""
    held = ledger.hold(code)
    allow(held.state, Act.ASK, by, office=held.row.office_id, most_asks=held.most_asks)
    names = [name for name in missing if name.strip()]
    if not names and not note.strip():
        raise AskForWhat("Hãy chọn giấy tờ còn thiếu hoặc sai, hoặc ghi rõ cần bổ sung gì.", about="note")
    facts: dict[str, Any] = {}
    if bring_by:
        if bring_by <= (local(ledger.moment(at, paper)) or bring_by):
            raise AskForWhat("Ngày mang đến phải sau ngày yêu cầu.", about="bring_by")
        facts["bring_by"] = bring_by.isoformat()
    papers = procedures.record(held.state.version).case(held.state.case).papers
    asked = {word: p.key for p in papers for word in (p.key, p.name)}
    facts["papers"] = [asked[name] for name in names if name in asked]
    wrong = {
        p.key: said
        for p in papers
        if p.key in facts["papers"] and (said := (notes or {}).get(p.key, "").strip())
    }
    others = [name.strip() for name in names if name not in asked]
    of_papers = (f"{p.name}: {wrong[p.key]}" for p in papers if p.key in wrong)
    return ledger.record(
        held, Act.ASK, by=by, at=at, facts=facts, paper=paper,
        texts={"note": "; ".join(filter(None, (*others, *of_papers, note.strip())))},
        apart={"wrong": wrong, "others": others, "note": note.strip()},
    )  # fmt: skip
