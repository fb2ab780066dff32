"""The lists of a day: the results that are handed to the desk, the dossiers that one person brought."""

from collections.abc import Sequence
from datetime import date

from motcua.notices.facts.matter import numbered, of_office
from motcua.notices.facts.receipt import allowed
from motcua.notices.lists import Brought, Result
from motcua.notices.rules import Facts
from motcua.offices.rules import Ward
from motcua.words import day_text, issue_date, moment_words, padded

OUTCOMES = {"granted": "đồng ý", "refused": "không đồng ý"}


def results(ward: Ward, on: date, found: Sequence[Result], officer: str) -> Facts:
    """PHIẾU BÀN GIAO KẾT QUẢ of what was decided on that day."""
    rows = [
        {
            "code": r.code,
            "matter": r.matter,
            "result": ", ".join(
                filter(None, (OUTCOMES.get(r.outcome, ""), f"số {r.number}" if r.number else ""))
            ),
            "owner": r.owner,
            "address": r.address,
            "fee": "X" if r.fee else "",
            "post": "X" if r.channel == "post" else "",
        }
        for r in found
    ]
    slots = {**of_office(ward, on), "officer": officer, "on": issue_date(on), "count": padded(len(rows))}
    return Facts(on, slots, {"results": numbered(rows)})


def annex(ward: Ward, on: date, found: Sequence[Brought], officer: str) -> Facts:
    """BIÊN BẢN GIAO NHẬN HỒ SƠ of what one person brought on that day."""
    name = ward.name_on(on)
    rows = [
        {
            "code": b.code,
            "matter": b.matter,
            "office": name.short,
            "received": day_text(b.received_on),
            "due": moment_words(b.due_at) if b.due_at else "không hẹn ngày",
            "allow": allowed(b.allow),
            "sets": "01",
            "owner": b.owner,
        }
        for b in found
    ]
    slots = {
        **of_office(ward, on),
        "officer": officer,
        "on": issue_date(on),
        "count": padded(len(rows)),
        "brought_by": found[0].brought_by if found else "",
    }
    return Facts(on, slots, {"dossiers": numbered(rows)})
