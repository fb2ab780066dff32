"""Hand the result to the person who collects it. The verdict does not change any more."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua import Refused
from motcua.dossiers import ledger
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, OnPaper, State, allow, local
from motcua.dossiers.rules.collecting import (
    FOR_THEM,
    Authority,
    comes_for,
    identity_words,
    is_owner,
    owed_back,
)
from motcua.people import queries as people
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.procedures.rules.presence import Mandate, Who, may_act
from motcua.words import money

HOWS = ("counter", "post", "online")


class ToWhom(Refused):
    """A result is handed to a named person, who may collect it, with all that belongs to it."""


@transaction.atomic
def hand_over(code: str, *, by: Actor, at: datetime, to: str, how: str = "counter", who: Who | None = None,
              mandate: Mandate = "none", identity: str = "", authority: Authority | None = None,
              paid: int | None = None, returned: Sequence[str] | None = None, note: str = "",
              paper: OnPaper | None = None) -> Dossier:  # fmt: skip
    """`to` is who collects, in words; `who` that is to the owner (None: nobody said), with which `mandate` by which
    `authority`, is asked of the procedure. `identity`: the number of the paper shown. `paid`: đồng of the fee that
    are settled now; `returned`: keys of the originals given back; None of either: not asked."""
    held = ledger.hold(code)
    allow(held.state, Act.HAND_OVER, by, office=held.row.office_id)
    if how not in HOWS:
        raise ToWhom("Cách trả kết quả phải là tại quầy, qua bưu điện, hoặc trên mạng.", about="how")
    if not to.strip():
        raise ToWhom("Hãy ghi họ tên người nhận kết quả.", about="to")
    on = local(ledger.moment(at, paper))
    assert on is not None
    facts: dict[str, Any] = {"how": how}
    texts = {"to": to, "note": note}
    if who is not None:
        facts |= {"who": who, "mandate": mandate}
        texts |= collector(held.state, to, who, mandate, authority, identity, how, on)
    if paid is not None:
        facts["paid"] = settled(held.state, paid)
    if returned is not None:
        facts["returned"] = given_back(held.state, returned, note)
    return ledger.record(held, Act.HAND_OVER, by=by, at=at, facts=facts, texts=texts, paper=paper)


def collector(s: State, to: str, who: Who, mandate: Mandate, authority: Authority | None, identity: str, how: str,
              on: date) -> dict[str, str]:  # fmt: skip
    """May that person collect? The words that are kept of their papers. Raises ToWhom."""
    owner = people.person(s.owner)
    assert owner is not None
    alone = comes_for(owner.facts, owner.died_on, on)
    if who == "self" and alone:
        raise ToWhom(alone, about="who")
    if who == "self" and not is_owner(to, owner.facts):
        raise ToWhom(
            f"{to.strip()} không phải tên chủ hồ sơ ({owner.facts.name}): hãy chọn người nhận là ai.",
            about="who",
        )
    rule = procedures.record(s.version).presence
    verdict = may_act(rule, "hand_over", who, mandate)
    if not verdict.allowed and not (alone and who in FOR_THEM):
        would_do = may_act(rule, "hand_over", who, "certified").allowed
        raise ToWhom(verdict.words, about="mandate" if would_do else "who")
    texts = {}
    if mandate != "none":
        authority = authority or Authority()
        if fault := authority.lacks(mandate, on):
            raise ToWhom(fault[1], about=f"authority_{fault[0]}")
        texts["authority"] = authority.words()
    if identity.strip():
        try:
            texts["identity"] = identity_words(identity, owner.facts, who, on)
        except ValueError as e:
            raise ToWhom(f"{e}.", about="identity") from e
    elif who != "self" and how == "counter":
        raise ToWhom("Nhận thay thì ghi số giấy tờ tùy thân của người nhận.", about="identity")
    return texts


def settled(s: State, paid: int) -> int:
    """What is still to be paid is paid before the result goes out."""
    if paid != (s.fee or 0):
        raise ToWhom(f"Còn phải thu {money(s.fee or 0)}: hãy thu đủ rồi trả kết quả.", about="paid")
    return paid


def given_back(s: State, returned: Sequence[str], note: str) -> list[str]:
    """The originals given back: all of them, or a note says why not."""
    owed = owed_back(s.papers)
    if any(key not in returned for key in owed) and not note.strip():
        raise ToWhom(
            "Còn bản chính phải trả cùng kết quả: hãy trả đủ, hoặc ghi vì sao chưa trả.", about="returned"
        )
    return [key for key in owed if key in returned]
