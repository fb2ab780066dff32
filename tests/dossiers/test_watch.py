"""What is listed for the chairman: typed later from sheets, and corrections that made a promise longer."""

from datetime import date

from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.rules import OnPaper
from motcua.dossiers.watch import lengthened, typed_later
from tests.world import Town, at


def test_it_lists_what_was_typed_later(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    row = receive(shop.intake(), by=shop.minh, at=at("03-01T13:40"), paper=OnPaper(number, at("03-01T09:00")))
    shop.received("03-01T14:00")
    (later,) = typed_later(shop.ward.id, at("03-01T00:00"))
    assert (later.code, later.act, later.by, later.sheet) == (row.code, "receive", "minh", number)
    assert typed_later(shop.ward.id, at("03-02T00:00")) == []


def test_it_lists_a_longer_promise_and_not_a_shorter_one(shop: Town) -> None:
    longer, shorter = shop.received("03-01T09:00"), shop.received("03-01T09:05", "1.004884")
    correct(
        longer.code, by=shop.minh, at=at("03-02T09:00"), reason="chọn nhầm", what={"procedure": "1.004884"}
    )
    correct(
        shorter.code, by=shop.minh, at=at("03-02T09:00"), reason="chọn nhầm", what={"procedure": "1.004873"}
    )
    (one,) = lengthened(shop.ward.id, at("03-01T00:00"))
    assert (one.code, one.before, one.after, one.reason) == (
        longer.code, date(2022, 3, 4), date(2022, 3, 8), "chọn nhầm",
    )  # fmt: skip


def test_it_lists_a_promise_that_was_taken_away(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    correct(row.code, by=shop.minh, at=at("03-02T09:00"), reason="chọn nhầm", what={"procedure": "2.000424"})
    assert [(x.code, x.after) for x in lengthened(shop.ward.id, at("03-01T00:00"))] == [(row.code, None)]
