"""From people's own words to the right door: a search, and the life events of the home page."""

import re
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.offices import queries as offices
from motcua.procedures import queries as procedures
from motcua.procedures.queries import Hit
from motcua.procedures.rules.life import LIFE_EVENTS
from motcua.procedures.rules.search import FILLERS
from motcua.web.pages.request import Request
from motcua.web.portal import lists
from motcua.web.portal.caching import fresh
from motcua.web.portal.catalogue import field_links
from motcua.web.portal.codes import CODE, dossier_code, procedure_code
from motcua.web.portal.hours import hours
from motcua.words import clean, fold, lower

# who asks for the office itself: its telephone, where it is, when it is open; on folded text
ABOUT_US = re.compile(
    r"(?:so )?(?:dien thoai|phone)|dia chi|gio (?:lam viec|mo cua|dong cua|nghi)|lich lam viec|lien he|duong day nong"
)
OURS = frozenset(fold("phường xã UBND ủy ban nhân dân một cửa bộ phận quầy số ở đâu mấy giờ hôm nay").split())
SURE = 0.6  # below it the best name is a guess, and is not said to be understood
LONGEST = 200
SHOWN, SIGNPOSTS, FIELDS = 8, 4, 6


@fresh
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What was meant, the procedures of it, the doors elsewhere; and what to try when there is nothing."""
    asked = cast(Request, request)
    office, today = asked.ward.id, asked.at.date()
    text = clean(request.GET.get("q", ""))[:LONGEST]
    us = _about_us(text)
    asks = bool(text) and not us
    hits = procedures.find(procedure_code(text) or text, today=today, limit=SHOWN + SIGNPOSTS) if asks else []
    ours = [hit for hit in hits if hit.kind == "procedure"][:SHOWN]
    rows = procedures.rows([hit.code for hit in ours], today, office)
    valid = {row.code for row in rows}
    context = {
        "text": text,
        "us": us,
        "hours": hours(offices.calendar(office, asked.ward.revision).tentative(), today) if us else None,
        "dossier": _dossier(text, asked),
        "understood": _understood(procedure_code(text) or text, hits),
        "found": lists.here(rows, field=True),
        "ended": lists.ended(hit for hit in ours if hit.code not in valid),
        "elsewhere": lists.elsewhere([hit for hit in hits if hit.kind == "signpost"][:SIGNPOSTS]),
        "elsewhere_first": bool(hits) and hits[0].kind == "signpost",
        "fields": field_links(today, office, everyday=True)[:FIELDS],
    }
    return render(request, "portal/found.html", context)


@fresh
@require_safe
def life(request: HttpRequest, event: str) -> HttpResponse:
    """All that a life event needs, in the order in which people need it, here and elsewhere."""
    asked = cast(Request, request)
    chosen = next((e for e in LIFE_EVENTS if lists.slug(e.name) == event), None)
    if chosen is None:
        raise Http404
    rows = procedures.rows(list(chosen.codes), asked.at.date(), asked.ward.id)
    context = {"name": chosen.name, "here": lists.here(rows, field=True), "elsewhere": lists.elsewhere(rows)}
    return render(request, "portal/life.html", context)


def _dossier(text: str, request: Request) -> str:
    """The code of a dossier, when that is what was typed."""
    code = dossier_code(text, lambda on: request.ward.name_on(on).code)
    return code if CODE.fullmatch(code) else ""


def _about_us(text: str) -> bool:
    """Is nothing asked but how to reach the office?"""
    rest, found = ABOUT_US.subn(" ", fold(text))
    return bool(found) and set(rest.split()) <= FILLERS | OURS


def _understood(text: str, hits: list[Hit]) -> str:
    """The name by which the best one was found, when it is another than what was typed, and no guess."""
    best = hits[0] if hits else None
    if best is None or best.score < SURE or text == best.code or best.by.casefold() == text.casefold():
        return ""
    return lower(best.by)
