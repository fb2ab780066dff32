"""The rules of the house that an import contract cannot say."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "motcua"
SOURCES = sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)
TECHNIQUES = {"utils", "util", "helpers", "core", "common", "services", "managers", "misc", "lib", "base"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]


def name(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_it_is_small(source: Path) -> None:
    text = source.read_text(encoding="utf8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is longer than 40 lines"


def test_a_room_is_named_for_a_thing_and_not_for_a_technique() -> None:
    assert not [name(p) for p in SOURCES if {*p.parts[len(SRC.parts) :], p.stem} & TECHNIQUES]


@pytest.mark.parametrize("verb", sorted(SRC.glob("*/actions/[!_]*.py")), ids=name)
def test_a_verb_is_one_public_function_named_as_its_file(verb: Path) -> None:
    tree = ast.parse(verb.read_text(encoding="utf8"))
    assert ast.get_docstring(tree) or ast.get_docstring(function(tree, verb.stem))
    public = [n.name for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    assert verb.stem in public
    called_elsewhere = [other for other in public if other != verb.stem and is_imported(other, verb)]
    assert not called_elsewhere, (
        f"{called_elsewhere} of {name(verb)} are used elsewhere: give them their own place"
    )


def function(tree: ast.Module, wanted: str) -> ast.FunctionDef:
    return next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == wanted)


def is_imported(what: str, verb: Path) -> bool:
    module = ".".join(("motcua", *verb.relative_to(SRC).with_suffix("").parts))
    wanted = re.compile(rf"from {re.escape(module)} import [^\n]*\b{what}\b")
    return any(wanted.search(p.read_text(encoding="utf8")) for p in SOURCES if p != verb)


def test_the_tables_of_each_room_have_their_door() -> None:
    doors = {m for c in CONTRACTS if c["type"] == "protected" for m in c["protected_modules"]}
    rooms = {f"motcua.{p.parent.name}.models" for p in SRC.glob("*/models.py")}
    assert rooms == doors


def test_the_root_holds_few_things() -> None:
    there = subprocess.run(
        ["git", "ls-tree", "--name-only", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(there.stdout.split()) <= 18


def test_it_names_no_registry_and_no_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    banned = re.compile(
        "|".join(
            (
                "pypi" + r"\.",
                "registry" + r"\.npm",
                "files" + r"\.pythonhosted",
                "/work" + "/",
                "deb" + r"\.debian",
            )
        )
    )
    for file in filter(None, listed.split("\0")):
        path = ROOT / file
        if path.suffix in {".woff2", ".ttf", ".png", ".gz", ".xlsx"} or not path.is_file():
            continue
        assert not banned.search(path.read_text(encoding="utf8")), file
