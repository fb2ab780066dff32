"""Drawings for papers, black on white: bars from nought with their numbers beside them. Pure, so they print everywhere.

Lengths are whole units of the view box. Letters are those of the papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

WIDTH = 520
_LETTERS = 'font-family="Tinos, Times New Roman, serif" font-size="13" fill="#000"'
_FILL, _LINE = "#3f3f3f", "#000"


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its label, its number as it is printed, and a remark below or behind it."""

    label: str
    value: int
    text: str
    note: str = ""


def columns(bars: Sequence[Bar]) -> str:
    """Upright bars, for months: the number above, label and note below."""
    top, tall = 22, 110
    base = top + tall
    most = max((b.value for b in bars), default=0) or 1
    slot = WIDTH // max(len(bars), 1)
    parts = [_line(0, base, WIDTH, base)]
    for n, b in enumerate(bars):
        wide = min(slot * 3 // 5, 60)
        high, middle = tall * b.value // most, slot * n + slot // 2
        parts += [
            _rect(middle - wide // 2, base - high, wide, high),
            _text(middle, base - high - 5, b.text, "middle", bold=True),
            _text(middle, base + 16, b.label, "middle"),
            _text(middle, base + 32, b.note, "middle"),
        ]
    return _drawing(base + 38, parts)


def rows(bars: Sequence[Bar], *, whole: int = 0) -> str:
    """Lying bars: label at the left, number and note behind. `whole`: the length of all, framed around each."""
    left, room, step = 190, 210, 26
    most = whole or max((b.value for b in bars), default=0) or 1
    parts = []
    for n, b in enumerate(bars):
        y = n * step + 4
        parts.append(_text(left - 8, y + 14, shorten(b.label, 34, placeholder="…"), "end"))
        if whole:
            parts.append(_frame(left, y, room, 18))
        long = room * b.value // most
        parts.append(_rect(left, y, long, 18))
        after = left + (room if whole else long) + 8
        parts.append(_text(after, y + 14, f"{b.text} {b.note}".strip(), "start", bold=True))
    return _drawing(len(bars) * step + 6, parts)


def _drawing(height: int, parts: Sequence[str]) -> str:
    inside = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">{inside}</svg>'


def _rect(x: int, y: int, width: int, height: int) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{_FILL}"/>'


def _frame(x: int, y: int, width: int, height: int) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" stroke="{_LINE}"/>'


def _line(x: int, y: int, x2: int, y2: int) -> str:
    return f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="{_LINE}"/>'


def _text(x: int, y: int, words: str, anchor: str, *, bold: bool = False) -> str:
    if not words:
        return ""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {_LETTERS}{weight}>{escape(words)}</text>'
