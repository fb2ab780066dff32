"""What a form of an act may offer, and the form that every act begins from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.forms import BoundField

from motcua.dossiers.story import Story
from motcua.people.rules import Seated
from motcua.procedures.rules.papers import papers_for
from motcua.procedures.rules.record import Channel, Record
from motcua.web.desk.forms import OnSheet
from motcua.words import fold


@dataclass(frozen=True, slots=True)
class About:
    """What a form may offer: the dossier, its procedure, who sits in the office today, and who asks."""

    story: Story
    record: Record
    staff: Sequence[Seated]
    me: Seated
    today: date

    def signers(self) -> list[tuple[str, str]]:
        """Who may sign today."""
        return [(s.username, f"{s.call} · {s.title}") for s in self.staff if "decide" in s.actor.duties]

    def turn(self, seated: Seated) -> int:
        """How likely it goes to them next: 0 whose seat or unit bears the name of the field, 1 who does what comes
        after what I do, 2 the others."""
        processes = "process" in seated.actor.duties
        where = fold(f"{seated.title} {seated.unit}")
        if processes and any(fold(part) in where for part in self.record.field.split(",")):
            return 0
        after = "decide" if "process" in self.me.actor.duties else "process"
        return 1 if after in seated.actor.duties else 2

    def papers(self) -> list[tuple[str, str]]:
        """The papers of the case, by key."""
        return [(p.key, p.name) for p in self.record.case(self.story.state.case).papers]

    def likely(self) -> list[tuple[str, str]]:
        """The papers that were brought or are always asked: not those of some rare circumstance."""
        s = self.story.state
        channel = cast(Channel, s.channel)
        keys = {p["key"] for p in s.papers} | {
            p.key for p in papers_for(self.record, s.case, channel=channel)
        }
        return [(key, name) for key, name in self.papers() if key in keys]


class ActForm(OnSheet):
    """A form of an act. `folded` begin the names of boxes that most officers leave alone."""

    folded: tuple[str, ...] = ()
    fold_words = ""
    whole = ""  # a button that ticks all that is asked

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.offer(about)

    def offer(self, about: About) -> None:
        """Fill in the choices that depend on the dossier."""

    def choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these under that name; a box with nothing to choose goes away."""
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def boxes(self) -> Iterator[BoundField]:
        """The boxes of the act itself, those of the sheet of paper left out."""
        return (f for f in self if f.name not in OnSheet.base_fields)

    def open_boxes(self) -> list[BoundField]:
        return [f for f in self.boxes() if not f.name.startswith(self.folded or ("-",))]

    def folded_boxes(self) -> list[BoundField]:
        return [f for f in self.boxes() if self.folded and f.name.startswith(self.folded)]
