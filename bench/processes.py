"""What the processes of the running ward use: memory as their proportional share, and the processor."""

import os
from pathlib import Path

from bench.ward import Ward

TICKS = os.sysconf("SC_CLK_TCK")  # a second


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
    """Their memory: what processes share is counted once (PSS)."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def processor(pids: list[int]) -> float:
    """Seconds of the processor that they have used since they began."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS
