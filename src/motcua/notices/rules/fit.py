"""Does a paper of A5 keep to its page? Told from its words; if not: smaller letters, no calendar, and at last A4.

Measured in em of the paper's own letters (10,9 pt, tight 9,6 pt), as `documents/paper.typ` sets them; what it guesses
is a little more than what is needed (tests hold it against the PDF)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import ceil

from motcua.documents.rules import Block, Frame, Head, Paper, Para, Signs, Square, Strip, Table, Title, text

WIDE, HIGH = (34.2, 38.8), (54.4, 60.4)  # of a sheet of A5: as it is, tight
LINE = 1.17
SQUARE = 7.6  # what the square code takes of the lines beside it
CAPITAL, NARROW = 0.68, frozenset("iljtIr.,;:()/ -'|!")


def fitted(paper: Paper) -> Paper:
    """The paper as it keeps to its page; papers of A4 may run on."""
    if paper.size != "a5":
        return paper
    for tight in (False, True):
        if _keeps(paper, tight):
            return replace(paper, tight=tight)
    plain = replace(paper, sheets=tuple(tuple(_undrawn(b) for b in sheet) for sheet in paper.sheets))
    if _keeps(plain, True):
        return replace(plain, tight=True)
    return replace(paper, size="a4", tight=True)


def _undrawn(block: Block) -> Block:
    return replace(block, weeks=()) if isinstance(block, Strip) else block


def _keeps(paper: Paper, tight: bool) -> bool:
    return all(_height(sheet, WIDE[tight]) <= HIGH[tight] for sheet in paper.sheets)


def _height(sheet: Iterable[Block], wide: float) -> float:
    """How high the blocks are, one below the other."""
    high, beside = 0.0, False
    for block in sheet:
        beside = isinstance(block, Square) or (beside and isinstance(block, Para))
        high += _of(block, wide - SQUARE if beside else wide)
    return high


def _of(block: Block, wide: float) -> float:
    match block:
        case Head():
            left = sum(_lines(line, 14.6) for line in (*block.above, *block.body, block.number) if line)
            return 1.0 + 1.07 * max(left, 3)
        case Title():
            return (
                1.4
                + 1.0 * _lines(block.name, wide / 1.25)
                + sum(LINE * _lines(text(w), wide) for w in block.under)
            )
        case Para():
            size = 1.5 if block.look == "big" else 1
            return LINE * size * _lines(text(block.words), wide / size)
        case Table():
            return _table(block, wide)
        case Frame():
            inner = wide - 2 - (_wide(block.label) + 2 if block.large else 0)
            return 1.6 + sum(_of(para, inner) for para in block.paras)
        case Signs():
            each = wide / max(len(block.signs), 1)
            names = max((_lines(sign.name, each) for sign in block.signs), default=1)
            return 4.2 + LINE * names
        case Strip():
            inner = (wide / 2 if block.weeks else wide) / 0.84
            said = sum(1.1 * _lines(text(para.words), inner) for para in block.paras)
            return 0.7 + 0.84 * max(said, 1.1 + 2.85 * len(block.weeks))
    return 0.0


def _table(block: Table, wide: float) -> float:
    """Columns without a share are as wide as their heads; the rest is shared."""
    fixed = [0.0 if c.share else 0.92 * (_wide(c.head) * 1.05 + 0.9) for c in block.columns]
    shares = sum(c.share for c in block.columns) or 1
    widths = [
        (f or (wide - sum(fixed)) * c.share / shares) / 0.92 - 0.8
        for f, c in zip(fixed, block.columns, strict=True)
    ]
    heads = (
        2
        if any(c.group for c in block.columns)
        else max(_lines(c.head, w) for c, w in zip(block.columns, widths, strict=True))
    )
    rows = (max(_lines(text(cell), w) for cell, w in zip(row, widths, strict=True)) for row in block.rows)
    return 0.5 + sum(0.15 + 1.07 * n for n in (heads, *rows))


def _lines(said: str, wide: float) -> int:
    """How many lines these words take: a line breaks before the word that does not fit."""
    return max(ceil(_wide(said) / (wide * 0.94)), said.count("\n") + 1)


@lru_cache(maxsize=4096)
def _wide(said: str) -> float:
    return sum(0.3 if c in NARROW else CAPITAL if c.isupper() else 0.49 for c in said)
