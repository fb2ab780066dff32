"""Sort keys in the order of the Vietnamese alphabet, for a database without Vietnamese collation.

A key is plain ASCII, so Python and PostgreSQL's "C" collation sort it alike. Word by word, letters
come before tones: an, án, anh. Tones in the dictionary's order: ngang, huyền, hỏi, ngã, sắc, nặng.
"""

import unicodedata

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# two places for each letter, itself and its rank among its sisters: a ă â, d đ, e ê, o ô ơ, u ư
_SISTERS = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}


def sort_key(name: str) -> str:
    """The key of a person's name: by tên (the last word), then họ and chữ đệm."""
    words = _words(name)
    return " ".join(words[-1:] + words[:-1])


def alphabet_key(text: str) -> str:
    """The key of any other text, in the order it is written."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return [key for key in map(_word, words) if key[0] != " "]


def _word(word: str) -> str:
    """Letters, a space, tones: the space sorts before any letter. hoà and hòa have one key."""
    parts = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    tones = "".join(_TONES[c] for c in parts if c in _TONES)
    return f"{''.join(map(_letter, letters))} {tones or '0'}"


def _letter(letter: str) -> str:
    if letter in _SISTERS:
        return _SISTERS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if not base.isalnum():
        return ""
    return f"{base}0" if base.isascii() else f"~{ord(base):06x}"  # other scripts after z
