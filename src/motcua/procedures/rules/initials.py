"""Names by the first letters of their words, as the counter types them: "xn hn", "xnhn", "ctbs". Pure.

No Vietnamese word is written without a vowel, so what has none is initials; and so are a few letters each that no
name has as a word. The letters stand for neighbouring words; where they leave words out, at least two that are
neighbours stand together.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from motcua.words import fold, initials_in

LEAST, MOST = 2, 10  # letters
RUN = 3  # letters of a run typed apart
VOWELS = frozenset("aeiou")  # y is folded to i


def are_initials(text: str) -> bool:
    """May these be initials? Short runs, or one run that no word can be: not "khai sinh", not "doc than"."""
    words = fold(text).split()
    if not words or not LEAST <= sum(map(len, words)) <= MOST:
        return False
    return all(len(word) <= RUN or not VOWELS & set(word) for word in words)


def are_surely_initials(text: str) -> bool:
    """No word among them: not "so do", not "ho"."""
    return are_initials(text) and not any(VOWELS & set(word) for word in fold(text).split())


def initials_at(text: str, name: str) -> tuple[int, ...]:
    """Where in `name` the letters begin words, as offsets: neighbours first, then in runs; empty when they do not."""
    for split in splits(text):
        if found := initials_in(split, name):
            return found
    return ()


def begun_by(text: str, lines: Mapping[str, Iterable[int]]) -> dict[int, float]:
    """Of lines of initials, each with its places: those places that the letters lead to, with how surely (0.5 to 1).
    Nothing when the letters may be a word."""
    if not are_surely_initials(text) or len(text.replace(" ", "")) < RUN:
        return {}
    near: dict[int, float] = {}
    for line, places in lines.items():
        if has := _within(text, line):
            near.update((place, max(near.get(place, 0.0), 0.5 + has / 2)) for place in places)
    return near


def _within(text: str, line: str) -> float:
    """How near the letters are to being all initials of a name (`line`), 0 to 1; 0: they are none of it.

    Neighbours count before runs with words left out between, a beginning before a middle, a short name before a long.
    """
    for n, split in enumerate(splits(text)):
        at, begins = 0, -1
        for run in split.split():
            at = line.find(run, at)
            if at < 0:
                break
            begins = at if begins < 0 else begins
            at += len(run)
        else:
            whole = len(split.replace(" ", "")) / len(line)
            return round(
                0.4 * whole + (0.3 if begins == 0 else 0.0) + (0.3 if n == 0 and " " not in split else 0.0), 4
            )
    return 0.0


@lru_cache(maxsize=64)
def splits(text: str) -> tuple[str, ...]:
    """The ways to read the letters: as they were typed, then one run cut into two or three of two letters or more."""
    run = fold(text)
    if " " in run or len(run) < 2 * LEAST:
        return (run,)
    return (run, *(" ".join(parts) for n in (2, 3) for parts in _cut(run, n)))


def _cut(run: str, n: int) -> Iterator[tuple[str, ...]]:
    if n == 1:
        yield (run,)
        return
    for end in range(LEAST, len(run) - LEAST * (n - 1) + 1):
        for rest in _cut(run[end:], n - 1):
            yield (run[:end], *rest)
