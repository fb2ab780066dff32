import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.words import fold, initials, initials_in

NAME = "Cấp Giấy xác nhận tình trạng hôn nhân"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dang ky khai sinh", "Đăng ký khai sinh"),
        ("DANG KI KHAI SINH", "Đăng ký khai sinh"),
        ("  chung thuc, ban sao! ", "Chứng thực bản sao"),
        ("ho so H27.00.00-220429-0012", "Hồ sơ H27.00.00–220429–0012"),
        ("uy quyen", "Ủy quyền"),
        ("ủy quyền", "uỷ quyền"),
        ("nguyen trai", "Nguyễn Trãi"),
        ("Ðăng ký", "đăng ký"),  # eth, from an old font
        ("thuong tru", "ｔｈường trú"),
    ],
)
def test_it_finds_however_it_is_typed(typed: str, found: str) -> None:
    assert fold(typed) == fold(found)


def test_it_keeps_words_apart() -> None:
    assert fold("hộ tịch/cư trú") == "ho tich cu tru"
    assert fold("1.004873") == "1 004873"
    assert fold(" … ") == ""


def test_it_takes_composed_and_decomposed_alike() -> None:
    assert fold(unicodedata.normalize("NFD", NAME)) == fold(NAME) == "cap giai xac nhan tinh trang hon nhan"


@given(st.text(st.characters(exclude_categories=())))
def test_it_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_it_is_idempotent_on_every_character() -> None:
    wrong = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Co", "Lo"}
        and fold(fold(chr(code))) != fold(chr(code))
    ]
    assert wrong == []


def test_it_gives_initials() -> None:
    assert initials(NAME) == "cgxntthn"
    assert initials("Đăng ký y tế") == "dkit"


@pytest.mark.parametrize(
    ("query", "letters"),
    [
        ("xn hn", "xnhn"),
        ("xntthn", "xntthn"),
        ("XN  tt", "xntt"),
        ("cg", "CG"),
        ("g n n", "Gnn"),
        ("hn xn", ""),  # the runs keep their order
        ("xtt", ""),  # a run does not skip
        ("xn xn", ""),
        ("", ""),
    ],
)
def test_it_says_which_words_the_initials_begin(query: str, letters: str) -> None:
    found = initials_in(query, NAME)
    assert "".join(NAME[at] for at in found) == letters


def test_it_finds_initials_with_marks_and_y() -> None:
    assert initials_in("dk yt", "Đăng ký hành nghề y tế") == (0, 5, 18, 20)
    assert initials_in("đk", "Đăng ký khai sinh") == (0, 5)
