"""The half-year of the demo ward as acts: the published figures met exactly, the rest assumed.

All that is assumed stands in assumptions.yaml with a word why. One seed gives the same acts on every machine.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import yaml

from motcua.clock import VN, Allowance
from motcua.clock.vietnam import CALENDAR
from motcua.config.demo.scenario_days import Chance, Days
from motcua.config.demo.scenario_histories import Act, Histories, Plan
from motcua.config.demo.scenario_people import People
from motcua.procedures.rules.entries import from_row
from motcua.procedures.rules.record import Channel, Record
from motcua.procedures.rules.sheets import rows

SINCE, UNTIL = date(2022, 1, 1), date(2022, 7, 1)
COLLECTED_UNTIL = date(2022, 8, 1)
CHANNELS: tuple[Channel, ...] = ("online", "post", "counter")  # the order of the columns in assumptions.yaml
SLOT = 4  # minutes: one officer receives, so no two dossiers in the same


@cache
def assumed() -> Mapping[str, Any]:
    """All that is assumed."""
    found: Mapping[str, Any] = yaml.safe_load(
        files("motcua.config.demo").joinpath("assumptions.yaml").read_text("utf-8")
    )
    return found


def offerings() -> dict[str, str]:
    """Code → online level ("3" or "4") of the 53 procedures that are assumed to be offered online."""
    return {code: level for level in ("3", "4") for code in assumed()["online"][f"level_{level}"]}


def samples(real: int) -> list[tuple[str, str]]:
    """(code, name) of the sample entries that bring `real` posted procedures up to the published number."""
    lacking = max(assumed()["posted"]["in_all"] - real, 0)
    return [(f"mau-{n:02d}", assumed()["posted"]["sample"].format(n)) for n in range(1, lacking + 1)]


def acts(seed: int = 2022) -> Iterator[Act]:
    """Every act of the half-year in time order, in the shape that `motcua replay` reads.

    Results of June are collected until the end of July. Only what citizens submit may lie outside the hours.
    """
    chance = Chance(seed)
    days = Days(CALENDAR, SINCE, COLLECTED_UNTIL)
    stories = _stories()
    plans = _plans(stories)
    _plan_incidents(plans, chance)
    _Arrivals(days, stories, chance).place(plans)
    plans.sort(key=lambda plan: plan.received)
    _bring_people(plans, chance)
    writer = Histories(CALENDAR, days, days.last(days.day_on(UNTIL) - 1), assumed(), chance)
    histories = sorted([*stories, *map(writer.write, plans)], key=lambda history: str(history[0]["at"]))
    lines = [
        (str(act["at"]), n, {"at": act["at"], "act": act["act"], "dossier": f"tq{n:04d}", **act})
        for n, history in enumerate(histories, 1)
        for act in history
    ]
    lines.sort(key=lambda line: line[:2])
    yield from (act for _, _, act in lines)


def _stories() -> list[list[Act]]:
    """The dossiers that are told act by act."""
    story = assumed()["story"]
    return [[{**first, "applicant": story["applicant"]}, *rest] for first, *rest in story["dossiers"]]


def _plans(stories: Iterable[Sequence[Act]]) -> list[Plan]:
    """One plan for each dossier that is not told, and for each that is declined."""
    told = Counter((history[0]["procedure"], history[0]["channel"]) for history in stories)
    records, levels = _records(), offerings()
    allowances = {
        (code, channel): way.allowance if (way := records[code].way(channel)) else None
        for code in assumed()["dossiers"]["of"]
        for channel in CHANNELS
    }
    plans = [
        Plan(code, channel, allowances[code, channel], levels.get(code, ""))
        for code, counts in assumed()["dossiers"]["of"].items()
        for channel, count in zip(CHANNELS, counts, strict=True)
        for _ in range(count - told[code, channel])
    ]
    declined = assumed()["incidents"]["declined"]
    return plans + [
        Plan(code, "online", level=levels[code], end="declined", reason=why) for code, why in declined
    ]


def _records() -> dict[str, Record]:
    """The catalogue that the product ships, by code."""
    data = files("motcua.procedures").joinpath("data", "catalogue.csv").read_bytes()
    _, (_head, *lines) = rows(data, "catalogue.csv")
    return {entry.record.code: entry.record for entry in (from_row(line.cells) for line in lines)}


def _plan_incidents(plans: Sequence[Plan], chance: Chance) -> None:
    """Which dossiers wait, are withdrawn, refused, corrected: so many of each, drawn by lot."""

    def draw(row: Mapping[str, Any], channel: str = "any") -> list[Plan]:
        of = row.get("of")
        able = [
            p for p in plans if p.plain and (not of or p.procedure in of) and channel in ("any", p.channel)
        ]
        return chance.sample(able, row["dossiers"])

    incidents = assumed()["incidents"]
    for row in assumed()["waits"]["rows"]:
        for plan in draw(row, row.get("channel", "any")):
            plan.wait = row
    for plan in draw(incidents["longer"]):
        plan.longer, plan.allowance = True, Allowance.parse(incidents["longer"]["allow"])
    for plan in draw(incidents["withdrawn"]):
        plan.end, plan.reason = "withdrawn", chance.choice(incidents["withdrawn"]["reasons"])
    for plan in draw(incidents["refused"]):
        plan.end = "refused"
    for plan in draw(incidents["reissued"]):
        plan.misprint = chance.choice(incidents["reissued"]["reasons"])
    for plan in draw(incidents["corrected"]):
        plan.mistake = chance.choice(incidents["corrected"]["reasons"])


class _Arrivals:
    """Gives every dossier its day and minute of receipt, early enough to be decided within the half-year."""

    def __init__(self, days: Days, stories: Iterable[Sequence[Act]], chance: Chance) -> None:
        self._days, self._chance = days, chance
        self._assumed = assumed()["arrivals"]
        self._count = days.day_on(UNTIL)
        weights = [
            self._assumed["months"][on.month] * self._assumed["weekdays"][on.weekday()]
            for on in days.dates[: self._count]
        ]
        self._sums = list(accumulate(weights))
        self._taken: list[set[int]] = [set() for _ in weights]
        for history in stories:
            received = next(act["at"] for act in history if act["act"] == "receive")
            minute = days.minute(datetime.fromisoformat(received).replace(tzinfo=VN))
            day = days.day_of(minute)
            self._taken[day].add((minute - days.opening[day]) // SLOT)

    def place(self, plans: Iterable[Plan]) -> None:
        """Those that need most time first."""
        for plan in sorted(plans, key=self._latest):
            day = self._day(self._latest(plan))
            slot = self._slot(day)
            plan.received = self._days.opening[day] + slot * SLOT + self._chance.randrange(SLOT - 1)

    def _latest(self, plan: Plan) -> int:
        """The last day on which it may be received."""
        allowance = plan.allowance
        if allowance is None:
            need = int(assumed()["work"]["no_promise_days"][1]) if plan.end != "declined" else 0
        else:
            need = {"same-day": 0, "d": allowance.amount, "h": 2, "cd": allowance.amount * 5 // 7 + 1}[
                allowance.kind
            ]
        if plan.wait is not None:
            need += int(plan.wait["days"][1]) + 1
        return self._count - 1 - need - bool(need)

    def _day(self, latest: int) -> int:
        while True:
            day = bisect_right(self._sums, self._chance.randrange(self._sums[latest]))
            if len(self._taken[day]) < self._assumed["most_a_day"]:
                return day

    def _slot(self, day: int) -> int:
        opening = self._days.opening[day]
        hours = self._assumed["hours"]
        starts = range(opening, self._days.last(day) - SLOT, SLOT)
        closes = 15 if day == self._count - 1 else 24  # on the last day all must be signed before the evening
        weights = [hours[hour] if (hour := self._days.at(start).hour) < closes else 0 for start in starts]
        sums = list(accumulate(weights))
        while True:
            slot = self._chance.place(sums)
            if slot not in self._taken[day]:
                self._taken[day].add(slot)
                return slot


def _bring_people(plans: Sequence[Plan], chance: Chance) -> None:
    """Somebody for each dossier, in the order in which they come; so many of them for the first time."""
    people = People(assumed()["people"], chance)
    firsts = assumed()["people"]["distinct"] - 1  # bà Lan has her own
    new = [n < firsts for n in range(1, len(plans))]
    chance.shuffle(new)
    for plan, is_new in zip(plans, [True, *new], strict=True):
        plan.applicant = people.first(plan.procedure) if is_new else people.again(plan.procedure)
