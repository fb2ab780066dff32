from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.words import id_card_qr

LAN = "042172001234|183456789|Nguyễn Thị Lan|12051972|Nữ|Tổ dân phố 3, Thạch Quý, Hà Tĩnh|31052021"


def test_it_reads_the_seven_fields() -> None:
    card = id_card_qr(LAN + "\r\n")
    assert card.number is not None
    assert (card.number.number, card.cmnd, card.name) == ("042172001234", "183456789", "Nguyễn Thị Lan")
    assert (card.born, card.sex, card.issued_on) == (date(1972, 5, 12), "F", date(2021, 5, 31))
    assert card.address == "Tổ dân phố 3, Thạch Quý, Hà Tĩnh"
    assert card.expires_on == date(2032, 5, 12)
    assert (card.cancelled, card.doubts) == ((), ())
    assert card.words() == "Đọc được 7 mục, không mục nào lạ"


def test_it_takes_a_card_without_an_old_number() -> None:
    card = id_card_qr(LAN.replace("183456789", ""))
    assert card.cmnd is None
    assert card.doubts == ()


def test_it_names_what_it_did_not_understand_on_a_newer_card() -> None:
    card = id_card_qr(LAN + "||042172009999|Nguyễn Văn Ba|Trần Thị Tư|")
    assert card.cancelled == ("042172009999",)
    assert card.doubts == ("Mục 10 chưa hiểu: “Nguyễn Văn Ba”", "Mục 11 chưa hiểu: “Trần Thị Tư”")
    assert card.words() == "Đọc được 12 mục, 2 điều cần xem"


@pytest.mark.parametrize(
    ("right", "wrong", "doubt"),
    [
        ("042172001234", "04217200123", "Số định danh phải đủ 12 chữ số, mới có 11"),
        ("183456789", "18345", "Mục 2 chưa hiểu: “18345”"),
        ("Nguyễn Thị Lan", "", "Mục 3 trống"),
        ("Nguyễn Thị Lan", "Nguye64n", "Họ tên đọc thành “Nguye64n”; tắt bộ gõ tiếng Việt rồi quét lại"),
        ("12051972", "31021972", "Mục 4 chưa hiểu: “31021972”"),
        ("12051972", "12051973", "Số này là của người sinh năm 1972, hồ sơ ghi 12/5/1973; "
         "xem lại số hoặc ngày sinh"),
        ("Nữ", "Ná»¯", "Mục 5 chưa hiểu: “Ná»¯”"),
        ("Nữ", "Nam", "Số này là của nữ, hồ sơ ghi nam; xem lại số hoặc giới tính"),
        ("Tổ dân phố 3, Thạch Quý, Hà Tĩnh", " ", "Mục 6 trống"),
        ("31052021", "31/05", "Mục 7 chưa hiểu: “31/05”"),
    ],
)  # fmt: skip
def test_it_doubts_one_field_and_keeps_the_others(right: str, wrong: str, doubt: str) -> None:
    card = id_card_qr(LAN.replace(right, wrong, 1))
    assert card.doubts == (doubt,)


@pytest.mark.parametrize("born", ["1972", "00001972", "00051972", "00/05/1972"])
def test_it_takes_a_birth_that_is_only_a_year(born: str) -> None:
    card = id_card_qr(LAN.replace("12051972", born))
    assert card.born == 1972
    assert card.doubts == ()
    assert card.expires_on is None


@pytest.mark.parametrize("text", ["", "https://vneid.gov.vn", "GD4301|Lan|1972", LAN + "x" * 2000])
def test_it_refuses_another_code(text: str) -> None:
    with pytest.raises(ValueError, match=r"quét lại hoặc gõ số$"):
        id_card_qr(text)


@given(st.lists(st.text(max_size=12), min_size=7, max_size=12))
def test_it_never_fails_on_seven_fields(parts: list[str]) -> None:
    card = id_card_qr("|".join(parts))
    assert card.fields >= 7
    assert card.number is not None or card.doubts
    card.words()
    assert card.expires_on is None or card.issued_on
