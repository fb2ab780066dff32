"""A notice that comes late: whose date moves is said, and nobody who acts meanwhile writes the old one."""

from datetime import date
from threading import Event as Signal
from threading import Thread

from django.db import connection, transaction

from motcua.clock import YearNotice
from motcua.clock.state import YEARS
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.models import Dossier
from motcua.dossiers.proof import verify
from motcua.offices.actions.announce_year import announce_year
from motcua.people.rules import system
from tests.world import Town, at

MARCH_4 = date(2022, 3, 4)


def announce_a_day_off() -> None:
    """4/3/2022 is off after all."""
    year = YEARS[2022]
    notice = YearNotice(2022, "thông báo đến muộn", {**year.off, MARCH_4: "nghỉ đột xuất"}, year.worked)
    announce_year(notice, issued_on=date(2022, 3, 2), by=system("test"), at=at("03-02T08:00"))


def test_it_lists_what_a_late_notice_moves_and_leaves_history_alone(shop: Town) -> None:
    moved, other = shop.received("03-01T09:00"), shop.received("03-14T09:00")
    announce_a_day_off()
    assert [(m.code, m.before, m.after) for m in recount(shop.ward.id)] == [
        (moved.code, MARCH_4, date(2022, 3, 7))
    ]
    assert Dossier.objects.get(pk=other.pk).due_on == date(2022, 3, 17)
    assert verify().wrong is None
    assert recount(shop.ward.id) == []


def test_whoever_acts_meanwhile_waits_and_counts_with_the_new_calendar(town: Town) -> None:
    row = town.received("03-01T09:00")
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
    )
    threads = [Thread(target=meanwhile, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    with transaction.atomic():
        announce_a_day_off()
        recount(town.ward.id)
        begun.set()
        for thread in threads:
            thread.join(0.3)
        assert all(thread.is_alive() for thread in threads), "somebody did not wait"
    for thread in threads:
        thread.join(10)
    assert {d.due_on for d in Dossier.objects.all()} == {date(2022, 3, 7)}
    assert verify().wrong is None
