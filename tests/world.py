"""The demo ward for tests: the cast in their seats, the catalogue, bà Lan, and short ways to make dossiers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.config.ward import apply_ward, read_demo
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.intake import Intake
from motcua.dossiers.models import Dossier
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.actions.register import register
from motcua.people.rules import Actor, Paper, PersonFacts, citizen, system
from motcua.procedures.actions.furnish import furnish

OPENED = datetime(2021, 12, 1, 8, tzinfo=VN)


def at(text: str) -> datetime:
    """ "03-01T09:00" of 2022, in the ward."""
    return datetime.fromisoformat(text if text[:2] == "20" else f"2022-{text}").replace(tzinfo=VN)


def build() -> None:
    """What every such test finds in its database."""
    apply_ward(read_demo(), at=OPENED)
    furnish(by=system("test"), at=OPENED, samples=True)


@contextmanager
def refused(words: str, kind: type[Refused] = Refused) -> Iterator[None]:
    """It is refused with these words, and the test's own transaction goes on."""
    with pytest.raises(kind, match=words), transaction.atomic():
        yield


class Town:
    """The ward with its officers as actors."""

    def __init__(self) -> None:
        self.ward = offices.ward()
        self.lan = register(
            PersonFacts(
                name="Nguyễn Thị Lan", papers=(Paper("personal_id", "042172001234"),), phone="0912345318"
            ),
            by=system("test"),
            at=OPENED,
        )
        self.minh, self.hoa, self.tung, self.mai = (
            self.actor(name) for name in ("minh", "hoa", "tung", "mai")
        )
        self.citizen = citizen(self.lan)

    def actor(self, username: str) -> Actor:
        """An officer in his seat of 2022."""
        seat = people.seated(username, at("01-03T08:00"))
        assert seat
        return seat.actor

    def intake(self, procedure: str = "1.004873", **more: Any) -> Intake:
        """What bà Lan brings to the counter."""
        facts: dict[str, Any] = {
            "office": self.ward.id,
            "procedure": procedure,
            "channel": "counter",
            "owner": self.lan,
        }
        return Intake(**{**facts, **more})

    def received(self, when: str = "03-01T09:00", procedure: str = "1.004873", **more: Any) -> Dossier:
        """A dossier that anh Minh has taken in."""
        return receive(self.intake(procedure, **more), by=self.minh, at=at(when))
