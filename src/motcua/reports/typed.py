"""What the officer typed beside what was computed: a number that stands in the place of a figure and differs. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from motcua.reports.narrative import Said, Slot
from motcua.reports.outline import OUTLINE, paragraphs

TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+|\S")
LIKE = 0.5  # how much of a line must be as drafted, for its numbers to be held against the draft's
COMPARED = 2_000  # letters of a line; a longer one is no sentence of ours


@dataclass(frozen=True, slots=True)
class Differs:
    """A typed number in the place of a figure that comes to something else."""

    name: str
    typed: str
    computed: str


@dataclass(frozen=True, slots=True)
class Line:
    """A typed line in pieces; a piece that differs carries what was computed. `own`: numbers that nothing of ours
    stands behind."""

    pieces: tuple[tuple[str, Differs | None], ...]
    own: tuple[str, ...]

    @property
    def differs(self) -> tuple[Differs, ...]:
        return tuple(found for _, found in self.pieces if found)


@dataclass(frozen=True, slots=True)
class Marked:
    """A typed number to keep with the report: in which part, in the place of which figure, and what that comes to
    (both "": nothing of ours stands behind it)."""

    section: str
    name: str
    typed: str
    computed: str


def marked(sections: Mapping[str, str], drafted: Mapping[str, Sequence[Said]]) -> list[Marked]:
    """Every number in the words of a report that is not its figure's, in the order of the outline."""
    found = []
    for section in OUTLINE:
        for line in compare(sections.get(section.key, ""), drafted[section.key]):
            found += [Marked(section.name, d.name, d.typed, d.computed) for d in line.differs]
            found += [Marked(section.name, "", number, "") for number in line.own]
    return found


def compare(text: str, drafted: Sequence[Said]) -> list[Line]:
    """Each typed line, held against the drafted line that it is most like."""
    known = [list(tokens(said)) for said in drafted]
    return [_line(line, known) for line in paragraphs(text)]


def tokens(said: Said) -> Iterator[tuple[str, Slot | None]]:
    """The words and numbers of a drafted line; the number of a figure with its slot."""
    for part in said:
        slot = part if isinstance(part, Slot) else None
        for word in TOKEN.findall(part if isinstance(part, str) else part.text):
            yield word, slot if word[0].isdigit() else None


def shape(word: str) -> str:
    """A number is like any other number; capitals do not matter."""
    return "#" if word[0].isdigit() else word.lower()


def _line(line: str, known: Sequence[Sequence[tuple[str, Slot | None]]]) -> Line:
    found = list(TOKEN.finditer(line))
    typed = [m[0] for m in found]
    beside: dict[int, tuple[str, Slot | None]] = {}
    if len(line) <= COMPARED and (best := _likest(typed, known)) is not None:
        shapes = [shape(word) for word, _ in best], [shape(word) for word in typed]
        blocks = SequenceMatcher(None, *shapes, autojunk=False).get_matching_blocks()
        beside = {b.b + n: best[b.a + n] for b in blocks for n in range(b.size)}
    pieces: list[tuple[str, Differs | None]] = []
    own, at = [], 0
    for n, m in enumerate(found):
        if not m[0][0].isdigit():
            continue
        word, slot = beside.get(n, ("", None))
        if slot and value(m[0]) != value(slot.text):
            pieces += [(line[at : m.start()], None), (m[0], Differs(slot.name, m[0], slot.text))]
            at = m.end()
        elif not slot and m[0] != word:
            own.append(_whole(line, m))
    return Line((*pieces, (line[at:], None)), tuple(dict.fromkeys(own)))


def _likest(
    typed: Sequence[str], known: Sequence[Sequence[tuple[str, Slot | None]]]
) -> Sequence[tuple[str, Slot | None]] | None:
    """The drafted line that shares the most words; None when none shares half of them. Of lines that differ in their
    numbers alone, the one that shares the most of these."""
    best, most = None, 0.0
    shapes = [shape(word) for word in typed]
    for line in known:
        alike = _alike([shape(word) for word, _ in line], shapes)
        if alike >= LIKE and (both := alike + _alike([word for word, _ in line], typed)) > most:
            best, most = line, both
    return best


def _alike(a: Sequence[str], b: Sequence[str]) -> float:
    """From 0 to 1."""
    match = SequenceMatcher(None, a, b, autojunk=False)
    return match.ratio() if match.quick_ratio() >= LIKE else 0.0


def _whole(line: str, number: re.Match[str]) -> str:
    """The word around a number: "15/3/2022", "21/KH-UBND"."""
    start = line.rfind(" ", 0, number.start()) + 1
    end = line.find(" ", number.end())
    return line[start : end if end >= 0 else None].strip(".,;:()[]“”\"'")


def value(number: str) -> str:
    """The same however it is written: "06" and "6", "2.740" and "2740", "100%" and "100,00%"."""
    whole, _, decimals = number.rstrip("%").replace(".", "").partition(",")
    return f"{whole.lstrip('0') or '0'},{decimals.rstrip('0')}"
