"""One dossier of the demo from first act to last, on or before its due date by our own clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.clock import VN, Allowance, Calendar, Wait, promise
from motcua.config.demo.scenario_days import Chance, Days
from motcua.config.demo.scenario_people import Applicant

Act = dict[str, Any]
Step = tuple[int, str, str, dict[str, Any]]  # minute, act, by, what else the act says
LEAVE = 40  # minutes before closing after which nothing is asked for and nothing brought


@dataclass(slots=True)
class Plan:
    """What is to become of one dossier. `received`: its minute on the line of working days."""

    procedure: str
    channel: str
    allowance: Allowance | None = None
    level: str = ""
    longer: bool = False
    wait: Mapping[str, Any] | None = None
    end: str = "granted"  # or refused, withdrawn, declined
    reason: str = ""  # of what did not end with a decision
    mistake: str = ""  # of ours, put right before the result is handed over
    misprint: str = ""  # of ours, found at home
    received: int = 0
    applicant: Applicant = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Nothing out of the ordinary has been planned for it yet."""
        usual = self.wait is None and self.end == "granted" and not self.longer
        return usual and not self.mistake and not self.misprint

    @property
    def same_day(self) -> bool:
        return self.allowance is not None and self.allowance.kind == "same-day"


class Histories:
    """Writes histories; no two acts of one dossier share a minute. `end`: the last minute for a decision."""

    def __init__(
        self, calendar: Calendar, days: Days, end: int, assumed: Mapping[str, Any], chance: Chance
    ) -> None:
        self._calendar, self._days, self._end = calendar, days, end
        self._assumed, self._chance = assumed, chance

    def write(self, plan: Plan) -> list[Act]:
        """The acts in time order, their dossier not named yet."""
        first: Act = {"procedure": plan.procedure, "channel": plan.channel, "applicant": plan.applicant}
        sent: list[Act] = []
        if plan.channel == "online":
            sent = [{"at": self._sent_at(plan.received), "act": "submit", "by": "citizen", **first}]
            first = {}
        if plan.end == "declined":
            return [*sent, self._act(plan.received, "decline", "minh", reason=plan.reason)]
        if plan.longer:
            longer = self._assumed["incidents"]["longer"]
            first |= {"allow": longer["allow"], "clause": longer["clause"]}
        forward = plan.received + self._chance.between(2, 14)
        steps = [(plan.received, "receive", "minh", first), (forward, "forward", "minh", {"to": "hoa"})]
        steps += self._work(plan, forward)
        if plan.mistake:
            self._correct(plan, steps)
        return sent + [self._act(minute, act, by, **facts) for minute, act, by, facts in steps]

    def _act(self, minute: int, act: str, by: str, **facts: Any) -> Act:
        return {"at": iso(self._days.at(minute)), "act": act, "by": by, **facts}

    def _work(self, plan: Plan, after: int) -> list[Step]:
        """From the specialist's hands to the citizen's."""
        steps: list[Step] = []
        waits: tuple[Wait, ...] = ()
        if plan.wait is not None:
            since, until = self._waiting(plan, plan.wait, after)
            steps += [(since, plan.wait["act"], "hoa", self._why(plan, plan.wait))]
            steps += [(until, "supplement" if plan.wait["act"] == "ask" else "resume", "minh", {})]
            waits = (Wait(self._days.at(since), self._days.at(until)),)
            after = until
        last = self._latest(plan, after, waits)
        if plan.end == "withdrawn":
            minute = self._calm(self._chance.between(after + 30, after + (last - after) * 6 // 10), after)
            return [*steps, (minute, "withdraw", "minh", {"reason": plan.reason})]
        decided = self._decided(plan, after + 5, last)
        to_sign = decided - self._chance.between(10, 90)
        if not plan.same_day and to_sign > after:
            steps.append((to_sign, "forward", "hoa", {"to": "tung"}))
        steps.append((decided, "decide", "tung", {"outcome": plan.end, "signer": "tung"}))
        how, collected = self._collected(plan, decided)
        steps.append((collected, "hand_over", "minh", {"how": how, "to": plan.applicant["name"]}))
        if plan.misprint:
            found = self._some_minute(self._days.day_of(collected) + self._chance.between(1, 4))
            steps.append((found, "reissue", "minh", {"reason": plan.misprint, "signer": "tung"}))
        return steps

    def _latest(self, plan: Plan, after: int, waits: tuple[Wait, ...] = ()) -> int:
        """The last minute before it is due, by our own clock; a procedure without a time takes some days."""
        if plan.allowance is None:
            some = self._chance.between(*self._assumed["work"]["no_promise_days"])
            return min(self._days.last(self._days.day_of(after) + some), self._end)
        due = promise(self._calendar, self._days.at(plan.received), plan.allowance, waits).due_at
        assert due is not None, "every wait has ended"
        return min(self._days.minute(due) - 1, self._end)

    def _decided(self, plan: Plan, first: int, last: int) -> int:
        if plan.same_day:
            return self._chance.between(first, min(first + 85, last))
        opening = max(first, self._days.opening[self._days.day_of(last)])
        if self._chance.of(self._assumed["work"]["on_the_day"]) and last - opening >= 20:
            return self._chance.between(opening, last)
        return self._chance.between(first + (last - first) * 3 // 10, max(first, opening - 1))

    def _collected(self, plan: Plan, decided: int) -> tuple[str, int]:
        """How the result is handed over, and in which minute."""
        work, chance = self._assumed["work"], self._chance
        home = plan.channel == "online" and plan.level == "4" and plan.end == "granted"
        how = (
            chance.weighted(work["level_4_home"])
            if home
            else "counter"
            if plan.channel == "online"
            else plan.channel
        )
        if how == "online":
            return how, decided + chance.between(4, 60)
        today = self._days.day_of(decided)
        if how == "post":
            return how, self._some_minute(today + chance.between(1, 2))
        if (
            plan.same_day
            and plan.wait is None
            and plan.channel == "counter"
            and chance.of(work["waits_for_it"])
        ):
            return how, decided + chance.between(3, 35)
        later = chance.weighted(work["collected_after"])
        if later == 0:
            return how, decided + chance.between(8, 120)
        return how, self._some_minute(today + later + chance.between(0, later // 2))

    def _waiting(self, plan: Plan, wait: Mapping[str, Any], after: int) -> tuple[int, int]:
        """The minutes in which a wait begins and ends."""
        chance, days = self._chance, self._days
        soon = 60 if plan.same_day else (self._latest(plan, after) - after) * 4 // 10
        since = self._calm(chance.between(after + 10, after + soon), after)
        length = chance.between(*wait["days"])
        if length == 0:
            return since, self._calm(chance.between(since + 25, since + 150), since)
        return since, self._some_minute(days.day_of(since) + length)

    def _why(self, plan: Plan, wait: Mapping[str, Any]) -> dict[str, Any]:
        if wait["act"] == "pause":
            return {"reason": wait["reason"]}
        missing = self._assumed["waits"]["missing"]
        paper, note = self._chance.choice([*missing["all"], *missing.get(plan.procedure, []) * 3])
        return {"missing": [paper], "note": note}

    def _correct(self, plan: Plan, steps: list[Step]) -> None:
        """Put a mistake right in a minute between two others, before the result is handed over."""
        last = next(i for i, step in enumerate(steps) if step[1] == "hand_over")
        room = [i for i in range(last) if steps[i + 1][0] - steps[i][0] >= 3]
        i = self._chance.choice(room)
        minute = self._chance.between(steps[i][0] + 1, steps[i + 1][0] - 1)
        steps.insert(i + 1, (minute, "correct", "minh", {"reason": plan.mistake}))

    def _some_minute(self, day: int) -> int:
        return self._chance.between(self._days.opening[day] + 5, self._days.last(day) - LEAVE)

    def _calm(self, minute: int, after: int) -> int:
        """The same minute, or one that leaves time before closing."""
        day = self._days.day_of(minute)
        calm = min(minute, self._days.last(day) - LEAVE)
        return calm if calm > after else self._days.opening[day + 1] + 10

    def _sent_at(self, received: int) -> str:
        """When a citizen sent it in: at most eight working hours before the desk took it."""
        chance, days = self._chance, self._days
        today = days.day_of(received)
        if received >= 480 and not chance.of(self._assumed["arrivals"]["outside_hours"]):
            return iso(days.at(received - chance.between(6, 440)))
        before = days.dates[today - 1] if today else date(days.dates[0].year, 1, 1)
        on = before + timedelta(days=chance.randrange((days.dates[today] - before).days))
        evening = on in days.dates
        clock = chance.between(18 * 60 if evening else 8 * 60, 22 * 60 + 20)
        return iso(datetime.combine(on, time(clock // 60, clock % 60), VN))


def iso(at: datetime) -> str:
    """Local time, as a scenario writes it."""
    return at.replace(tzinfo=None).isoformat()
