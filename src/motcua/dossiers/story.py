"""One dossier, whole: what it is, its history, what may be done to it now, and why its date is what it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.clock import Allowance, ExplainedDay, explain
from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import TABLE, Act, Line, State, fold, why_not
from motcua.offices import queries as offices
from motcua.people.rules import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """One line of history as people read it: `texts` are its free words by name (None when erased)."""

    seq: int
    act: str
    by_kind: str
    by_ref: str
    happened_at: datetime
    recorded_at: datetime
    facts: Mapping[str, Any]
    texts: Mapping[str, str | None]

    @property
    def late_typed(self) -> bool:
        """Was it written on paper first and typed later ("nhập sau")?"""
        return "sheet" in self.facts


@dataclass(frozen=True, slots=True)
class Story:
    """A dossier with its people, its procedure and its history, oldest first."""

    row: Dossier
    state: State
    lines: tuple[Told, ...]
    charged: int | None  # đồng; None before it is received
    most_asks: int
    revision: int

    def why_not(self, act: Act, by: Actor) -> str | None:
        """The reason why this person may not do this now; None when it is allowed."""
        return why_not(self.state, act, by, office=self.row.office_id, most_asks=self.most_asks)

    def acts(self, by: Actor) -> dict[Act, str | None]:
        """Every act after intake, with the reason against it, or None."""
        return {act: self.why_not(act, by) for act in TABLE if act is not Act.SUBMIT}

    def days(self) -> list[ExplainedDay]:
        """Every day from receipt to due date, with its reason; empty without a promise, or when a clause set it."""
        s, received_at = self.state, self.state.received_at
        if received_at is None or s.allow is None or s.lawful_at:
            return []
        calendar, allowance = calendars(self.row.office_id)(s.edition), Allowance.parse(s.allow)
        return calendar.at_best(lambda c: explain(c, received_at, allowance, s.waits))[0]


HISTORY = """SELECT seq, act, by_kind, by_ref, happened_at, recorded_at, facts
FROM dossiers_event WHERE dossier_id = %s ORDER BY seq"""
REMARKS = "SELECT digest, text FROM dossiers_remark WHERE dossier_id = %s"
ON_SLIP = """SELECT dossier.id, code, office_id, charge.total FROM dossiers_dossier dossier
LEFT JOIN fees_charge charge ON charge.id = charge_id WHERE code = %s"""


def story(code: str, office: int | None = None) -> Story | None:
    """The dossier of that code (of that office, when one is named), in three statements; None when there is none."""
    row = Dossier.objects.select_related("owner", "submitter", "charge", "holder").filter(code=code).first()
    if row is None or office not in (None, row.office_id):
        return None
    return _told(row, row.charge.total if row.charge else None)


def followed(code: str) -> Story | None:
    """The same for who holds its slip: `row` has the code and the office only. Written in SQL, for many open it at
    once and a look through the models costs several times what the database does."""
    with connection.cursor() as cursor:
        cursor.execute(ON_SLIP, [code])
        found = cursor.fetchone()
    return _told(Dossier(found[0], code=found[1], office_id=found[2]), found[3]) if found else None


def _told(row: Dossier, charged: int | None) -> Story:
    with connection.cursor() as cursor:
        cursor.execute(REMARKS, [row.pk])
        said: dict[str, str | None] = dict(cursor.fetchall())
        cursor.execute(HISTORY, [row.pk])
        lines = tuple(_line(*event, said=said) for event in cursor.fetchall())
    state = fold(
        (Line(Act(t.act), t.happened_at, t.by_ref, t.facts) for t in lines), calendars(row.office_id)
    )
    ward = offices.ward_by_id(row.office_id)
    return Story(row, state, lines, charged, ward.asks_allowed, ward.revision)


def _line(seq: int, act: str, by_kind: str, by_ref: str, happened_at: datetime, recorded_at: datetime,
          facts: str, *, said: Mapping[str, str | None]) -> Told:  # fmt: skip
    known = json.loads(facts)
    texts = {k: said[v] for k, v in known.items() if isinstance(v, str) and v in said}
    return Told(seq, act, by_kind, by_ref, happened_at, recorded_at, known, texts)


def tracked(code: str, secret: str) -> Story | None:
    """The dossier that a slip's code and four characters open; None when they do not belong together.

    Both are looked for in one statement: how long a no takes does not tell whether there is such a code.
    """
    code, secret = code.strip().upper(), secret.strip().upper()
    return followed(code) if Dossier.objects.filter(code=code, secret=secret).exists() else None
