"""Commands as somebody at a console runs them, in this process."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from motcua.config import cli

HISTORIES = Path(__file__).with_name("histories.jsonl")
BAR = re.compile(r"\d+%\||\?|/s]")


@dataclass(frozen=True)
class Said:
    """How a command ended, what it printed, and what it told people besides its progress."""

    code: int
    out: str
    told: list[str]

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def motcua(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def run(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Said(code, out, [x for x in re.split(r"[\r\n]+", err) if x.strip() and not BAR.search(x)])

    return run
