from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from threading import Barrier

import pytest
from django.db import connection

from motcua.people import models, queries
from motcua.people.actions.amend import NotAmended, amend
from motcua.people.actions.mark_dead import NotMarked, mark_dead
from motcua.people.actions.register import TheDead, TwoPersons, register
from motcua.people.rules import NEWBORN, BadPerson, Paper, PersonFacts
from tests.offices.small_ward import AT, BY

LAN = PersonFacts(
    "Nguyễn Thị Lan",
    papers=(Paper("personal_id", "042172001234"),),
    born=date(1972, 5, 12),
    sex="F",
    phone="0912 345 318",
    address="Tổ dân phố 3, phường Thạch Quý",
)
OLD_PAPER = Paper("cmnd", "183123456")


def facts_of(person_id: int) -> PersonFacts:
    found = queries.person(person_id)
    assert found is not None
    return found.facts


@pytest.mark.django_db
def test_it_writes_a_person_once_however_the_number_is_typed() -> None:
    first = register(LAN, by=BY, at=AT)
    again = replace(LAN, papers=(Paper("personal_id", "042 172 001 234"),))
    assert register(again, by=BY, at=AT) == first
    assert models.Person.objects.count() == 1
    assert facts_of(first) == replace(LAN, phone="0912345318")
    found = queries.by_paper("personal_id", "042172001234")
    assert found is not None
    assert found.id == first


@pytest.mark.django_db
def test_another_name_under_the_same_number_makes_no_duplicate_and_changes_no_name() -> None:
    lan = register(LAN, by=BY, at=AT)
    assert register(replace(LAN, name="Nguyễn Thị Lân"), by=BY, at=AT) == lan
    assert facts_of(lan).name == "Nguyễn Thị Lan"


@pytest.mark.django_db
def test_it_fills_blanks_and_follows_the_newest_phone() -> None:
    bare = PersonFacts("Nguyễn Thị Lan", papers=LAN.papers)
    lan = register(bare, by=BY, at=AT)
    register(LAN, by=BY, at=AT)
    register(replace(bare, phone="0987654321", phone_of="con trai", born=1950), by=BY, at=AT)
    known = facts_of(lan)
    assert (known.born, known.sex, known.address) == (LAN.born, "F", LAN.address)
    assert (known.phone, known.phone_of) == ("0987654321", "con trai")
    register(replace(bare, phone="0987 654 321"), by=BY, at=AT)
    assert facts_of(lan).phone_of == "con trai"


@pytest.mark.django_db
def test_a_person_may_be_known_by_more_than_one_paper() -> None:
    lan = register(replace(LAN, papers=(OLD_PAPER,)), by=BY, at=AT)
    assert register(replace(LAN, papers=(*LAN.papers, OLD_PAPER)), by=BY, at=AT) == lan
    assert register(LAN, by=BY, at=AT) == lan
    other = register(PersonFacts("Trần Văn Bình", papers=(Paper("passport", "C1234567"),)), by=BY, at=AT)
    assert other != lan
    with pytest.raises(TwoPersons, match="Trần Văn Bình"):
        register(replace(LAN, papers=(OLD_PAPER, Paper("passport", "C1234567"))), by=BY, at=AT)


@pytest.mark.django_db
def test_a_name_alone_needs_a_reason_and_is_somebody_new_each_time() -> None:
    nameless = PersonFacts("Lê Văn Già", born=1931)
    with pytest.raises(BadPerson, match="ghi lý do"):
        register(nameless, by=BY, at=AT)
    told = replace(nameless, no_paper="Chưa từng được cấp giấy tờ")
    one, two = register(told, by=BY, at=AT), register(told, by=BY, at=AT)
    assert one != two
    assert [p.id for p in queries.alike(told)] == [two, one]
    assert queries.alike(replace(told, born=1932)) == []
    assert queries.alike(told, but=two)[0].id == one


@pytest.mark.django_db
def test_a_newborn_gets_its_number_later() -> None:
    child = register(
        PersonFacts("Nguyễn An", born=date(2022, 2, 20), no_paper=NEWBORN), by=BY, at=AT, present=False
    )
    named = PersonFacts(
        "Nguyễn Minh An", papers=(Paper("personal_id", "042222000017"),), born=date(2022, 2, 20)
    )
    amend(child, named, reason="Đã đăng ký khai sinh", by=BY, at=AT)
    assert facts_of(child) == named
    assert register(named, by=BY, at=AT) == child


@pytest.mark.django_db
def test_the_dead_file_nothing_more_but_a_matter_may_be_about_them() -> None:
    lan = register(LAN, by=BY, at=AT)
    mark_dead(lan, date(2022, 2, 27), proof="Trích lục khai tử số 12/2022", by=BY, at=AT)
    with pytest.raises(TheDead, match="27/02/2022"):
        register(LAN, by=BY, at=AT)
    assert register(LAN, by=BY, at=AT, present=False) == lan
    mark_dead(lan, None, proof="Ghi nhầm người cùng tên", by=BY, at=AT)
    assert register(LAN, by=BY, at=AT) == lan
    events = models.Person.objects.get(pk=lan).events.order_by("pgh_id")  # type: ignore[attr-defined]
    assert [e.died_on for e in events] == [None, date(2022, 2, 27), None]
    assert events[1].pgh_context.metadata["reason"] == "Trích lục khai tử số 12/2022"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("died_on", "proof"),
    [(date(2022, 3, 2), "x"), (date(1971, 1, 1), "x"), (date(2022, 2, 27), " ")],
)
def test_a_death_needs_proof_and_a_day_that_can_be(died_on: date, proof: str) -> None:
    lan = register(LAN, by=BY, at=AT)
    with pytest.raises(NotMarked):
        mark_dead(lan, died_on, proof=proof, by=BY, at=AT)


@pytest.mark.django_db
def test_a_correction_needs_a_reason_and_takes_nobody_elses_number() -> None:
    lan = register(LAN, by=BY, at=AT)
    register(PersonFacts("Trần Văn Bình", papers=(OLD_PAPER,)), by=BY, at=AT)
    with pytest.raises(NotAmended, match="lý do"):
        amend(lan, replace(LAN, name="Nguyễn Thị Lân"), reason="", by=BY, at=AT)
    with pytest.raises(NotAmended, match="Trần Văn Bình"):
        amend(lan, replace(LAN, papers=(OLD_PAPER,)), reason="gõ nhầm", by=BY, at=AT)
    amend(lan, replace(LAN, name="Nguyễn Thị Lân", papers=(), no_paper="Mất"), reason="gõ nhầm", by=BY, at=AT)
    assert facts_of(lan).name == "Nguyễn Thị Lân"
    assert queries.by_paper("personal_id", "042172001234") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lan", ["Nguyễn Thị Lan", "Trần Lan"]),
        ("nguyen lan", ["Nguyễn Thị Lan"]),
        ("0421720", ["Nguyễn Thị Lan"]),
        ("0912 345", ["Nguyễn Thị Lan"]),
        ("183123456", ["Trần Lan"]),
        ("C123", ["Mẫu 001"]),
        ("mau 001", ["Mẫu 001"]),
        ("đạt", []),
        ("!", []),
    ],
)
def test_a_person_is_found_by_name_number_or_phone(typed: str, found: list[str]) -> None:
    register(PersonFacts("Trần Lan", papers=(OLD_PAPER,)), by=BY, at=AT)
    register(PersonFacts("Mẫu 001", papers=(Paper("passport", "C1234567"),)), by=BY, at=AT)
    register(LAN, by=BY, at=AT)
    assert [p.facts.name for p in queries.search(typed)] == found


@pytest.mark.django_db
def test_persons_stand_in_the_order_of_their_given_names() -> None:
    for name in ("Lan Bích Đào", "Bùi Lan Ân", "Đỗ Lan An", "An Lan Dung", "Đặng Lan An"):
        register(PersonFacts(name, no_paper="mẫu"), by=BY, at=AT)
    order = [p.facts.name for p in queries.search("lan")]
    assert order == ["Đặng Lan An", "Đỗ Lan An", "Bùi Lan Ân", "An Lan Dung", "Lan Bích Đào"]


def test_two_counters_at_once_write_one_person(town: str) -> None:
    together = Barrier(4)

    def one(n: int) -> int:
        try:
            together.wait(timeout=20)
            return register(replace(LAN, phone=f"091234531{n}"), by=BY, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(one, range(4)))
    assert len(found) == 1
    assert models.Person.objects.count() == models.IdentityPaper.objects.count() == 1


@pytest.mark.django_db
def test_it_reads_the_instant_in_the_wards_own_zone() -> None:
    child = PersonFacts("Nguyễn An", born=date(2022, 3, 2), no_paper=NEWBORN)
    with pytest.raises(BadPerson, match="sau ngày hôm nay"):
        register(child, by=BY, at=datetime.fromisoformat("2022-03-01T16:59:00+00:00"))
    assert register(child, by=BY, at=datetime.fromisoformat("2022-03-01T17:00:00+00:00"))
