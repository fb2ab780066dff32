"""Recount: a calendar that changes late moves what is open and not late, writes that down, and washes nothing."""

from datetime import date
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction

from motcua.clock import YearNotice
from motcua.clock.vietnam import YEARS
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.recount import Moved, recount
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.ledger import calendars
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.proof import verify
from motcua.dossiers.queries import cases
from motcua.dossiers.rules import remaining
from motcua.dossiers.story import story
from motcua.dossiers.watch import recounted
from motcua.offices.actions.announce_year import announce_year
from motcua.people.rules import system
from tests.dossiers.test_verify import behind_our_back
from tests.world import Town, at

BY = system("test")
NOTICE = "thông báo đến muộn"
MARCH_4, MARCH_7 = date(2022, 3, 4), date(2022, 3, 7)


def announce(*off: date, year: int = 2022, when: str = "03-02T08:00") -> None:
    """These days are off after all."""
    known = YEARS.get(year) or YearNotice(year, "", {}, {})
    notice = YearNotice(year, NOTICE, {**known.off, **dict.fromkeys(off, "nghỉ đột xuất")}, known.worked)
    announce_year(notice, issued_on=at(when).date(), by=BY, at=at(when))


def dates(row: Dossier) -> tuple[date | None, date | None, str | None, bool]:
    row = Dossier.objects.get(pk=row.pk)
    return row.due_on, row.original_due_on, row.verdict, row.broken


def test_it_moves_what_is_open_and_keeps_what_it_moved(shop: Town) -> None:
    moved, other = shop.received("03-01T09:00"), shop.received("03-14T09:00")
    announce(MARCH_4)
    assert Dossier.objects.get(pk=moved.pk).due_on == MARCH_4, "a calendar moves nothing by itself"
    assert recount(shop.ward.id, by=BY, at=at("03-02T08:00")) == [
        Moved(moved.code, MARCH_4, MARCH_7, False, NOTICE, 0)
    ]
    assert dates(moved)[:2] == (MARCH_7, MARCH_4)
    assert dates(other)[0] == date(2022, 3, 17)
    told = story(moved.code)
    assert told
    assert (told.lines[-1].act, told.lines[-1].by_kind, told.lines[-1].facts["notice"]) == (
        "recount",
        "system",
        NOTICE,
    )
    (row,) = recounted(shop.ward.id, at("03-01T00:00"))
    assert (row.code, row.before, row.after, row.why) == (moved.code, MARCH_4, MARCH_7, NOTICE)
    assert verify().wrong is None
    assert recount(shop.ward.id, by=BY, at=at("03-02T08:00")) == []


def test_it_leaves_what_is_finished_or_late_as_it_is(shop: Town) -> None:
    """The whole of March is declared off on 15/3: a washing machine, were it heard."""
    finished, late, waiting = (shop.received(f"03-01T{hour}:00") for hour in ("08", "09", "10"))
    decide(finished.code, by=shop.tung, at=at("03-08T09:00"), outcome="granted", signer="tung")
    pause(waiting.code, by=shop.tung, at=at("03-09T09:00"), reason="financial_duty")
    before = [dates(row) for row in (finished, late, waiting)]
    announce(*(date(2022, 3, day) for day in range(1, 32)), when="03-15T08:00")
    assert recount(shop.ward.id, by=BY, at=at("03-15T08:00")) == []
    assert [dates(row) for row in (finished, late, waiting)] == before
    assert before[0] == (MARCH_4, MARCH_4, "overdue", True)
    assert verify().wrong is None
    told = story(late.code)
    assert told
    left = remaining(told.state, calendars(shop.ward.id)(told.revision), at("03-15T09:00"))
    assert left
    assert left.state == "late", "its own day says so, whatever the new calendar would"
    assert told.days()[-1].on == MARCH_4, "and it is explained by the calendar that gave it"
    resume(waiting.code, by=shop.tung, at=at("03-16T09:00"))
    decide(late.code, by=shop.tung, at=at("03-16T09:00"), outcome="granted", signer="tung")
    assert [dates(row)[0] for row in (late, waiting)] == [MARCH_4, MARCH_4]
    assert dates(late)[2] == "overdue"
    april = {c.code: c.verdict for c in cases(shop.ward.id, date(2022, 3, 1), date(2022, 4, 1))}
    assert [april[finished.code], april[late.code]] == ["overdue", "overdue"]


def test_it_marks_a_change_of_days_that_are_over(shop: Town) -> None:
    row = shop.received("03-01T09:00", "1.004884")  # due 8/3
    announce(MARCH_4, when="03-07T08:00")
    (moved,) = recount(shop.ward.id, by=BY, at=at("03-07T08:00"))
    assert (moved.before, moved.after, moved.past) == (date(2022, 3, 8), date(2022, 3, 9), 1)
    (listed,) = recounted(shop.ward.id, at("03-01T00:00"))
    assert (listed.code, listed.past) == (row.code, 1)


def test_it_makes_nothing_late(shop: Town) -> None:
    """A day off that was none, said when the date that follows from it is over: the word given stands."""
    announce(MARCH_4)
    row = shop.received("03-03T09:00")  # due 9/3, since 4/3 is off
    assert row.due_on == date(2022, 3, 9)
    taken_back = YearNotice(2022, "bãi bỏ", YEARS[2022].off, YEARS[2022].worked)
    announce_year(taken_back, issued_on=date(2022, 3, 9), by=BY, at=at("03-09T08:00"))
    assert recount(shop.ward.id, by=BY, at=at("03-09T08:00")) == []
    assert dates(row)[0] == date(2022, 3, 9)


def test_it_lists_what_waits_by_the_day_that_it_would_get(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    pause(row.code, by=shop.tung, at=at("03-01T14:00"), reason="financial_duty")
    announce(MARCH_4, when="03-02T08:00")
    (moved,) = recount(shop.ward.id, by=BY, at=at("03-02T08:00"))
    assert (moved.before, moved.after, moved.paused) == (date(2022, 3, 4), MARCH_7, True)
    resume(row.code, by=shop.tung, at=at("03-02T08:00"))
    assert dates(row)[0] == MARCH_7


def test_a_notice_makes_a_tentative_date_firm_and_the_first_one_with_it(shop: Town) -> None:
    row, late = shop.received("2026-12-31T09:00"), shop.received("2026-12-30T09:00")
    assert (row.due_on, row.original_due_on, row.provisional) == (date(2027, 1, 5), date(2027, 1, 5), True)
    announce(date(2027, 1, 1), year=2027, when="2027-01-05T08:00")
    recount(shop.ward.id, by=BY, at=at("2027-01-05T08:00"))
    row.refresh_from_db()
    assert (row.due_on, row.original_due_on, row.provisional) == (date(2027, 1, 6), date(2027, 1, 6), False)
    assert dates(late)[:2] == (date(2027, 1, 4), date(2027, 1, 4)), "its day has passed"
    announce(date(2027, 1, 1), date(2027, 1, 6), year=2027, when="2027-01-06T08:00")
    recount(shop.ward.id, by=BY, at=at("2027-01-06T08:00"))
    assert dates(row)[:2] == (date(2027, 1, 7), date(2027, 1, 6)), "firm, the first date moves no more"
    assert verify().wrong is None


def test_an_appointment_of_a_year_without_notice_becomes_firm(shop: Town) -> None:
    row = shop.received("2026-12-28T09:00")
    extend(
        row.code,
        by=shop.tung,
        at=at("2026-12-29T09:00"),
        until=date(2027, 1, 6),
        reason="x",
        clause="điều 19",
    )
    row.refresh_from_db()
    assert (row.due_on, row.provisional) == (date(2027, 1, 6), True)
    announce(date(2027, 1, 6), year=2027, when="2026-12-30T08:00")
    recount(shop.ward.id, by=BY, at=at("2026-12-30T08:00"))
    row.refresh_from_db()
    assert (row.due_on, row.reappointed_on, row.provisional) == (date(2027, 1, 7), date(2027, 1, 7), False)


@pytest.mark.parametrize("facts", ['{"after": "2022-03-30"}', '{"calendar": 999999}'])
def test_verify_finds_a_recount_that_lies(shop: Town, facts: str) -> None:
    row = shop.received("03-01T09:00")
    announce(MARCH_4)
    recount(shop.ward.id, by=BY, at=at("03-02T08:00"))
    behind_our_back(f"UPDATE dossiers_event SET facts = facts || '{facts}' WHERE act = 'recount'")
    rewrite_chain(row)
    assert row.code in (verify().wrong or "") or "giờ làm việc" in (verify().wrong or "")


def rewrite_chain(row: Dossier) -> None:
    """As somebody would who owns the database and knows how heads are made."""
    from motcua.dossiers.ledger import chain

    head = ""
    for e in Event.objects.filter(dossier=row).order_by("seq"):
        head = chain(
            head, row.code, e.seq, e.act, (e.by_kind, e.by_ref), e.happened_at, e.recorded_at, e.facts
        )
        behind_our_back(f"UPDATE dossiers_event SET head = '{head}' WHERE id = {e.pk}")
    behind_our_back(f"UPDATE dossiers_dossier SET head = '{head}' WHERE id = {row.pk}")


def test_whoever_acts_meanwhile_waits_and_counts_with_the_new_calendar(town: Town) -> None:
    row = town.received("03-01T09:00")
    sent = submit(town.intake(channel="online"), by=town.citizen, at=at("03-01T09:30"))
    begun = Signal()

    def meanwhile(verb: object) -> None:
        begun.wait(10)
        try:
            verb()  # type: ignore[operator]
        finally:
            connection.close()

    verbs = (
        lambda: forward(row.code, by=town.minh, at=at("03-02T09:00"), to="hoa"),
        lambda: town.received("03-01T10:00"),
        lambda: receive(sent.code, by=town.minh, at=at("03-01T10:00")),
    )
    threads = [Thread(target=meanwhile, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    with transaction.atomic():
        announce(MARCH_4)
        recount(town.ward.id, by=BY, at=at("03-02T08:00"))
        begun.set()
        for thread in threads:
            thread.join(0.3)
        assert all(thread.is_alive() for thread in threads), "somebody did not wait"
    for thread in threads:
        thread.join(10)
    assert {d.due_on for d in Dossier.objects.all()} == {MARCH_7}
    assert verify().wrong is None
