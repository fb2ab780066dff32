"""Which changes of a row the database writes down beside its table: all of them, by triggers."""

from functools import cache
from typing import Any

import pghistory
from django.db import connection


def tracked() -> tuple[pghistory.Tracker, ...]:
    """For `@pghistory.track(*tracked(), append_only=True)`: a line for each row that is made, changed or removed."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()


def grown(*tables: str) -> tuple[Any, ...]:
    """How far the histories of these tables have grown: while the answer is the same, nothing in them has changed.

    Histories only grow and their ids are never used twice: as many lines and the same last one. One small statement.
    """
    with connection.cursor() as cursor:
        cursor.execute(_how_far(tables))
        return tuple(cursor.fetchone())


@cache
def _how_far(tables: tuple[str, ...]) -> str:
    parts = (f"(SELECT count(*), max(pgh_id) FROM {table}event) AS {table}" for table in tables)
    return f"SELECT * FROM {', '.join(parts)}"
