"""The guide slip: what to bring, or where to go, told before anything is received."""

from collections.abc import Mapping

from motcua.clock import VN
from motcua.dossiers.guides import Slip
from motcua.notices.facts.matter import counts, numbered, of_office
from motcua.notices.rules import Facts
from motcua.offices.rules import Ward
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.procedures.rules.record import PaperAsked
from motcua.words import lower, say


def guide(slip: Slip, ward: Ward) -> Facts:
    """As the office and its people were called on the day of the visit."""
    on = slip.at.astimezone(VN).date()
    asked: Mapping[str, PaperAsked] = {}
    if slip.version:
        asked = {
            p.key: p for p in procedures.record(slip.version).case(slip.draft.get("case") or None).papers
        }
    named = {p.name: p for p in asked.values()}
    there = [p["key"] for p in slip.draft.get("papers", ()) if p["how"] != "look_up"]
    by = next((s.full_name for s in people.staff(ward.id, on) if s.username == slip.by), "")
    owner = people.person(slip.owner) if slip.owner else None
    came = people.person(slip.person) if slip.person else None
    rows = [
        counts(p := named.get(name), _named(name, p), p.originals if p else 0, p.copies if p else 0)
        for name in slip.missing
    ]
    slots = {
        **of_office(ward, on),
        "officer": by,
        "number": slip.number,
        "owner": ", nộp cho ".join(filter(None, (slip.person_name, owner.facts.name if owner else ""))),
        "address": came.facts.address if came else "",
        "phone": came.facts.phone if came else "",
        "email": came.facts.email if came else "",
        "matter": slip.name,
        "reason": slip.note or ("còn thiếu giấy tờ ghi tại bảng trên" if rows else ""),
        "again": "; ".join(asked[key].name for key in there if key in asked),
        "guided": "có" if slip.outcome == "guided" else "",
    }
    return Facts(on, slots, {"papers": numbered(rows)})


def _named(name: str, paper: PaperAsked | None) -> str:
    """A paper that is only shown says so: nobody has to copy it."""
    return f"{name} ({lower(say.SHOWN)})" if paper and paper.how == "show" else name
