"""Cleaning: what is typed or sent becomes text that can be stored, hashed, compared and shown."""

import unicodedata

from motcua.words.figures import thousands

# Cc: NUL and other controls; Cf: zero-width and bidirectional marks; Cs: lone surrogates
_UNSEEN = {"Cc", "Cf", "Cs"}
# invisible too: what keeps a letter from its mark, letters and marks without a shape, the blank of dots
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))
)


def clean(text: str, *, at_most: int | None = None, lines: bool = False) -> str:
    """NFC on one line, without unseen characters, each run of blanks one space. Idempotent.

    With `lines`, line breaks stay (as "\\n", at most one empty line between two).
    ValueError, in Vietnamese, when more than `at_most` characters are left: nothing is cut silently.
    """
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", "".join(c for c in text if _is_seen(c)))
    if lines:
        rows = [" ".join(row.split()) for row in text.splitlines()]
        text = "\n".join(row for i, row in enumerate(rows) if row or (i and rows[i - 1])).strip("\n")
    else:
        text = " ".join(text.split())
    if at_most is not None and len(text) > at_most:
        raise ValueError(f"Nhiều nhất {thousands(at_most)} ký tự, đang có {thousands(len(text))}")
    return text


def _is_seen(c: str) -> bool:
    return c.isspace() or (unicodedata.category(c) not in _UNSEEN and c not in _BLANK)
