"""Finding the right door: the first page, the search, life events, fields."""

import pytest
from django.http import Http404

from motcua.fees.rules import FeeLine
from motcua.people.rules import system
from motcua.procedures.actions.post import post
from motcua.procedures.actions.publish import publish
from motcua.procedures.rules import Record, Way
from motcua.procedures.rules.entries import Entry
from tests.web.reading import see, statements, words
from tests.world import OPENED, Town, at

MORNING = at("2022-05-04T10:00")
SINGLE, OLD, POLICE = "1.004873", "2.001023", "1.004222"


def publish_more(count: int) -> None:
    """More procedures of one field."""
    records = [
        Record(code=f"1.1{n:05d}", name=f"Đăng ký việc thứ {n}", fields=("Hộ tịch",)) for n in range(count)
    ]
    publish([Entry(record=record) for record in records], by=system("test"), at=OPENED)


def test_it_opens_with_the_search_and_says_that_the_office_is_open(shop: Town) -> None:
    text = words(see("/", MORNING))
    assert "Ông/Bà cần làm thủ tục gì?" in text
    assert "Đang mở cửa đến 11:30 Chiều 14:00–17:30 · thứ Tư 04/5/2022" in text
    assert "Cấp Giấy xác nhận tình trạng hôn nhân 3 ngày làm việc · 10.000 đồng" in text
    assert "Thứ Hai – thứ Sáu 07:00–11:30 14:00–17:30" in text


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2022-05-04T06:00", "Đang đóng cửa, mở lại lúc 07:00"),
        ("2022-05-04T12:00", "Đang đóng cửa, mở lại lúc 14:00"),
        ("2022-05-04T17:30", "Đang đóng cửa, mở lại lúc 07:00 thứ Năm 05/5"),
        ("2022-04-30T09:00", "Đang đóng cửa, mở lại lúc 07:00 thứ Tư 04/5 thứ Bảy 30/4/2022, nghỉ lễ 30/4"),
    ],
)
def test_it_says_when_the_office_opens_again(shop: Town, when: str, said: str) -> None:
    assert said in words(see("/", at(when)))


@pytest.mark.parametrize("typed", ["giay doc than", "GIẤY ĐỘC THÂN", "xac nhan tinh trang hon nhan", SINGLE])
def test_it_finds_without_marks_and_by_everyday_words(shop: Town, typed: str) -> None:
    page = see(f"/tim?q={typed}", MORNING)
    assert f"/thu-tuc/{SINGLE}" in page.content.decode()
    assert "Xác nhận độc thân, đã ly hôn, vợ hoặc chồng đã mất" in words(page)


def test_it_says_what_to_type_when_nothing_was_typed(shop: Town) -> None:
    page = see("/tim?q=", MORNING)
    assert "Ghi việc cần làm vào ô tìm" in words(page)


def test_it_calls_the_first_common_task_as_people_do(shop: Town) -> None:
    assert "Sao y giấy tờ: căn cước, bằng cấp, sổ hộ khẩu Trong ngày" in words(see("/", MORNING))


@pytest.mark.parametrize(
    "typed", ["H27.00.00-220429-0012", "h27 00 00 220429 0012", "H2700002204290012", "Mã hồ sơ: 220429-12"]
)
def test_it_offers_the_dossier_whose_code_was_typed(shop: Town, typed: str) -> None:
    page = see(f"/tim?q={typed}", MORNING)
    assert 'href="/ho-so?ma=H27.00.00-220429-0012"' in page.content.decode()
    assert "Chưa tìm thấy" not in words(page)
    assert "Xem hồ sơ" not in words(see("/tim?q=giay doc than", MORNING)).split("Lĩnh vực")[0]


@pytest.mark.parametrize("typed", ["1004873", "1 004873", "1.004.873", "mã thủ tục 1.004873"])
def test_it_finds_a_code_without_its_dot(shop: Town, typed: str) -> None:
    page = see(f"/tim?q={typed}", MORNING)
    assert f"/thu-tuc/{SINGLE}" in page.content.decode()


def test_it_says_what_it_understood(shop: Town) -> None:
    assert "Đã hiểu “giay doc than” là giấy độc thân." in words(see("/tim?q=giay doc than", MORNING))
    assert "Đã hiểu" not in words(see("/tim?q=Giấy độc thân", MORNING))


def test_it_sends_to_the_right_office_what_is_not_done_here(shop: Town) -> None:
    assert "Không làm ở phường Đăng ký thường trú Đến Công an" in words(see("/tim?q=nhap ho khau", MORNING))
    signpost = words(see(f"/thu-tuc/{POLICE}", MORNING))
    assert "Không làm ở phường Ông/Bà đến Công an" in signpost
    assert "Nộp hôm nay" not in signpost


def test_it_has_a_page_for_matters_that_the_catalogue_does_not_hold(shop: Town) -> None:
    found = see("/tim?q=lam so do", MORNING)
    assert "/thu-tuc/noi-khac-so-do" in found.content.decode()
    assert "Ông/Bà đến Văn phòng đăng ký đất đai" in words(see("/thu-tuc/noi-khac-so-do", MORNING))


def test_it_tells_what_is_not_in_force_apart_from_what_is(shop: Town) -> None:
    later = at("2026-05-04T10:00")
    page = see(f"/thu-tuc/{OLD}", later)
    assert "không có hiệu lực ngày 04/5/2026; đã thay bằng 3.000722." in words(page)
    assert 'href="/thu-tuc/3.000722"' in page.content.decode()
    assert "Nộp hôm nay" not in words(page)


@pytest.mark.parametrize(
    "typed", ["zzzz qqqq", "!!!", "%00%01", "%F0%9F%98%80", "z" * 900, "\u202e\u0300", "%ff%fe"]
)
def test_it_says_what_to_try_when_nothing_is_near(shop: Town, typed: str) -> None:
    page = see(f"/tim?q={typed}", MORNING)
    assert page.status_code in (200, 302)
    assert page.status_code == 302 or "Hoặc chọn lĩnh vực" in words(page)


def test_it_lists_fields_with_their_counts_and_what_is_posted(shop: Town) -> None:
    assert "Phường chưa ghi quyết định niêm yết." in words(see("/thu-tuc", MORNING))
    by = system("test")
    post(
        [SINGLE, "2.000815", "mau-dat-dai"],
        office=shop.ward.id,
        decision="Mẫu",
        posted_on=OPENED.date(),
        by=by,
        at=OPENED,
    )
    text = words(see("/thu-tuc", MORNING))
    assert "3 thủ tục niêm yết công khai" in text
    assert "trong đó 1 thủ tục mẫu để tập, không có thật" in text
    assert "Hộ tịch 23" in text


def test_it_lists_a_field_and_marks_its_samples(shop: Town) -> None:
    assert "23 thủ tục làm ở phường" in words(see("/linh-vuc/ho-tich", MORNING))
    assert "Thủ tục mẫu để tập, không có thật" in words(see("/linh-vuc/dat-dai", MORNING))


def test_it_opens_a_life_event_with_what_is_here_and_elsewhere(shop: Town) -> None:
    text = words(see("/viec/sinh-con", MORNING))
    assert text.index("Đăng ký khai sinh") < text.index("Không làm ở phường")
    assert "Đăng ký thường trú Đến Công an" in text


@pytest.mark.parametrize("path", ["/linh-vuc/khong-co", "/viec/khong-co"])
def test_it_knows_no_other_field_or_event(shop: Town, path: str) -> None:
    with pytest.raises(Http404):
        see(path, MORNING)


@pytest.mark.parametrize("path", ["/linh-vuc/ho-tich", "/thu-tuc", "/tim?q=dang ky viec"])
def test_it_asks_no_more_of_the_database_when_there_are_more_rows(shop: Town, path: str) -> None:
    publish_more(1)
    few = statements(path, MORNING)
    publish_more(20)
    assert statements(path, MORNING) == few <= 10


def test_it_leaves_out_of_a_list_what_nobody_knows(shop: Town) -> None:
    unknown = FeeLine(name="Lệ phí", kind="lệ phí", amount=None)
    ways = (Way(channel="counter", fees=(unknown,)),)
    record = Record(code="1.777777", name="Việc chưa rõ mức thu", fields=("Hộ tịch",), ways=ways)
    publish([Entry(record=record)], by=system("test"), at=OPENED)
    assert "Chưa có mức thu" not in words(see("/linh-vuc/ho-tich", MORNING))
    assert "Trong ngày · 2.000 đồng/trang" in words(see("/linh-vuc/chung-thuc", MORNING))


@pytest.mark.parametrize(
    "typed", ["dien thoai cua phuong", "địa chỉ phường ở đâu", "gio lam viec", "liên hệ"]
)
def test_it_tells_how_to_reach_the_office_when_that_is_asked(shop: Town, typed: str) -> None:
    text = words(see(f"/tim?q={typed}", MORNING))
    assert "Thứ Hai – thứ Sáu 07:00–11:30" in text
    assert "Đã hiểu" not in text


def test_it_takes_an_address_within_a_matter_for_the_matter(shop: Town) -> None:
    assert "Phường chưa ghi số" not in words(see("/tim?q=doi dia chi cua hang", MORNING))
