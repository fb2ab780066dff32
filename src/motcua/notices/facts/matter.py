"""A dossier at the moment at which a paper follows from it, and what all of its papers know."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from motcua.clock import VN
from motcua.dossiers.rules import State
from motcua.notices import queries
from motcua.notices.queries import Looks, Person
from motcua.notices.rules import Facts
from motcua.offices.rules import Ward
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.procedures.rules.record import PaperAsked, Record
from motcua.words import issue_date, issue_moment

CERTIFIED = re.compile(r"(?<!cần )(?<!không phải )chứng thực")


@dataclass
class Matter:
    """The dossier after an act: `facts` and `texts` are those of the act, `apart` what a text holds part by part,
    `by` who did it, `at` when it happened."""

    ward: Ward
    code: str
    secret: str
    state: State
    by: Actor
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str | None] = field(default_factory=dict)
    charge: int | None = None
    apart: Mapping[str, Any] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """The paper's day."""
        return self.at.astimezone(VN).date()

    @property
    def record(self) -> Record:
        """The procedure in the version by which it was received."""
        return procedures.record(self.state.version)

    @cached_property
    def _seen(self) -> tuple[Looks, dict[int, Person]]:
        who = [self.state.owner, *([self.state.submitter] if self.state.submitter else [])]
        return queries.looks(self.ward.id, who)

    @property
    def looks(self) -> Looks:
        """How papers look at this office."""
        return self._seen[0]

    @property
    def owner(self) -> Person:
        """Whose matter it is."""
        return self._seen[1][self.state.owner]

    @property
    def brought_by(self) -> Person:
        """Who brought it."""
        return self._seen[1][self.state.submitter or self.state.owner]

    def text(self, name: str) -> str:
        """Free words of the act, without the full stop that the form itself sets; that they were erased."""
        return (self.texts[name] or "(lời ghi đã xóa)").rstrip(". ") if name in self.texts else ""

    def says(self, more: Mapping[str, str], **rows: Iterable[Mapping[str, str]]) -> Facts:
        """The facts of a paper: those of every paper of a dossier, and `more`."""
        state, owner, record = self.state, self.owner, self.record
        case = record.case(state.case).name
        began = state.received_at or state.submitted_at
        slots = {
            **of_office(self.ward, self.on),
            "officer": self.by.name,
            "code": self.code,
            "link": f"/ho-so?ma={self.code}",
            "owner": owner.name,
            "submitter": self.brought_by.name if state.submitter else "",
            "brought_by": self.brought_by.name,
            "address": owner.address,
            "phone": owner.phone,
            "email": owner.email,
            "matter": f"{record.name} ({case})" if case else record.name,
            "received": issue_moment(began) if began else "",
            "due": issue_moment(state.due_at) if state.due_at else "không hẹn ngày",
            "online": "có" if state.channel == "online" else "",
            **more,
        }
        return Facts(self.on, slots, {name: tuple(each) for name, each in rows.items()})

    @property
    def asked(self) -> dict[str, PaperAsked]:
        """Every paper of the procedure by its key."""
        return {p.key: p for case in self.record.cases for p in case.papers}


def of_office(ward: Ward, on: date) -> dict[str, str]:
    """The office as it was called that day."""
    name, above = ward.name_on(on), ward.superior_on(on)
    return {
        "office": name.short,
        "desk": name.desk,
        "body": name.body,
        "superior": above.short if above else "",
        "address_of_office": name.address,
        "phone_of_office": name.phone,
        "place": name.place,
        "day": issue_date(on),
    }


def counts(paper: PaperAsked | None, name: str, originals: int, copies: int) -> dict[str, str]:
    """A row of papers. A copy stands under "chứng thực" when its own name says that it is certified, not that it is
    still to be."""
    called = paper.name if paper else name
    certified = CERTIFIED.search(called.lower()) is not None
    return {
        "name": name,
        "originals": str(originals or ""),
        "certified": str(copies or "") if certified else "",
        "copies": "" if certified else str(copies or ""),
    }


def numbered(rows: Iterable[Mapping[str, str]]) -> tuple[dict[str, str], ...]:
    """Rows with their numbers."""
    return tuple({**row, "n": str(n)} for n, row in enumerate(rows, 1))
