"""The fold: what a history means, without a database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.clock import VN, Allowance, Calendar, Wait, promise
from motcua.clock.vietnam import DEMO_HOURS, YEARS
from motcua.dossiers.rules import (
    FINISHED,
    TABLE,
    Act,
    Line,
    NotNow,
    State,
    Status,
    fold,
    in_order,
    remaining,
    why_not,
)
from motcua.people.rules import Actor

CALENDAR = Calendar(YEARS, DEMO_HOURS)
ONE_YEAR = Calendar({2022: YEARS[2022]}, DEMO_HOURS)
MARCH = {date(2022, 3, day): "nghỉ" for day in range(1, 32)}
MARCH_OFF = Calendar({**YEARS, 2022: replace(YEARS[2022], off={**YEARS[2022].off, **MARCH})}, DEMO_HOURS)


def calendars(edition: int) -> Calendar:
    """One calendar for every edition, where a test has only one."""
    return CALENDAR


def editions(edition: int) -> Calendar:
    """Edition 2 has all of March off."""
    return MARCH_OFF if edition == 2 else CALENDAR


def only_2022(edition: int) -> Calendar:
    """No notice but that of one year."""
    return ONE_YEAR


MINH = Actor("seat", "minh", "Trần Văn Minh", 1, frozenset({"receive"}))
HOA = Actor("seat", "hoa", "Lê Thị Hoa", 1, frozenset({"process"}))
TUNG = Actor("seat", "tung", "Nguyễn Thanh Tùng", 1, frozenset({"decide"}))
LAN = Actor("citizen", "7", "Nguyễn Thị Lan", None, frozenset())
INTAKE = {
    "version": 1,
    "procedure": "1.004873",
    "case": "",
    "channel": "counter",
    "owner": 7,
    "submitter": None,
    "papers": [],
}


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2022-{text}").replace(tzinfo=VN)


def line(when: str, act: Act, by: Actor = MINH, **facts: Any) -> Line:
    return Line(act, at(when), by.ref, facts)


def received(when: str, allowance: str | None = "5d") -> Line:
    return line(when, Act.RECEIVE, **INTAKE, allow=allowance)


def test_it_keeps_what_was_left_through_a_wait() -> None:
    s = fold([received("06-01T08:00"), line("06-03T08:00", Act.ASK, HOA, papers=[])], calendars)
    assert (s.status, s.due_at, s.paused) == (Status.SUPPLEMENT, None, True)
    s = fold([line("06-10T08:00", Act.SUPPLEMENT)], calendars, s)
    assert s.due_at == at("06-15T08:00")
    assert s.original_due_on == date(2022, 6, 8)


def test_it_stays_late_when_a_wait_begins_after_the_due_date() -> None:
    late = [received("03-01T09:00", "3d"), line("03-07T08:00", Act.PAUSE, HOA, reason="financial_duty")]
    s = fold([*late, line("03-20T08:00", Act.RESUME), line("03-21T08:00", Act.DECIDE, TUNG)], calendars)
    assert s.broken
    assert s.due_on == date(2022, 3, 4)
    assert s.verdict == "overdue"


def test_it_compares_dates_and_not_hours() -> None:
    s = fold([received("06-01T08:00"), line("06-08T16:59", Act.DECIDE, TUNG)], calendars)
    assert s.verdict == "on_time"


def test_it_counts_a_late_withdrawal_as_on_time_but_broken() -> None:
    s = fold([received("03-01T09:00", "3d"), line("03-15T09:00", Act.WITHDRAW)], calendars)
    assert s.verdict == "on_time"
    assert s.broken_by(date(2022, 6, 30))


def test_an_extension_without_a_clause_changes_no_verdict() -> None:
    s = fold(
        [received("03-01T09:00", "3d"), line("03-03T09:00", Act.EXTEND, TUNG, until="2022-03-10")], calendars
    )
    assert (s.due_on, s.reappointed_on) == (date(2022, 3, 4), date(2022, 3, 10))
    assert fold([line("03-09T09:00", Act.DECIDE, TUNG)], calendars, s).verdict == "overdue"


def test_an_extension_with_a_clause_in_time_moves_the_due_date() -> None:
    extension = line("03-03T09:00", Act.EXTEND, TUNG, until="2022-03-10", clause="điều 19")
    s = fold([received("03-01T09:00", "3d"), extension], calendars)
    assert s.due_on == date(2022, 3, 10)
    waited = [line("03-08T09:00", Act.PAUSE, HOA, reason="expertise"), line("03-09T09:00", Act.RESUME)]
    assert fold(waited, calendars, s).due_on == date(2022, 3, 11)


def test_a_lawful_extension_keeps_its_day_for_a_matter_due_at_closing() -> None:
    extension = line("03-01T10:00", Act.EXTEND, TUNG, until="2022-03-10", clause="điều 19")
    s = fold([received("03-01T09:00", "same-day"), extension], calendars)
    assert (s.due_on, s.due_at) == (date(2022, 3, 10), at("03-10T17:00"))


def test_what_is_left_after_a_lawful_extension_is_told_from_its_day() -> None:
    extension = line("03-03T09:00", Act.EXTEND, TUNG, until="2022-03-10", clause="điều 19")
    s = fold([received("03-01T09:00", "3d"), extension], calendars)
    said = [remaining(s, CALENDAR, at(f"{day}T09:00")) for day in ("03-08", "03-10", "03-14")]
    assert [x.words for x in said if x] == ["còn 2 ngày", "hạn hôm nay", "trễ 2 ngày"]


def test_a_second_pause_does_not_shorten_the_first_one_s_minimum() -> None:
    long = line("03-02T09:00", Act.PAUSE, HOA, reason="posting", not_before="2022-03-17T09:00:00+07:00")
    short = line("03-02T10:00", Act.PAUSE, HOA, reason="expertise", not_before="2022-03-03T10:00:00+07:00")
    assert fold([received("03-01T09:00", "9d"), long, short], calendars).not_before == at("03-17T09:00")


def test_an_extension_with_a_clause_does_not_wash_away_a_lateness() -> None:
    extension = line("03-08T09:00", Act.EXTEND, TUNG, until="2022-03-10", clause="điều 19")
    s = fold([received("03-01T09:00", "3d"), extension], calendars)
    assert s.due_on == date(2022, 3, 4)


def test_a_correction_counts_again_from_the_receipt_and_keeps_the_first_date() -> None:
    fixed = line("03-02T09:00", Act.CORRECT, allow="10d", case="other")
    s = fold([received("03-01T09:00", "3d"), fixed], calendars)
    assert (s.due_on, s.original_due_on, s.case) == (date(2022, 3, 15), date(2022, 3, 4), "other")


def test_a_mistaken_correction_after_the_decision_brands_nobody() -> None:
    """Decided in time, corrected to a shorter time by mistake, and put right."""
    lines = [received("03-01T09:00", "3d"), line("03-03T09:00", Act.DECIDE, TUNG)]
    s = fold([*lines, line("03-10T09:00", Act.CORRECT, allow="1d")], calendars)
    assert (s.due_on, s.verdict) == (date(2022, 3, 2), "overdue")
    s = fold([line("03-11T09:00", Act.CORRECT, allow="3d")], calendars, s)
    assert (s.due_on, s.verdict, s.broken_by(date(2022, 3, 11))) == (date(2022, 3, 4), "early", False)


def test_a_lateness_at_the_decision_stays_through_any_correction() -> None:
    lines = [received("03-01T09:00", "3d"), line("03-08T09:00", Act.DECIDE, TUNG)]
    s = fold([*lines, line("03-10T09:00", Act.CORRECT, allow="30d")], calendars)
    assert (s.due_on, s.verdict) == (date(2022, 3, 4), "overdue")


def test_a_mistaken_correction_while_it_is_open_can_be_put_right() -> None:
    lines = [received("03-01T09:00", "10d"), line("03-08T09:00", Act.CORRECT, allow="3d")]
    paused = [line("03-08T10:00", Act.PAUSE, HOA, reason="expertise"), line("03-09T10:00", Act.RESUME)]
    s = fold([*lines, *paused], calendars)
    assert (s.due_on, s.broken) == (date(2022, 3, 4), True)
    s = fold([line("03-10T09:00", Act.CORRECT, allow="10d")], calendars, s)
    assert (s.due_on, s.broken) == (date(2022, 3, 16), False)


def test_a_correction_that_dates_back_does_not_open_a_way_to_wash() -> None:
    """Late by the first date as well: then it stays late, by the date that stands."""
    lines = [received("03-01T09:00", "3d"), line("03-04T09:00", Act.CORRECT, allow="1d")]
    s = fold([*lines, line("03-08T09:00", Act.CORRECT, allow="30d")], calendars)
    assert s.due_on == date(2022, 3, 2)


def test_a_correction_while_it_waits_counts_when_the_wait_ends() -> None:
    waiting = line("03-02T09:00", Act.PAUSE, HOA, reason="expertise")
    s = fold(
        [received("03-01T09:00", "3d"), waiting, line("03-03T09:00", Act.CORRECT, allow="10d")], calendars
    )
    assert (s.due_on, s.paused) == (None, True)
    assert fold([line("03-09T09:00", Act.RESUME)], calendars, s).due_on == date(2022, 3, 22)


def test_a_correction_does_not_wash_away_a_lateness() -> None:
    s = fold([received("03-01T09:00", "3d"), line("03-07T09:00", Act.CORRECT, allow="10d")], calendars)
    assert s.due_on == date(2022, 3, 4)


def test_a_year_without_its_notice_makes_the_date_provisional() -> None:
    s = fold([received("12-30T09:00", "3d")], only_2022)
    assert s.provisional
    assert s.due_on == date(2023, 1, 4)


@pytest.mark.parametrize("clause", ["", "điều 19"])
def test_an_appointment_in_a_year_without_its_notice_is_provisional(clause: str) -> None:
    extension = line("12-28T09:00", Act.EXTEND, TUNG, until="2023-01-06", clause=clause)
    s = fold([received("12-27T09:00", "3d"), extension], only_2022)
    assert s.provisional
    waited = [line("12-29T09:00", Act.PAUSE, HOA, reason="expertise"), line("12-30T09:00", Act.RESUME)]
    assert fold(waited, only_2022, s).provisional


def test_a_procedure_without_a_time_has_no_promise() -> None:
    s = fold([received("03-01T09:00", None), line("06-01T09:00", Act.DECIDE, TUNG)], calendars)
    assert (s.due_on, s.verdict) == (None, "on_time")


def test_what_was_sent_in_has_no_dates_until_it_is_received() -> None:
    s = fold([line("03-01T09:00", Act.SUBMIT, LAN, **INTAKE)], calendars)
    assert (s.status, s.received_at, s.due_on) == (Status.SUBMITTED, None, None)
    assert fold([line("03-02T09:00", Act.WITHDRAW, LAN)], calendars, s).finished_at is None


REFUSED = [
    (Status.IN_PROGRESS, {}, Act.DECLINE, MINH, "không"),
    (Status.SUPPLEMENT, {"asked": True}, Act.DECIDE, TUNG, "chờ bổ sung"),
    (Status.SUPPLEMENT, {"asked": True}, Act.EXTEND, TUNG, "chờ bổ sung"),
    (Status.IN_PROGRESS, {"due_on": date(2022, 3, 4), "extended": True}, Act.EXTEND, TUNG, "một lần"),
    (Status.IN_PROGRESS, {"asks": 1}, Act.ASK, HOA, "1 lần"),
    (Status.HANDED_OVER, {}, Act.CORRECT, MINH, "đã trả kết quả"),
    (Status.HANDED_OVER, {}, Act.WITHDRAW, MINH, "đã trả kết quả"),
    (Status.IN_PROGRESS, {}, Act.DECIDE, MINH, "không được giao việc"),
    (Status.IN_PROGRESS, {"holder": "minh"}, Act.ASK, HOA, "chưa chuyển đến"),
    (Status.IN_PROGRESS, {}, Act.WITHDRAW, Actor("citizen", "8", "", None, frozenset()), "người khác"),
    (Status.IN_PROGRESS, {}, Act.FORWARD, replace(MINH, office=2), "cơ quan khác"),
    (Status.IN_PROGRESS, {}, Act.RESUME, MINH, "không tạm dừng"),
]


@pytest.mark.parametrize(("status", "more", "act", "by", "said"), REFUSED)
def test_it_says_why_not(status: Status, more: dict[str, Any], act: Act, by: Actor, said: str) -> None:
    s = replace(State(status=status, owner=7, holder="hoa"), **more)
    assert said in (why_not(s, act, by, office=1) or "").lower()


def test_withdraw_and_stop_are_allowed_while_it_waits() -> None:
    s = State(status=Status.SUPPLEMENT, asked=True, owner=7, holder="hoa")
    assert why_not(s, Act.WITHDRAW, LAN, office=1) is None
    assert why_not(s, Act.STOP, HOA, office=1) is None


def test_nothing_may_happen_before_what_happened_last() -> None:
    s = fold([received("03-01T09:00")], calendars)
    with pytest.raises(NotNow, match="đứng trước"):
        in_order(s, at("03-01T08:59"))


def test_nothing_but_reissue_follows_the_hand_over() -> None:
    assert [act for act, (where, _) in TABLE.items() if Status.HANDED_OVER in where] == [Act.REISSUE]


gaps = st.lists(st.integers(min_value=1, max_value=60 * 24 * 6), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(
    start=st.integers(min_value=0, max_value=60 * 24 * 150),
    steps=gaps,
    allowance=st.sampled_from(["1d", "3d", "10d", "4h", "10cd", "same-day"]),
)
def test_its_due_date_is_the_clock_s_own(start: int, steps: list[int], allowance: str) -> None:
    """Waits that begin and end in turn: the fold, one event at a time, agrees with one promise over all of them."""
    now = at("01-01T00:00") + timedelta(minutes=start)
    lines, waits = [Line(Act.RECEIVE, now, "minh", {**INTAKE, "allow": allowance})], []
    for n, minutes in enumerate(steps):
        before, now = now, now + timedelta(minutes=minutes)
        if n % 2:
            lines.append(Line(Act.RESUME, now, "minh", {}))
            waits.append(Wait(before, now))
        else:
            lines.append(Line(Act.PAUSE, now, "hoa", {"reason": "expertise"}))
    if len(steps) % 2:
        waits.append(Wait(now, None))
    s = fold(lines, calendars)
    answer = promise(CALENDAR, lines[0].at, Allowance.parse(allowance), waits)
    assert (s.due_at, s.paused) == (answer.due_at, answer.paused)
    assert s.broken == answer.broken


acts = st.lists(st.tuples(st.sampled_from(list(Act)), st.integers(1, 5000)), max_size=12)


@settings(max_examples=200, deadline=None)
@given(todo=acts)
def test_no_allowed_history_reaches_a_state_without_sense(todo: list[tuple[Act, int]]) -> None:
    everybody = Actor("seat", "hoa", "", 1, frozenset({"receive", "process", "decide"}))
    now, s = at("02-01T08:00"), fold([received("02-01T08:00", "3d")], calendars)
    s = replace(s, holder="hoa")
    facts: dict[Act, dict[str, Any]] = {
        Act.PAUSE: {"reason": "expertise"}, Act.ASK: {"papers": []}, Act.FORWARD: {"to": "hoa"},
        Act.EXTEND: {"until": "2022-12-30"}, Act.CORRECT: {"allow": "20d"}, Act.RECEIVE: {**INTAKE, "allow": "3d"},
        Act.RECOUNT: {"calendar": 2},
    }  # fmt: skip
    was_late = False
    for act, minutes in todo:
        now += timedelta(minutes=minutes)
        if act is Act.SUBMIT or (act is not Act.RECOUNT and why_not(s, act, everybody, office=1)):
            continue
        was_late = was_late or (
            s.received_at is not None and s.finished_on is None and s.broken_by(now.date())
        )
        first, before = s.original_due_on, s
        s = fold([Line(act, now, "hoa", facts.get(act, {}))], editions, s)
        assert s.original_due_on == first
        if act is Act.RECOUNT and (was_late or before.finished_at):
            assert (s.due_on, s.verdict, s.broken) == (before.due_on, before.verdict, before.broken)
        assert (s.status in FINISHED) == (s.finished_at is not None)
        assert s.paused or s.due_on is not None
        if was_late and s.finished_on:
            assert s.broken_by(date(2030, 1, 1)), "a lateness was washed away"
