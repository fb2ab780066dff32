"""Furnish: the catalogue that the product ships, into a ward that does not have it yet."""

from datetime import datetime
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures import memory
from motcua.procedures.actions.publish import publish
from motcua.procedures.models import EverydayName, Procedure, Signpost
from motcua.procedures.rules.entries import Entry, from_row
from motcua.procedures.rules.parts import editions, sample
from motcua.procedures.rules.sheets import rows

DATA = files("motcua.procedures").joinpath("data")


@transaction.atomic
def furnish(*, by: Actor, at: datetime, samples: bool = False) -> int:
    """Publish what is not there yet, with everyday names and directions; how many procedures were new. Idempotent.

    `samples`: the sample land file too, for a practice ward. What the ward has changed since stays as it is.
    """
    held = set(Procedure.objects.values_list("code", flat=True))
    parts = _yaml("parts.yaml")
    entries = [e for e in _catalogue(parts) if e.record.code not in held]
    if samples:
        entries += [sample(part) for part in parts["samples"] if part["code"] not in held]
    publish(entries, by=by, at=at)
    with attribute(by, at=at):
        _names()
        _directions()
    return len({e.record.code for e in entries})


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


def _names() -> None:
    everyday, elsewhere = _yaml("everyday.yaml"), _yaml("elsewhere.yaml")
    wanted = [(code, n, everyday["source"]) for code, names in everyday["names"].items() for n in names]
    wanted += [(s["code"], n, elsewhere["source"]) for s in elsewhere["signposts"] for n in s["names"]]
    held = set(EverydayName.objects.values_list("code", flat=True))
    new = [EverydayName(code=c, name=n, source=source) for c, n, source in wanted if c not in held]
    EverydayName.objects.bulk_create(new)
    if new:
        memory.changed()


def _directions() -> None:
    held = set(Signpost.objects.filter(source="own").values_list("code", flat=True))
    Signpost.objects.bulk_create(
        Signpost(
            code=s["code"],
            name=s["name"],
            field=s["field"],
            settled_by=where["settled_by"],
            since=where.get("since"),
            until=where.get("until"),
            source="own",
        )
        for s in _yaml("elsewhere.yaml")["signposts"]
        if s["code"] not in held
        for where in s["where"]
    )


def _yaml(name: str) -> Any:
    return yaml.safe_load(DATA.joinpath(name).read_text(encoding="utf8"))
