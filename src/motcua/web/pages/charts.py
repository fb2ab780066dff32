"""Charts laid out for SVG: bars from nought, one unit to an axis, every label beside its bar. Pure.

Lengths are whole units of the view box, since a float would print with a decimal comma.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from motcua.words import percent, thousands

WIDTH = 420
_LABEL = 21  # letters of a label on one line


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart. `href` opens what was counted; `rest` is the sum of all that is not named."""

    label: str
    value: int
    href: str = ""
    note: str = ""
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """How long one procedure takes, in days: half are done by `half`, 9 of 10 by `most`; `law` allows."""

    label: str
    half: float
    most: float
    law: float
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    point: Point
    text: str
    share: str = ""
    lines: tuple[tuple[int, str], ...] = ()  # the label, each line with its y

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def share_x(self) -> int:
        return self.end + 18 + 8 * len(self.text)


@dataclass(frozen=True, slots=True)
class Chart:
    """A laid-out chart: `bars` or `spans`, with the ticks of its one axis."""

    kind: str
    height: int
    bars: tuple[Bar, ...] = ()
    spans: tuple["SpanRow", ...] = ()
    ticks: tuple[Tick, ...] = ()
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class SpanRow:
    y: int
    half: int
    most: int
    law: int
    span: Span
    lines: tuple[tuple[int, str], ...]


def columns(points: Sequence[Point]) -> Chart:
    """Upright bars, for months and other steps of time; a point's note stands under its label."""
    left, top, base = 36, 20, 140
    high, step = _scale(max((p.value for p in points), default=0))
    slot = (WIDTH - left) / max(len(points), 1)
    bars = []
    for n, p in enumerate(points):
        tall = round((base - top) * p.value / high)
        width = round(min(slot * 0.68, 64))
        x = round(left + slot * n + (slot - width) / 2)
        bars.append(Bar(x, base - tall, width, tall, p, thousands(p.value)))
    ticks = [Tick(round(base - (base - top) * v / high), thousands(v)) for v in range(0, high + 1, step)]
    return Chart("columns", 178 if any(p.note for p in points) else 162, tuple(bars), ticks=tuple(ticks))


def rows(points: Sequence[Point]) -> Chart:
    """Lying bars with the count and its share of the sum, for fields and other kinds."""
    left, room, tall = 126, 180, 21
    most = max((p.value for p in points), default=0) or 1
    whole = sum(p.value for p in points)
    shares = [percent(p.value, whole, 1) if whole else "" for p in points]
    if any("," in share for share in shares):  # beside "24,6%" stands "60,0%"
        shares = [share if "," in share or not share else f"{share[:-1]},0%" for share in shares]
    bars = []
    for n, p in enumerate(points):
        y = n * 31 + 4
        width = max(round(room * p.value / most), 1)
        bars.append(
            Bar(left, y, width, tall, p, thousands(p.value), shares[n], _label_lines(p.label, y + tall // 2))
        )
    return Chart("rows", len(points) * 31, tuple(bars))


def spans(items: Sequence[Span]) -> Chart:
    """Legal and real time on one scale of days."""
    left, right, step_y = 146, 396, 30
    high, step = _scale(round(max((max(s.most, s.law) for s in items), default=1) + 0.49))
    base = len(items) * step_y + 8

    def x(days: float) -> int:
        return round(left + (right - left) * days / high)

    laid = tuple(
        SpanRow(n * step_y + 16, x(s.half), x(s.most), x(s.law), s, _label_lines(s.label, n * step_y + 16))
        for n, s in enumerate(items)
    )
    ticks = [Tick(x(v), str(v) if v < high else f"{v} ngày") for v in range(0, high + 1, step)]
    return Chart("spans", base + 22, spans=laid, ticks=tuple(ticks))


@dataclass(frozen=True, slots=True)
class Block:
    """One dossier of somebody's load, drawn as a block that can be counted."""

    x: int
    y: int
    look: str


@dataclass(frozen=True, slots=True)
class Load:
    blocks: tuple[Block, ...]
    width: int
    height: int


def load(today: int, tomorrow: int, later: int, in_line: int = 12) -> Load:
    """Blocks for what is due today, tomorrow and after, `in_line` to a line."""
    looks = ["gold"] * today + ["link"] * tomorrow + ["hollow"] * later
    blocks = tuple(Block(n % in_line * 12 + 1, n // in_line * 21 + 1, look) for n, look in enumerate(looks))
    lines = (len(looks) + in_line - 1) // in_line or 1
    return Load(blocks, in_line * 12 + 2, lines * 21)


def _scale(value: int) -> tuple[int, int]:
    """The end of an axis and its step: at most five steps of 1, 2 or 5 times a power of ten."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * 5 >= value:
                return max(-(-value // step), 1) * step, step
        size *= 10


def _label_lines(label: str, middle: int) -> tuple[tuple[int, str], ...]:
    """At most two lines around `middle`; what does not fit ends in "…" and stands whole in the table."""
    lines = wrap(label, _LABEL, max_lines=2, placeholder="…") or [""]
    first = middle + 5 - (len(lines) - 1) * 7
    return tuple((first + n * 14, line) for n, line in enumerate(lines))
