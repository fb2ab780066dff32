"""Progress of long work, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


@contextmanager
def bar(total: int | None, words: str, unit: str = " việc") -> Iterator[Callable[[], None]]:
    """A bar while a terminal or a log looks on; the value is called once a step."""
    with tqdm(
        total=total, desc=words, unit=unit, file=sys.stderr, mininterval=0.5, dynamic_ncols=True
    ) as shown:

        def step() -> None:
            shown.update()

        yield step
