"""docs/glossary.md says one English word for one Vietnamese term, and the code uses it."""

import re
from pathlib import Path

from motcua.dossiers.rules import NATIONAL, WORDS, Act, Status

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf8").splitlines()
    if line.startswith("| `")
]
CODE = "\n".join(p.read_text(encoding="utf8") for p in (ROOT / "src" / "motcua").rglob("*.py"))


def test_it_gives_each_term_once() -> None:
    english = [row[0] for row in ROWS]
    assert len(english) == len(set(english)) > 40


def test_the_code_uses_every_english_word() -> None:
    unused = [row[0] for row in ROWS if not re.search(rf"(?<![A-Za-z]){row[0].strip('`')}(?![a-z])", CODE)]
    assert not unused


def test_every_verb_and_every_status_stands_in_it() -> None:
    words = {row[0].strip("`") for row in ROWS}
    assert set(Act) <= words
    assert set(Status) <= words
    assert set(WORDS) == set(Act)
    assert set(NATIONAL) == set(Status)
