"""The site's addresses, and the bare pages that ours are measured against (read as ROOT_URLCONF by `bench.pages`)."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from motcua.web import urls as site
from motcua.web.desk.door import me, officer
from motcua.web.desk.frame import places
from motcua.web.pages.request import Request

ROWS = "{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}"
PAGE = '{% extends "BASE" %}{% block main %}<table>ROWS</table>{% endblock %}'.replace("ROWS", ROWS)
DESK = engines["django"].from_string(PAGE.replace("BASE", "pages/desk.html"))
PORTAL = engines["django"].from_string(PAGE.replace("BASE", "portal/page.html"))
BY_DATE = """SELECT code, status, channel, due_at FROM dossiers_dossier
WHERE office_id = %s AND status = 'in_progress' ORDER BY due_at LIMIT 20"""
BY_CODE = """SELECT seq, act, by_ref, happened_at FROM dossiers_event
WHERE dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s) ORDER BY seq LIMIT 20"""


def rows(statement: str, key: object) -> list[tuple[object, ...]]:
    """What one statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        return cursor.fetchall()


@officer()
def desk(request: Request) -> HttpResponse:
    """For officers: session and user, the desk's base template with its places."""
    seated = me(request)
    around = {"me": {"name": seated.call, "unit": seated.unit}, "places": places(seated, "/desk/")}
    return HttpResponse(DESK.render({"rows": rows(BY_DATE, seated.office_id), **around}, request))


def portal(request: HttpRequest) -> HttpResponse:
    """For citizens: no session, the portal's base template."""
    return HttpResponse(PORTAL.render({"rows": rows(BY_CODE, request.GET["code"])}, request))


urlpatterns = [path("bare/desk", desk), path("bare/portal", portal), *site.urlpatterns]
handler400, handler403, handler404, handler500 = (
    site.handler400, site.handler403, site.handler404, site.handler500
)  # fmt: skip
