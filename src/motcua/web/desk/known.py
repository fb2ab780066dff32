"""Which browser has let whom in before: it has a count of wrong tries of its own, which no stranger can use up."""

import secrets

from django.conf import settings
from django.http import HttpResponse

from motcua.people.rules import known_name
from motcua.web.pages.request import Request

COOKIE, KEPT = "quen", 180 * 24 * 3600
MOST = 12  # names of one browser at a counter, the newest first


def browser_of(request: Request, username: str) -> str:
    """The mark of this browser when that name signed in with it before; "" for a stranger's."""
    mark, names = _read(request)
    return mark if known_name(username) in names else ""


def remember(response: HttpResponse, request: Request, username: str) -> None:
    """This name signed in with this browser. The cookie opens nothing: it only counts tries."""
    mark, names = _read(request)
    name = known_name(username)
    kept = [name, *(other for other in names if other != name)][:MOST]
    response.set_signed_cookie(
        COOKIE, " ".join([mark or secrets.token_urlsafe(12), *kept]), salt=COOKIE, max_age=KEPT,
        path=settings.LOGIN_URL, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict",
    )  # fmt: skip


def _read(request: Request) -> tuple[str, list[str]]:
    said = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=KEPT) or ""
    mark, *names = said.split(" ")
    return mark, names
