"""What was asked for comes: all of it and the clock runs again with what was left, a part and it goes on waiting."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, State, allow
from motcua.people.rules import Actor


class NothingCame(Refused):
    """A supplement that brings nothing of what was asked for."""


@transaction.atomic
def supplement(code: str, *, by: Actor, at: datetime, papers: Sequence[Mapping[str, Any]] | None = None,
               words_met: bool = True, enough: str = "", paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`papers` None: all that was asked for came. Else those brought now, as in an intake ("key", "how", "originals",
    "copies", "fate"); `words_met`: what was asked for in words came too. While something lacks the clock stands
    still (NĐ 61/2018: from the request to the full supplement), unless `enough` says why what came suffices."""
    held = ledger.hold(code)
    allow(held.state, Act.SUPPLEMENT, by, office=held.row.office_id)
    facts: dict[str, Any] = {}
    if papers:
        facts["papers"] = [dict(p) for p in papers]
    if papers is not None and not enough.strip():
        facts |= still_lacks(held.state, papers, words_met)
    return ledger.record(
        held, Act.SUPPLEMENT, by=by, at=at, facts=facts, texts={"reason": enough}, paper=paper
    )


def still_lacks(state: State, papers: Sequence[Mapping[str, Any]], words_met: bool) -> dict[str, Any]:
    """The facts of a part: nothing when all is there now."""
    came = {p["key"] for p in papers}
    words_lack = state.words_asked and not words_met
    if not words_lack and came >= set(state.lacking):
        return {}
    if not came and not (state.words_asked and words_met):
        raise NothingCame(
            "Chưa có giấy nào mang đến: hãy chọn giấy vừa nhận, hoặc ghi vì sao như thế là đủ.",
            about="papers",
        )
    return {"partial": True, **({"words_lack": True} if words_lack else {})}
