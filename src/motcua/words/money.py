"""Money: whole đồng, in figures and in words."""

from motcua.words.figures import thousands
from motcua.words.letters import capital
from motcua.words.spelling import EmptyTens, number_in_words


def money(amount: int) -> str:
    """10000 is "10.000 đồng"."""
    return f"{thousands(amount)} đồng"


def money_short(amount: int) -> str:
    """10000 is "10.000 đ": in tables only."""
    return f"{thousands(amount)} đ"


def money_in_words(amount: int, *, empty_tens: EmptyTens = "linh") -> str:
    """105000 is "Một trăm linh năm nghìn đồng", as receipts ask. ValueError below 0."""
    words = number_in_words(amount, empty_tens=empty_tens)
    return f"{capital(words)} đồng"
