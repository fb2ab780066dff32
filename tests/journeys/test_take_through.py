"""A matter from the counter to the result: by keyboard at the desk, and on bà Lan's phone in between."""

from collections.abc import Callable

from tests.journeys.visitor import Visitor
from tests.journeys.ward import Ward

Visit = Callable[..., Visitor]
SINGLE = "Cấp Giấy xác nhận tình trạng hôn nhân"


def follow(lan: Visitor, code: str, characters: str) -> Visitor:
    """What the slip opens."""
    lan.open("/").follow("Xem hồ sơ")
    lan.page.get_by_label("Mã hồ sơ").fill(code)
    lan.page.get_by_label("4 ký tự xem hồ sơ").fill(characters)
    return lan.send("Xem hồ sơ")


def test_it_goes_from_hand_to_hand_and_bà_lan_sees_each_step(visit: Visit) -> None:
    minh, hoa, tung = (visit().sign_in(name) for name in ("minh", "hoa", "tung"))
    lan = visit(phone=True)
    code, characters, due = taken_in(minh)
    follow(lan, code, characters).sees("Đang giải quyết", "Hẹn trả kết quả", due, "Vì sao là ngày").well()

    passed_on(minh, "chị Hoa")
    follow(lan, code, characters).sees("Đang giải quyết tại Tư pháp – Hộ tịch", "không cần làm gì lúc này")

    hoa.find(code).well().do("Yêu cầu bổ sung").well()
    hoa.reach("Tờ khai").press("Space").reach("Cần bổ sung gì").type("Trang 2 thiếu chữ ký")
    hoa.do("Ctrl Enter").sees("Đang dừng", "Đã yêu cầu bổ sung")
    follow(lan, code, characters).sees(
        "Cần bổ sung", "Ông/Bà bổ sung giấy tờ", "Tờ khai", "Trang 2 thiếu chữ ký"
    )
    lan.sees("Bổ sung đủ trong hôm nay thì", due).well()

    minh.find(code).do("Nhận bổ sung V").do("Ctrl Enter").sees("Đã nhận bổ sung")
    follow(lan, code, characters).sees("Đang giải quyết", "Hẹn trả kết quả", due)

    hoa.find(code)
    passed_on(hoa, "ông Tùng")
    follow(lan, code, characters).sees("Chờ lãnh đạo ký", "Hẹn trả kết quả", due)

    tung.find(code).do("Ký, quyết định V").well().reach("Số văn bản").type("12/UBND-XNTTHN")
    tung.do("Ctrl Enter").sees("Đã quyết định")
    follow(lan, code, characters).sees("Đã có kết quả", "Mời Ông/Bà đến nhận kết quả").well()

    minh.open("/desk/").do("Trả kết quả F4").sees("Trần Thị Sáu").well()
    minh.find(code).do("Trả kết quả V").well().reach("Đã thu đủ 10.000 đồng").press("Space")
    minh.do("Ctrl Enter").sees("Đã trả kết quả", code)
    follow(lan, code, characters).sees("Đã trả kết quả", "Hồ sơ đã qua những đâu")
    lan.sees(
        "Đã nhận hồ sơ",
        "Đã chuyển",
        "Đã báo Ông/Bà bổ sung",
        "Đã nhận giấy tờ bổ sung",
        "ký",
        "Đã trả kết quả",
    )


def test_of_two_officers_at_once_the_second_is_told(visit: Visit, ward: Ward) -> None:
    code = ward.codes["trong-han"]
    minh, tung = visit().sign_in("minh"), visit().sign_in("tung")
    for officer in (minh, tung):
        officer.find(code).do("Chuyển người khác").do("Chuyển người khác Alt 1", leads=False)
    tung.reach("chị Nga", "ArrowDown").press("Space").do("Ctrl Enter").sees("Đã chuyển")
    minh.reach("chị Hoa", "ArrowDown").press("Space").do("Ctrl Enter")
    minh.sees(
        "Chưa đi tiếp được", "Hồ sơ vừa có việc mới do người khác ghi.", "Chuyển", "ông Tùng", "Cho chị Nga"
    ).well()
    assert "Cho chị Hoa" not in minh.find(code).text
    minh.sees("2 dòng · chưa ai sửa dòng nào")


def passed_on(officer: Visitor, to: str) -> None:
    """From the page of a dossier, or the one after its receipt, to the next hand."""
    officer.do("Chuyển người khác").do("Chuyển người khác Alt 1", leads=False).reach(to, "ArrowDown").press(
        "Space"
    )
    officer.do("Ctrl Enter").sees("Đã chuyển")


def taken_in(minh: Visitor) -> tuple[str, str, str]:
    """A new person by her number, the procedure by its initials, the papers ticked. Code, characters, day and month."""
    minh.do("Tiếp nhận F2")
    assert "gõ số" in minh.here
    with minh.read_again():
        minh.type("042190001239").press("Tab")
    minh.sees("Ghi họ tên của người nộp")
    with minh.read_again():
        minh.reach("Họ tên").type("Trần Thị Sáu").press("Tab")
    with minh.read_again():
        minh.do("Thủ tục", leads=False).type("xnhn")
    minh.sees(SINGLE).press("Tab")
    with minh.read_again():
        minh.press("Space")
    minh.sees(SINGLE, "Giấy tờ: còn thiếu 2", "Lệ phí hộ tịch", "10.000 đ", "Hẹn trả")
    for paper in ("Tờ khai", "Giấy tờ tùy thân"):
        with minh.read_again():
            minh.reach(paper, "Tab").press("Space")
    due = minh.after("Alt 5", r"T\d \d\d/\d+/\d{4}|CN \d\d/\d+/\d{4}")
    minh.sees("Đủ, tiếp nhận được").well().do("Tiếp nhận Ctrl Enter")
    minh.sees("Đã tiếp nhận hồ sơ của Trần Thị Sáu", SINGLE, "10.000 đồng").well()
    code, characters = minh.after("Mã hồ sơ", r"\S+"), minh.after("4 ký tự xem hồ sơ", r"\S+")
    return code, characters, due.split()[1].rpartition("/")[0]
