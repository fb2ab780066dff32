from dataclasses import replace
from datetime import date

import pytest

from motcua import Refused
from motcua.offices import queries
from motcua.offices.actions.align import StillThere
from motcua.offices.actions.arrange import BadSeat
from tests.offices.small_ward import SEATS, SINCE, set_up, small_ward

pytestmark = pytest.mark.django_db
ON = date(2022, 6, 30)


def test_it_sets_seats_at_units_and_counters() -> None:
    ward = small_ward()
    assert queries.seats(ward.id, ON) == list(SEATS)
    assert [c.name for c in queries.counters(ward.id, ON)] == ["Quầy 2"]
    assert [u.one_stop for u in queries.units(ward.id, ON)] == [True]
    assert queries.seats(ward.id, date(2020, 1, 1)) == []


def test_a_seat_ends_by_its_date_and_stays_in_the_past() -> None:
    ward = small_ward()
    set_up((replace(SEATS[0], until=ON), *SEATS[1:]))
    assert [s.key for s in queries.seats(ward.id, ON)] == ["tu-phap", "chu-tich"]
    assert len(queries.seats(ward.id, date(2022, 6, 29))) == 3
    with pytest.raises(StillThere, match="until"):
        set_up(SEATS[1:])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(SEATS[0], duties=("rule",)), "rule"),
        (replace(SEATS[0], unit="phong-khong"), "phong-khong"),
        (replace(SEATS[0], counter="9"), "9"),
        (replace(SEATS[0], until=SINCE), "kết thúc"),
        (replace(SEATS[1], title="x"), "hai lần"),
    ],
)
def test_it_refuses_seats_that_do_not_fit(wrong: object, said: str) -> None:
    small_ward()
    with pytest.raises(BadSeat, match=said):
        set_up((wrong, *SEATS[1:]))  # type: ignore[arg-type]


def test_a_seat_is_found_by_its_key() -> None:
    ward = small_ward()
    assert queries.seat_id(ward.id, "tu-phap")
    with pytest.raises(Refused, match="khong-co"):
        queries.seat_id(ward.id, "khong-co")
