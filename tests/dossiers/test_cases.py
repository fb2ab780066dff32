"""The rows of the figures: as known at a day, whatever happened later."""

from datetime import date

from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.queries import cases, everything
from tests.world import Town, at

MARCH, APRIL, MAY = date(2022, 3, 1), date(2022, 4, 1), date(2022, 5, 1)


def test_it_knows_only_what_happened_before_the_end(shop: Town) -> None:
    row = shop.received("03-30T09:00")
    decide(row.code, by=shop.tung, at=at("04-01T09:00"), outcome="granted", signer="tung")
    (then,) = cases(shop.ward.id, MARCH, APRIL)
    assert (then.status, then.finished_on, then.verdict) == ("received", None, None)
    (later,) = cases(shop.ward.id, APRIL, MAY)
    assert (later.finished_on, later.verdict) == (date(2022, 4, 1), "early")
    assert not cases(shop.ward.id, MAY, date(2022, 6, 1))


def test_a_later_correction_does_not_change_what_was_known(shop: Town) -> None:
    row = shop.received("03-30T09:00")
    correct(row.code, by=shop.minh, at=at("04-01T09:00"), reason="nhầm", what={"procedure": "2.000815"})
    assert [c.procedure for c in cases(shop.ward.id, MARCH, APRIL)] == ["1.004873"]
    assert [c.field for c in cases(shop.ward.id, APRIL, MAY)] == ["Chứng thực"]


def test_an_open_promise_is_broken_once_its_day_has_passed(shop: Town) -> None:
    shop.received("03-25T09:00")  # due 30/3
    assert [c.broken for c in cases(shop.ward.id, MARCH, APRIL)] == [True]
    assert [c.broken for c in cases(shop.ward.id, MARCH, date(2022, 3, 31))] == [False]


def test_a_wait_hides_no_lateness_and_makes_none(shop: Town) -> None:
    early, late = shop.received("03-28T09:00"), shop.received("03-21T09:00")
    for row in (late, early):
        forward(row.code, by=shop.minh, at=at("03-28T10:00"), to="hoa")
        pause(row.code, by=shop.hoa, at=at("03-29T09:00"), reason="financial_duty")
    rows = {c.code: c for c in cases(shop.ward.id, MARCH, MAY)}
    assert (rows[early.code].due_on, rows[early.code].broken, rows[early.code].paused) == (None, False, True)
    assert (rows[late.code].due_on, rows[late.code].broken) == (date(2022, 3, 24), True)


def test_what_was_only_sent_in_is_in_no_figure_but_in_the_export(shop: Town) -> None:
    submit(shop.intake(channel="online"), by=shop.citizen, at=at("03-30T09:00"))
    assert not cases(shop.ward.id, MARCH, APRIL)
    (row,) = everything(shop.ward.id, at("03-30T10:00"))
    assert (row.status, row.national_status, row.received_on, row.due_on) == ("submitted", 1, None, None)
