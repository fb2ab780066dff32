"""Bring dated rows to what they should be."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet

from motcua import Refused
from motcua.journal.rules import Change, Columns, difference


class StillThere(Refused):
    """Something that was used is missing from the wanted state."""


def align(
    rows: QuerySet[Any],
    wanted: Sequence[Columns],
    *,
    key: str,
    what: Callable[[Columns], str],
    words: Callable[[Columns], str],
    removable: bool = False,
) -> list[Change]:
    """Make the rows what is wanted, told apart by the column `key`; write only what differs and say what that
    was.

    Refused: a row is wanted no longer and must not be removed (it ends, by `until`).
    """
    found = difference(rows.values(), wanted, key)
    if found.gone and not removable:
        raise StillThere(
            f"{what(found.gone[0])} đang có mà tệp không ghi: hãy ghi ngày kết thúc (until) thay vì bỏ đi."
        )
    for old in found.gone:
        rows.filter(pk=old["id"]).delete()
    for new in found.new:
        rows.model._default_manager.create(**new)
    for old, new in found.changed:
        rows.filter(pk=old["id"]).update(**new)
    return [
        *(Change(what(old), words(old), None) for old in found.gone),
        *(Change(what(new), None, words(new)) for new in found.new),
        *(Change(what(new), words(old), words(new)) for old, new in found.changed),
    ]
