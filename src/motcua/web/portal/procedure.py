"""One procedure: its page and its guide to print; and signposts to the doors of other offices."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.offices import queries as offices
from motcua.procedures import queries as procedures
from motcua.procedures.queries import Page, UnknownProcedure
from motcua.procedures.rules.presence import may_go_home
from motcua.procedures.rules.record import Case, Record, Way
from motcua.web.pages.request import Request
from motcua.web.portal import facts, lists
from motcua.web.portal.asides import Asides, source
from motcua.web.portal.caching import fresh
from motcua.web.portal.hours import hours
from motcua.web.portal.questions import NOT_SURE, answers, case_of, questions, sure
from motcua.web.portal.today import ready
from motcua.words import capital, sentence_of

# from then on people file online at the national portal only (NĐ 118/2025)
NATIONAL_DOOR_SINCE = date(2025, 7, 1)
STEPS = (  # of every procedure whose own steps the catalogue does not hold
    "Mang giấy tờ đến quầy, cán bộ xem và nhận",
    "Nhận giấy hẹn: có ngày trả, mã hồ sơ và 4 ký tự (chữ và số) để xem hồ sơ",
    "Phường giải quyết, lãnh đạo ký",
    "Mang giấy hẹn đến nhận kết quả",
)
NOT_SURE_THEN = "Không sao: mang những giấy chắc chắn cần, cán bộ tại quầy xem giúp Ông/Bà các giấy còn lại."
SOON = timedelta(days=60)  # a change that is nearer is said on the page
CODE = re.compile(r"[0-9]\.[0-9]{6}")


@fresh
@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """May I, what, how much, how long; the reasons follow."""
    return _show(request, code, "portal/procedure.html")


@fresh
@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """The same in large letters, to print and take along."""
    return _show(request, code, "portal/guide.html", look={"text": "large"})


def _show(request: HttpRequest, code: str, template: str, **more: object) -> HttpResponse:
    asked = cast(Request, request)
    today = asked.at.date()
    try:
        found = procedures.page(code, today, asked.ward.id)
    except UnknownProcedure as why:
        return _not_in_force(request, code, today, str(why))
    if found.settled_by:
        return _elsewhere(request, found.edition.name, found.settled_by, found.edition.field)
    head, body = _head(found, today), _body(asked, found)
    return render(request, template, explained({**head, **body, **_buttons(asked, head, body), **more}))


def _buttons(request: Request, head: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """What to do first. What a practice ward only assumes of filing online never stands first."""
    door = bool(head["national_door"] and head["online"])
    doubtful = bool(head["online"]) and request.ward.practice
    return {
        "door": door,
        "door_kind": "second" if doubtful else "",
        "doubtful": doubtful,
        "ask_first": bool(body["questions"]) and not body["answered"] and (doubtful or not door),
    }


def explained(page: dict[str, Any]) -> dict[str, Any]:
    """The page with a short aside after the first of each word that people would ask about, from the top down."""
    said = Asides()
    papers = page["papers"]
    return page | {
        "name_aside": said.of(page["name"]),
        "door_aside": f"Đăng nhập bằng VNeID. {said.of('VNeID')}".strip() if page["door"] else "",
        "requirements": [said.after(line) for line in page["requirements"]],
        "stand_in": [said.after(line) for line in page["stand_in"]],
        "papers": replace(papers, certain=_noted(papers.certain, said), perhaps=_noted(papers.perhaps, said)),
        "results": [said.after(line) for line in page["results"]],
    }


def _noted(papers: Iterable[facts.Paper], said: Asides) -> tuple[facts.Paper, ...]:
    return tuple(replace(p, note=" ".join(filter(None, (p.note, said.of(p.name, p.note))))) for p in papers)


def _head(found: Page, today: date) -> dict[str, Any]:
    """What it is, and what must be said before anything else."""
    record = found.edition.record
    return {
        "page": found,
        "record": record,
        "name": found.edition.name,
        "today": today,
        "field_href": reverse("portal:field", args=[lists.slug(found.edition.field)]),
        "last_on": found.until - timedelta(days=1) if found.until and found.until <= today + SOON else None,
        "sample": lists.SAMPLE if found.edition.sample else "",
        "decision": facts.note(found.posting_decision),
        "presence_note": sentence_of(source(facts.note(record.presence.note))) if record.presence else "",
        "unsure": facts.unsure(record),
        "online": facts.online_words(found.online or ""),
        "national_door": today >= NATIONAL_DOOR_SINCE,
        "results": [sentence_of(facts.result_words(r)) for r in record.results],
        "requirements": [sentence_of(line) for line in record.requirements],
        "steps": [{"state": "todo", "words": capital(step)} for step in record.steps or STEPS],
    }


def _body(request: Request, found: Page) -> dict[str, Any]:
    """What depends on the case and on the answers."""
    record, today = found.edition.record, request.at.date()
    given = answers(request.GET, record)
    case = case_of(record, given)
    papers = facts.papers(record, case, sure(given))
    way = record.way("counter", case.key)
    calendar = offices.calendar(request.ward.id, request.ward.revision)
    at_once = ready(calendar, request.at, way)
    return {
        "case": case if len(record.cases) > 1 else None,
        "facts": facts.four(record, case, papers, way),
        "papers": papers,
        "notes": [sentence_of(note) for note in case.notes],
        "questions": len(questions(record, case)),
        "answered": _answered(record, case, given),
        "site": request.get_host(),
        "query": urlencode(given),
        "way": way,
        "time_note": sentence_of(way.time_note) if way and not (at_once and at_once.later) else "",
        "stand_in": facts.stand_in(record.presence),
        "at_home": may_go_home(record.away).words if record.away else "",
        "ready": at_once,
        "hours": hours(calendar.tentative(), today),
        **_money(record, way, case.key),
    }


def _money(record: Record, way: Way | None, case: str) -> dict[str, Any]:
    online = record.way("online", case)
    differs = way and online and online.fees != way.fees
    return {
        "fees": facts.fee_lines(way) if way else (),
        "fees_online": facts.fee_lines(online) if online and differs else (),
        "exempt": facts.exempt(way) if way else "",
        "longer": facts.longer(way) if way else (),
    }


def _answered(record: Record, case: Case, given: Mapping[str, str]) -> list[dict[str, str]]:
    """What was answered, what is to be said to it, and the procedure that fits better, when one does."""
    unsure = [q for q in questions(record, case) if given.get(q.key) == NOT_SURE]
    said = [
        {
            "question": question.text,
            "words": answer.words,
            "advice": answer.advice,
            "href": reverse("portal:procedure", args=[answer.leads_to]) if answer.leads_to else "",
        }
        for question, answer in facts.given(record, sure(given))
    ]
    return [{"question": q.text, "words": "Tôi không rõ", "advice": NOT_SURE_THEN} for q in unsure] + said


def _not_in_force(request: HttpRequest, code: str, today: date, why: str) -> HttpResponse:
    """A signpost of ours, a procedure that has ended or not begun, or nothing at all."""
    hits = [hit for hit in procedures.find(code, today=today) if hit.code == code]
    signposts = [hit for hit in hits if hit.kind == "signpost"]
    if signposts:
        best = signposts[0]
        return _elsewhere(request, best.name, best.settled_by, best.field)
    if not hits:
        return render(request, "portal/unknown.html", {"why": why}, status=404)
    parts = [{"text": part, "href": _of(part, code)} for part in re.split(f"({CODE.pattern})", why)]
    instead = next((part["href"] for part in parts if part["href"]), "")
    context = {"name": hits[0].name, "code": code, "why": parts, "instead": instead}
    return render(request, "portal/ended.html", context)


def _of(part: str, code: str) -> str:
    """A code within a sentence opens its page, but for the page's own."""
    return reverse("portal:procedure", args=[part]) if CODE.fullmatch(part) and part != code else ""


def _elsewhere(request: HttpRequest, name: str, settled_by: str, field: str) -> HttpResponse:
    return render(request, "portal/signpost.html", {"name": name, "settled_by": settled_by, "field": field})
