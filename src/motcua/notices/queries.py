"""The papers that were issued, and how papers look at an office."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

import yaml
from django.db import connection

from motcua.documents.rules import Paper, from_json
from motcua.notices import models
from motcua.notices.rules import Layout, form, parse

# one look for all that a paper needs beside what the verb holds
PERSONS = """
SELECT (SELECT max(id) FROM notices_ownlayout), (SELECT max(id) FROM notices_choice), (
    SELECT json_object_agg(id, json_build_array(name, address, phone, email)) FROM people_person WHERE id = ANY(%s)
)"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as papers name them."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """The layouts of an office, its own before those that came with the program, and whether it wants our parts."""

    layouts: tuple[Layout, ...]
    ours: bool

    def form(self, key: str, on: date) -> Layout | None:
        """The layout of that paper on that day."""
        return form(self.layouts, key, on)


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper with all that it says. `prints`: how often it was printed; `replaced_at`: when the next slip of the
    appointment was issued, which holds in place of this one."""

    id: int
    key: str
    subject: str
    seq: int | None
    form_set: str
    form_number: str
    paper: Paper
    issued_at: datetime
    by_ref: str
    prints: int
    replaced_at: datetime | None = None

    @property
    def title(self) -> str:
        """Its name."""
        return self.paper.title


@cache
def forms() -> tuple[Layout, ...]:
    """The layouts that come with the program."""
    text = files("motcua.notices").joinpath("data/forms.yaml").read_text(encoding="utf8")
    return tuple(parse(each) for each in yaml.safe_load(text)["forms"])


def looks(office: int, persons: Sequence[int] = ()) -> tuple[Looks, dict[int, Person]]:
    """How papers look at that office, and these persons as they are named now: one statement while nothing changes."""
    with connection.cursor() as cursor:
        cursor.execute(PERSONS, [list(persons)])
        *stamp, found = cursor.fetchone()
    kept = _kept.setdefault(connection.connection, {})
    if office not in kept or kept[office][0] != stamp:
        kept[office] = (stamp, _looks(office) if any(stamp) else Looks(forms(), ours=True))
    named = found if isinstance(found, dict) else json.loads(found or "{}")
    return kept[office][1], {int(pk): Person(*facts) for pk, facts in named.items()}


# Kept in memory per connection, so that it lives as long as the database behind it.
_kept: WeakKeyDictionary[Any, dict[int, tuple[Any, Looks]]] = WeakKeyDictionary()


def _looks(office: int) -> Looks:
    own = {row.key + row.since.isoformat(): row.body for row in _entered(office)}
    chosen = models.Choice.objects.filter(office_id=office).order_by("-pk").first()
    entered = tuple(parse(body) for body in own.values() if body)
    began = {each.key: min(e.since for e in entered if e.key == each.key) for each in entered}
    # once the office's own form of a kind has begun, ours of that kind has ended
    given = (each for each in forms() if each.key not in began or each.since < began[each.key])
    return Looks((*given, *entered), chosen.ours if chosen else True)


def _entered(office: int) -> Iterable[models.OwnLayout]:
    return models.OwnLayout.objects.filter(office_id=office).order_by("pk")


def own_layouts(office: int) -> dict[tuple[str, date], Any]:
    """What the office entered, by key and first day."""
    found = {(row.key, row.since): row.body for row in _entered(office)}
    return {at: body for at, body in found.items() if body is not None}


def digest(says: Any) -> str:
    """The seal of a paper's words, as 64 hex digits."""
    return sha256(written(says).encode()).hexdigest()


def written(says: Any) -> str:
    """A paper's words as one text, always the same."""
    return json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def altered() -> str | None:
    """The first paper that no longer says what it said when it was issued; None when all do."""
    kept = models.Paper.objects.order_by("pk").values_list("pk", "subject", "says", "digest")
    for pk, subject, says, sealed in kept.iterator():
        if digest(says) != sealed:
            return f"giấy số {pk} ({subject}) không còn nói điều đã nói khi phát hành"
    return None


def of_dossier(dossier: int) -> list[Issued]:
    """Every paper of a dossier, the newest first."""
    return _issued(models.Paper.objects.filter(dossier_id=dossier))


def of_subject(office: int, key: str, subject: str) -> list[Issued]:
    """The papers of that kind about that guide slip or that day, the newest first."""
    return _issued(models.Paper.objects.filter(office_id=office, key=key, subject=subject))


def of_charge(charge: int) -> Issued | None:
    """The receipt of that charge; None while there is none."""
    return next(iter(_issued(models.Paper.objects.filter(charge_id=charge))), None)


def one(paper: int, office: int) -> Issued | None:
    """The paper of that id, when it is that office's."""
    return next(iter(_issued(models.Paper.objects.filter(pk=paper, office_id=office))), None)


def _issued(rows: Any) -> list[Issued]:
    from django.db.models import Count, OuterRef, Subquery

    after = models.Paper.objects.filter(
        dossier=OuterRef("dossier"), key="receipt", pk__gt=OuterRef("pk")
    ).order_by("pk")
    return [
        Issued(
            row.pk, row.key, row.subject, row.seq, row.form_set, row.form_number, from_json(row.says), row.issued_at,
            row.by_ref, row.printed, row.next_at if row.key == "receipt" else None,
        )
        for row in rows.annotate(
            printed=Count("prints"), next_at=Subquery(after.values("issued_at")[:1])
        ).order_by("-issued_at", "-pk")
    ]  # fmt: skip
