"""The six-month report line by line: each figure with its definition and what was printed otherwise. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.reform.rules import REVENUE_WORDS
from motcua.reports.figures import FACTS, FIGURES, RATIOS, REVENUE, Fact, Figure, Ratio
from motcua.reports.forms import SixMonths
from motcua.reports.rules import Rate
from motcua.words import percent, thousands

COUNTED = (
    "procedures_posted", "procedures_online", "one_stop_staff", "received", "c6", "c7", "c8", "c9", "c10", "c11", "c12",
    "c13", "reappointed", "settled_broken",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a number (`whole` None) or a part of a whole with its rate; `defined` are what they count."""

    key: str
    name: str
    part: int
    whole: int | None
    text: str
    defined: tuple[Figure | Fact, ...]
    note: str = ""

    @property
    def rate(self) -> Rate | None:
        """Of a part of a whole."""
        return None if self.whole is None else Rate(self.part, self.whole)


def of_report(report: SixMonths) -> list[Line]:
    """All lines, in the order in which the report is read."""
    return [*numbers(report), *ratios(report), *revenue(report)]


def numbers(report: SixMonths) -> Iterator[Line]:
    """What is a count."""
    for key in COUNTED:
        value, figure = report.values[key], definition(key)
        yield Line(key, figure.name, value, None, thousands(value), (figure,), report.notes.get(key, ""))


def ratios(report: SixMonths) -> Iterator[Line]:
    """What is a part of a whole."""
    for ratio in RATIOS:
        if ratio.key in report.rates:
            yield ratio_line(ratio, report)


def ratio_line(ratio: Ratio, report: SixMonths) -> Line:
    """One of them."""
    rate = report.rates[ratio.key]
    defined = (definition(ratio.part), definition(ratio.whole))
    text = percent(rate.part, rate.whole)
    return Line(ratio.key, ratio.name, rate.part, rate.whole, text, defined, report.notes.get(ratio.key, ""))


def revenue(report: SixMonths) -> Iterator[Line]:
    """What the office states of its budget: an estimate says so in its name."""
    if stated := report.statement and report.statement.revenue:
        name = f"{FACTS[REVENUE].name}, {REVENUE_WORDS[stated.kind]}, triệu đồng"
        text, note = percent(stated.amount, stated.plan), report.notes.get(REVENUE, "")
        yield Line(REVENUE, name, stated.amount, stated.plan, text, (FACTS[REVENUE],), note)


def definition(key: str) -> Figure | Fact:
    """Of a figure or a fact."""
    return FIGURES[key] if key in FIGURES else FACTS[key]
