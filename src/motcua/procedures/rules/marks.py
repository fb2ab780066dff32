"""The marks that were typed: a word without any says nothing, one with the wrong ones is another word. Pure."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from motcua.words import fold

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
CONTRADICTED = 0.25  # what a word counts when its letters match and its marks say another word
UNFINISHED = 0.5  # ... when only some of its marks were typed, by one who types tones elsewhere

Marks = frozenset[str]


def marked(text: str) -> Mapping[str, frozenset[Marks]]:
    """Folded word -> the marks that it stands with in the text; where in the word they stand does not matter."""
    found: dict[str, set[Marks]] = {}
    for word in text.split():
        marks = frozenset(c for c in unicodedata.normalize("NFD", word.lower()) if _is_mark(c))
        for part in fold(word).split():
            found.setdefault(part, set()).add(marks)
    return {word: frozenset(each) for word, each in found.items()}


def toned(typed: Mapping[str, frozenset[Marks]]) -> bool:
    """Whether the one who typed it types tones."""
    return any(marks & TONES for each in typed.values() for marks in each)


@lru_cache(maxsize=4096)
def agreement(typed: frozenset[Marks], name: frozenset[Marks], tones: bool) -> float:
    """How far the marks typed let a word be the name's: 1 when they are the same, or when none was typed."""
    best = CONTRADICTED
    for mine in typed:
        for theirs in name:
            if not mine or mine == theirs:
                return 1.0
            if mine < theirs:
                best = max(best, UNFINISHED if tones else 1.0)
    return best


def _is_mark(letter: str) -> bool:
    return letter == "đ" or unicodedata.combining(letter) > 0
