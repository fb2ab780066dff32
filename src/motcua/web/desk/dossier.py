"""The page of one dossier: what it is, what happened, what may be done now, and why its date is what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from motcua.clock import VN, Allowance, Left
from motcua.dossiers.rules import NATIONAL, OPEN, WORDS, Act, Status, remaining
from motcua.dossiers.story import Story
from motcua.dossiers.story import story as told
from motcua.fees.rules import BillLine, from_json
from motcua.journal import queries as journal
from motcua.journal.actions.look import look
from motcua.notices import queries as notices
from motcua.notices.rules import in_hands
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.rules import PAPERS, Actor
from motcua.procedures import queries as procedures
from motcua.procedures.rules.record import Record
from motcua.web.desk import history
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.frame import show
from motcua.web.desk.takings import taken
from motcua.web.pages.request import Request
from motcua.words import capital, mask
from motcua.words.say import CHANNEL, STOPPED

HOW: Mapping[str, str] = {"submit": "nộp", "show": "xem", "look_up": "phường tự tra"}
FATE: Mapping[str, str] = {"kept": "giữ", "returned": "trả ngay", "returned_with_result": "trả cùng kết quả"}
KEYS: Mapping[Act, str] = {  # V is the main act of a page, P prints
    Act.RECEIVE: "N", Act.DECLINE: "K", Act.FORWARD: "C", Act.ASK: "B", Act.SUPPLEMENT: "U", Act.PAUSE: "T",
    Act.RESUME: "G", Act.EXTEND: "H", Act.DECIDE: "D", Act.ISSUE: "I", Act.HAND_OVER: "R", Act.REISSUE: "L",
    Act.WITHDRAW: "W", Act.STOP: "X", Act.CORRECT: "S",
}  # fmt: skip
BUTTON: Mapping[Act, str] = {
    Act.RECEIVE: "Tiếp nhận", Act.DECLINE: "Không tiếp nhận, ghi vì sao", Act.FORWARD: "Chuyển người khác",
    Act.ASK: "Yêu cầu bổ sung (dừng đồng hồ)", Act.SUPPLEMENT: "Nhận bổ sung",
    Act.PAUSE: "Tạm dừng, có lý do luật định",
    Act.RESUME: "Tiếp tục giải quyết", Act.EXTEND: "Xin lỗi, hẹn lại", Act.DECIDE: "Ký, quyết định",
    Act.ISSUE: "Ghi số, phát hành",
    Act.HAND_OVER: "Trả kết quả",
    Act.REISSUE: "Cấp lại do lỗi của phường", Act.WITHDRAW: "Người dân rút hồ sơ", Act.STOP: "Dừng hẳn",
    Act.CORRECT: "Sửa sai sót, ghi lý do",
}  # fmt: skip
MAIN = (
    Act.RECEIVE,
    Act.SUPPLEMENT,
    Act.RESUME,
    Act.ISSUE,
    Act.DECIDE,
    Act.HAND_OVER,
    Act.FORWARD,
)  # the first allowed is the brick button
LOOKERS: Mapping[str, str] = {"slip": "người dân, bằng mã trên giấy hẹn"}  # not seats
ONLY_WHEN: Mapping[Act, frozenset[Status]] = {  # where an act has no meaning its absence needs no words
    Act.RECEIVE: frozenset({Status.SUBMITTED}), Act.DECLINE: frozenset({Status.SUBMITTED}),
    Act.SUPPLEMENT: frozenset({Status.SUPPLEMENT}), Act.RESUME: frozenset({Status.DUTY, Status.PAUSED}),
    Act.REISSUE: frozenset({Status.HANDED_OVER}), Act.ISSUE: frozenset({Status.SIGNED}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that is allowed now, as a button."""

    act: Act
    words: str
    href: str
    key: str
    main: bool


def opened(request: Request, code: str) -> Story:
    """The dossier of that code, when it is this officer's office's; 404 for any other."""
    found = told(code, me(request).office_id)
    if found is None:
        raise Http404("Không có hồ sơ mã này ở phường. Hãy xem lại mã trên giấy hẹn.")
    return found


@require_safe
@officer()
def dossier(request: Request, code: str) -> HttpResponse:
    """The whole of it; that somebody looked is noted first."""
    story = opened(request, code)
    seated = me(request)
    look("dossier", story.row.code, by=seated.actor, at=request.at, source=source(request))
    record = procedures.record(story.state.version)
    lookers = journal.lookers("dossier", story.row.code)
    calls = people.calls({*history.named(story), *(x.by_ref for x in lookers if x.by_kind == "seat")})
    context = {
        **headed(request, story, record),
        "lines": history.read(story, record, calls),
        "whole": history.is_whole(story),
        "papers": papers(story, record),
        "charged": charged(story, record),
        "numbers": numbers(story),
        "taken": taken(story) if story.state.fee else "",
        "takes": in_hands("fee", seated.actor),
        "printed": printed(story, seated.actor),
        "deeds": deeds(story, seated.actor),
        "refusals": refusals(story, seated.actor),
        "lookers": [
            (LOOKERS.get(x.by_ref) or calls.get(x.by_ref, x.by_ref), x.times, x.last_at) for x in lookers
        ],
    }
    return show(request, "dossier.html", context, place="")


def sentence(words: str) -> str:
    """Words as a sentence of their own."""
    return f"{capital(words)}."


def numbers(story: Story) -> str:
    """The owner's identity papers, their numbers hidden but for both ends; why there is none."""
    owner = people.person(story.row.owner_id)
    if owner is None:
        return ""
    said = ", ".join(f"{PAPERS[p.kind]} {mask(p.number)}" for p in owner.facts.papers)
    return said or owner.facts.no_paper


def printed(story: Story, by: Actor) -> tuple[str, str] | None:
    """The paper that P prints, in words, and where; None when there is none for this officer. While a supplement is
    awaited that is the request: the slip's day no longer holds."""
    state = story.state
    if state.asked:
        asked = next((p for p in notices.of_dossier(story.row.pk) if p.key == "supplement"), None)
        return (
            ("In yêu cầu bổ sung", f"/desk/paper/{asked.id}") if asked and in_hands(asked.key, by) else None
        )
    if state.received_at is None or state.paused or not in_hands("receipt", by):
        return None
    return "In giấy hẹn", f"/desk/dossier/{story.row.code}/receipt"


def charged(story: Story, record: Record) -> tuple[str, tuple[BillLine, ...]] | None:
    """What was charged, in words, and how it came about; None before it is received."""
    charge = story.row.charge
    if not charge:
        return None
    known = next((line.facts for line in reversed(story.lines) if "fee_inputs" in line.facts), {})
    facts = {**known, "channel": story.state.channel, "case": story.state.case}
    words = history.fee_words(charge.total, unknown=history.fee_unknown(record, facts))
    return words, from_json(charge.lines)


def headed(request: Request, story: Story, record: Record) -> dict[str, Any]:
    """What stands at the head of a dossier's pages, and the calendar that explains its date."""
    state, row = story.state, story.row
    case = record.case(state.case)
    return {
        "story": story, "row": row, "state": state, "name": record.name, "case": case.name,
        "status": status(story), "channel": CHANNEL.get(state.channel, ""), "left": left(request, story),
        "late": state.status in OPEN and state.due_on is not None and state.due_on < request.at.astimezone(VN).date(),
        "card": any(line.facts.get("old_card") for line in story.lines),
        "days": story.days(), "today": request.at.astimezone(VN).date(),
        "allow": sentence(Allowance.parse(state.allow).words()) if state.allow else "",
        "holder": row.holder.call if row.holder else "", "page": f"/desk/dossier/{row.code}",
        "receipt": f"/desk/dossier/{row.code}/receipt", "forward": f"/desk/dossier/{row.code}/forward",
    }  # fmt: skip


def status(story: Story) -> dict[str, Any]:
    """The tag: national status, and words where the usual ones would mislead."""
    state = story.state
    assert state.status is not None
    national = NATIONAL[state.status]
    where = story.row.holder.call if story.row.holder and national == 4 else ""
    if state.outcome == "refused" and state.status in (Status.DECIDED, Status.HANDED_OVER):
        words = (
            "Đã trả lời: không đồng ý" if state.status is Status.DECIDED else "Đã trả văn bản: không đồng ý"
        )
        return {"national": NATIONAL[Status.DECLINED], "words": words, "icon": "file-text"}
    if state.status is Status.SIGNED:
        return {"national": national, "words": "Đã ký, chờ ghi số và phát hành", "icon": "signature"}
    if state.status is Status.STOPPED:
        return {"national": national, "words": STOPPED, "icon": "circle-x"}
    if where:
        return {"national": national, "words": f"Đang giải quyết, {where} giữ", "icon": ""}
    return {"national": national, "words": "", "icon": ""}


def left(request: Request, story: Story) -> Left | None:
    """What is left of the promise; None when there is none, or it ended."""
    return remaining(story.state, offices.calendar(story.row.office_id, story.revision), request.at)


def papers(story: Story, record: Record) -> list[dict[str, Any]]:
    """The papers of the dossier by name; those that are asked for again are marked."""
    called = {p.key: p.name for case in record.cases for p in case.papers}
    asked = set(story.state.lacking)
    there = {p["key"] for p in story.state.papers}
    without = {key for line in story.lines for key in line.facts.get("received_without", ())} - there - asked
    return [
        {
            "key": p["key"], "name": called.get(p["key"], p["key"]), "how": HOW.get(p["how"], ""),
            "originals": p.get("originals", 0), "copies": p.get("copies", 0),
            "fate": FATE.get(p.get("fate", ""), "") if p["how"] != "look_up" else "",
            "wrong": p["key"] in asked,
        }
        for p in story.state.papers
    ] + [
        {"key": key, "name": called.get(key, key), "how": "", "originals": 0, "copies": 0, "fate": "", "wrong": True}
        for key in sorted(asked - there)
    ] + [
        {"key": key, "name": called.get(key, key), "how": "", "originals": 0, "copies": 0, "fate": "", "without": True}
        for key in sorted(without)
    ]  # fmt: skip


def deeds(story: Story, by: Actor) -> list[Deed]:
    """The acts that this officer may do now; the first is the next thing to do."""
    allowed = [act for act, reason in story.acts(by).items() if reason is None]
    main = next((act for act in MAIN if act in allowed), None)
    allowed.sort(key=lambda act: act is not main)
    return [
        Deed(act, BUTTON[act], f"/desk/dossier/{story.row.code}/{act.replace('_', '-')}",
             "V" if act is main else KEYS.get(act, ""), act is main)
        for act in allowed
    ]  # fmt: skip


def refusals(story: Story, by: Actor) -> list[str]:
    """Why the other acts cannot be done now, one sentence for each reason; acts without meaning here are left out."""
    said: dict[str, list[str]] = {}
    for act, reason in story.acts(by).items():
        if reason and story.state.status in ONLY_WHEN.get(act, frozenset(Status)):
            said.setdefault(reason.replace(WORDS[act], "{}", 1), []).append(WORDS[act])
    return [
        reason.replace("{}", ", ".join(words)) if "{}" in reason else f"{', '.join(words)}: {reason}"
        for reason, words in said.items()
    ]
