"""The control slip (Mẫu 05): one block for each hand-over, with its own verdict.

It is told from the history when it is looked at: until the result is handed over it is not finished, and the history
that it tells only grows. What is printed of it is kept like any other paper."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from motcua.clock import VN
from motcua.dossiers.rules import Act, Line, State, Status, fold
from motcua.dossiers.story import Told
from motcua.notices.facts.matter import Matter
from motcua.notices.rules import DOTS, Facts
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.rules import Seated
from motcua.words import issue_moment


def control(matter: Matter, lines: Sequence[Told]) -> Facts:
    """`lines`: the history, oldest first."""
    return matter.says({}, steps=tuple(_steps(matter, lines)))


def _steps(matter: Matter, lines: Sequence[Told]) -> Iterator[Mapping[str, str]]:
    days = {_day(told) for told in lines}
    staff = {
        on: {s.username: s for s in seated}
        for on, seated in people.staff_of_days(matter.ward.id, days).items()
    }
    state, holder, n = State(), "", 0
    for told in lines:
        line = Line(Act(told.act), told.happened_at, told.by_ref, told.facts)
        was, state = state, fold([line], partial(offices.calendar, matter.ward.id), state)
        step = None
        if line.act is Act.RECEIVE:
            holder = told.by_ref
        elif line.act is Act.FORWARD:
            step = (holder or told.by_ref, told.facts["to"], "")
            holder = told.facts["to"]
        elif state.status is Status.DECIDED and was.status is not Status.DECIDED:
            step = (holder, "", "có kết quả")
            holder = ""
        elif line.act is Act.HAND_OVER:
            step = (told.by_ref, "", "")
        if step:
            n += 1
            yield _block(matter, n, told, step, state, staff[_day(told)])


def _day(told: Told) -> date:
    return told.happened_at.astimezone(VN).date()


def _block(matter: Matter, n: int, told: Told, step: tuple[str, str, str], state: State,
           staff: Mapping[str, Seated]) -> Mapping[str, str]:  # fmt: skip
    """`staff`: who sat where on that day, by account."""
    giver, taker, note = step
    name = matter.ward.name_on(_day(told))

    def named(account: str) -> tuple[str, str]:
        seated = staff.get(account)
        return (seated.unit if seated else "") or name.desk or name.short, (
            seated.full_name if seated else account or DOTS
        )

    (unit, person), (to_unit, to_person) = named(giver), named(taker)
    if told.act == Act.HAND_OVER:
        to_unit, to_person = "người nhận kết quả", told.texts.get("to") or DOTS
    return {
        "n": str(n),
        "from_to": f"1. Giao: {unit}\n2. Nhận: {to_unit}",
        "when": f"{issue_moment(told.happened_at)}\nNgười giao (Ký): {person}\nNgười nhận (Ký): {to_person}",
        "verdict": verdict(state, told.happened_at),
        "note": note,
    }


def verdict(state: State, at: datetime) -> str:
    """Of a hand-over: against the day of the whole promise as it stood then; the shares of the route are not known."""
    if state.due_on is None:
        return ""
    on = (state.finished_at or at).astimezone(VN).date()
    if on == state.due_on:
        return "Đúng hạn"
    return "Trước hạn" if on < state.due_on else "Quá hạn"
