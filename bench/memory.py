"""The memory of the whole running ward (web server, worker, database) after some load, against itself just started.

The proportional share (PSS) of each process: what processes share is counted once.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.browser import Browser
from bench.figures import Figure, most
from bench.officers import OFFICERS, Desk
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


def parts(ward: Ward) -> dict[str, list[int]]:
    """The processes of web server and worker, and those of the database."""
    from motcua.config import cluster

    assert ward.serving
    postmaster = int((cluster.data_folder() / "postmaster.pid").read_text().split()[0])
    return {"web server and worker": tree(ward.serving.pid), "database": tree(postmaster)}


def tree(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += tree(int(child))
    return found


def megabytes(pids: list[int]) -> float:
    """The sum of their proportional shares."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024
