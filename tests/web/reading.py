"""How tests read the citizens' pages: at an instant of their own, and as a person sees them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from motcua.offices import queries as offices
from motcua.web.portal.track import HANDLE


def see(
    path: str, at: datetime, cookies: Mapping[str, str] | None = None, typed: Mapping[str, str] | None = None
) -> Any:
    """The page at that instant: what the site's middleware does, with another clock. `typed`: a form that is sent."""
    factory = RequestFactory()
    request: Any = factory.get(path) if typed is None else factory.post(path, typed)
    request.COOKIES.update(cookies or {})
    request.at, request.ward, request.seated, request.session = at, offices.ward(), None, {}
    request._messages = FallbackStorage(request)
    found = resolve(path.split("?")[0])
    return found.func(request, *found.args, **found.kwargs)


def opened(code: str, at: datetime) -> Any:
    """The tracking page of a dossier whose slip was just read."""
    slip = HttpResponse()
    slip.set_signed_cookie(HANDLE, code, salt=HANDLE)
    return see("/ho-so/xem", at, {HANDLE: slip.cookies[HANDLE].value})


def words(page: Any) -> str:
    """The visible text: what a reader or a screen reader gets, in one line."""
    reader = _Text()
    reader.feed(page.content.decode())
    return " ".join("".join(reader.parts).split())


def statements(path: str, at: datetime) -> int:
    """How many statements a page asks of the database."""
    return statements_of(lambda: see(path, at))


def statements_of(look: Callable[[], Any]) -> int:
    """The same of any look, once what never changes is in memory."""
    look()
    with CaptureQueriesContext(connection) as asked:
        look()
    return len(asked)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("style", "script")
        self.parts += [
            f" {value} " for key, value in attrs if key in ("placeholder", "aria-label", "alt") and value
        ]
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script")
        self._break(tag)

    def _break(self, tag: str) -> None:
        if tag not in ("a", "b"):
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)
