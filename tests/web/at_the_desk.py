"""How tests use the desk: as an officer, at an instant of their own, sending what a browser would send."""

from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.urls import resolve

from motcua.offices import queries as offices
from motcua.people import queries as people
from tests.web.reading import words

Fields = dict[str, list[str]]


class Officer:
    """Somebody in a seat who opens pages and sends forms. `page` is the last answer."""

    def __init__(self, username: str, when: datetime) -> None:
        found = people.account(username)
        assert found
        self.account, self.when = people.signed_in(found.id), when
        self.seated = people.seated(username, when)
        self.session = SessionStore()
        self.page: Any = None
        self.told: list[str] = []
        self.messages: list[Any] = []

    def open(self, path: str) -> "Officer":
        """Look at a page."""
        return self._ask(RequestFactory().get(path))

    def send(self, path: str, fields: dict[str, Any]) -> "Officer":
        """Send a form."""
        return self._ask(RequestFactory().post(path, fields))

    def fill(self, path: str = "", form: str = "act", /, **typed: Any) -> "Officer":
        """Send the form of the last page with some of its boxes filled in."""
        fields = self.fields(form)
        fields.update({key: value if isinstance(value, list) else [value] for key, value in typed.items()})
        return self.send(path or self.path, fields)

    def _ask(self, request: Any) -> "Officer":
        request.at, request.ward, request.seated = self.when, offices.ward(), self.seated
        request.user, request.session = self.account, self.session
        request._messages = FallbackStorage(request)
        self.path = request.path
        found = resolve(request.path)
        self.page = found.func(request, *found.args, **found.kwargs)
        self.messages = list(request._messages._queued_messages)
        self.told = [str(m) for m in self.messages]
        return self

    @property
    def status(self) -> int:
        return int(self.page.status_code)

    @property
    def sent_to(self) -> str:
        """Where the answer leads."""
        return str(self.page.get("Location", ""))

    @property
    def text(self) -> str:
        return words(self.page)

    @property
    def html(self) -> str:
        return str(self.page.content.decode())

    def fields(self, form: str) -> Fields:
        """What the browser would send of that form as it stands; buttons are not pressed."""
        reader = _Form(form)
        reader.feed(self.html)
        return reader.fields


class _Form(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.fields = form, Fields()
        self.inside, self.box, self.chosen = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = a.get("id") == self.form
        if not self.inside:
            return
        if tag == "input" and "name" in a:
            ticks = a.get("type") in ("radio", "checkbox")
            if not ticks or "checked" in a:
                self.fields.setdefault(a["name"], []).append(a.get("value", "on" if ticks else ""))
        elif tag in ("select", "textarea"):
            self.box, self.chosen = a["name"], ""
            self.first = True
        elif tag == "option" and (self.first or "selected" in a):
            self.first, self.chosen = False, a.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.box and self.lasttag == "textarea":
            self.chosen += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea") and self.box:
            self.fields.setdefault(self.box, []).append(self.chosen)
            self.box = ""
        if tag == "form":
            self.inside = False
