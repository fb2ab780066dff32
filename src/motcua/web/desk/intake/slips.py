"""The slip of a visit that ended without a dossier: its page, its paper, and how the visit goes on from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from motcua.clock import VN
from motcua.dossiers import guides
from motcua.dossiers.guides import Slip
from motcua.dossiers.intake import plain
from motcua.journal.actions.look import look
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.procedures.rules.record import PaperAsked
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.frame import show
from motcua.web.desk.intake.draft import Draft
from motcua.web.pages.request import Request

PLACE = "/desk/intake"
OUTCOME: Mapping[str, str] = {
    "guided": "Đã hướng dẫn, chưa nhận",
    "elsewhere": "Đã chỉ đến nơi khác",
    "question": "Chỉ hỏi",
    "left": "Bỏ về",
}


def kept(draft: Draft, *, owner: int | None, party: int | None) -> dict[str, Any]:
    """What stands on the page, so that the visit can go on from it: ids, keys, counts and days only."""
    matter = draft.matter
    return {
        "case": matter.case.key if matter.case else "", "channel": matter.channel, "answers": dict(matter.answers),
        "papers": [line.taken() for line in matter.papers if line.there],
        "lacking": [line.asked.key for line in matter.to_bring],
        "owner": owner, "party": party, "who": draft.who, "mandate": draft.mandate,
        "died": draft.said("died") if draft.died_on else "", "fee_inputs": plain(draft.money.inputs),
    }  # fmt: skip


def restored(slip: Slip, typed: QueryDict | None = None) -> QueryDict:
    """The page as it stood, with the persons who are typed now, or those of the slip."""
    kept, data = slip.draft, QueryDict(mutable=True)
    for name, values in typed.lists() if typed else ():
        if name.startswith(("p-", "o-", "b-")) or name in ("token", "for", "who", "mandate", "note"):
            data.setlist(name, values)
    said: dict[str, Any] = {
        "procedure": slip.procedure, "guide": slip.number, "case": kept.get("case", ""),
        "channel": kept.get("channel", "counter"), **{f"answer-{q}": a for q, a in kept.get("answers", {}).items()},
    }  # fmt: skip
    if not typed and slip.person:
        said |= {"p-person": slip.person, "p-scan": ""}
    if kept.get("who", "self") != "self":
        said |= {"for": "other", "who": kept["who"], "mandate": kept.get("mandate", "none")}
    for prefix, who in (("o", kept.get("owner")), ("b", kept.get("party"))):
        if who:
            said |= {f"{prefix}-scan": "", f"{prefix}-person": who}
    said |= money(kept)
    for paper in kept.get("papers", ()):
        prefix = f"paper-{paper['key']}"
        said |= {
            f"{prefix}-{name}": paper[name]
            for name in ("how", "originals", "copies", "fate")
            if name in paper
        }
        said[f"{prefix}-there"] = "on"
    for name, value in said.items():
        data[name] = str(value)
    data.setlist("fact", kept.get("fee_inputs", {}).get("facts", []))
    data.setlist("row", [f"{slip.procedure}/{paper['key']}" for paper in kept.get("papers", ())])
    return data


def money(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The boxes on which the fee depends."""
    fee = kept.get("fee_inputs", {})
    said = {"died": kept.get("died"), "exemption": fee.get("exemption"), "copies": fee.get("copies")}
    for n, (pages, copies) in enumerate(fee.get("originals", ())):
        said |= {f"orig-{n}-pages": pages, f"orig-{n}-copies": copies}
    return {name: value for name, value in said.items() if value}


def opened(request: Request, number: str) -> Slip:
    """The slip of that number of this officer's office; that somebody looked is noted."""
    found = guides.slip(me(request).office_id, number)
    if found is None:
        raise Http404("Không có phiếu hướng dẫn số này ở phường. Hãy xem lại số trên phiếu.")
    look("paper", found.number, by=me(request).actor, at=request.at, source=source(request))
    return found


@require_safe
@officer("receive")
def slip(request: Request, number: str) -> HttpResponse:
    """What was told; then the paper, the next person, or the same one again."""
    found = opened(request, number)
    return show(request, "intake/slip.html", told(request, found), place=PLACE)


def told(request: Request, slip: Slip) -> dict[str, Any]:
    """What the page says."""
    on = slip.at.astimezone(VN).date()
    owner = people.person(slip.owner) if slip.owner else None
    by = next((s for s in people.staff(me(request).office_id, on) if s.username == slip.by), None)
    return {
        "slip": slip, "owner": owner.facts.name if owner else "", "words": OUTCOME[slip.outcome], "by": by,
        "lacking": lacking(slip), "again": again(slip),
        "waits": slip.outcome == "guided" and slip.version and not slip.dossier,
    }  # fmt: skip


def lacking(slip: Slip) -> list[dict[str, Any]]:
    """The papers to bring, with their counts as the catalogue had them that day."""
    asked = {p.name: p for p in papers(slip)}
    return [
        {"name": name, "originals": asked[name].originals, "copies": asked[name].copies}
        if name in asked
        else {"name": name, "originals": 0, "copies": 0}
        for name in slip.missing
    ]


def again(slip: Slip) -> list[str]:
    """The papers that were there already: nothing was kept, so they come along again."""
    names = {p.key: p.name for p in papers(slip)}
    there = (p for p in slip.draft.get("papers", ()) if p["how"] != "look_up")
    return [names[p["key"]] for p in there if p["key"] in names]


def papers(slip: Slip) -> Sequence[PaperAsked]:
    """The papers of the slip's case, in the version of its day."""
    if not slip.version:
        return ()
    return procedures.record(slip.version).case(slip.draft.get("case") or None).papers
