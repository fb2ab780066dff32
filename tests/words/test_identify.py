from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.words import (
    IdentityPaper,
    Sex,
    cmnd,
    identity_paper,
    mask,
    mask_phone,
    passport,
    personal_id,
    spaced,
)
from motcua.words.provinces import PROVINCES

IN_2022 = date(2022, 3, 1)
IN_2026 = date(2026, 11, 24)


def answer(check: Callable[[str], object], text: str) -> str:
    """The sentence of the refusal, nothing when it is taken."""
    try:
        check(text)
    except ValueError as wrong:
        return str(wrong)
    return ""


@given(
    st.sampled_from(sorted(PROVINCES)),
    st.integers(1900, 2099),
    st.sampled_from("MF"),
    st.integers(0, 999_999),
)
def test_it_reads_what_the_number_was_made_of(code: str, year: int, sex: Sex, rest: int) -> None:
    fourth = (year // 100 - 19) * 2 + (sex == "F")
    found = personal_id(f"{code}{fourth}{year % 100:02d}{rest:06d}", sex=sex, born=year)
    assert (found.province, found.sex, found.born_year) == (PROVINCES[code], sex, year)


@given(st.text())
def test_it_never_fails_but_with_a_sentence(text: str) -> None:
    for check in (personal_id, passport, lambda t: cmnd(t, IN_2022), lambda t: identity_paper(t, IN_2022)):
        sentence = answer(check, text)
        assert sentence == sentence.strip()
        assert len(sentence.splitlines()) <= 1
        assert sentence[:1].isupper() or not sentence


def test_it_has_the_63_provinces() -> None:
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 63
    assert PROVINCES["042"] == "Hà Tĩnh"


def test_it_names_every_difference() -> None:
    found = personal_id("042172001234")
    assert found.differences("F", date(1972, 5, 12)) == ()
    assert found.differences() == ()
    assert len(found.differences("M", date(1970, 5, 12))) == 2
    with pytest.raises(ValueError, match=r"sinh năm 1972, hồ sơ ghi 12/5/1970"):
        personal_id("042172001234", born=date(1970, 5, 12))


def test_it_reads_digits_however_they_were_typed() -> None:
    assert personal_id(" 042-172.001 234\u200b").number == "042172001234"
    assert personal_id("０４２１７２００１２３４").number == "042172001234"
    with pytest.raises(ValueError, match="chỉ có chữ số"):
        personal_id("٠٤٢١٧٢٠٠١٢٣٤")
    with pytest.raises(ValueError, match=r"^Ghi số định danh, đủ 12 chữ số$"):
        personal_id("  ")


@pytest.mark.parametrize("number", ["B1234567", "c 123 4567", "E00007730", "123456789"])
def test_it_takes_a_passport(number: str) -> None:
    assert passport(number) == number.replace(" ", "").upper()


@pytest.mark.parametrize("number", ["", "B123", "B123456789", "ABCDEFG", "Đ1234567", "B12/4567"])
def test_it_refuses_what_is_no_passport(number: str) -> None:
    with pytest.raises(ValueError, match="hộ chiếu"):
        passport(number)


def test_it_knows_the_paper_by_its_number() -> None:
    assert identity_paper("042 172 001 234", IN_2026) == IdentityPaper("personal_id", "042172001234")
    assert identity_paper("183456789", IN_2022) == IdentityPaper("cmnd", "183456789")
    assert identity_paper("b1234567", IN_2026) == IdentityPaper("passport", "B1234567")
    with pytest.raises(ValueError, match="hết giá trị"):
        identity_paper("183456789", IN_2026)
    with pytest.raises(ValueError, match="đủ 12 chữ số, mới có 11"):
        identity_paper("04217200123", IN_2022)


def test_it_masks_numbers_in_lists() -> None:
    assert mask("038175006712") == "0381******12"
    assert mask("183456789") == "1834***89"
    assert mask("B1234567") == "B*****67"
    assert mask("12") == "***"
    assert mask_phone("0912345318") == "09xx xxx 318"
    assert mask_phone("113") == "xxx"


def test_it_groups_a_number_to_be_read_aloud() -> None:
    assert spaced("042168000012") == "042 168 000 012"
