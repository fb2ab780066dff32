"""What should not happen: one line for whoever sits there; the rest, with somebody's row in it, in a closed file."""

import os
import stat
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.config.conftest import Said
from tests.conftest import make, using
from tests.world import Town

Motcua = Callable[..., Said]


@pytest.fixture
def empty(django_db_blocker: Any) -> Iterator[None]:
    """A database in which nobody has made a table."""
    name = f"empty_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with django_db_blocker.unblock():
        make(name)
        with using(name):
            yield


@pytest.mark.parametrize(
    "words",
    [
        ("find", "khai", "sinh"),
        ("verify",),
        ("export", "dossiers"),
        ("report", "six-month", "--since", "2022-01-01", "--until", "2022-07-01"),
        ("paper-kit", "--out", "phieu.html"),
        ("due", "--received", "2022-04-29T09:00", "--allow", "3d", "--office", "H27"),
    ],
)
def test_before_migrate_it_says_what_to_do(
    empty: None, motcua: Motcua, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = motcua(*words)
    told = f"motcua {words[0]}: Cơ sở dữ liệu chưa có bảng của bản này: hãy chạy motcua migrate."
    assert (said.code, said.out, said.told) == (1, "", [told])
    assert not list(tmp_path.iterdir())


def test_it_shows_no_row_of_the_database(
    shop: Town, motcua: Motcua, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE offices_office ADD told text NOT NULL DEFAULT 'bà Lan'")
        cursor.execute("ALTER TABLE offices_office ADD CONSTRAINT one CHECK (asks_allowed < 2)")
    demo = files("motcua.config.demo").joinpath("ward.yaml").read_text("utf8")
    (tmp_path / "phuong.yaml").write_text(demo.replace("asks_allowed: 1", "asks_allowed: 2"), "utf8")
    said = motcua("apply", tmp_path / "phuong.yaml")
    assert (said.code, said.out, len(said.told)) == (1, "", 1)
    assert "violates check constraint" in said.told[0]
    assert "bà Lan" not in said.told[0]
    log = tmp_path / "errors.log"
    assert str(log) in said.told[0]
    assert "bà Lan" in log.read_text("utf8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
