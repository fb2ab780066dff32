"""Which changes of a row the database writes down beside its table: all of them, by triggers; and that what it has
written down stays."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import connection, models

M = TypeVar("M", bound=type[models.Model])


def never_emptied() -> pgtrigger.Trigger:
    """The database refuses to empty the table. Rules for rows do not see TRUNCATE, so every table that is to last
    needs this one (`tests/journal/test_refuse.py` asks each)."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME;",
    )


def append_only() -> list[pgtrigger.Trigger]:
    """Rows are added, and stay as they are."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        never_emptied(),
    ]


def never_removed() -> list[pgtrigger.Trigger]:
    """Rows may change, and stay."""
    return [pgtrigger.Protect(name="never_removed", operation=pgtrigger.Delete), never_emptied()]


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """For a table whose every change is kept: a line for each row that is made, changed or removed, in a history that
    only grows. Neither is ever emptied. `exclude`: columns that the history must not hold."""

    def track(model: M) -> M:
        pgtrigger.register(never_emptied())(model)
        kinds = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
        history = {"triggers": [never_emptied()]}
        pghistory.track(*kinds, exclude=exclude, append_only=True, meta=history)(model)
        return model

    return track


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
