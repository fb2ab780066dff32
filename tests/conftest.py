"""What all tests share: rows are written by their own room only, and a database of one's own for tests that commit."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from motcua.config import cluster

if TYPE_CHECKING:
    from tests.world import Town

WRITES = re.compile(r'\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')


@pytest.fixture(scope="session")
def rooms_of_tables() -> dict[str, str]:
    return {
        m._meta.db_table: m.__module__.split(".")[1]
        for m in apps.get_models()
        if m.__module__.startswith("motcua.")
    }


@pytest.fixture(autouse=True)
def private_tables(request: pytest.FixtureRequest) -> Iterator[None]:
    """House rule 8, at run time, on every statement of every test that has a database."""
    has_one = {"db", "transactional_db", "shop", "town"} & set(request.fixturenames)
    if not has_one and not request.node.get_closest_marker("django_db"):
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


def make(name: str, pattern: str = "template0") -> None:
    """A database made from another, which nobody may be using."""
    connection.close()
    with psycopg.connect(f"postgresql://motcua@/postgres?host={cluster.sockets()}", autocommit=True) as db:
        db.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        db.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pattern}"')


@contextmanager
def using(name: str) -> Iterator[None]:
    """Our connection, to another database for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def opened(django_db_blocker: Any) -> str:
    """The database of an opened demo ward without dossiers, made once for each worker."""
    from tests.world import build

    name = f"opened_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with django_db_blocker.unblock():
        make(name)
        with using(name):
            call_command("migrate", verbosity=0)
            build()
    return name


@pytest.fixture
def shop(opened: str, django_db_blocker: Any) -> Iterator[Town]:
    """The demo ward in this test's own transaction, taken back at its end."""
    from tests.world import Town

    with django_db_blocker.unblock(), using(opened), transaction.atomic():
        yield Town()
        transaction.set_rollback(True)


@pytest.fixture
def town(opened: str, django_db_blocker: Any) -> Iterator[Town]:
    """The demo ward in a database of this test's own, where everything commits and others may look on."""
    from tests.world import Town

    name = f"{opened}_town"
    with django_db_blocker.unblock():
        make(name, opened)
        with using(name):
            yield Town()
