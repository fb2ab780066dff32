"""What every room needs to say who acts and what changed, and when a door is closed to those who guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol


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


Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What must happen to rows so that they are as wanted: each row with its `id`, each wanted with its columns."""

    gone: tuple[Columns, ...]
    new: tuple[Columns, ...]
    changed: tuple[tuple[Columns, Columns], ...]  # the row as it stands, the wanted columns


def difference(stored: Iterable[Columns], wanted: Sequence[Columns], key: str) -> Difference:
    """Compare rows with what is wanted; they are told apart by the column `key`."""
    rows = {row[key]: row for row in stored}
    keys = {w[key] for w in wanted}
    return Difference(
        gone=tuple(row for k, row in rows.items() if k not in keys),
        new=tuple(w for w in wanted if w[key] not in rows),
        changed=tuple(
            (old, w)
            for w in wanted
            if (old := rows.get(w[key])) and any(value != old[column] for column, value in w.items())
        ),
    )


# Doors

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many wrong tries of the last `window` a door bears."""

    window: timedelta
    here: int  # of one thing from one address, or from one browser that was let in before
    ref: int  # of one thing, by strangers from anywhere
    source: int  # by strangers from one address, whatever they try …
    each: (
        int  # … and so many more for each thing that opened from there within a day: a crowd behind one line
    )


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries that count: from here, of this thing, from this address; `opened`: as in `Limits.each`."""

    here: int
    ref: int = 0
    source: int = 0
    opened: int = 0


def left(tries: Tries, limits: Limits) -> int:
    """How many more wrong tries the door bears from here; 0: it is closed. A refused try is none of them, so that
    the door opens again by itself, however often somebody knocks meanwhile."""
    crowd = limits.source + limits.each * tries.opened
    return max(0, min(limits.here - tries.here, limits.ref - tries.ref, crowd - tries.source))
