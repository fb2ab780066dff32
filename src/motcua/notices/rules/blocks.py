"""The blocks of a layout: each is read once, and made again for every paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from motcua.documents.rules import Block, Column, Frame, Head, Para, Sign, Signs, Square, Strip, Table, Title
from motcua.notices.rules.forms import Facts
from motcua.notices.rules.reader import Reader
from motcua.notices.rules.words import Text

LOOKS = {"line": "", "body": "body", "center": "center", "right": "right", "part": "part", "heading": "heading",
         "item": "item", "big": "big"}  # fmt: skip
CONDITIONS = ("if", "unless", "only")
Slots = Mapping[str, str]
Make = Callable[[Slots, Facts], Block]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, and when it stands: `needs` a slot that has a value, `lacks` one that has none; `only` "ours" (an
    office may switch it off) or "law" (it takes the place of ours then)."""

    make: Make
    needs: str
    lacks: str
    only: str
    uses: frozenset[str]  # slots, of this block and within it

    def stands(self, slots: Slots, *, ours: bool) -> bool:
        """Is it on this paper?"""
        if self.only and (self.only == "ours") != ours:
            return False
        return bool(not self.needs or slots.get(self.needs)) and not (self.lacks and slots.get(self.lacks))


HALF = 26  # capitals that stand on one line at the left of a head


def piece(at: Reader) -> Piece:
    """One block: a map of its kind, and of the conditions under which it stands."""
    kinds = [str(name) for name in at.said if name not in CONDITIONS]
    if len(kinds) != 1 or kinds[0] not in {**LOOKS, **KINDS}:
        raise at.wrong(f"mỗi khối có đúng một loại trong {', '.join((*LOOKS, *KINDS))}")
    kind, said = kinds[0], at.said[kinds[0]]
    make = para(at, said, LOOKS[kind]) if kind in LOOKS else KINDS[kind](at, said)
    only = at.one_of("only", ("", "ours", "law"), "")
    needs, lacks = at.slot("if"), at.slot("unless")
    return Piece(make, needs, lacks, only, frozenset(at.uses))


def para(at: Reader, said: Any, look: str) -> Make:
    words = at.words(said)
    return lambda slots, _: Para(words.filled(slots), look)


def head(at: Reader, said: Any) -> Make:
    one = at.inside(said)
    above, body = ([at.words(line) for line in one.listed(name)] for name in ("above", "body"))
    number, place = one.filling("number", ""), one.filling("place", "")
    one.done()

    def capitals(lines: Sequence[Text], slots: Slots) -> tuple[str, ...]:
        return tuple(filter(None, (line.plain(slots).upper() for line in lines)))

    return lambda slots, _: Head(
        capitals(above, slots),
        tuple(half for line in capitals(body, slots) for half in halves(line)),
        number.plain(slots),
        place.plain(slots),
    )


def halves(line: str) -> tuple[str, ...]:
    """A line that the left half of a head cannot hold, in two about as long as each other."""
    blanks = [at for at, letter in enumerate(line) if letter == " "]
    if len(line) <= HALF or not blanks:
        return (line,)
    middle = min(blanks, key=lambda at: abs(2 * at - len(line)))
    return line[:middle], line[middle + 1 :]


def title(at: Reader, said: Any) -> Make:
    one = at.inside(said)
    name, under = one.filling("name"), [at.words(line) for line in one.listed("under")]
    one.done()
    return lambda slots, _: Title(
        name.plain(slots), tuple(line.filled(slots) for line in under if line.said(slots))
    )


def square(at: Reader, said: Any) -> Make:
    one = at.inside(said)
    link, says = one.filling("link"), one.text("says")
    one.done()
    return lambda slots, _: Square(link.plain(slots), says)


def table(at: Reader, said: Any) -> Make:
    """Its rows come from a source of the form; without any, one empty row is left to be filled in by hand."""
    one = at.inside(said)
    source, name = one.one_of("rows", tuple(at.form.rows), ""), one.text("name")
    known = frozenset(at.form.rows[source])
    columns, cells = [], []
    for each in map(at.inside, one.listed("columns")):
        align = each.one_of("align", ("left", "center", "right"), "left")
        share = each.one_of("share", tuple(map(str, range(13))), "1")
        columns.append(Column(each.text("head"), int(share), cast(Any, align), each.text("group", "")))
        cells.append(at.words(each.text("cell", ""), known))
        each.done()
    one.done()
    if not columns:
        raise at.wrong("bảng chưa có cột nào (columns)")
    empty = tuple(() for _ in cells)

    def make(_: Slots, facts: Facts) -> Table:
        rows = tuple(tuple(cell.filled(row, "") for cell in cells) for row in facts.rows.get(source, ()))
        return Table(name, tuple(columns), rows or (empty,))

    return make


def paras(at: Reader, one: Reader) -> Callable[[Slots, Facts], tuple[Para, ...]]:
    """Paragraphs within a block: words, or maps as a block has them."""
    pieces = [
        piece(at.inside(each if isinstance(each, Mapping) else {"line": each}))
        for each in one.listed("paras")
    ]
    return lambda slots, facts: tuple(
        made for p in pieces if p.stands(slots, ours=True) and isinstance(made := p.make(slots, facts), Para)
    )


def frame(at: Reader, said: Any) -> Make:
    """Without a value for its large word there is no label either."""
    one = at.inside(said)
    inside, label, large = paras(at, one), one.text("label", ""), one.filling("large", "")
    one.done()

    def make(slots: Slots, facts: Facts) -> Frame:
        big = large.plain(slots)
        return Frame(inside(slots, facts), label if big else "", big)

    return make


def signs(at: Reader, said: Any) -> Make:
    one = at.inside(said)
    made: list[tuple[list[Text], Text, Text]] = []
    for each in map(at.inside, one.listed("signs")):
        titles = [at.words(line) for line in each.listed("titles")]
        made.append((titles, each.filling("note", ""), each.filling("name", "")))
        each.done()
    receivers = [at.words(line) for line in one.listed("receivers")]
    one.done()

    def make(slots: Slots, _: Facts) -> Signs:
        signed = (
            Sign(tuple(line.plain(slots) for line in titles), note.plain(slots), name.plain(slots))
            for titles, note, name in made
        )
        return Signs(tuple(signed), tuple(line.plain(slots) for line in receivers))

    return make


def strip(at: Reader, said: Any) -> Make:
    one = at.inside(said)
    inside = paras(at, one)
    one.done()
    return lambda slots, facts: Strip(facts.weeks, inside(slots, facts), facts.gap)


KINDS: Mapping[str, Callable[[Reader, Any], Make]] = {
    "head": head, "title": title, "square": square, "table": table, "frame": frame, "signs": signs, "strip": strip,
}  # fmt: skip
