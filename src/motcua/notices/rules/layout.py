"""A layout as data, which of them holds on a day, and the paper that it makes of facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from motcua.documents.rules import Block, Paper, Size
from motcua.notices.rules.blocks import Piece, piece
from motcua.notices.rules.fit import fitted
from motcua.notices.rules.forms import FORMS, Facts
from motcua.notices.rules.reader import Reader

SIZES: tuple[Size, ...] = ("a5", "a4", "a4-wide")


@dataclass(frozen=True, slots=True)
class Copy:
    """One sheet of the paper (liên): its name, and the slots that stay empty on it."""

    name: str = ""
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of paper looks on the days of [since, until). `set`, `number`: of which forms, and which of them;
    `basis` names the text that prescribes it."""

    key: str
    set: str
    number: str
    name: str
    since: date
    until: date | None
    basis: str
    size: Size
    copies: tuple[Copy, ...]
    pieces: tuple[Piece, ...]

    def holds(self, on: date) -> bool:
        """Does its text prescribe it on that day?"""
        return self.since <= on and (self.until is None or on < self.until)


def form(layouts: Sequence[Layout], key: str, on: date) -> Layout | None:
    """The layout of that paper on that day: the newest one in force; when the last has ended and nobody has entered
    the next, that last one goes on, without its basis. None when there never was one."""
    begun = [each for each in layouts if each.key == key and each.since <= on]
    return max(begun, key=lambda each: (each.holds(on), each.since), default=None)


def compose(layout: Layout, facts: Facts, *, ours: bool) -> Paper:
    """What that paper says of these facts. Without `ours` it is the form of the law alone."""
    slots = {**facts.slots, "basis": layout.basis if layout.holds(facts.on) else ""}
    apart = {"copy"}.union(*(copy.without for copy in layout.copies))
    alike: dict[int, Block] = {}  # blocks that say the same on every sheet are made once
    sheets = []
    for copy in layout.copies:
        told = {name: said for name, said in slots.items() if name not in copy.without} | {"copy": copy.name}
        sheet = []
        for n, p in enumerate(layout.pieces):
            if p.stands(told, ours=ours):
                made = alike.get(n) or p.make(told, facts)
                sheet.append(made)
                if not p.uses & apart:
                    alike[n] = made
        sheets.append(tuple(sheet))
    return fitted(Paper(layout.name, layout.size, tuple(sheets)))


def parse(said: Any) -> Layout:
    """A layout from plain values (YAML, JSON). BadLayout says what is wrong, and where."""
    sheet = Reader(said, "mẫu")
    key = sheet.one_of("key", tuple(FORMS), "")
    sheet.where, sheet.form = f"mẫu {key}", FORMS[key]
    blocks = sheet.listed("blocks")
    if not blocks:
        raise sheet.wrong("chưa có khối nào (blocks)")
    sheet.taken.add("until")
    made = Layout(
        key=key, set=sheet.text("set"), number=sheet.text("number", ""), name=sheet.text("name"),
        since=sheet.day("since"), until=sheet.day("until") if said.get("until") else None,
        basis=sheet.text("basis", ""), size=cast(Size, sheet.one_of("size", SIZES, "a4")),
        copies=tuple(_copy(sheet.inside(each)) for each in sheet.listed("copies")) or (Copy(),),
        pieces=tuple(piece(Reader(b, f"mẫu {key}, khối {n}", sheet.form)) for n, b in enumerate(blocks, 1)),
    )  # fmt: skip
    sheet.done()
    if made.until and made.until <= made.since:
        raise sheet.wrong("until phải sau since")
    return made


def _copy(at: Reader) -> Copy:
    without = frozenset(map(str, at.listed("without")))
    if strange := without - at.form.slots:
        raise at.wrong(f"không có ô {{{min(strange)}}}")
    made = Copy(at.text("name"), without)
    at.done()
    return made
