"""Every figure of a report as it stood, to keep, and what has come to differ since. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.reports.figures import FIGURES
from motcua.reports.forms import SixMonths
from motcua.reports.lines import of_report
from motcua.words import thousands

Kept = Mapping[str, Mapping[str, str]]  # key → name, text
NONE = "không có"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that was signed as one thing and is another now."""

    name: str
    then: str
    now: str


def figures(report: SixMonths) -> dict[str, dict[str, str]]:
    """The lines of the report, rates with their parts, and every cell of form II.06a."""
    kept = {}
    for line in of_report(report):
        of = "" if line.whole is None else f" ({thousands(line.part)}/{thousands(line.whole)})"
        kept[line.key] = {"name": line.name, "text": line.text + of}
    for row in (*report.table.rows, report.table.total):
        for column, value in row.counts.items():
            name = f"Biểu II.06a, {row.field}, cột ({column[1:]}) {FIGURES[column].name}"
            kept[f"ii-06a/{row.field}/{column}"] = {"name": name, "text": thousands(value)}
    return kept


def differences(then: Kept, now: Kept) -> Iterator[Difference]:
    """What differs, in the order of the report; a figure that is new, or is no more, too."""
    for key in {**then, **now}:
        was, is_ = then.get(key), now.get(key)
        if was is None or is_ is None or was["text"] != is_["text"]:
            name = (is_ or was or {})["name"]
            yield Difference(name, was["text"] if was else NONE, is_["text"] if is_ else NONE)
