"""The first page: the search, life events, what most people come for, the way to a dossier, the hours."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.offices import queries as offices
from motcua.procedures import queries as procedures
from motcua.procedures.rules.life import LIFE_EVENTS
from motcua.web.pages.request import Request
from motcua.web.portal import lists
from motcua.web.portal.caching import fresh
from motcua.web.portal.hours import hours, strip
from motcua.words import capital

# certified copies, extracts of civil status, births, marital status
COMMON = ["2.000815", "2.000635", "1.001193", "1.004873"]
ICONS = {
    "birth": "baby",
    "marriage": "heart-handshake",
    "death": "flower-2",
    "certification": "stamp",
    "home": "house",
    "support": "hand-coins",
}


LONG = 60  # letters of an official name that an old phone shows in six lines


def _short(link: lists.Link) -> str:
    """The everyday name where the official one is too long for a row."""
    return capital(link.says) if len(link.text) > LONG and link.says else link.text


@fresh
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where everybody begins."""
    asked = cast(Request, request)
    ward, today = asked.ward, asked.at.date()
    calendar = offices.calendar(ward.id, ward.revision).tentative()
    common = procedures.rows(COMMON, today, ward.id)
    tiles = [
        {"text": e.name, "href": reverse("portal:life", args=[lists.slug(e.name)]), "icon": ICONS[e.key]}
        for e in LIFE_EVENTS
    ]
    context = {
        "tiles": tiles,
        "common": [lists.Link(_short(link), link.href, link.note) for link in lists.here(common)],
        "strip": strip(calendar, asked.at),
        "hours": hours(calendar, today),
    }
    return render(request, "portal/home.html", context)
