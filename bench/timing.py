"""How long things take on a machine that has other things to do: in turns, and by the middle of many."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def in_turns(
    ours: Callable[[], object], base: Callable[[], object], times: int, block: int = 10
) -> tuple[float, float]:
    """The median seconds of one call of each; blocks of calls take turns, and the first of each is a warm-up."""
    took: tuple[list[float], list[float]] = ([], [])
    for n in range(-1, max(times // block, 1)):
        for work, found in zip((ours, base), took, strict=True):
            block_took = [seconds(work) for _ in range(block)]
            if n >= 0:
                found.extend(block_took)
    return median(took[0]), median(took[1])


def percentile(took: Sequence[float], part: float) -> float:
    """The value that `part` of all stay below or at."""
    return sorted(took)[min(int(len(took) * part), len(took) - 1)]
