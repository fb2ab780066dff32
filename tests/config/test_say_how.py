"""What holds for every command: it explains itself, and a mistake is one line and no traceback."""

import re
from collections.abc import Callable
from pkgutil import iter_modules

import pytest

import motcua as product
from motcua.config import commands
from tests.config.conftest import Said

Motcua = Callable[..., Said]
COMMANDS = [m.name.rstrip("_").replace("_", "-") for m in iter_modules(commands.__path__)]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_help(motcua: Motcua, command: str) -> None:
    said = motcua(command, "--help")
    assert (said.code, said.told) == (0, [])
    assert said.out.startswith(f"usage: motcua {command}")


def test_all_commands_are_listed_with_what_they_do(motcua: Motcua) -> None:
    listed = motcua("--help").out
    for command in COMMANDS:
        assert re.search(rf"^ +{command}\s+\w+ \w+", listed, re.MULTILINE), command


def test_it_tells_its_version(motcua: Motcua) -> None:
    assert motcua("--version").out == f"motcua {product.__version__}\n"


@pytest.mark.parametrize(
    "words", [(), ("nhan",), ("due", "--nhan"), ("report", "iii"), ("replay",), ("import",)]
)
def test_a_mistake_is_one_line(motcua: Motcua, words: tuple[str, ...]) -> None:
    said = motcua(*words)
    assert (said.code, said.out, len(said.told)) == (2, "", 1)
    assert "--help" in said.told[0]
