"""The rules about those who come: no database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.people.rules import (
    NO_PAPER,
    BadPerson,
    Paper,
    PersonFacts,
    born,
    checked,
    doubts,
    phone,
)

ON = date(2022, 6, 30)
LAN = PersonFacts("Nguyễn Thị Lan", papers=(Paper("personal_id", "042172001234"),))


def test_it_cleans_what_was_typed() -> None:
    typed = replace(
        LAN, name="  Nguye\u0302\u0303n  Thị\u200b Lan ", address="\u202eTổ 3\n", email=" lan@x.vn "
    )
    told = checked(typed, ON)
    assert (told.name, told.address, told.email) == ("Nguyễn Thị Lan", "Tổ 3", "lan@x.vn")


@pytest.mark.parametrize(
    "typed",
    ["𝕹𝖌𝖚𝖞𝖊̂̃𝖓 Thị Lan", "Ｎｇｕｙễｎ Thị Lan", "\u202eNguyễn\u202c Thị L\u200ban", "Nguyễn Thị \u3164Lan"],
)
def test_a_name_has_the_letters_of_every_keyboard(typed: str) -> None:
    assert checked(replace(LAN, name=typed), ON).name == "Nguyễn Thị Lan"


@given(st.text(max_size=60))
def test_a_checked_person_is_checked_for_good(name: str) -> None:
    try:
        once = checked(PersonFacts(name, no_paper=NO_PAPER[0]), ON)
    except BadPerson:
        return
    assert checked(once, ON) == once
    assert any(c.isalpha() for c in once.name)


@pytest.mark.parametrize(
    ("paper", "on", "said"),
    [
        (Paper("personal_id", "04217200123"), ON, "12 chữ số"),
        (Paper("personal_id", "999172001234"), ON, "mã tỉnh"),
        (Paper("cmnd", "183123456"), date(2025, 1, 1), "hết giá trị"),
        (Paper("passport", "BÌNH123"), ON, "chữ cái không dấu"),
        (Paper("tax_code", "123"), ON, "10 hoặc 13"),
        (Paper("cmnd", "183123456", issued_on=date(2022, 7, 1)), ON, "Ngày cấp"),
    ],
)
def test_it_says_what_is_wrong_with_a_paper(paper: Paper, on: date, said: str) -> None:
    with pytest.raises(BadPerson, match=said):
        checked(replace(LAN, papers=(paper,)), on)


def test_an_old_paper_was_good_in_its_time() -> None:
    assert checked(replace(LAN, papers=(Paper("cmnd", "183 123 456"),)), date(2024, 12, 31)).papers[
        0
    ].number == ("183123456")


@pytest.mark.parametrize("wrong", [date(2022, 7, 1), 2023, 1800])
def test_nobody_is_born_tomorrow_or_too_long_ago(wrong: date | int) -> None:
    with pytest.raises(BadPerson):
        checked(replace(LAN, born=wrong), ON)


def test_an_organisation_needs_no_paper_and_a_citizen_a_reason() -> None:
    assert checked(PersonFacts("Công ty Hồng Lam", kind="organisation"), ON).no_paper == ""
    with pytest.raises(BadPerson, match="ghi lý do"):
        checked(PersonFacts("Lê Văn Già"), ON)
    with pytest.raises(BadPerson, match="họ và tên"):
        checked(PersonFacts("  ", no_paper="x"), ON)
    with pytest.raises(BadPerson, match="200"):
        checked(PersonFacts("a" * 201, no_paper="x"), ON)


def test_it_doubts_without_refusing() -> None:
    odd = replace(LAN, sex="M", born=1973, papers=(replace(LAN.papers[0], expires_on=date(2022, 6, 29)),))
    assert checked(odd, ON).sex == "M"
    found = doubts(odd, ON)
    assert len(found) == 3
    assert found[-1] == "Số định danh cá nhân hết hạn ngày 29/6/2022."
    assert doubts(replace(LAN, sex="F", born=1972), ON) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("1972-05-12", date(1972, 5, 12)), ("1950", 1950), ("", None), (None, None)],
)
def test_a_birth_is_a_day_or_a_year(text: str | None, value: date | int | None) -> None:
    assert born(text) == value


@pytest.mark.parametrize("text", ["12/5/1972", "72", "1972-13-01", "x"])
def test_a_birth_that_is_neither_is_refused(text: str) -> None:
    with pytest.raises(BadPerson, match="không phải ngày sinh"):
        born(text)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("0912 345 318", "0912345318"),
        ("+84 912 345 318", "0912345318"),
        ("0239.385.5555", "02393855555"),
        ("+1 650 253 0000", "+16502530000"),
        ("", ""),
    ],
)
def test_a_phone_has_one_spelling(text: str, stored: str) -> None:
    assert phone(text) == stored
    assert phone(stored) == stored


@pytest.mark.parametrize("text", ["không có", "12", "09123453181818"])
def test_a_phone_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadPerson, match="để trống"):
        phone(text)


def test_an_old_paper_named_with_its_last_day_is_kept_as_a_former_number_beside_the_reason() -> None:
    old = Paper("cmnd", "183 123 456", expires_on=date(2024, 12, 31))
    found = checked(replace(LAN, papers=(old,), no_paper="Chưa làm thẻ căn cước"), date(2026, 11, 24))
    assert (found.papers[0].number, found.no_paper) == ("183123456", "Chưa làm thẻ căn cước")
    new = Paper("personal_id", "042172001234")
    assert checked(replace(LAN, papers=(new, old), no_paper="x"), date(2026, 11, 24)).no_paper == ""
