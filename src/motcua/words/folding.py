"""Folding: one form of a text for every search, whatever marks, case or spelling were typed."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
# đ has no decomposition; ð and ɖ are its look-alikes in old fonts; kí and ký are one word to those who search
_ALIKE = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d", "y": "i"})


def fold(text: str) -> str:
    """Words of letters and digits, lower case, without marks, y as i, one space between. Idempotent."""
    # twice: folding the case of a compatibility letter can give another one
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(_WORD.findall(_MARKS.sub("", plain).translate(_ALIKE)))


def initials(text: str) -> str:
    """The first letter of each folded word: "Xác nhận hôn nhân" is "xnhn"."""
    return "".join(word[0] for word in fold(text).split())


def initials_in(query: str, name: str) -> tuple[int, ...]:
    """Where in `name` (NFC) the letters of "xn hn" begin words, as offsets; empty when they do not.

    Each word of the query is a run of neighbouring words of the name; the runs keep their order.
    """
    starts = [(word.start(), fold(word.group())[:1]) for word in _WORD.finditer(name)]
    line = "".join(letter or " " for _, letter in starts)
    found: list[int] = []
    at = 0
    for run in fold(query).split():
        at = line.find(run, at)
        if at < 0:
            return ()
        found += [start for start, _ in starts[at : at + len(run)]]
        at += len(run)
    return tuple(found)
