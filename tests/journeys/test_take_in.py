"""Anh Minh at the counter, by keyboard: for those who lack a paper, err in the door, have no number, or want copies."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.journeys.visitor import Visitor

Visit = Callable[..., Visitor]
BIRTH, SINGLE = "Đăng ký khai sinh", "Cấp Giấy xác nhận tình trạng hôn nhân"
FORM = "Tờ khai đăng ký khai sinh"


def opened(visit: Visit) -> Visitor:
    return visit().sign_in("minh").do("Tiếp nhận F2")


def chosen(minh: Visitor, words: str, name: str) -> None:
    """A procedure by a few of its words, then by the arrows among those found."""
    with minh.read_again():
        minh.do("Thủ tục Alt 2", leads=False).type(words)
    minh.sees(name).press("Tab")
    with minh.read_again():
        minh.reach(name, "ArrowDown").press("Space")


def written(minh: Visitor, **boxes: str) -> None:
    """Boxes of the first panel by their words, each left with Tab; the page reads itself again."""
    for words, text in boxes.items():
        with minh.read_again():
            minh.reach(words.replace("_", " ")).type(text).press("Tab")


def married(minh: Visitor) -> None:
    """The question on which the papers of a birth depend."""
    with minh.read_again():
        minh.reach("Đã đăng ký, còn giấy").press("Space")


def all_there(minh: Visitor) -> None:
    with minh.read_again():
        minh.reach("Đủ tất cả").press("Enter")
    minh.sees("Giấy tờ: đủ")


def test_it_tells_what_lacks_and_takes_in_when_the_person_comes_back(visit: Visit) -> None:
    minh = opened(visit)
    written(minh, gõ_số="042195002248")
    written(minh, Họ_tên="Phạm Thị Chín")
    chosen(minh, "khai sinh", BIRTH)
    married(minh)
    minh.do("Hướng dẫn, chưa nhận Ctrl H").sees("Đã ghi phiếu hướng dẫn số", FORM, "Hồ sơ chưa nhận.").well()
    minh.do("Người tiếp theo N")

    with minh.read_again():
        minh.type("042195002248").press("Tab")
    minh.sees("Họ tên Phạm Thị Chín", "Đã hướng dẫn", FORM, "Chưa có hồ sơ nào trước đây").well()
    with minh.read_again():
        minh.reach("Làm tiếp từ phiếu").press("Enter")
    minh.sees(BIRTH)
    all_there(minh)
    minh.do("Tiếp nhận Ctrl Enter").sees("Đã tiếp nhận hồ sơ của Phạm Thị Chín", BIRTH)


def test_it_is_received_once_however_often_it_is_sent(visit: Visit) -> None:
    minh = opened(visit)
    written(minh, gõ_số="042195002251")
    written(minh, Họ_tên="Phạm Thị Mười")
    chosen(minh, "xn hn", SINGLE)
    all_there(minh)
    with minh.page.expect_response("**/desk/intake"):
        minh.page.route("**/desk/intake", lose_the_answer, times=1)
        minh.do("Tiếp nhận Ctrl Enter", leads=False)
    minh.do("Tiếp nhận Ctrl Enter").sees("Trang này đã ghi rồi", "Đã tiếp nhận hồ sơ của Phạm Thị Mười")
    minh.find("pham thi muoi").sees("1 hồ sơ khớp", "Phạm Thị Mười")


def lose_the_answer(route: Route) -> None:
    """It was sent and done, but the line broke before the browser knew."""
    route.fetch(max_redirects=0)
    route.fulfill(status=204)


def test_it_takes_in_without_any_script(visit: Visit) -> None:
    minh = visit(script=False).sign_in("minh").follow("Tiếp nhận")
    minh.page.get_by_label("gõ số").first.fill("042195002286")
    minh.page.get_by_label("Chữ đầu hoặc vài chữ").fill("xn hn")
    minh.fill(Họ_tên="Lý Thị Tâm")
    minh.go(minh.page.get_by_role("button", name="Xem lại trang").last)
    minh.sees(SINGLE).page.get_by_label(SINGLE).check()
    minh.go(minh.page.get_by_role("button", name="Xem lại trang").last)
    minh.sees(SINGLE, "Giấy tờ: còn thiếu 2", "10.000 đ", "Hẹn trả").send("Đủ tất cả").sees("Giấy tờ: đủ")
    minh.go(minh.page.get_by_role("button", name="Tiếp nhận").last)
    minh.sees("Đã tiếp nhận hồ sơ của Lý Thị Tâm", SINGLE)


def test_it_sends_on_who_came_to_the_wrong_door(visit: Visit) -> None:
    minh = opened(visit)
    chosen(minh, "so do", "Văn phòng đăng ký đất đai")
    minh.well().do("Tiếp nhận Ctrl Enter")
    minh.sees("Chưa đi tiếp được", "bấm “Không thuộc nơi này”").well()
    minh.do("Không thuộc nơi này Ctrl K").sees("Đã ghi chỉ dẫn nơi khác, số")


def test_it_does_not_take_an_old_identity_card_of_nine_digits(visit: Visit) -> None:
    minh = opened(visit)
    written(minh, gõ_số="183 111 222")
    written(minh, Họ_tên="Hồ Văn Bảy")
    chosen(minh, "xn hn", SINGLE)
    all_there(minh)
    minh.do("Tiếp nhận Ctrl Enter").sees(
        "Chưa đi tiếp được", "Chứng minh nhân dân hết giá trị từ 01/01/2025; ghi số định danh 12 chữ số."
    ).well()
    assert "Đã tiếp nhận" not in minh.text


def test_it_takes_in_who_knows_only_the_year_of_birth_and_has_no_paper(visit: Visit) -> None:
    minh = opened(visit)
    written(minh, Họ_tên="Lê Thị Cụ Tám", Ngày_sinh_hoặc_năm_sinh="1936")
    minh.sees("không có thì chọn lý do")
    with minh.read_again():
        minh.reach("Không có số, vì").type("Ch")  # a letter with a mark is no key of a list
    chosen(minh, "xn hn", SINGLE)
    all_there(minh)
    minh.do("Tiếp nhận Ctrl Enter").sees("Đã tiếp nhận hồ sơ của Lê Thị Cụ Tám")
    minh.do("Mở hồ sơ O").sees("Chủ hồ sơ Lê Thị Cụ Tám, sinh 1936")


@pytest.mark.parametrize(
    ("between_keys", "number"),
    [(0, "042195002274"), (250, "042195002275")],
    ids=["at once", "at human speed"],
)
def test_it_explains_what_three_papers_with_pages_and_copies_cost(
    visit: Visit, between_keys: int, number: str
) -> None:
    minh = opened(visit)
    minh.between_keys = between_keys
    written(minh, gõ_số=number)
    written(minh, Họ_tên="Võ Thị Sen")
    chosen(minh, "chung thuc ban sao", "Chứng thực bản sao từ bản chính")
    minh.do("Phí, lệ phí Alt 4", leads=False)
    for n, (paper, pages, copies) in enumerate(
        (("học bạ", "5", "1"), ("giấy khai sinh", "1", "2"), ("hợp đồng", "30", "3")), 1
    ):
        minh.reach(f"Tên bản chính {n}").type(paper).reach(f"Số trang bản chính {n}").type(pages)
        with minh.read_again():
            minh.reach(f"Số bản sao của bản chính {n}").type(copies).press("Tab")
        if n < 3:
            with minh.read_again():
                minh.reach("Thêm giấy").press("Enter")
    minh.sees("Phí chứng thực", "Phải thu 107.000 đ").well()
    all_there(minh)
    minh.do("Tiếp nhận Ctrl Enter").sees("Đã tiếp nhận hồ sơ của Võ Thị Sen", "107.000 đồng")
