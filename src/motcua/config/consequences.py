"""What follows from an act, on one page: the papers that are composed and kept in the verb's own transaction.

`dossiers.ledger.record` calls `follow` as its last line, for practice and replay too: when a paper cannot be made, the
act is taken back with it. A kind of paper that has no layout on its day is not issued.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from motcua.clock import VN
from motcua.dossiers.ledger import Held
from motcua.dossiers.rules import Act, State
from motcua.notices.actions.issue import About, issue
from motcua.notices.facts import OF, Matter
from motcua.people.rules import Actor

PAPERS: Mapping[Act, tuple[str, ...]] = {
    Act.RECEIVE: ("receipt", "fee"),
    Act.DECLINE: ("refusal",),
    Act.ASK: ("supplement",),
    # what moves the appointment, or mends what stands on the slip, gives a new slip
    Act.SUPPLEMENT: ("receipt",),
    Act.RESUME: ("receipt",),
    Act.CORRECT: ("receipt",),
    Act.EXTEND: ("apology", "receipt"),
    Act.RECOUNT: ("receipt",),
    Act.STOP: ("stop",),
    Act.HAND_OVER: ("fee",),
}
# of these acts only some touch the slip: what a clause made lawful, a calendar by which the day is another; a
# correction does, unless the number of the result is all of it
MOVES: Mapping[Act, Callable[[State, Mapping[str, Any]], bool]] = {
    Act.EXTEND: lambda state, _: state.lawful_at is not None,
    Act.CORRECT: lambda _, facts: "number" not in facts or len(facts.keys() - {"reason", "sheet"}) > 1,
    Act.RECOUNT: lambda _, facts: facts.get("before") != facts.get("after"),
}


def follow(held: Held, act: Act, *, by: Actor, at: datetime, recorded_at: datetime, seq: int,
           facts: Mapping[str, Any], texts: Mapping[str, str], apart: Mapping[str, Any]) -> None:  # fmt: skip
    """Issue the papers that follow from this act. `at`: when it happened; `seq`: of its line; `texts`: its free words,
    `apart`: what one of them holds, part by part."""
    keys = PAPERS.get(act, ())
    if act in MOVES and not MOVES[act](held.state, facts):
        keys = tuple(key for key in keys if key != "receipt")
    if not keys:
        return
    row = held.row
    matter = Matter(
        held.ward, row.code, row.secret, held.state, by, at.astimezone(VN), facts, texts, row.charge_id, apart
    )
    papers = [(key, says) for key in keys if (says := OF[key](matter)) is not None]
    if papers:
        about = About(row.office_id, row.code, row.pk, seq, row.charge_id)
        issue(about, papers, matter.looks, by=by, at=recorded_at)
