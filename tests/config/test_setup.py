"""`tools/setup.sh` with interpreters that only say whether they fit; and whose ward `make` means."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STUB = """#!/bin/sh
case "$1" in
-c) exit {fits} ;;
--version) echo Python {name} ;;
-m) [ "$2" != venv ] || {{ {venv} }} ;;
esac
"""
MAKES = 'mkdir -p .venv/bin && cp "$0" .venv/bin/python && echo {name} >.venv/made-by;'
FAILS = "echo ensurepip is not available; echo Failing command: python >&2; exit 1;"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone's tools, and a folder of programs without uv and apt-get."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    (tmp_path / "bin").mkdir()
    for program in ("bash", "cp", "dirname", "id", "mkdir", "rm", "sh"):
        (tmp_path / "bin" / program).symlink_to(str(shutil.which(program)))
    return tmp_path


@pytest.fixture
def python(clone: Path) -> Callable[..., None]:
    def python(name: str, *, fits: bool = True, venv: str = MAKES, at: str = "bin") -> None:
        (clone / at).mkdir(parents=True, exist_ok=True)
        file = clone / at / name
        file.write_text(STUB.format(name=name, fits=int(not fits), venv=venv.format(name=name)))
        file.chmod(0o755)

    return python


def setup(clone: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "tools/setup.sh"],
        cwd=clone,
        env={"PATH": str(clone / "bin")},
        capture_output=True,
        text=True,
    )


def test_it_takes_the_newest_python_that_fits(clone: Path, python: Callable[..., None]) -> None:
    python("python3.13", fits=False)
    python("python3.12")
    python("python3")
    assert setup(clone).returncode == 0
    assert (clone / ".venv" / "made-by").read_text() == "python3.12\n"


def test_it_keeps_an_environment_that_fits_and_makes_another_anew(
    clone: Path, python: Callable[..., None]
) -> None:
    python("python3")
    python("python", at=".venv/bin")
    assert setup(clone).returncode == 0
    assert not (clone / ".venv" / "made-by").exists()
    python("python", fits=False, at=".venv/bin")
    assert setup(clone).returncode == 0
    assert (clone / ".venv" / "made-by").read_text() == "python3\n"


def test_it_says_why_there_is_no_environment(clone: Path, python: Callable[..., None]) -> None:
    python("python3", venv=FAILS)
    said = setup(clone)
    assert said.returncode == 1
    assert said.stderr.splitlines() == [
        "Python cannot make a virtual environment here: apt-get install python3-venv (Failing command: python)"
    ]


def test_it_says_which_pythons_it_needs(clone: Path, python: Callable[..., None]) -> None:
    python("python3", fits=False)
    said = setup(clone)
    assert said.returncode == 1
    assert "3.11, 3.12 or 3.13" in said.stderr


def test_make_means_the_ward_in_its_own_folder_whatever_the_shell_is_set_to(tmp_path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    (tmp_path / "Makefile").write_text(f"{makefile}\nwhere:\n\t@echo $$MOTCUA_HOME\n")
    said = subprocess.run(
        ["make", "-s", "where", "MOTCUA_HOME=/srv/other"],
        cwd=tmp_path,
        env=os.environ | {"MOTCUA_HOME": "/srv/motcua"},
        capture_output=True,
        text=True,
    )
    assert said.stdout == f"{tmp_path}/var\n"


def test_make_clean_removes_nothing_when_it_could_not_stop_what_runs(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "var").mkdir()
    bare = subprocess.run(["make", "clean"], cwd=tmp_path, capture_output=True, text=True)
    assert bare.returncode
    assert "make setup" in bare.stderr
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    motcua = tmp_path / ".venv" / "bin" / "motcua"
    motcua.write_text("#!/bin/sh\nexit 1\n")
    motcua.chmod(0o755)
    assert subprocess.run(["make", "clean"], cwd=tmp_path, capture_output=True).returncode
    assert (tmp_path / "var").exists()
    motcua.write_text('#!/bin/sh\necho "$MOTCUA_HOME $DATABASE_URL $*"\n')
    elsewhere = os.environ | {"DATABASE_URL": "postgresql://elsewhere"}
    done = subprocess.run(
        ["make", "-s", "clean"], cwd=tmp_path, env=elsewhere, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[0] == f"{tmp_path}/var  down --remove {tmp_path}/var"
    assert not (tmp_path / "var").exists()
