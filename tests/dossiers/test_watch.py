"""What is listed for the chairman: typed later from sheets, dates moved, matters that ended and began again."""

from datetime import date

import pytest

from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.rules import OnPaper
from motcua.dossiers.watch import begun_again, lengthened, typed_later
from tests.world import Town, at

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
    assert {x.code: (x.act, x.before, x.after, x.why) for x in lengthened(shop.ward.id, SINCE)} == {
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
    (one,) = begun_again(shop.ward.id, SINCE)
    assert (one.code, one.status, one.due_on, one.again) == (
        row.code,
        "withdrawn",
        date(2022, 3, 4),
        again.code,
    )
    assert begun_again(shop.ward.id, at("03-09T00:00")) == []
