"""A measured figure beside its baseline and its aim, and how it is printed."""

from collections.abc import Callable
from dataclasses import dataclass

HEAD = ("", "ours", "baseline", "ratio", "aim", "met")
WIDTHS = (44, 14, 14, 7, 14, 3)


@dataclass(frozen=True, slots=True)
class Figure:
    """`ours` and `base` are in `unit`; `against` says what the baseline is. `met` None: there is no aim."""

    name: str
    ours: float
    unit: str
    base: float | None = None
    against: str = ""
    aim: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """Ours by the baseline."""
        return self.ours / self.base if self.base else None


def rate(name: str, ours: float, base: float | None, against: str, least: float | None = None) -> Figure:
    """So many a second; at least `least` is aimed at."""
    aim = f"≥ {number(least)}/s" if least else ""
    return Figure(name, ours, "/s", base, against, aim, ours >= least if least else None)


def cost(name: str, ours: float, base: float, against: str, most: float) -> Figure:
    """Seconds a piece, shown as milliseconds; at most `most` times the baseline is aimed at."""
    return Figure(name, ours * 1e3, " ms", base * 1e3, against, f"≤ {most:g} ×", ours <= most * base)


def most(
    name: str, ours: float, unit: str, aim: float, base: float | None = None, against: str = ""
) -> Figure:
    """A number that should not be larger than `aim`."""
    return Figure(name, ours, unit, base, against, f"≤ {number(aim)}{unit}", ours <= aim)


def number(n: float) -> str:
    """As many digits as say something."""
    return f"{n:,.0f}" if n >= 100 or n == int(n) else f"{n:.1f}" if n >= 10 else f"{n:.2f}"


def line(figure: Figure) -> str:
    """The figure in one line, and what it is measured against in a second one."""
    base = f"{number(figure.base)}{figure.unit}" if figure.base is not None else "–"
    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else "–"
    met = {None: "–", True: "yes", False: "NO"}[figure.met]
    cells = (figure.name, f"{number(figure.ours)}{figure.unit}", base, ratio, figure.aim or "–", met)
    below = f"\n    against {figure.against}" if figure.against else ""
    return row(cells) + below


def row(cells: tuple[str, ...]) -> str:
    """Cells in columns: the name to the left, the rest to the right."""
    sides: list[Callable[[str, int], str]] = [str.ljust, *[str.rjust] * (len(WIDTHS) - 1)]
    return "  ".join(side(cell, width) for side, cell, width in zip(sides, cells, WIDTHS, strict=True))
