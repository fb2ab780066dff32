"""What follows from an act, on one page: the papers that are composed and kept in the verb's own transaction.

`dossiers.ledger.record` calls `follow` as its last line, for practice and replay too: when a paper cannot be made, the
act is taken back with it. A kind of paper that has no layout on its day is not issued.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.clock import VN
from motcua.dossiers.ledger import Held
from motcua.dossiers.rules import Act
from motcua.notices.actions.issue import About, issue
from motcua.notices.facts import OF, Matter
from motcua.people.rules import Actor
from motcua.words import clean

PAPERS: Mapping[Act, tuple[str, ...]] = {
    Act.RECEIVE: ("receipt", "fee"),
    Act.DECLINE: ("refusal",),
    Act.ASK: ("supplement",),
    # what moves the appointment, or mends what stands on the slip, gives a new slip
    Act.SUPPLEMENT: ("receipt",),
    Act.RESUME: ("receipt",),
    Act.CORRECT: ("receipt",),
    Act.EXTEND: ("apology",),
    Act.STOP: ("stop",),
    Act.HAND_OVER: ("fee",),
}


def follow(held: Held, act: Act, *, by: Actor, at: datetime, recorded_at: datetime, seq: int,
           facts: Mapping[str, Any], texts: Mapping[str, str]) -> None:  # fmt: skip
    """Issue the papers that follow from this act. `at`: when it happened; `seq`: of its line; `texts`: as typed."""
    keys = PAPERS.get(act, ())
    if not keys:
        return
    row = held.row
    said = {name: clean(text) for name, text in texts.items()}
    matter = Matter(
        held.ward, row.code, row.secret, held.state, by, at.astimezone(VN), facts, said, row.charge_id
    )
    papers = [(key, about) for key in keys if (about := OF[key](matter)) is not None]
    if papers:
        issue(
            About(row.office_id, row.code, row.pk, seq, row.charge_id),
            papers,
            matter.looks,
            by=by,
            at=recorded_at,
        )
