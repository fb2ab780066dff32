"""The tables of docs/law."""

import re
from pathlib import Path

import pytest

LAW = Path(__file__).parents[2] / "docs" / "law"


def rows(page: str, heading: str) -> list[dict[str, str]]:
    """The first table below a heading: one mapping of column to cell for each row."""
    text = (LAW / page).read_text(encoding="utf8")
    below = re.split(rf"^#+ {re.escape(heading)}$", text, maxsplit=1, flags=re.MULTILINE)[1]
    section = re.split(r"^#", below, maxsplit=1, flags=re.MULTILINE)[0]
    lines = [
        [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|")
    ]
    assert len(lines) > 2, f"{page}: no table below {heading}"
    return [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


def examples(page: str, *headings: str) -> pytest.MarkDecorator:
    """Every row of those tables as one case of a test that takes `row`."""
    found = [row for heading in headings for row in rows(page, heading)]
    return pytest.mark.parametrize(
        "row", found, ids=[" ".join(filter(None, row.values()))[:70] for row in found]
    )
