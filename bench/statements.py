"""The SQL statements that something sends, as Django sees them: savepoints are among them, BEGIN and COMMIT are not."""

from collections.abc import Callable
from typing import Any

from django.db import connection


def sent(work: Callable[[], object]) -> list[str]:
    """The statements, in order."""
    found: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return found


def counted(work: Callable[[], object]) -> int:
    """How many."""
    return len(sent(work))
