"""Post, take down, offer: what hangs at the office, and what is done online, from when to when."""

from datetime import date

import pytest

from motcua.procedures.actions.add_samples import NotASample, add_samples
from motcua.procedures.actions.offer import CannotOffer, offer
from motcua.procedures.actions.post import CannotPost, post
from motcua.procedures.actions.take_down import NotPosted, take_down
from motcua.procedures.queries import fields, offered, page, posted, procedures
from motcua.procedures.rules.levels import WrongLevel
from tests.procedures.conftest import BY, NOW

DAY = date(2022, 1, 4)
JUNE = date(2022, 6, 30)


def hang(ward: int, *codes: str, on: date = DAY, decision: str = "QĐ 3059/QĐ-UBND") -> int:
    return len(post(codes, office=ward, decision=decision, posted_on=on, by=BY, at=NOW))


def test_it_hangs_from_its_day_on_with_its_decision(furnished: int, ward: int) -> None:
    assert hang(ward, "1.001193", "2.000815") == 2
    assert posted(date(2022, 1, 3), ward) == []
    assert posted(JUNE, ward) == ["1.001193", "2.000815"]
    shown = page("1.001193", JUNE, ward)
    assert (shown.posted_on, shown.posting_decision) == (DAY, "QĐ 3059/QĐ-UBND")


def test_it_hangs_once(furnished: int, ward: int) -> None:
    hang(ward, "1.001193")
    assert hang(ward, "1.001193", "2.000815") == 1


def test_it_is_taken_down(furnished: int, ward: int) -> None:
    hang(ward, "1.001193")
    take_down("1.001193", office=ward, until=date(2022, 3, 1), by=BY, at=NOW)
    assert posted(date(2022, 2, 28), ward) == ["1.001193"]
    assert posted(date(2022, 3, 1), ward) == []
    assert hang(ward, "1.001193", on=date(2022, 4, 1)) == 1
    with pytest.raises(NotPosted):
        take_down("2.000815", office=ward, until=date(2022, 3, 1), by=BY, at=NOW)


def test_it_refuses_without_a_decision_or_a_known_code(furnished: int, ward: int) -> None:
    with pytest.raises(CannotPost, match="quyết định"):
        hang(ward, "1.001193", decision=" ")
    with pytest.raises(CannotPost, match=r"9\.999999"):
        hang(ward, "9.999999")
    with pytest.raises(CannotPost, match="tương lai"):
        hang(ward, "1.001193", on=date(2027, 1, 1))


def test_it_offers_levels_3_and_4_until_the_decree_of_august_2022(furnished: int, ward: int) -> None:
    assert len(offer({"1.001193": "3", "1.004873": "4"}, office=ward, since=DAY, by=BY, at=NOW)) == 2
    assert {code: offered(JUNE, ward).get(code) for code in ("1.001193", "1.004873")} == {
        "1.001193": "3",
        "1.004873": "4",
    }
    after = offered(date(2022, 8, 15), ward)
    assert "1.001193" not in after
    assert after["1.004873"] == "whole"  # what the catalogue says for all offices
    assert offer({"1.001193": "3"}, office=ward, since=DAY, by=BY, at=NOW) == []


def test_it_lets_an_office_offer_less_than_all(furnished: int, ward: int) -> None:
    offer({"1.004873": "part"}, office=ward, since=date(2023, 1, 1), by=BY, at=NOW)
    assert offered(date(2023, 1, 1), ward)["1.004873"] == "part"
    assert offered(date(2023, 1, 1))["1.004873"] == "whole"


@pytest.mark.parametrize(
    ("level", "since"), [("4", date(2022, 8, 15)), ("whole", date(2022, 8, 14)), ("5", date(2022, 1, 1))]
)
def test_it_refuses_a_level_that_the_law_did_not_know(
    furnished: int, ward: int, level: str, since: date
) -> None:
    with pytest.raises(WrongLevel):
        offer({"1.001193": level}, office=ward, since=since, by=BY, at=NOW)


def test_it_refuses_to_offer_what_the_catalogue_lacks(furnished: int, ward: int) -> None:
    with pytest.raises(CannotOffer):
        offer({"9.999999": "3"}, office=ward, since=DAY, by=BY, at=NOW)


def test_samples_bring_the_ward_up_to_a_published_number(furnished: int, ward: int) -> None:
    here = [r.code for r in procedures(JUNE)]
    add_samples([(f"mau-{n:02d}", f"Thủ tục mẫu {n:02d}") for n in range(1, 192 - len(here))], by=BY, at=NOW)
    assert hang(ward, *(r.code for r in procedures(JUNE))) == 191
    assert len(posted(JUNE, ward)) == 191
    assert "Mục mẫu" not in dict(fields(JUNE))


@pytest.mark.parametrize(("code", "name"), [("1.000001", "Thủ tục mẫu 01"), ("mau-01", "Đăng ký khai sinh")])
def test_a_sample_says_that_it_is_one(db: None, code: str, name: str) -> None:
    with pytest.raises(NotASample):
        add_samples([(code, name)], by=BY, at=NOW)
