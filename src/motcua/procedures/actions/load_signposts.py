"""Load the country's list, so that every matter can be found and pointed to the right office."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures import memory
from motcua.procedures.models import Signpost
from motcua.procedures.rules.entries import Bad
from motcua.procedures.rules.sheets import need, rows
from motcua.procedures.rules.signposts import COLUMNS, Post, posts

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pointed:
    """What changed, or would, by number and by the first lines of the diff; the bad rows; whether it was written."""

    new: int
    changed: int
    gone: int
    same: int
    lines: tuple[str, ...]
    bad: tuple[Bad, ...]
    remarks: tuple[tuple[str, str], ...]
    written: bool


@transaction.atomic
def load_signposts(
    data: bytes,
    name: str,
    *,
    by: Actor,
    at: datetime,
    home: str = "",
    dry_run: bool = False,
    skip_bad: bool = False,
) -> Pointed:
    """Replace the country's list by the file's, all or nothing unless `skip_bad`; our own directions stay.

    `home` is the words for our province: a procedure of another province is marked as such.
    """
    memory.hold()
    shape, lines = rows(data, name)
    head = next(lines, None)
    need(COLUMNS, head if shape != "jsonl" else None)
    good, bad, remarks = posts(lines, home)
    held = {(s.code, s.published_by): s for s in Signpost.objects.filter(source="national")}
    new = [p for key, p in good.items() if key not in held]
    changed = [p for key, p in good.items() if key in held and _differs(held[key], p)]
    gone = [s for key, s in held.items() if key not in good]
    said = (
        *(f"mới {p.code}: {p.name}" for p in new),
        *(f"đổi {p.code}: {p.name}" for p in changed),
        *(f"bỏ {s.code}: {s.name}" for s in gone),
    )
    written = not dry_run and (skip_bad or not bad)
    if written and said:
        with attribute(by, at=at):
            Signpost.objects.filter(pk__in=[s.pk for s in gone]).delete()
            Signpost.objects.bulk_create((Signpost(**_columns(p)) for p in new), batch_size=1000)
            for p in changed:
                Signpost.objects.filter(pk=held[p.code, p.published_by].pk).update(**_columns(p))
            memory.changed()
    same = len(good) - len(new) - len(changed)
    return Pointed(len(new), len(changed), len(gone), same, said, tuple(bad), tuple(remarks), written)


def _differs(held: Signpost, post: Post) -> bool:
    return any(getattr(held, k) != v for k, v in _columns(post).items())


def _columns(post: Post) -> dict[str, Any]:
    return {
        "code": post.code,
        "name": post.name,
        "field": post.field,
        "settled_by": post.settled_by,
        "published_by": post.published_by,
        "province": post.province,
        "internal": post.internal,
        "source": "national",
    }
