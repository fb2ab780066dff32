"""Issue a paper: it is composed once, and what it says is kept word for word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connection

from motcua.documents.rules import to_json
from motcua.notices.queries import Looks, written
from motcua.notices.rules import Facts, allow, compose
from motcua.people.rules import Actor

KEEP = """
INSERT INTO notices_paper (office_id, dossier_id, subject, seq, charge_id, key, form_set, form_number, says, digest,
    issued_at, by_kind, by_ref) VALUES {}
ON CONFLICT (charge_id) WHERE charge_id IS NOT NULL DO NOTHING RETURNING id"""
ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class About:
    """What a paper belongs to: a dossier, the event that it follows from and its charge, or what else its `subject`
    names."""

    office: int
    subject: str
    dossier: int | None = None
    seq: int | None = None
    charge: int | None = None


def issue(
    about: About, papers: Sequence[tuple[str, Facts]], looks: Looks, *, by: Actor, at: datetime
) -> list[int]:
    """Compose and keep these papers (kind and facts) in one statement; their ids. A kind that has no layout on its day
    is left out, and so is a second receipt of one charge. Who did an act was asked by its verb; who makes a paper
    without one is asked here."""
    rows: list[str | int | datetime | None] = []
    count = 0
    for key, facts in papers:
        if about.seq is None:
            allow(key, by)
        layout = looks.form(key, facts.on)
        if layout is None:
            continue
        says = written(to_json(compose(layout, facts, ours=looks.ours)))
        rows += [about.office, about.dossier, about.subject, about.seq,
                 about.charge if key == "fee" else None, key, layout.set, layout.number,
                 says, sha256(says.encode()).hexdigest(), at, by.kind, by.ref]  # fmt: skip
        count += 1
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(KEEP.format(", ".join([ROW] * count)), rows)
        return [pk for (pk,) in cursor.fetchall()]
