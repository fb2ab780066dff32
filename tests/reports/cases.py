"""Cases without a database: a row as the queries would give it, and random histories folded to such rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from motcua.clock import VN, Calendar
from motcua.clock.vietnam import DEMO_HOURS, YEARS
from motcua.dossiers.queries import NAMED, VIEWED, case_row
from motcua.dossiers.rules import Act, CaseRow, Line, State, fold, why_not
from motcua.people.rules import Actor

CALENDAR = Calendar(YEARS, DEMO_HOURS)
FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai")
SINCE, UNTIL = date(2022, 1, 1), date(2022, 7, 1)
HALF_YEAR = (SINCE, UNTIL)

LAN = CaseRow(
    code="H27.00.00-220301-0001",
    key=None,
    procedure="1.004873",
    name="Cấp Giấy xác nhận tình trạng hôn nhân",
    field="Hộ tịch",
    case="",
    channel="counter",
    status="handed_over",
    national_status=10,
    received_at=datetime(2022, 3, 1, 9, tzinfo=VN),
    received_on=date(2022, 3, 1),
    due_at=datetime(2022, 3, 4, 9, tzinfo=VN),
    due_on=date(2022, 3, 4),
    original_due_on=date(2022, 3, 4),
    reappointed_on=None,
    finished_on=date(2022, 3, 3),
    handed_over_on=date(2022, 3, 3),
    paused=False,
    broken=False,
    verdict="early",
    holder=None,
    owner_name="Nguyễn Thị Lan",
)


def opened(**facts: object) -> CaseRow:
    """Bà Lan's dossier while it is still open."""
    row = replace(
        LAN, status="in_progress", national_status=4, finished_on=None, handed_over_on=None, verdict=None
    )
    return replace(row, **facts)  # type: ignore[arg-type]


CHAIR = Actor("seat", "tung", "ông Tùng", 1, frozenset({"receive", "process", "decide"}))
FACTS = {"version": 1, "procedure": "1.004873", "case": "", "owner": 7, "papers": []}
FOLLOWING = [act for act in Act if act not in (Act.SUBMIT, Act.RECEIVE, Act.DECLINE, Act.CORRECT)]


@st.composite
def histories(draw: st.DrawFn) -> list[Line]:
    """A lawful history that begins in the half-year or shortly before."""
    at = datetime.combine(date(2021, 11, 15), time(8), VN) + timedelta(hours=draw(st.integers(0, 24 * 220)))
    allow = draw(st.sampled_from([None, "same-day", "1d", "3d", "5d", "10cd", "8h"]))
    facts = {**FACTS, "channel": draw(st.sampled_from(["counter", "online", "post"])), "allow": allow}
    lines = [Line(Act.RECEIVE, at, "tung", facts)]
    for act in draw(st.lists(st.sampled_from(FOLLOWING), max_size=7)):
        at += timedelta(hours=draw(st.integers(0, 24 * 30)))
        if why_not(fold(lines, lambda _: CALENDAR), act, CHAIR, office=1) is None:
            lines.append(Line(act, at, "tung", told(draw, act, at)))
    return lines


def told(draw: st.DrawFn, act: Act, at: datetime) -> dict[str, object]:
    """The facts of an act."""
    if act is Act.EXTEND:
        until = at.date() + timedelta(days=draw(st.integers(1, 40)))
        return {"until": until.isoformat(), **draw(st.sampled_from([{}, {"clause": "điều 19"}]))}
    return {Act.PAUSE: {"reason": "financial_duty"}, Act.FORWARD: {"to": "hoa"}}.get(act, {})


@st.composite
def matters(draw: st.DrawFn) -> tuple[str, list[Line]]:
    """A history in one of the fields."""
    return draw(st.sampled_from(FIELDS)), draw(histories())


def known(found: Sequence[tuple[str, list[Line]]], since: date, until: date) -> list[CaseRow]:
    """What `queries.cases` gives for [since, until), by the pure fold of what happened before `until`."""
    end, begin = (datetime.combine(on, time(), VN) for on in (until, since))
    rows = []
    for n, (field, lines) in enumerate(found):
        then = fold((line for line in lines if line.at < end), lambda _: CALENDAR)
        if then.received_at and (then.finished_at is None or then.finished_at >= begin):
            rows.append(row_of(n, field, then, until))
    return rows


def row_of(n: int, field: str, then: State, until: date) -> CaseRow:
    """The row of a folded history."""
    row: dict[str, object] = dict.fromkeys((*NAMED, *VIEWED))
    row |= {
        "code": f"H27.00.00-220101-{n:04d}",
        "version__field": field,
        "version__procedure__code": "1.004873",
    }
    return case_row(row, then, until - timedelta(days=1))
