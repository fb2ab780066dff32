"""The chairman's page: what is late, and who holds it."""

from motcua.clock import YearNotice
from motcua.clock.vietnam import YEARS
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.actions.stop import stop
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
    assert "Đã xong nhưng trễ, từ 03/02/2022: 1 hồ sơ" in text
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
    assert "Sửa hoặc gia hạn làm hẹn dài ra: 1 việc" in text
    assert "T6 29/4 T2 09/5 x ông Tùng" in text
    assert "Nhập sau từ phiếu giấy: 1 việc" in text
    assert "Lịch đổi làm dời hẹn: 1 hồ sơ" in text
    assert f"{moved} T5 05/5 T6 06/5 Thông báo 9" in text
    assert "Rút hoặc dừng rồi nhận lại: 1 hồ sơ" in text
    assert f"{moved}" in text.split("Rút hoặc dừng rồi nhận lại")[1]
    told = Officer("tung", NOW).open(f"/desk/dossier/{moved}").text
    assert "Tính lại ngày hẹn Theo Thông báo 9; hẹn 05/5/2022 → 06/5/2022" in told


def test_it_asks_no_more_statements_for_more_rows(shop: Town) -> None:
    held(shop, "04-20T09:00")
    few = statements_of(page)
    for n in range(8):
        held(shop, f"04-2{n % 2}T1{n % 2}:0{n}")
    assert statements_of(page) == few
