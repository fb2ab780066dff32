"""How long a matter may take, and when its clock stood still."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from motcua.clock.days import local

Kind = Literal["d", "cd", "h", "same-day"]
_WRITTEN = re.compile(r"0*([1-9][0-9]{0,3})(d|cd|h)")
_WORDS = {"d": "{} ngày làm việc", "cd": "{} ngày", "h": "{} giờ làm việc", "same-day": "trong ngày làm việc"}


@dataclass(frozen=True, slots=True)
class Allowance:
    """Working days (d), calendar days (cd), working hours (h), or the same working day (`amount` is 0)."""

    kind: Kind
    amount: int = 0

    @classmethod
    def parse(cls, text: str) -> "Allowance":
        """From "3d", "10cd", "4h" or "same-day"; `str` gives it back. ValueError: all else, or over 9999."""
        if text == "same-day":
            return cls("same-day")
        if found := _WRITTEN.fullmatch(text):
            kind: Kind = "d" if found[2] == "d" else "cd" if found[2] == "cd" else "h"
            return cls(kind, int(found[1]))
        raise ValueError(f"thời hạn “{text[:40]}” phải có dạng 3d, 10cd, 4h (từ 1 đến 9999) hoặc same-day")

    def __str__(self) -> str:
        return self.kind if self.kind == "same-day" else f"{self.amount}{self.kind}"

    def words(self) -> str:
        """As it is said on the slip: "3 ngày làm việc"."""
        return _WORDS[self.kind].format(self.amount)


@dataclass(frozen=True, slots=True)
class Wait:
    """The clock stands still on [since, until), or still does. ValueError: it ends before it starts."""

    since: datetime
    until: datetime | None

    def __post_init__(self) -> None:
        if self.until is not None and local(self.until) < local(self.since):
            since, until = f"{self.since:%H:%M %d/%m/%Y}", f"{self.until:%H:%M %d/%m/%Y}"
            raise ValueError(f"tạm dừng kết thúc lúc {until}, trước khi bắt đầu lúc {since}")


def union(waits: Sequence[Wait], start: datetime) -> list[Wait]:
    """The waits from `start` on as separate stretches in order: overlaps once, what lies before never."""
    merged: list[Wait] = []
    for wait in sorted(waits, key=lambda w: w.since):
        since, until = max(local(wait.since), start), local(wait.until) if wait.until else None
        if until is not None and until <= start:
            continue
        last = merged[-1] if merged else None
        if last is None or (last.until is not None and last.until < since):
            merged.append(Wait(since, until))
        elif last.until is not None and (until is None or until > last.until):
            merged[-1] = Wait(last.since, until)
    return merged
