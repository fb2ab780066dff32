"""What is asked for, refused, apologised for and stopped: letters that follow from one act (Mẫu 02, 03, 04, B-05)."""

from collections.abc import Sequence
from datetime import date

from motcua.notices.facts.matter import Matter, counts, numbered
from motcua.notices.rules import Facts
from motcua.words import day_text, issue_date


def supplement(matter: Matter) -> Facts:
    """Each faulty paper, with what is wrong in it; the rest of what was said is the reason."""
    asked = matter.asked
    wanted = [(key, asked[key]) for key in matter.facts.get("papers", ()) if key in asked]
    wrong, rest = told_apart(matter.text("note"), [paper.name for _, paper in wanted])
    rows = [
        counts(p, f"{p.name}: {wrong[p.name]}" if p.name in wrong else p.name, p.originals, p.copies)
        for _, p in wanted
    ]
    rows = rows or [counts(None, each, 0, 0) for each in rest]
    bring_by = matter.facts.get("bring_by")
    reason = "; ".join(rest) if wanted else ""
    return matter.says(
        {
            "reason": reason or "như ghi tại bảng trên",
            "bring_by": day_text(date.fromisoformat(bring_by)) if bring_by else "",
        },
        papers=numbered(rows),
    )


def told_apart(note: str, names: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What was said of each paper ("name: what is wrong"), and what was said besides."""
    wrong: dict[str, str] = {}
    rest = []
    for said in filter(None, note.split("; ")):
        name = next((n for n in names if said.startswith(f"{n}: ") and n not in wrong), None)
        if name:
            wrong[name] = said.removeprefix(f"{name}: ")
        else:
            rest.append(said)
    return wrong, rest


def refusal(matter: Matter) -> Facts:
    """Not taken in, and why."""
    return matter.says({"reason": matter.text("reason")})


def apology(matter: Matter) -> Facts | None:
    """None for an extension that a clause makes lawful: nothing is late then."""
    state = matter.state
    if matter.facts.get("clause") or not state.reappointed_on or not state.received_at:
        return None
    received_on = issue_date(state.received_at.astimezone(matter.at.tzinfo).date())
    return matter.says(
        {
            "reason": matter.text("reason"),
            "received_on": f"{received_on[0].upper()}{received_on[1:]}",
            "again_on": issue_date(state.reappointed_on),
        }
    )


def stopped(matter: Matter) -> Facts:
    """Stopped for good, and why: set A has no form for it."""
    return matter.says({"reason": matter.text("reason")})
