"""The chairman's page: what is late, and who holds it."""

from motcua.clock import YearNotice
from motcua.clock.vietnam import YEARS
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.rules import OnPaper
from motcua.offices.actions.announce_year import announce_year
from motcua.people.rules import system
from tests.web.at_the_desk import Officer
from tests.web.reading import statements_of
from tests.world import Town, at

NOW = at("05-04T07:05")


def held(town: Town, when: str, by: str = "hoa") -> str:
    code = town.received(when).code
    forward(code, by=town.minh, at=at(when).replace(minute=59), to=by)
    return code


def page() -> Officer:
    return Officer("tung", NOW).open("/desk/late")


def test_it_counts_what_is_late_due_today_and_in_his_hands(shop: Town) -> None:
    held(shop, "04-20T09:00")
    held(shop, "04-27T09:00")  # due on 4 May, after the holidays
    held(shop, "04-29T09:00", "tung")
    text = page().text
    assert "1 quá hạn 1 hạn hôm nay 1 ở tay ông Tùng" in text
    assert "chị Hoa giữ" in text


def test_it_offers_nobody_what_they_may_not_do(shop: Town) -> None:
    shop.received("04-20T09:00")
    html = Officer("mai", NOW).open("/desk/late").html
    assert "Chuyển người khác" not in html
    assert "Ký, quyết định" not in html


def test_it_shows_the_load_of_each_holder(shop: Town) -> None:
    for when in ("04-20T09:00", "04-27T09:00", "04-28T09:00", "04-29T09:00"):
        held(shop, when)
    shop.received("04-29T08:00")
    text = page().text
    assert "chị Hoa hôm nay 1, ngày mai 1, sau đó 1 1 4" in text
    assert "ở quầy, chưa chuyển hôm nay 0, ngày mai 0, sau đó 1 0 1" in text


def test_it_lists_what_ended_late_and_what_was_withdrawn_or_stopped_when_late(shop: Town) -> None:
    late, gone, stopped, fine = (held(shop, f"04-2{n}T09:00") for n in (0, 0, 0, 8))
    decide(late, by=shop.tung, at=at("04-29T10:00"), outcome="granted", signer="tung")
    withdraw(gone, by=shop.minh, at=at("04-29T10:00"))
    stop(stopped, by=shop.tung, at=at("04-29T10:00"), reason="hết căn cứ")
    decide(fine, by=shop.tung, at=at("04-29T10:00"), outcome="granted", signer="tung")
    officer = page()
    text, html = officer.text, officer.html
    assert "Đã xong nhưng trễ: 1 hồ sơ" in text
    assert "Rút hoặc dừng khi đã quá hạn: 2 hồ sơ" in text
    assert "người dân rút T6 29/4" in text
    assert "dừng hẳn T6 29/4" in text
    assert fine not in html.split("Rút hoặc dừng rồi nhận lại")[0]


def test_it_lists_what_may_hide_a_lateness(shop: Town) -> None:
    longer, gone, moved = (held(shop, f"04-2{n}T09:00") for n in (6, 7, 8))
    (number,) = print_sheets(shop.ward.id, 1, at=at("04-26T08:00"))
    extend(
        longer,
        by=shop.tung,
        at=at("04-29T09:00"),
        until=at("05-09T00:00").date(),
        reason="x",
        clause="điều 19",
    )
    withdraw(gone, by=shop.minh, at=at("05-04T06:30"), paper=OnPaper(number, at("04-29T09:30")))
    off = {**YEARS[2022].off, at("05-05T00:00").date(): "nghỉ đột xuất"}
    notice = YearNotice(2022, "Thông báo 9", off, YEARS[2022].worked)
    announce_year(notice, issued_on=at("05-04T00:00").date(), by=system("test"), at=at("05-04T07:00"))
    recount(shop.ward.id, by=system("test"), at=at("05-04T07:00"))
    text = page().text
    assert "Hẹn dài hơn, do nhận, sửa hoặc gia hạn: 1 việc" in text
    assert "T6 29/4 T2 09/5 điều 19 x ông Tùng" in text
    assert "Nhập sau từ phiếu giấy: 1 việc" in text
    assert "Lịch đổi làm dời hẹn: 1 lần" in text
    assert f"{moved} T5 05/5 T6 06/5 Thông báo 9 T5 05/5" in text
    assert "Rút hoặc dừng rồi nhận lại: 1 hồ sơ" in text
    assert f"{moved}" in text.split("Rút hoặc dừng rồi nhận lại")[1]
    told = Officer("tung", NOW).open(f"/desk/dossier/{moved}").text
    assert "Tính lại ngày hẹn Theo Thông báo 9; hẹn 05/5/2022 → 06/5/2022" in told


def close_waits(town: Town, many: int, when: str = "04-20") -> None:
    for n in range(many):
        code = held(town, f"{when}T07:{n:02}")
        pause(code, by=town.tung, at=at("04-25T16:59"), reason="verification", note=f"CV {n}")


def test_it_shows_the_first_of_a_long_list_says_how_many_and_opens_them_all(shop: Town) -> None:
    close_waits(shop, 25)
    officer = page()
    assert "Tạm dừng sát hạn hoặc lâu: 25 lần" in officer.text
    assert "Xem cả 25 lần" in officer.text
    assert (
        "Chờ cơ quan khác trả lời xác minh T2 25/4 16:59 đang dừng T2 25/4 sát hạn 5 CV 0 ông Tùng"
        in officer.text
    )
    assert "CV 24 " not in officer.text
    whole = Officer("tung", NOW).open("/desk/late?list=waits&since=2022-04-01&until=2022-05-05")
    assert all(f"CV {n} " in whole.text for n in range(25))


def test_it_looks_at_the_period_that_is_asked_for(shop: Town) -> None:
    late_once = held(shop, "01-10T09:00")
    decide(late_once, by=shop.tung, at=at("01-20T10:00"), outcome="granted", signer="tung")
    assert late_once not in page().html
    assert late_once in Officer("tung", NOW).open("/desk/late?since=2022-01-01&last=31/1/2022").html
    wrong = Officer("tung", NOW).open("/desk/late?since=2022-13-01&until=2022-02-01")
    assert (wrong.status, "không đọc được" in wrong.text) == (400, True)


def test_it_counts_and_names_what_each_kind_of_act_did(shop: Town) -> None:
    receive(shop.intake(), by=shop.minh, at=at("04-20T09:00"), allow="90d", clause="điều 7", reason="khó")
    shop.received("04-20T09:05", without=("to-khai",))
    submit(shop.intake(channel="online"), by=shop.citizen, at=at("04-27T09:00"))
    text = page().text
    assert "tiếp nhận T2 25/4" in text
    assert "điều 7 khó anh Minh" in text
    assert "Nhận dù còn thiếu giấy: 1 hồ sơ" in text
    assert "to-khai anh Minh" in text
    assert "Nộp trên mạng, quá 8 giờ làm việc chưa nhận: 1 hồ sơ" in text
    assert "chưa trả lời" in text


def test_the_report_of_a_period_counts_them_and_opens_each_list(shop: Town) -> None:
    close_waits(shop, 2)
    address = "since=2022-01-01&until=2022-07-01"
    answer = Officer("tung", NOW).open(f"/desk/reports/six-month?{address}")
    assert "Tạm dừng sát hạn hoặc lâu: 2 ·" in answer.text
    assert "/desk/late?list=waits&amp;since=2022-01-01&amp;until=2022-07-01" in answer.html
    assert "Tạm dừng sát hạn" not in Officer("hoa", NOW).open(f"/desk/reports/six-month?{address}").text


def test_its_lists_ask_no_more_statements_for_more_rows(shop: Town) -> None:
    def acts(n: int) -> None:
        close_waits(shop, 1, f"04-1{n}")
        gone = shop.received(f"04-2{n}T09:00")
        withdraw(gone.code, by=shop.minh, at=at("04-29T10:00"), reason="rút")
        shop.received(f"04-29T11:0{n}", without=("to-khai",))
        receive(shop.intake(), by=shop.minh, at=at("04-29T14:00"), allow="9d", clause="điều 7")

    acts(4)
    page()
    few = statements_of(page)
    acts(5)
    assert statements_of(page) == few <= 30


def test_it_asks_no_more_statements_for_more_rows(shop: Town) -> None:
    held(shop, "04-20T09:00")
    few = statements_of(page)
    for n in range(8):
        held(shop, f"04-2{n % 2}T1{n % 2}:0{n}")
    assert statements_of(page) == few
