"""Whole intakes over HTTP by one officer and by four, against the site's smallest page asked by as many.

An intake is the one POST of a filled-in form by which a new person and the dossier are written. Each officer has a
connection and a session of his own, through the real door, and sends the fields of the real form.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, cycle
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.browser import Browser, Fields, form
from bench.figures import Figure, most, rate
from bench.processes import parts, processor
from bench.timing import percentile, seconds
from bench.ward import Ward

if TYPE_CHECKING:
    from motcua.people.rules import PersonFacts

OFFICERS = ("minh", "duc", "nga", "thuy")
PROCEDURES = ("1.001193", "1.004873", "2.000815")  # a birth, unmarried status, certified copies
PATH, FORM = "/desk/intake", "application/x-www-form-urlencoded"
ROUNDS, WARM, EACH = 3, 5, 100  # intakes of each officer in a round
LONGEST = 15.0  # seconds that a round may take; then what was done counts
AIM = 100  # a second: ten times what a well-known open case system does on such a machine
STATEMENTS = 12
_born = count(1980)


class Desk:
    """An officer at the desk with the forms of some procedures open, and the people who stand in line."""

    def __init__(self, port: int, username: str) -> None:
        from bench.citizens import citizens

        self.browser = Browser(port)
        self.browser.sign_in(username)
        self.forms = cycle([self.open(code) for code in PROCEDURES])
        self.line = citizens(next(_born))

    def open(self, procedure: str) -> Fields:
        """The form of a procedure, its questions answered with the first answer and all of its papers ticked."""
        fields = answered(self.browser.get(f"{PATH}?procedure={procedure}"))
        return form(self.browser.ask("POST", PATH, 200, body=urlencode(fields))[1], end="receive")

    def take(self) -> None:
        """One intake: the form of the next procedure, filled in for the next person."""
        self.browser.post(PATH, filled(next(self.forms), next(self.line)))

    def look(self) -> None:
        """The site's smallest page."""
        self.browser.get("/suc-khoe")


def answered(page: str) -> Fields:
    """The form of a page, each of its questions answered with the first answer, and the press that ticks all papers."""
    asked = re.findall(r'name="(answer-[^"]+)" value="([^"]+)"', page)
    return [*form(page, all="1"), *dict(reversed(asked)).items()]


def filled(fields: Fields, who: "PersonFacts") -> Fields:
    """The form with a person typed in; its mark is new each time, since a form is good for one intake."""
    typed = {
        "token": secrets.token_urlsafe(16), "p-scan": who.papers[0].number, "p-name": who.name,
        "p-born": str(who.born), "p-sex": "F", "p-phone": who.phone, "p-address": who.address,
    }  # fmt: skip
    return [(name, typed.get(name, value)) for name, value in fields]


def measure(ward: Ward) -> Iterator[Figure]:
    """By one, then by four; the middle of some rounds, each over new connections."""
    port = ward.serve()
    for n in (1, len(OFFICERS)):
        desks = [Desk(port, name) for name in OFFICERS[:n]]
        pages, intakes, took = [], [], []
        used = 0.0
        for _ in range(ROUNDS):
            for desk in desks:  # by chance they share one worker of the server or not, so we cast again
                desk.browser.close()
            pages.append(together(desks, Desk.look)[0])
            begun = busy(ward)
            done, each = together(desks, Desk.take)
            used += busy(ward) - begun
            intakes.append(done)
            took += each
        name = f"intakes over HTTP, {n} officer{'s' if n > 1 else ''}"
        yield rate(name, median(intakes), median(pages), "the site's smallest page, asked by as many", AIM)
        yield Figure("  median of one", median(took) * 1e3, " ms")
        yield Figure("  95th percentile", percentile(took, 0.95) * 1e3, " ms")
        each_used = used / (len(took) + ROUNDS * WARM * n)
        yield Figure("  processor time of one, server and database", each_used * 1e3, " ms")
    ward.rest()
    yield most("  SQL statements of an intake's POST", statements(ward), "", STATEMENTS)


def busy(ward: Ward) -> float:
    """Seconds of the processor that the running ward has used so far."""
    return sum(processor(pids) for pids in parts(ward).values())


def together(desks: list[Desk], work: Callable[[Desk], None]) -> tuple[float, list[float]]:
    """All desks at once: how many a second of all of them, and how long each one took, in seconds."""

    def day(desk: Desk) -> list[float]:
        took = []
        for _ in range(EACH):
            took.append(seconds(lambda: work(desk)))
            if perf_counter() > end:
                break
        return took

    for desk in desks:
        for _ in range(WARM):
            work(desk)
    begun = perf_counter()
    end = begun + LONGEST
    with ThreadPoolExecutor(len(desks)) as pool:
        took = [one for found in pool.map(day, desks) for one in found]
    return len(took) / (perf_counter() - begun), took


def statements(ward: Ward) -> int:
    """How many statements the POST of an intake sends, from the session on; asked of the site in this process."""
    ward.open()
    from bench.citizens import citizens
    from bench.pages import signed_in
    from bench.statements import counted

    client, people = signed_in("minh"), citizens(next(_born))
    fields = answered(client.get(f"{PATH}?procedure={PROCEDURES[0]}").content.decode())
    fields = form(client.post(PATH, urlencode(fields), FORM).content.decode(), end="receive")

    def take() -> None:
        answer = client.post(PATH, urlencode(filled(fields, next(people))), FORM)
        assert answer.status_code == 302

    take()  # versions are in memory afterwards, as they are at a desk that is at work
    return counted(take)
