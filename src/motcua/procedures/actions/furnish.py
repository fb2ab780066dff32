"""Furnish: the catalogue that the product ships, into a ward that does not have it yet."""

from datetime import datetime
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import Change
from motcua.people.rules import Actor
from motcua.procedures import memory
from motcua.procedures.actions.publish import publish
from motcua.procedures.models import EverydayName, Procedure, Signpost
from motcua.procedures.rules.entries import Entry, from_row
from motcua.procedures.rules.parts import editions, sample
from motcua.procedures.rules.sheets import rows
from motcua.words import day_text

DATA = files("motcua.procedures").joinpath("data")


@transaction.atomic
def furnish(*, by: Actor, at: datetime, samples: bool = False) -> list[Change]:
    """Publish what is not there yet, with everyday names and directions; what was new. Idempotent.

    A procedure that is held stays as it is, since the ward may have changed it; a new everyday name reaches it still.
    `samples`: the sample land file too, for a practice ward.
    """
    held = set(Procedure.objects.values_list("code", flat=True))
    parts = _yaml("parts.yaml")
    entries = [e for e in _catalogue(parts) if e.record.code not in held]
    if samples:
        entries += [sample(part) for part in parts["samples"] if part["code"] not in held]
    publish(entries, by=by, at=at)
    new = {e.record.code: e.record.name for e in entries}
    with attribute(by, at=at):
        added = [*_names(), *_directions()]
    if added:
        memory.changed()
    return [*(Change(f"thủ tục {code}", None, name) for code, name in new.items()), *added]


def _catalogue(parts: dict[str, Any]) -> list[Entry]:
    _, lines = rows(DATA.joinpath("catalogue.csv").read_bytes(), "catalogue.csv")
    next(lines)
    return [
        edition
        for entry in (from_row(line.cells, line.number) for line in lines)
        for edition in editions(
            entry, parts["codes"].get(entry.record.code, {}), parts["fields"].get(entry.record.field, {})
        )
    ]


def _names() -> list[Change]:
    everyday, elsewhere = _yaml("everyday.yaml"), _yaml("elsewhere.yaml")
    wanted = [(code, n, everyday["source"]) for code, names in everyday["names"].items() for n in names]
    wanted += [(s["code"], n, elsewhere["source"]) for s in elsewhere["signposts"] for n in s["names"]]
    held = set(EverydayName.objects.values_list("code", "name"))
    new = [EverydayName(code=c, name=n, source=source) for c, n, source in wanted if (c, n) not in held]
    EverydayName.objects.bulk_create(new)
    return [Change(f"tên thường gọi của {row.code}", None, row.name) for row in new]


def _directions() -> list[Change]:
    """These are ours alone, so what this version says of them holds."""
    held = {(row.code, row.since): row for row in Signpost.objects.filter(source="own")}
    changes = []
    for s in _yaml("elsewhere.yaml")["signposts"]:
        for where in s["where"]:
            row = Signpost(
                code=s["code"],
                name=s["name"],
                field=s["field"],
                settled_by=where["settled_by"],
                since=where.get("since"),
                until=where.get("until"),
                source="own",
            )
            old = held.get((row.code, row.since))
            if old is None or _said(old) != _said(row):
                row.pk = old.pk if old else None
                row.save()
                changes.append(Change(f"chỉ dẫn {row.code}", _said(old) if old else None, _said(row)))
    return changes


def _said(row: Signpost) -> str:
    until = f" đến {day_text(row.until)}" if row.until else ""
    return f"{row.name} ({row.field}): {row.settled_by}{until}"


def _yaml(name: str) -> Any:
    return yaml.safe_load(DATA.joinpath(name).read_text(encoding="utf8"))
