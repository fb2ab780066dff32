"""The inbox and the tracking page of 20 rows, against a bare page around them: the same middleware, session, user and
base template, and one indexed SELECT of 20 rows, printed as they are."""

import gzip
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bench.figures import Figure, cost, most
from bench.timing import in_turns
from bench.ward import PASSWORD, Ward

if TYPE_CHECKING:
    from django.test import Client

    from motcua.people.rules import Actor

ROWS = 20
TIMES = 200
AIM = 2  # times the bare page
INBOX_STATEMENTS = 5
FIRST_PAGE = 60  # KB over the wire, with style sheet, letters and icon


def measure(ward: Ward) -> Iterator[Figure]:
    """Each page in turns with its bare page, asked of the site in this process, without a network between."""
    ward.open()
    from django.conf import settings

    from bench.statements import counted

    settings.ROOT_URLCONF = "bench.bare_pages"  # the site's own addresses, and two bare pages
    code, secret = fill()
    desk, portal = signed_in("hoa"), opened(code, secret)
    pages = (
        ("inbox, 20 dossiers", "/desk/", "/bare/desk", desk),
        ("tracking page, a history of 20 lines", "/ho-so/xem", f"/bare/portal?code={code}", portal),
    )
    for name, path, base, client in pages:
        ours, bare = asked(path, client), asked(base, client)
        against = "a page with the same around it and one SELECT of 20 rows"
        yield cost(name, *in_turns(ours, bare, TIMES), against, AIM)
        limit = INBOX_STATEMENTS if path == "/desk/" else None
        sent, base_sent = counted(ours), counted(bare)
        if limit:
            yield most("  SQL statements of it", sent, "", limit, base_sent)
        else:
            yield Figure("  SQL statements of it", sent, "", base_sent)
    yield most("first page of a citizen over the wire", weight("/") / 1000, " KB", FIRST_PAGE)


def weight(path: str) -> int:
    """Bytes of the bodies of a page and of all that it loads, as a new browser would ask for them."""
    from django.test import Client

    page = asked(path, Client())()
    loaded = {path: page}
    for content in (gzip.decompress(page), *(get(link) for link in links(gzip.decompress(page)))):
        for link in links(content):
            loaded[link] = asked(link, Client())()
    return sum(len(body) for body in loaded.values())


def get(path: str) -> bytes:
    """What stands at an address, unpacked."""
    from django.test import Client

    body = asked(path, Client())()
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def links(content: bytes) -> list[str]:
    """The addresses of ours that a page or a style sheet loads by itself."""
    text = content.decode(errors="ignore")
    named = re.findall(r"""(?:href|src)="(/static/[^"]+)"|url\(["']?([^)"']+?)["']?\)""", text)
    return [
        link or f"/static/{other.removeprefix('/static/')}" for link, other in named if "data:" not in other
    ]


def fill() -> tuple[str, str]:
    """Twenty dossiers in chị Hoa's hands, one of them with a history of twenty lines: its code and characters."""
    from bench.intake import Counter
    from motcua.clock import VN
    from motcua.dossiers.actions.forward import forward
    from motcua.people import queries as people

    counter = Counter(datetime.now(VN) - timedelta(days=1))
    taken = [counter.take() for _ in range(ROWS)]
    for row in taken:
        counter.at += timedelta(seconds=20)
        forward(row.code, by=counter.by, at=counter.at, to="hoa")
    hands: dict[str, Actor] = {name: people.seated(name, counter.at).actor for name in ("hoa", "tung")}
    for n in range(2, ROWS):
        counter.at += timedelta(minutes=5)
        mine, other = ("hoa", "tung") if n % 2 == 0 else ("tung", "hoa")
        forward(taken[0].code, by=hands[mine], at=counter.at, to=other)
    return taken[0].code, taken[0].secret


def signed_in(username: str) -> "Client":
    """An officer's browser, through the real door."""
    from django.test import Client

    client = Client()
    answer = client.post("/desk/sign-in", {"username": username, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client


def opened(code: str, secret: str) -> "Client":
    """A citizen's browser that opened a dossier by its slip."""
    from django.test import Client

    client = Client()
    answer = client.post("/ho-so", {"ma": code, "xem": secret})
    assert answer.status_code == 302, answer.content
    return client


def asked(path: str, client: "Client") -> Callable[[], bytes]:
    """A GET of the site as a web server calls it, with the cookies of that browser; the answer must be a page."""
    from motcua.config.wsgi import application

    where, _, query = path.partition("?")
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": where, "QUERY_STRING": query, "wsgi.url_scheme": "http",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": cookies, "HTTP_ACCEPT_ENCODING": "gzip", "wsgi.input": BytesIO(),
    }  # fmt: skip

    def get() -> bytes:
        said: list[str] = []

        def start(status: str, headers: list[Any], exc: Any = None) -> None:
            said.append(status)

        answer = application(dict(environ), start)
        page = b"".join(answer)
        answer.close()
        assert said == ["200 OK"], f"{path}: {said}"
        return page

    return get
