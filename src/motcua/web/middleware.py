"""What every answer of the site has in common: the ward, the clock, the headers, and how a Refused is shown."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from motcua import Refused
from motcua.clock import VN
from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people import queries as people
from motcua.web.pages import views
from motcua.web.pages.request import Request

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
Next = Callable[[HttpRequest], HttpResponse]


def named(request: HttpRequest) -> bool:
    """Was the site asked by one of its names (`MOTCUA_HOSTS`, `motcua serve --host`)?"""
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


class House:
    """Sets `request.at` (the one reading of the clock), `request.ward` and `request.seated` (both lazy)."""

    def __init__(self, answer: Next) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = datetime.now(VN)
        if settings.SECURE:  # behind a proxy of ours: it adds the caller's address last
            forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
            request.META["REMOTE_ADDR"] = forwarded or request.META.get("REMOTE_ADDR", "")
        request.at = at  # type: ignore[attr-defined]
        request.seated = SimpleLazyObject(lambda: self.who(request, at))  # type: ignore[attr-defined]
        request.ward = SimpleLazyObject(lambda: self.ward(request))  # type: ignore[attr-defined]
        response = self.answered(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if request.path.startswith("/desk"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def answered(self, request: HttpRequest) -> HttpResponse:
        """The page; not for a name that is not ours, nor for an address that no database can be asked for."""
        if not named(request):
            return views.unknown_host(request)
        return views.bad_request(request) if "\0" in request.path else self.answer(request)

    @staticmethod
    def who(request: HttpRequest, at: datetime) -> object:
        """The officer who is signed in, in the seat of this instant; None for everybody else."""
        return people.seated(request.user, at) if request.user.is_authenticated else None

    @staticmethod
    def ward(request: HttpRequest) -> Ward:
        """At the desk the officer's own; the eldest one everywhere else, and before anybody is signed in."""
        seated = cast(Request, request).seated if request.path.startswith("/desk") else None
        return offices.ward_by_id(seated.office_id) if seated else offices.ward()

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal that no view turned into a message becomes a page that says why."""
        return views.refused(request, str(error)) if isinstance(error, Refused) else None
