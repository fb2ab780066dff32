"""One dossier, whole: what it is, its history, what may be done to it now, and why its date is what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.clock import Allowance, ExplainedDay, YearUnknown, explain
from motcua.dossiers.models import Dossier, Event, Remark
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
        s = self.state
        if s.received_at is None or s.allow is None or s.lawful_at:
            return []
        calendar = offices.calendar(self.row.office_id, self.revision)
        try:
            return explain(calendar, s.received_at, Allowance.parse(s.allow), s.waits)
        except YearUnknown:
            return explain(calendar.tentative(), s.received_at, Allowance.parse(s.allow), s.waits)


def story(code: str, office: int | None = None) -> Story | None:
    """The dossier of that code (of that office, when one is named), in three statements; None when there is none."""
    rows = Dossier.objects.select_related(
        "office", "owner", "submitter", "version__procedure", "charge", "holder"
    )
    row = rows.filter(code=code).first()
    if row is None or office not in (None, row.office_id):
        return None
    words = dict(Remark.objects.filter(dossier=row).values_list("digest", "text"))
    events = list(Event.objects.filter(dossier=row).order_by("seq"))
    calendar = offices.calendar(row.office_id, row.office.revision)
    state = fold((Line(Act(e.act), e.happened_at, e.by_ref, e.facts) for e in events), calendar)
    lines = tuple(
        Told(
            e.seq,
            e.act,
            e.by_kind,
            e.by_ref,
            e.happened_at,
            e.recorded_at,
            e.facts,
            {k: words[v] for k, v in e.facts.items() if isinstance(v, str) and v in words},
        )
        for e in events
    )
    return Story(row, state, lines, row.office.asks_allowed, row.office.revision)


def tracked(code: str, secret: str) -> Story | None:
    """The dossier that a slip's code and four characters open; None when they do not belong together.

    Both are looked for in one statement: how long a no takes does not tell whether there is such a code.
    """
    code, secret = code.strip().upper(), secret.strip().upper()
    return story(code) if Dossier.objects.filter(code=code, secret=secret).exists() else None
