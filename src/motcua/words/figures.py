"""Figures as the State writes them: dot for thousands, comma for decimals, counts of people padded."""

from decimal import Decimal
from fractions import Fraction

from motcua.words.spelling import number_in_words

NONE_AROSE = "không phát sinh"  # a rate of nothing is not 0%


def thousands(n: int) -> str:
    """2740 is "2.740"."""
    return f"{n:,d}".replace(",", ".")


def padded(n: int) -> str:
    """6 is "06": how papers write small counts, by custom."""
    return f"{n:02d}"


def people(n: int, noun: str = "đồng chí") -> str:
    """6 is "06 đồng chí"."""
    return f"{padded(n)} {noun}"


def in_both(n: int) -> str:
    """2 is "02 (hai)": figures and words, for copies and sheets on papers."""
    return f"{padded(n)} ({number_in_words(n)})"


def rate(part: int | Fraction, whole: int | Fraction, places: int = 2) -> Decimal | None:
    """Per cent, exact, rounded half-up; None when there is nothing to take a rate of."""
    if whole == 0:
        return None
    units = Fraction(part) * 100 * 10**places / Fraction(whole)
    size = int(abs(units) + Fraction(1, 2))
    return Decimal(size if units >= 0 else -size).scaleb(-places)


def rate_text(part: int | Fraction, whole: int | Fraction, places: int = 2) -> str:
    """257 of 365 is "70,41"; of nothing "không phát sinh"."""
    value = rate(part, whole, places)
    return NONE_AROSE if value is None else f"{value:,f}".translate(_COMMA)


def percent(part: int | Fraction, whole: int | Fraction, places: int = 2) -> str:
    """257 of 365 is "70,41%", 6 of 6 "100%"; of nothing "không phát sinh"."""
    text = rate_text(part, whole, places)
    return text if text == NONE_AROSE else f"{text.removesuffix(',' + '0' * places)}%"


_COMMA = str.maketrans(",.", ".,")
