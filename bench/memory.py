"""The memory of the whole running ward (web server, worker, database) after some load, against itself just started."""

from collections.abc import Iterator

from bench.browser import Browser
from bench.figures import Figure, most
from bench.officers import OFFICERS, Desk
from bench.processes import megabytes, parts
from bench.ward import Ward

ROUNDS = 30
PAGES = ("/", "/thu-tuc", "/tim?q=khai+sinh", "/ho-so")
DESK = ("/desk/", "/desk/hand-over", "/desk/find?q=nguyen", "/desk/reports/")
AIM = 400  # MB


def measure(ward: Ward) -> Iterator[Figure]:
    """Each officer takes in and looks around, citizens look around; then everything is added up."""
    port = ward.serve()
    assert ward.serving
    start = {name: megabytes(pids) for name, pids in parts(ward).items()}
    desks = [Desk(port, name) for name in OFFICERS]
    citizen = Browser(port)
    for _ in range(ROUNDS):
        for desk in desks:
            desk.take()
            for path in DESK:
                desk.browser.get(path)
        for path in PAGES:
            citizen.get(path)
    after = {name: megabytes(pids) for name, pids in parts(ward).items()}
    whole, before = sum(after.values()), sum(start.values())
    yield most("memory of the running ward", whole, " MB", AIM, before, "the same just started")
    for name, size in after.items():
        yield Figure(f"  {name}", size, " MB", start[name])
    ward.rest()
