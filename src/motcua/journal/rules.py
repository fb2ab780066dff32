"""What every room needs to say who acts and what changed."""

from dataclasses import dataclass
from typing import Protocol


class By(Protocol):
    """Whoever acts. `people.rules.Actor` is one; the rooms below people need no more of it than this."""

    @property
    def kind(self) -> str: ...

    @property
    def ref(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what stood and what stands now; None on either side: it was not, or is no more."""

    what: str
    was: str | None
    now: str | None

    def words(self) -> str:
        """The line of a diff: `+` added, `-` taken away, `~` changed."""
        if self.was is None:
            return f"+ {self.what}: {self.now}" if self.now else f"+ {self.what}"
        if self.now is None:
            return f"- {self.what}: {self.was}" if self.was else f"- {self.what}"
        return f"~ {self.what}: {self.was or '(trống)'} → {self.now or '(trống)'}"
