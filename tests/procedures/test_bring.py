"""Bring: which papers, once some questions are answered; who must come, and who may come instead."""

import pytest

from motcua.procedures.rules import (
    UnknownAnswer,
    UnknownCase,
    may_act,
    may_go_home,
    papers_for,
    papers_perhaps,
    questions_left,
    when_words,
)
from motcua.procedures.rules.presence import Mandate, Moment, Who
from motcua.procedures.rules.record import Record
from tests.procedures.conftest import shipped


def record(code: str, which: int = 0) -> Record:
    """An edition of the shipped catalogue: the first is the eldest."""
    return [e.record for e in shipped() if e.record.code == code][which]


BIRTH = record("1.001193")


def keys(answers: dict[str, str]) -> set[str]:
    return {p.key for p in papers_for(BIRTH, answers=answers)}


def test_it_shows_the_marriage_certificate_only_when_the_parents_married() -> None:
    assert "marriage" not in keys({})
    assert "marriage" in keys({"parents_married": "yes"})
    assert "marriage" not in keys({"parents_married": "no"})


def test_it_looks_up_a_certificate_that_was_lost() -> None:
    (paper,) = [
        p for p in papers_for(BIRTH, answers={"parents_married": "lost"}) if p.key == "marriage_looked_up"
    ]
    assert paper.how == "look_up"


def test_it_leads_parents_who_did_not_marry_to_another_procedure() -> None:
    (no,) = [a for q in BIRTH.questions for a in q.answers if a.key == "no"]
    assert no.leads_to == "1.000689"
    assert no.advice


def test_it_gives_back_what_is_only_shown() -> None:
    shown = [p for c in BIRTH.cases for p in c.papers if p.how == "show"]
    assert shown
    assert {p.fate for p in shown} == {"returned"}


def test_it_asks_only_questions_that_still_change_something() -> None:
    assert [q.key for q in questions_left(BIRTH)] == ["parents_married"]
    assert questions_left(BIRTH, answers={"parents_married": "no"}) == ()


def test_it_lists_what_may_be_asked_with_its_circumstance() -> None:
    perhaps = {p.key: when_words(BIRTH, p) for p in papers_perhaps(BIRTH)}
    assert perhaps["abandoned"].startswith("trẻ bị bỏ rơi")
    assert perhaps["marriage"] == "Cha mẹ đã đăng ký kết hôn chưa: đã đăng ký, còn giấy"


def test_it_asks_the_household_book_in_2022_and_looks_it_up_from_2023() -> None:
    assert {p.how for p in record("1.004873", 0).case().papers if p.key == "residence"} == {"show"}
    assert {p.how for p in record("1.004873", -1).case().papers if p.key == "residence"} == {"look_up"}


def test_it_refuses_an_answer_or_a_case_that_there_is_not() -> None:
    with pytest.raises(UnknownAnswer, match="chọn: yes, lost, no"):
        papers_for(BIRTH, answers={"parents_married": "maybe"})
    with pytest.raises(UnknownCase, match="chosen"):
        papers_for(record("1.004837"), "other")


@pytest.mark.parametrize(
    ("code", "moment", "who", "mandate", "allowed"),
    [
        ("1.000894", "filing", "party", "none", True),
        ("1.000894", "filing", "kin", "certified", False),
        ("1.000894", "hand_over", "other", "certified", False),
        ("1.000894", "hand_over", "self", "none", True),
        ("1.001022", "filing", "other", "certified", False),
        ("1.004873", "filing", "kin", "none", False),
        ("1.004873", "filing", "kin", "written", True),
        ("1.004873", "filing", "other", "written", False),
        ("1.004873", "filing", "other", "certified", True),
        ("1.001193", "filing", "kin", "none", True),
        ("1.001193", "filing", "other", "written", False),
        ("2.000815", "filing", "other", "none", True),
        ("2.000884", "filing", "kin", "certified", False),
        ("2.000884", "filing", "self", "none", True),
        ("2.001019", "filing", "kin", "certified", False),
        ("2.001035", "filing", "other", "certified", True),
        ("1.001653", "filing", "other", "written", True),
        ("1.001776", "filing", "other", "none", True),
    ],
)
def test_it_knows_who_may_come_instead(
    code: str, moment: Moment, who: Who, mandate: Mandate, allowed: bool
) -> None:
    verdict = may_act(record(code, -1).presence, moment, who, mandate)
    assert verdict.allowed is allowed
    assert verdict.words.endswith(".")
    assert verdict.words.startswith(("Được", "Không", "Cần"))


def test_it_takes_any_written_mandate_where_nothing_is_said() -> None:
    assert may_act(None, "filing", "other", "written").allowed
    assert not may_act(None, "filing", "other", "none").allowed


@pytest.mark.parametrize(
    ("code", "allowed"), [("2.000815", False), ("2.001019", True), ("1.003583", True), ("1.001193", False)]
)
def test_it_goes_to_a_home_only_where_the_law_says_so(code: str, allowed: bool) -> None:
    verdict = may_go_home(record(code).away)
    assert verdict.allowed is allowed
    assert verdict.words


def test_it_says_for_whom_it_goes_to_a_home() -> None:
    assert "người già yếu" in may_go_home(record("2.001019").away).words
