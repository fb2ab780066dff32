from collections.abc import Callable

import psycopg
import pytest

from tests.config.conftest import Said

Motcua = Callable[..., Said]


def test_it_prints_an_address_that_opens(motcua: Motcua) -> None:
    said = motcua("dburl")
    assert (said.code, said.told, len(said.out.splitlines())) == (0, [], 1)
    with psycopg.connect(said.out.strip()) as db:
        assert db.execute("SELECT current_database()").fetchone() == ("motcua",)


def test_it_prints_the_database_that_was_named(motcua: Motcua, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@elsewhere/ward")
    assert motcua("dburl").out == "postgresql://somebody@elsewhere/ward\n"
