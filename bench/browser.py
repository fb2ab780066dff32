"""An officer's browser, as far as a measurement needs one: keep-alive, cookies, and forms filled in as they came."""

from collections.abc import Mapping
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.ward import PASSWORD

Fields = list[tuple[str, str]]


class Browser:
    """One connection to the site on 127.0.0.1, held open."""

    def __init__(self, port: int) -> None:
        self.line = HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> str:
        """A page, where the site sends us on to; it must be there."""
        answer, page = self.ask("GET", path, 200, 302)
        return page if answer.status == 200 else self.get(answer.headers["Location"])

    def post(self, path: str, fields: Fields) -> str:
        """Send a form; it must be taken. The address that the site sends us on to."""
        return self.ask("POST", path, 302, body=urlencode(fields))[0].headers["Location"]

    def ask(self, method: str, path: str, *wanted: int, body: str = "") -> tuple[HTTPResponse, str]:
        """One question and its whole answer. RuntimeError when its status is none of those wanted."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body or None, headers)
        answer = self.line.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(cookie).items()})
        if answer.status not in wanted:
            raise RuntimeError(f"{method} {path}: {answer.status} instead of {wanted}: {said(page)}")
        return answer, page

    def close(self) -> None:
        """Let go of the connection; the next question opens another."""
        self.line.close()

    def sign_in(self, username: str) -> None:
        """Through the door of the desk."""
        fields = form(self.get("/desk/sign-in"), username=username, password=PASSWORD)
        self.post("/desk/sign-in", fields)


def form(page: str, **typed: str) -> Fields:
    """The fields of the page's form (what a browser would send), with what was typed in its place."""
    reader = FormReader()
    reader.feed(page)
    kept = [(name, value) for name, value in reader.fields if name not in typed]
    return [*kept, *typed.items()]


def said(page: str) -> str:
    """What a page says is wrong, in short."""
    words = page.split('class="err', 1)[-1] if 'class="err' in page else page
    return " ".join(words.split())[:300]


class FormReader(HTMLParser):
    """Collects what a browser would send: boxes with their values, ticks and choices that are on."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = []
        self.inside = False
        self.select: str | None = None
        self.first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A field, or the edge of the form."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("method") == "post"
        elif self.inside and tag == "input":
            self.box(given)
        elif self.inside and tag == "select":
            self.select, self.first = given.get("name"), None
        elif self.select and tag == "option":
            self.first = given["value"] if self.first is None or "selected" in given else self.first
        elif self.inside and tag == "textarea" and "name" in given:
            self.fields.append((given["name"], ""))

    def handle_endtag(self, tag: str) -> None:
        """What was chosen in a list is known at its end."""
        if tag == "form":
            self.inside = False
        elif tag == "select" and self.select:
            self.fields.append((self.select, self.first or ""))
            self.select = None

    def box(self, given: Mapping[str, str]) -> None:
        """An input: ticks and choices only when they are on."""
        ticked = given.get("type") in ("radio", "checkbox")
        if "name" in given and (not ticked or "checked" in given):
            self.fields.append((given["name"], given.get("value", "on" if ticked else "")))
