"""What is asked for, refused, apologised for and stopped: letters that follow from one act (Mẫu 02, 03, 04, B-05)."""

from datetime import date

from motcua.notices.facts.matter import Matter, counts, numbered
from motcua.notices.rules import Facts
from motcua.words import day_text, issue_date


def supplement(matter: Matter) -> Facts:
    """Each faulty paper, with what is wrong in it; those that the catalogue lacks; what was said besides."""
    asked, wrong = matter.asked, matter.apart.get("wrong", {})
    note = matter.apart.get("note", "").rstrip(". ")
    rows = [
        counts(p := asked[key], f"{p.name}: {wrong[key]}" if key in wrong else p.name, p.originals, p.copies)
        for key in matter.facts.get("papers", ())
        if key in asked
    ]
    rows += [counts(None, name, 0, 0) for name in matter.apart.get("others", ())]
    if not rows:
        rows, note = [counts(None, note, 0, 0)], ""
    bring_by = matter.facts.get("bring_by")
    return matter.says(
        {
            "reason": note or "như ghi tại bảng trên",
            "bring_by": day_text(date.fromisoformat(bring_by)) if bring_by else "",
        },
        papers=numbered(rows),
    )


def refusal(matter: Matter) -> Facts:
    """Not taken in, and why."""
    return matter.says({"reason": matter.text("reason")})


def apology(matter: Matter) -> Facts | None:
    """None for an extension that a clause made lawful: nothing is late then."""
    state = matter.state
    if state.lawful_at or not state.reappointed_on or not state.received_at:
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
