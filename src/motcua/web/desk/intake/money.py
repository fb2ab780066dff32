"""What a matter costs, from what was typed on the page, and why."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.http import QueryDict

from motcua import Refused
from motcua.fees.rules import EXEMPTIONS, Bill, FeeInputs, Original, bill
from motcua.procedures.rules.record import Way
from motcua.web.desk.forms import number
from motcua.web.desk.intake.limits import Limit, Told, limit

MOST_ORIGINALS = 30


class Money:
    """The fee of a way. `told`: of its circumstances that a date settles, whether they hold and why."""

    def __init__(self, data: QueryDict, way: Way | None, told: Mapping[str, Told]) -> None:
        self.data, self.way, self.told = data, way, told

    @cached_property
    def originals(self) -> tuple[Original, ...]:
        """Papers brought for certified copies, a row each; one empty row at least."""
        return originals(self.data)

    @cached_property
    def inputs(self) -> FeeInputs:
        """What the bill is made from: circumstances that a date settles are not those that were ticked."""
        exemption = self.data.get("exemption") or None
        ticked = {when for when in self.data.getlist("fact") if when not in self.told}
        facts = frozenset(ticked | {when for when, told in self.told.items() if told.passed})
        return FeeInputs(copies=whole(self.data.get("copies", "")), originals=self.originals, facts=facts,
                         exemption=exemption if exemption in EXEMPTIONS else None)  # fmt: skip

    @cached_property
    def bill(self) -> Bill | None:
        """What is to be paid; None without a procedure, or when a count is wrong (`fault` says how)."""
        if self.way is None:
            return None
        try:
            return bill(self.way.fees, self.inputs)
        except Refused as e:
            self.fault = str(e)
            return None

    fault = ""

    @property
    def asks(self) -> dict[str, Any]:
        """What the fee asks: by page, by copy, which circumstances (each with what settles it), which exemptions."""
        lines = self.way.fees if self.way else ()
        freed = dict.fromkeys(key for line in lines for key in line.exempt)
        whens = {line.when: limit(line) for line in lines if line.when}
        return {
            "by_page": by_page(self.way),
            "by_copy": any(line.per == "copy" for line in lines),
            "facts": [
                {"when": when, "on": when in self.inputs.facts, "told": self.told.get(when), "limit": each}
                for when, each in whens.items()
            ],
            "exemptions": [(key, EXEMPTIONS[key].words, key == self.inputs.exemption) for key in freed],
            "originals": list(enumerate(self.originals)),
            "copies": self.inputs.copies,
        }


def limits(way: Way | None) -> list[Limit]:
    """The circumstances of its fees that a date settles."""
    return [found for line in (way.fees if way else ()) if (found := limit(line))]


def by_page(way: Way | None) -> bool:
    """Is it charged by the pages of the originals?"""
    return any(line.per == "page" for line in (way.fees if way else ()))


def originals(data: QueryDict) -> tuple[Original, ...]:
    """The rows of papers brought for certified copies, as typed; one at least."""
    rows: list[Original] = []
    for n in range(MOST_ORIGINALS):
        if f"orig-{n}-pages" not in data:
            break
        row = Original(data.get(f"orig-{n}-name", "").strip()[:200])
        pages, copies = (whole(data.get(f"orig-{n}-{what}", "").strip()) for what in ("pages", "copies"))
        rows.append(replace(row, pages=pages, copies=copies))
    if data.get("add") == "original" and len(rows) < MOST_ORIGINALS:
        rows.append(Original())
    return tuple(rows) or (Original(),)


def whole(text: str) -> int:
    """A count as typed; empty is one, and what is no number is nought, which no fee accepts."""
    return 1 if not text.strip() else number(text.strip()) or 0
