"""Bà Lan on an old phone, without scripts: she finds her matter, knows what to bring, and follows her dossier."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.journeys.visitor import Visitor
from tests.journeys.ward import Ward

Visit = Callable[..., Visitor]
MOST_BYTES = 60 * 1024


@pytest.fixture
def lan(visit: Visit) -> Visitor:
    return visit(phone=True)


def slip(visit: Visit, ward: Ward, key: str) -> tuple[str, str]:
    """Code and characters of a dossier of the histories, as anh Minh prints them."""
    code = ward.codes[key]
    minh = visit().sign_in("minh").open(f"/desk/dossier/{code}/receipt").sees("HẸN TRẢ KẾT QUẢ")
    return code, minh.after("4 ký tự xem hồ sơ", "[A-Z0-9]{4}")


def enter(lan: Visitor, code: str, characters: str) -> Visitor:
    """What stands on the slip, into its two boxes."""
    lan.open("/").follow("Xem hồ sơ")
    lan.fill(Mã_hồ_sơ=code)
    lan.page.get_by_label("4 ký tự xem hồ sơ").fill(characters)
    return lan.send("Xem hồ sơ")


def test_it_finds_what_to_bring_from_everyday_words(lan: Visitor) -> None:
    lan.open("/").sees("Ông/Bà cần làm thủ tục gì?").well().fits(320)
    lan.fill(Tên_việc_hoặc_thủ_tục="lam giay khai sinh cho con").send("Tìm")
    lan.sees("Đã hiểu “lam giay khai sinh cho con”", "Đăng ký khai sinh", "Trong ngày", "Không mất tiền")
    lan.well().fits(320).follow("Đăng ký khai sinh")
    lan.sees("Đăng ký khai sinh", "Mang gì", "Bao nhiêu tiền", "Không mất tiền", "Bao lâu", "Trong ngày")
    lan.sees("Mang gì?", "Tờ khai đăng ký khai sinh", "Nộp 1 bản", "Giấy chứng sinh", "Phường tự tra")
    lan.well().fits(320).follow("In tờ hướng dẫn")
    lan.sees("Đăng ký khai sinh", "Giấy chứng sinh", "Đến đâu?").well().fits(320)


def test_it_is_asked_one_thing_at_a_time(lan: Visitor) -> None:
    lan.open("/").follow("Kết hôn").well().fits(320)
    lan.open("/").follow("Cấp Giấy xác nhận tình trạng hôn nhân").sees("Có trường hợp cần thêm")
    lan.follow("Trả lời 1 câu").sees("Câu 1 trong 1").well().fits(320)
    lan.send("Tiếp tục").sees("Chưa đi tiếp được", "Chọn một câu trả lời, hoặc “Tôi không rõ”").well().fits(
        320
    )
    lan.choose("anh chị em ruột").send("Tiếp tục")
    lan.sees("Mang gì?", "Văn bản ủy quyền (không phải chứng thực)", "Bao nhiêu tiền?").well()


def test_it_is_shown_another_door_or_told_that_nothing_was_found(lan: Visitor) -> None:
    lan.open("/").fill(Tên_việc_hoặc_thủ_tục="so do").send("Tìm")
    lan.sees("Việc này không làm ở phường", "Văn phòng đăng ký đất đai").well().follow("Cấp, đổi, sang tên")
    lan.sees("Ông/Bà đến", "Văn phòng đăng ký đất đai").well().fits(320)
    lan.fill(Tên_việc_hoặc_thủ_tục="qwrtz").send("Tìm").sees("Chưa tìm thấy “qwrtz”").well().fits(320)
    lan.follow("Tất cả lĩnh vực").sees("thủ tục niêm yết công khai").well().fits(320)
    lan.follow("Hộ tịch").sees("Đăng ký kết hôn").well().fits(320)
    lan.open("/khong-co-trang-nay").sees("Không tìm thấy trang này").well().fits(320)


def test_it_follows_the_dossier_and_knows_why_that_day(visit: Visit, ward: Ward, lan: Visitor) -> None:
    code, characters = slip(visit, ward, "qua-han")
    enter(lan, code.lower(), characters.lower()).sees(
        "Quá hạn", "Xin lỗi Ông/Bà.", "Hẹn trả kết quả", "Thứ Năm 23/6/2022", "Luật cho 3 ngày làm việc"
    )
    lan.sees(
        "Hồ sơ đã qua những đâu",
        "Đã nhận hồ sơ",
        "Đang giải quyết tại Tư pháp – Hộ tịch",
        "Lãnh đạo phường ký",
    ).well().fits(320)
    assert "Công dân mẫu 10" not in lan.text
    lan.follow("Chữ to").sees("Chữ vừa", "Thứ Năm 23/6/2022").well().fits(320)

    code, characters = slip(visit, ward, "dang-cho")
    enter(lan, code.partition("-")[2], characters).sees(
        "Cần bổ sung", "Ông/Bà bổ sung giấy tờ", "Tờ khai cấp Giấy xác nhận", "Thiếu ngày sinh"
    )
    lan.well().fits(320)


def test_it_tells_wrong_characters_in_one_sentence_and_then_slows_down(
    visit: Visit, ward: Ward, lan: Visitor
) -> None:
    code, characters = slip(visit, ward, "rut")
    wrong = "2222" if characters != "2222" else "3333"
    enter(lan, code, wrong).sees(
        "Chưa đi tiếp được", "Mã hồ sơ và 4 ký tự không khớp nhau: hãy xem lại cả hai trên giấy hẹn."
    )
    lan.well().fits(320)
    for _ in range(4):
        enter(lan, code, wrong)
    enter(lan, code, characters).sees("Đã nhập sai quá nhiều lần: đợi một giờ rồi nhập lại").well().fits(320)
    assert "Đã rút" not in lan.text
    lan.open("/ho-so/xem").sees("Nhập lại mã để xem tiếp")


@pytest.mark.parametrize("how", ["contrast=more", "text=large&contrast=more", "theme=dark"])
def test_it_is_readable_in_every_mode(visit: Visit, how: str, lan: Visitor) -> None:
    lan.open(f"/look?{how}&back=/").sees("Ông/Bà cần làm thủ tục gì?").well().fits(320)
    lan.open("/thu-tuc/1.004873").sees("Mang gì?").well().fits(320)
    lan.open("/ho-so").well().fits(320)


def test_the_first_page_is_light(browser: Browser, ward: Ward) -> None:
    lan = Visitor(browser, ward.url, phone=True)
    weighed: list[float] = []
    lan.wire.send("Network.enable")
    lan.wire.on("Network.loadingFinished", lambda end: weighed.append(end["encodedDataLength"]))
    lan.page.goto(ward.url, wait_until="networkidle")
    lan.leave()
    assert len(weighed) >= 4  # the page, its style and two weights of the font
    assert sum(weighed) <= MOST_BYTES
