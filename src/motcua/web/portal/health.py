"""What machines ask: is it well, and what may be indexed."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ROBOTS = "User-agent: *\nDisallow: /desk/\nDisallow: /ho-so\nDisallow: /look\nAllow: /\n"


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ok": False}, status=503)
    return JsonResponse({"ok": True})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Public pages may be indexed; the desk and people's dossiers may not."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
