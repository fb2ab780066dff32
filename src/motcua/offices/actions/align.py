from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from motcua import Refused
from motcua.journal.rules import Change

Columns = Mapping[str, Any]


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
    columns = list(wanted[0]) if wanted else [f.attname for f in rows.model._meta.concrete_fields]
    stored = {row[key]: row for row in rows.values("pk", *columns)}
    changes = []
    for gone in [stored[k] for k in stored if k not in {w[key] for w in wanted}]:
        if not removable:
            raise StillThere(
                f"{what(gone)} đang có mà tệp không ghi: hãy ghi ngày kết thúc (until) thay vì bỏ đi."
            )
        rows.filter(pk=gone["pk"]).delete()
        changes.append(Change(what(gone), words(gone), None))
    for new in wanted:
        old = stored.get(new[key])
        if old is None:
            _create(rows.model, new)
            changes.append(Change(what(new), None, words(new)))
        elif differing := {c: new[c] for c in columns if new[c] != old[c]}:
            rows.filter(pk=old["pk"]).update(**differing)
            changes.append(Change(what(new), words(old), words(new)))
    return changes


def _create(model: type[Model], columns: Columns) -> None:
    model._default_manager.create(**columns)
