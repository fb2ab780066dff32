"""The worked figures of docs/law/bao-cao.md are read from the page itself."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua.reports.rules import PARTS, Period, Rate, columns, customs, difference
from tests.reports.cases import HALF_YEAR, opened

PAGE = (Path(__file__).parents[2] / "docs" / "law" / "bao-cao.md").read_text(encoding="utf8")


def rows(heading: str) -> list[list[str]]:
    """The body of the first table below a heading."""
    section = re.split(rf"^## {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("|")][2:]
    assert table, heading
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_it_names_every_sum_of_the_form() -> None:
    said = [
        (f"c{sum_}", tuple(f"c{part}" for part in parts.split(" + ")))
        for sum_, parts in rows("Biểu II.06a/VPCP/KSTT")
    ]
    assert said == [*PARTS.items(), ("c3", ("c7", "c11"))]


@pytest.mark.parametrize("row", rows("Xếp vào cột"), ids=lambda row: row[-1])
def test_it_puts_a_case_where_the_page_says(row: list[str]) -> None:
    received, channel, due, finished, waits, late, where, _ = row
    case = opened(due_on=date.fromisoformat(due) if due else None, paused=bool(waits), broken=bool(late))
    if finished:
        on, limit = date.fromisoformat(finished), date.fromisoformat(due)
        verdict = "early" if on < limit else "on_time" if on == limit else "overdue"
        case = replace(case, finished_on=on, verdict=verdict)
    case = replace(case, received_on=date.fromisoformat(received), channel=channel)
    leaves = {column for column in columns(case, Period(*HALF_YEAR)) if column not in PARTS}
    assert leaves == {f"c{number}" for number in where.split(", ")}


@pytest.mark.parametrize("row", rows("Kỳ báo cáo"), ids=lambda row: row[0])
def test_it_knows_the_periods_of_the_page(row: list[str]) -> None:
    name, since, until, words = row
    period = dict(customs(2022))[name]
    assert (period.since.isoformat(), period.until.isoformat(), period.words) == (since, until, words)


@pytest.mark.parametrize("row", rows("Tỷ lệ"), ids=lambda row: "/".join(row[:2] + row[3:4]))
def test_it_rounds_and_notes_as_the_page_says(row: list[str]) -> None:
    part, whole, text, printed, note = row
    rate = Rate(int(part), int(whole))
    assert rate.text == text
    assert (difference(printed, rate) or "") == note
