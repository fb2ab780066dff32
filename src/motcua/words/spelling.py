"""Whole numbers in words, by the usage of State papers: nghìn, linh, mốt, tư, lăm."""

from typing import Literal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}  # hai mươi mốt, tư, lăm
_SCALES = ("", "nghìn", "triệu")

EmptyTens = Literal["linh", "lẻ"]  # 105: một trăm linh năm; lẻ in speech and in the South


def number_in_words(n: int, *, empty_tens: EmptyTens = "linh") -> str:
    """105 is "một trăm linh năm". Any whole number from 0; ValueError below it."""
    if n < 0:
        raise ValueError("Số viết bằng chữ không được âm")
    return " ".join(_words(n, empty_tens)) or _DIGITS[0]


def _words(n: int, empty_tens: str) -> list[str]:
    billions, rest = divmod(n, 10**9)
    words = [*_words(billions, empty_tens), "tỷ"] if billions else []  # nghìn tỷ, tỷ tỷ: tỷ repeats
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _group(group, empty_tens, inner=bool(words))
            words += [_SCALES[power]] if power else []
    return words


def _group(n: int, empty_tens: str, *, inner: bool) -> list[str]:
    """Up to 999; an inner group keeps its hundreds: "không trăm linh năm"."""
    hundreds, tens, units = n // 100, n // 10 % 10, n % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
    if tens == 0:
        return [*words, empty_tens, _DIGITS[units]] if words and units else [*words, *_unit(units)]
    if tens == 1:
        return [*words, "mười", *(["lăm"] if units == 5 else _unit(units))]
    return [*words, _DIGITS[tens], "mươi", *([_AFTER_TENS[units]] if units in _AFTER_TENS else _unit(units))]


def _unit(n: int) -> list[str]:
    return [_DIGITS[n]] if n else []
