import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.words import say, sms_text


def test_it_says_a_status_in_the_citizens_words() -> None:
    assert say.status_words(1) == "Đã gửi, chờ nhận"
    assert say.status_words(2, where="Tư pháp – Hộ tịch") == "Đang giải quyết tại Tư pháp – Hộ tịch"
    assert say.status_words(4) == "Đang giải quyết"
    missing = "trang 2 tờ khai thiếu chữ ký"
    assert say.status_words(5, why=missing) == "Cần bổ sung: trang 2 tờ khai thiếu chữ ký"
    assert (
        say.status_words(3, why="nơi này không giải quyết") == "Không tiếp nhận, vì nơi này không giải quyết"
    )
    assert say.status_words(9, why="không dùng") == "Đã có kết quả"
    assert sorted(say.STATUS) == list(range(1, 11))


def test_it_apologises_with_the_new_day() -> None:
    assert say.apology(1, date(2022, 5, 9)) == "Xin lỗi Ông/Bà. Hồ sơ trễ 1 ngày; hẹn lại thứ Hai 09/5"
    assert say.overdue_words(2) == "Quá hạn 2 ngày"
    assert say.citizen("Nguyễn Thị Lan") == "Ông/Bà Nguyễn Thị Lan"
    assert say.to_bring(1) == "Nộp 1 bản"


@pytest.mark.parametrize(
    ("page", "instead"),
    [
        ("Bạn cần làm gì?", "Ông/Bà"),
        ("Vui lòng chờ", "(bỏ, nói thẳng việc cần làm)"),
        ("dịch vụ công toàn trình", "Làm hết trên mạng"),
        ("Thành phần hồ sơ", "Mang gì?"),
        ("Đang thụ lý", "Đang giải quyết tại…"),
        ("Lưu thành công", "Đây là bản nháp, chưa nộp"),
        ("10.000 VND", "đồng"),
        ("đạt 70.41 %", "dấu phẩy thập phân, liền %: 70,41%"),
        ("hẹn 2022-05-06T09:00", "thứ Sáu 06/5/2022"),
        ("Xong rồi!", "."),
    ],
)
def test_it_finds_what_is_not_said(page: str, instead: str) -> None:
    assert [words for _, words in say.not_said(page)] == [instead]
    assert say.not_said(unicodedata.normalize("NFD", page))


def test_it_leaves_good_pages_alone() -> None:
    page = """Ông/Bà Nguyễn Thị Lan. Đang giải quyết tại Tư pháp – Hộ tịch. Hẹn trả sau 09:00
    thứ Sáu 06/5/2022. Lệ phí 10.000 đồng, 70,41%. Quét mã; bản chính, hai bản sao. Một phần giấy tờ
    phường tự tra."""
    assert say.not_said(page) == ()


def test_it_says_nothing_itself_that_is_not_said() -> None:
    said = [*say.STATUS.values(), *say.CHANNEL.values(), *say.VERDICT.values()]
    said += [text for name, text in vars(say).items() if name.isupper() and isinstance(text, str)]
    assert len(said) > 20
    for text in [*said, say.apology(1, date(2022, 5, 9))]:
        assert say.not_said(text) == ()
        assert unicodedata.is_normalized("NFC", text)
        assert len(text.split()) <= 14


def test_it_writes_a_short_message_without_marks() -> None:
    text = "Hồ sơ H27-220429-0012 đã có kết quả. Mời Ông/Bà đến nhận: “Quầy 2” – mang giấy hẹn…"
    assert sms_text(text) == (
        'Ho so H27-220429-0012 da co ket qua. Moi Ong/Ba den nhan: "Quay 2" - mang giay hen...'
    )


def test_it_refuses_a_message_that_does_not_fit() -> None:
    assert sms_text("ă" * 160) == "a" * 160
    with pytest.raises(ValueError, match="nhiều nhất 160 ký tự, đang có 161"):
        sms_text("ă" * 161)
    with pytest.raises(ValueError, match="đang có 161"):
        sms_text("a" * 159 + "[")


@given(st.text(max_size=80))
def test_it_sends_only_what_any_phone_shows(text: str) -> None:
    assert re.fullmatch("[ -~]*", sms_text(text, at_most=5000))
