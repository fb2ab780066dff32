"""What all tests share: rows are written by their own room only, and a database of one's own for tests that commit."""

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection

WRITES = re.compile(r'\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')


@pytest.fixture(scope="session")
def rooms_of_tables(django_db_setup: None) -> dict[str, str]:
    return {
        m._meta.db_table: m.__module__.split(".")[1]
        for m in apps.get_models()
        if m.__module__.startswith("motcua.")
    }


@pytest.fixture(autouse=True)
def private_tables(request: pytest.FixtureRequest) -> Iterator[None]:
    """House rule 8, at run time, on every statement of every test that has a database."""
    if not {"db", "transactional_db", "town"} & set(request.fixturenames):
        yield
        return
    rooms = request.getfixturevalue("rooms_of_tables")

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        for table in WRITES.findall(str(sql)):
            room = rooms.get(table)
            writer = room and nearest_room()
            assert not room or writer in (room, None), f"{writer} writes {table} of {room}"
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


def nearest_room() -> str | None:
    """The room of the innermost frame of ours; None when a test itself writes."""
    frame = sys._getframe(2)
    while frame:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("motcua.") and ".migrations." not in name:
            return name.split(".")[1]
        frame = frame.f_back  # type: ignore[assignment]
    return None


@pytest.fixture
def town(django_db_setup: None, django_db_blocker: Any, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of this test's own, where everything commits: a clone of the empty one. The value is its address."""
    from motcua.config import cluster

    with django_db_blocker.unblock():
        pattern = connection.settings_dict["NAME"]
        connection.close()
        name = f"{pattern}_town"
        admin = f"postgresql://motcua@/postgres?host={cluster.sockets()}"
        with psycopg.connect(admin, autocommit=True) as db:
            db.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            db.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pattern}"')
        connection.settings_dict["NAME"] = name
        try:
            yield f"postgresql://motcua@/{name}?host={cluster.sockets()}"
        finally:
            connection.close()
            connection.settings_dict["NAME"] = pattern
            with psycopg.connect(admin, autocommit=True) as db:
                db.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
