"""The posted procedures: fields with their counts, and the procedures of one field."""

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.procedures import queries as procedures
from motcua.procedures.rules.entries import SAMPLE_CODE
from motcua.web.pages.request import Request
from motcua.web.portal import lists
from motcua.web.portal.caching import fresh


def field_links(today: date, office: int, *, everyday: bool = False) -> list[lists.Link]:
    """Every field of what is settled here, with its count, the fullest first."""
    return [
        lists.Link(
            name,
            reverse("portal:field", args=[lists.slug(name)]),
            lists.EVERYDAY.get(name, "") if everyday else "",
            count=count,
        )
        for name, count in procedures.fields(today, office)
    ]


@fresh
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The list that hangs at the office, by field."""
    asked = cast(Request, request)
    today, office = asked.at.date(), asked.ward.id
    posted = procedures.posted(today, office)
    context = {
        "fields": field_links(today, office),
        "posted": len(posted),
        "samples": sum(SAMPLE_CODE.fullmatch(code) is not None for code in posted),
        "today": today,
    }
    return render(request, "portal/catalogue.html", context)


@fresh
@require_safe
def field(request: HttpRequest, name: str) -> HttpResponse:
    """The procedures of one field, by name."""
    asked = cast(Request, request)
    today, office = asked.at.date(), asked.ward.id
    known = {lists.slug(title): title for title, _ in procedures.fields(today, office)}
    if name in known:
        rows = procedures.procedures(today, office, field=known[name])
    else:  # a field that holds samples only is not counted among the fields
        rows = [row for row in procedures.procedures(today, office) if lists.slug(row.field) == name]
    if not rows:
        raise Http404
    real = sum(not row.sample for row in rows)
    context = {"name": rows[0].field, "here": lists.here(rows), "real": real, "today": today}
    return render(request, "portal/field.html", context)
