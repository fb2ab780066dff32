"""What is listed for the chairman: typed later from sheets, dates moved, matters that ended and began again."""

from datetime import date
from typing import Any

import pytest

from motcua.clock import YearNotice
from motcua.clock.vietnam import YEARS
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.rules import OnPaper
from motcua.dossiers.watch import (
    LONG,
    begun_again,
    editions,
    lengthened,
    taken_without,
    typed_later,
    unanswered,
    waits,
)
from motcua.offices.actions.announce_year import announce_year
from motcua.people.actions.register import register
from motcua.people.rules import PersonFacts, system
from tests.world import Town, at, refused

SINCE = at("03-01T00:00")
LONGER, SHORTER, UNDATED = "1.004884", "1.004873", "2.000424"  # 5 days, 3 days, no time


def test_it_lists_what_was_typed_later(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    row = receive(shop.intake(), by=shop.minh, at=at("03-01T13:40"), paper=OnPaper(number, at("03-01T09:00")))
    shop.received("03-01T14:00")
    (later,) = typed_later(shop.ward.id, SINCE)
    assert (later.code, later.act, later.by, later.sheet, later.passed) == (
        row.code,
        "receive",
        "minh",
        number,
        None,
    )
    assert typed_later(shop.ward.id, at("03-02T00:00")) == []


def test_it_marks_what_only_the_sheet_made_punctual(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    row = shop.received("03-01T09:00")
    on_paper = OnPaper(number, at("03-04T16:00"))
    decide(row.code, by=shop.tung, at=at("03-08T09:00"), outcome="granted", signer="tung", paper=on_paper)
    assert [(x.code, x.passed) for x in typed_later(shop.ward.id, SINCE)] == [(row.code, date(2022, 3, 4))]


def test_it_marks_what_was_late_already_when_it_was_typed(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    receive(shop.intake(), by=shop.minh, at=at("03-07T09:00"), paper=OnPaper(number, at("03-01T09:00")))
    assert [x.passed for x in typed_later(shop.ward.id, SINCE)] == [date(2022, 3, 4)]


def test_it_lists_a_longer_promise_and_not_a_shorter_one(shop: Town) -> None:
    longer, shorter = shop.received("03-01T09:00"), shop.received("03-01T09:05", LONGER)
    for row, procedure in ((longer, LONGER), (shorter, SHORTER)):
        correct(
            row.code, by=shop.minh, at=at("03-02T09:00"), reason="chọn nhầm", what={"procedure": procedure}
        )
    (one,) = lengthened(shop.ward.id, SINCE)
    assert (one.code, one.act, one.before, one.after, one.why) == (
        longer.code, "correct", date(2022, 3, 4), date(2022, 3, 8), "chọn nhầm",
    )  # fmt: skip


def test_it_lists_a_longer_promise_that_was_given_while_it_waited(shop: Town) -> None:
    row = shop.received("03-01T08:00")
    pause(row.code, by=shop.tung, at=at("03-02T08:00"), reason="expertise")
    correct(row.code, by=shop.minh, at=at("03-02T14:00"), reason="nhầm", what={"procedure": LONGER})
    assert [(x.code, x.before, x.after) for x in lengthened(shop.ward.id, SINCE)] == [
        (row.code, date(2022, 3, 4), date(2022, 3, 8))
    ]


def test_it_lists_a_promise_that_was_taken_away(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    correct(row.code, by=shop.minh, at=at("03-02T09:00"), reason="chọn nhầm", what={"procedure": UNDATED})
    assert [(x.code, x.after) for x in lengthened(shop.ward.id, SINCE)] == [(row.code, None)]


def test_it_lists_an_extension_with_any_clause_and_none_without(shop: Town) -> None:
    lawful, late, sorry = (shop.received(f"03-01T{hour}:00") for hour in ("08", "09", "10"))
    for row, when, clause in ((lawful, "03-03", "điều 19"), (late, "03-09", "điều 20"), (sorry, "03-03", "")):
        extend(
            row.code, by=shop.tung, at=at(f"{when}T09:00"), until=date(2022, 3, 15), reason="x", clause=clause
        )
    assert {x.code: (x.act, x.before, x.after, x.clause) for x in lengthened(shop.ward.id, SINCE)} == {
        lawful.code: ("extend", date(2022, 3, 4), date(2022, 3, 15), "điều 19"),
        late.code: ("extend", date(2022, 3, 4), date(2022, 3, 4), "điều 20"),
    }


@pytest.mark.parametrize("ended", [True, False])
def test_it_lists_a_matter_that_ended_and_began_again(shop: Town, ended: bool) -> None:
    row, other = shop.received("03-01T09:00"), shop.received("03-01T09:30", LONGER)
    again = None if ended else shop.received("03-08T10:00")
    withdraw(row.code, by=shop.minh, at=at("03-08T11:00"))
    stop(other.code, by=shop.tung, at=at("03-08T11:00"), reason="đề nghị")
    again = again or shop.received("03-09T08:00")
    shop.received("05-30T08:00", LONGER)
    one, _ = sorted(begun_again(shop.ward.id, SINCE), key=lambda x: x.code)
    assert (one.code, one.status, one.by, one.due_on, one.again, one.same_person) == (
        row.code,
        "withdrawn",
        "minh",
        date(2022, 3, 4),
        again.code,
        True,
    )
    assert begun_again(shop.ward.id, at("03-09T00:00")) == []


def again_after(shop: Town, code: str, other: int, procedure: str = SHORTER) -> list[tuple[str, bool]]:
    """What is listed when that dossier is withdrawn and `other` is received two days later."""
    withdraw(code, by=shop.minh, at=at("03-08T11:00"), reason="xin rút")
    shop.received("03-10T09:00", procedure, owner=other)
    return [(x.code, x.same_person) for x in begun_again(shop.ward.id, SINCE)]


def person(name: str, **more: Any) -> int:
    return register(PersonFacts(name=name, **more), by=system("test"), at=at("03-01T07:00"))


def test_it_sees_the_same_name_on_another_record(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    same = person("NGUYỄN THỊ LAN", no_paper="để quên")
    assert again_after(shop, row.code, same) == [(row.code, False)]


def test_it_does_not_take_another_birth_for_the_same_person(shop: Town) -> None:
    first = person("Võ Thị Sáu", born=date(1950, 1, 2), no_paper="để quên")
    other = person("Võ Thị Sáu", born=date(1990, 5, 6), no_paper="để quên")
    row = shop.received("03-01T09:00", owner=first)
    assert again_after(shop, row.code, other) == []


def test_it_sees_through_a_corrected_owner(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    stranger = person("Trần Văn Tí", no_paper="để quên")
    correct(row.code, by=shop.minh, at=at("03-02T09:00"), reason="nhầm", what={"owner": stranger})
    assert again_after(shop, row.code, shop.lan) == [(row.code, True)]


def test_it_sees_the_same_person_under_another_procedure_and_not_two_of_one_visit(shop: Town) -> None:
    row, _ = shop.received("03-01T09:00"), shop.received("03-01T09:05", LONGER)
    assert again_after(shop, row.code, person("Trần Văn Tí", no_paper="để quên")) == []
    shop.received("03-11T09:00", LONGER)
    assert [x.again_procedure for x in begun_again(shop.ward.id, SINCE)] != []


def test_it_lists_a_wait_that_began_when_the_promise_was_nearly_due(shop: Town) -> None:
    """Received on 1 March, due on the 4th: a wait of the 3rd or 4th is close, one of the 2nd is not."""
    rows = {on: shop.received("03-01T09:00").code for on in ("03-02", "03-03", "03-04")}
    for on, code in rows.items():
        pause(
            code, by=shop.tung, at=at(f"{on}T16:59"), reason="verification", note="CV 12/UBND gửi xã Thạch Hạ"
        )
        resume(code, by=shop.tung, at=at("03-09T09:00"))
        decide(code, by=shop.tung, at=at("03-09T10:00"), outcome="granted", signer="tung")
    found = waits(shop.ward.id, SINCE, None, at("03-10T00:00"))
    assert [(w.code, w.why, w.due_on, w.close, w.by, w.note) for w in found] == [
        (rows[on], "verification", date(2022, 3, 4), True, "tung", "CV 12/UBND gửi xã Thạch Hạ")
        for on in ("03-04", "03-03")
    ]
    assert waits(shop.ward.id, at("03-11T00:00"), None, at("03-12T00:00")) == []


def test_it_lists_a_long_wait_open_or_ended_whenever_it_began(shop: Town) -> None:
    open_, short = shop.received("03-01T08:00", LONGER), shop.received("03-01T08:01", LONGER)
    for row in (open_, short):
        pause(row.code, by=shop.tung, at=at("03-01T10:00"), reason="verification")
    resume(short.code, by=shop.tung, at=at("03-02T09:00"))
    assert waits(shop.ward.id, SINCE, None, at("03-15T08:00")) == []  # ten days on the 15th
    (one,) = waits(shop.ward.id, at("05-01T00:00"), None, at("05-10T09:00"))
    assert (one.code, one.until, one.close, one.note, one.days > LONG) == (
        open_.code,
        None,
        False,
        None,
        True,
    )
    withdraw(open_.code, by=shop.minh, at=at("05-10T10:00"))
    (one,) = waits(shop.ward.id, at("05-01T00:00"), None, at("05-12T09:00"))
    assert one.until == at("05-10T10:00")


def test_it_adds_up_many_short_waits(shop: Town) -> None:
    row = shop.received("03-01T08:00", LONGER)
    for since, until in (("03-01", "03-07"), ("03-07", "03-11"), ("03-11", "03-16")):
        pause(row.code, by=shop.tung, at=at(f"{since}T16:00"), reason="verification")
        resume(row.code, by=shop.tung, at=at(f"{until}T15:59"))
    assert [w.days for w in waits(shop.ward.id, SINCE, None, at("03-17T00:00"))] == [11]


def test_a_wait_that_began_late_hides_nothing(shop: Town) -> None:
    row = shop.received("03-01T08:00")
    pause(row.code, by=shop.tung, at=at("03-07T10:00"), reason="verification")
    assert waits(shop.ward.id, SINCE, None, at("05-01T00:00")) == []


def test_it_lists_a_longer_promise_at_the_receipt(shop: Town) -> None:
    row = receive(
        shop.intake(), by=shop.minh, at=at("03-01T09:00"), allow="900d", clause="điều 7", reason="việc khó"
    )
    shop.received("03-01T09:30")
    (one,) = lengthened(shop.ward.id, SINCE)
    assert (one.code, one.act, one.by, one.before, one.clause, one.why) == (
        row.code, "receive", "minh", date(2022, 3, 4), "điều 7", "việc khó",
    )  # fmt: skip
    assert one.after
    assert one.after.year > 2024


@pytest.mark.parametrize("clause", [".", "điều", "12"])
def test_a_clause_that_cites_nothing_makes_nothing_lawful(shop: Town, clause: str) -> None:
    with refused("Điều khoản phải tra được"):
        receive(shop.intake(), by=shop.minh, at=at("03-01T09:00"), allow="9d", clause=clause)
    code = shop.received("03-01T09:00").code
    with refused("Điều khoản phải tra được"):
        extend(code, by=shop.tung, at=at("03-02T09:00"), until=date(2022, 3, 15), reason="x", clause=clause)


def test_it_lists_what_was_sent_in_and_left_lying(shop: Town) -> None:
    """Sent in on Tuesday at nine: to be answered by Wednesday at nine."""
    left, late, quick = (
        submit(shop.intake(channel="online"), by=shop.citizen, at=at(f"03-01T09:0{n}")).code for n in range(3)
    )
    assert unanswered(shop.ward.id, SINCE, None, at("03-02T08:00")) == []
    receive(late, by=shop.minh, at=at("03-03T09:00"))
    decline(quick, by=shop.minh, at=at("03-01T10:00"), reason="thiếu tờ khai")
    found = unanswered(shop.ward.id, SINCE, None, at("03-04T09:00"))
    assert [(x.code, x.answered_at) for x in found] == [(late, at("03-03T09:00")), (left, None)]


def test_it_lists_who_received_although_papers_lacked(shop: Town) -> None:
    lacking = shop.received("03-01T09:00", without=("to-khai",))
    shop.received("03-01T09:05")
    (one,) = taken_without(shop.ward.id, SINCE)
    assert (one.code, one.by, one.papers) == (lacking.code, "minh", ("to-khai",))


def test_it_counts_what_was_received_while_a_notice_stood(shop: Town) -> None:
    false = {**YEARS[2022].off, date(2022, 3, 4): "nghỉ đột xuất"}
    by = system("test")
    for n, off, when in ((1, false, "03-01T07:00"), (2, YEARS[2022].off, "03-02T07:00")):
        notice = YearNotice(2022, f"Thông báo {n}", off, YEARS[2022].worked)
        announce_year(notice, issued_on=date(2022, 3, n), by=by, at=at(when))
        recount(shop.ward.id, by=by, at=at(when))
        if n == 1:
            shop.received("03-01T09:00")
    after, before = editions(shop.ward.id, SINCE)
    assert (before.notice, before.by, before.received, before.recounted) == (
        "Thông báo 1",
        "system:test",
        1,
        0,
    )
    assert (after.notice, after.taken_back, after.recounted) == ("Thông báo 2", "Thông báo 1", 1)
