"""The text of a short message: without marks, so that any phone shows it and one message holds it."""

import unicodedata

_PLAIN = str.maketrans("đĐ“”‘’–—·•`", "dD\"\"''--..'")
_TWO_PLACES = frozenset("[]{}^~|\\")  # in the GSM alphabet these cost two characters


def sms_text(text: str, *, at_most: int = 160) -> str:
    """ "Hồ sơ đã có kết quả" is "Ho so da co ket qua". ValueError, in Vietnamese, when it does not fit."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    message = " ".join("".join(c if c.isprintable() else " " for c in plain if c.isascii()).split())
    length = len(message) + sum(c in _TWO_PLACES for c in message)
    if length > at_most:
        raise ValueError(f"Tin nhắn nhiều nhất {at_most} ký tự, đang có {length}")
    return message
