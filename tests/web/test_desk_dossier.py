"""The page of one dossier: history, acts, reasons, who looked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import Http404

from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.reissue import reissue
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.rules import OnPaper
from motcua.dossiers.rules.collecting import Authority
from motcua.people import queries as people
from motcua.people.actions.amend import amend
from tests.web.at_the_desk import Officer
from tests.web.reading import statements_of
from tests.world import Town, at

NOW = at("05-04T09:12")


def seen(code: str, by: str = "hoa", when: str = "05-04T09:12") -> str:
    return Officer(by, at(when)).open(f"/desk/dossier/{code}").text


def test_it_shows_name_status_and_the_due_date_with_its_reason(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    text = seen(row.code, "minh")
    for said in (
        "Cấp Giấy xác nhận tình trạng hôn nhân Đang giải quyết",
        "Nguyễn Thị Lan · nộp tại quầy",
        "Hẹn trả · máy tính theo luật, không ai sửa được T6 06/5 09:00 còn 2 ngày làm việc",
        "3 ngày làm việc. Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5.",
        "giấy tờ; 3 ngày làm việc; thu 10.000 đồng",
    ):
        assert said in text


def test_it_tells_every_act_in_words_the_newest_first(shop: Town) -> None:
    row = submit(shop.intake(channel="online"), by=shop.citizen, at=at("04-18T08:00"))
    code = row.code
    receive(code, by=shop.minh, at=at("04-18T09:00"))
    forward(code, by=shop.minh, at=at("04-18T09:10"), to="hoa")
    ask(code, by=shop.hoa, at=at("04-18T10:00"), missing=["form"], note="trang 2 thiếu chữ ký")
    supplement(code, by=shop.minh, at=at("04-19T08:00"))
    pause(code, by=shop.hoa, at=at("04-19T09:00"), reason="verification", note="hỏi phường Hà Huy Tập")
    resume(code, by=shop.hoa, at=at("04-20T09:00"))
    extend(
        code, by=shop.tung, at=at("04-21T08:00"), until=at("05-05T00:00").date(), reason="cúp điện cả ngày"
    )
    decide(
        code, by=shop.tung, at=at("04-28T15:00"), outcome="granted", signer="tung", number="12/UBND-XNTTHN"
    )
    hand_over(code, by=shop.minh, at=at("04-29T08:00"), to="Lê Văn Tám", who="kin", mandate="written",
              authority=Authority(on=date(2022, 4, 27)), identity="042070000011", paid=10_000)  # fmt: skip
    reissue(code, by=shop.minh, at=at("05-04T08:00"), reason="sai chữ đệm", signer="tung")
    text = seen(code)
    order = [
        "Cấp lại do lỗi của phường Sai chữ đệm; ông Tùng ký bản mới",
        "Trả kết quả Lê Văn Tám nhận tại quầy; người thân ruột thịt có ủy quyền viết tay; ngày 27/4/2022; "
        "Số định danh cá nhân 0420******11; đã thu đủ 10.000 đồng",
        "Quyết định Đồng ý; số 12/UBND-XNTTHN; ông Tùng ký 28/4/2022",
        "Hẹn lại Đến 05/5/2022; cúp điện cả ngày; thư xin lỗi",
        "Tiếp tục",
        "Tạm dừng Chờ cơ quan khác trả lời xác minh; hỏi phường Hà Huy Tập",
        "Nhận bổ sung",
        "Yêu cầu bổ sung Tờ khai cấp Giấy xác nhận tình trạng hôn nhân; trang 2 thiếu chữ ký",
        "Chuyển Cho chị Hoa",
        "Tiếp nhận Nộp trên mạng; 3 giấy tờ; 3 ngày làm việc; thu 10.000 đồng",
        "Nộp Nộp trên mạng; 3 giấy tờ",
    ]
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert "11 dòng · chưa ai sửa dòng nào" in text


@pytest.mark.parametrize("end", ["decline", "withdraw", "stop"])
def test_it_tells_how_a_matter_ended_otherwise(shop: Town, end: str) -> None:
    if end == "decline":
        code = submit(shop.intake(channel="online"), by=shop.citizen, at=at("04-18T08:00")).code
        decline(code, by=shop.minh, at=at("04-18T09:00"), reason="Công an giải quyết việc này")
        said = "Không tiếp nhận Công an giải quyết việc này"
    else:
        code = shop.received("04-18T08:00").code
        if end == "withdraw":
            withdraw(code, by=shop.minh, at=at("04-19T08:00"), reason="ông bà đổi ý")
            said = "Rút Ông bà đổi ý"
        else:
            stop(code, by=shop.tung, at=at("04-19T08:00"), reason="người nộp đã qua đời")
            said = "Dừng giải quyết Người nộp đã qua đời"
    text = seen(code)
    assert said in text
    assert "Không có việc nào phải làm." in text


def test_it_shows_a_correction_in_the_open(shop: Town) -> None:
    row = shop.received("04-28T09:00")
    correct(
        row.code,
        by=shop.minh,
        at=at("04-28T09:05"),
        reason="chọn nhầm thủ tục",
        what={"procedure": "1.001193"},
    )
    text = seen(row.code, "minh")
    assert "Sửa sai sót Thủ tục: 1.004873 → 1.001193" in text
    assert "thời hạn: 3 ngày làm việc → trong ngày làm việc" in text
    assert "tiền: thu 10.000 đồng → không thu tiền" in text
    assert "lý do: chọn nhầm thủ tục" in text
    assert "Tiếp nhận Nộp tại quầy; 3 giấy tờ; 3 ngày làm việc" in text  # what stood there is still told


def test_it_shows_a_refused_result_as_refused(shop: Town) -> None:
    row = shop.received("04-28T09:00")
    decide(row.code, by=shop.tung, at=at("04-29T08:00"), outcome="refused", signer="tung", number="9")
    assert "Đã trả lời: không đồng ý" in seen(row.code, "minh")
    assert "Đã có kết quả" not in seen(row.code, "minh")
    waiting = Officer("minh", NOW).open("/desk/hand-over").text
    assert "đã trả lời: không đồng ý" in waiting


def test_it_shows_each_act_with_its_key(shop: Town) -> None:
    code = shop.received("04-29T09:00").code
    html = Officer("tung", NOW).open(f"/desk/dossier/{code}").html
    for act, key in (("ask", "B"), ("extend", "H"), ("stop", "X"), ("pause", "T")):
        assert f'href="/desk/dossier/{code}/{act}" aria-keyshortcuts="{key}"' in html


def test_it_marks_what_still_lacks_of_a_supplement(shop: Town) -> None:
    code = shop.received("04-29T09:00").code
    first, second = Dossier.objects.get(code=code).papers[:2]
    ask(code, by=shop.minh, at=at("04-29T11:00"), missing=[first["key"], second["key"]])
    supplement(code, by=shop.minh, at=at("05-04T08:00"), papers=[first])
    text = seen(code, "minh")
    assert text.count("cần bổ sung") == 1
    assert "chưa đủ, đồng hồ vẫn dừng" in text


def test_it_marks_what_was_on_paper_first(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("04-28T07:00"))
    row = receive(shop.intake(), by=shop.minh, at=at("04-29T08:00"), paper=OnPaper(number, at("04-28T15:00")))
    assert f"nhập sau phiếu {number}, gõ lúc T6 29/4 08:00" in seen(row.code, "minh")


def test_it_says_when_the_chain_is_broken(shop: Town) -> None:
    row = shop.received("04-28T09:00")
    with connection.cursor() as cursor:  # behind the application's back, past the trigger
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE dossiers_event SET facts = facts || '{\"fee\": 0}' WHERE dossier_id = %s",
            [row.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert "lịch sử bị sửa" in seen(row.code, "minh")


def test_it_offers_the_acts_allowed_now_and_says_why_not_the_others(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    forward(row.code, by=shop.minh, at=at("04-29T09:20"), to="hoa")
    hoa, tung = seen(row.code), seen(row.code, "tung")
    assert "Việc được làm bây giờ Chuyển người khác V Yêu cầu bổ sung (dừng đồng hồ) B" in hoa
    assert (
        "Lê Thị Hoa không được giao việc hẹn lại, quyết định, rút: hãy chuyển cho người có nhiệm vụ này."
        in hoa
    )
    assert "Không trả kết quả được: hồ sơ đang giải quyết." in hoa
    assert "Việc được làm bây giờ Ký, quyết định V" in tung


def test_it_notes_and_shows_who_looked(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    seen(row.code, "minh")
    seen(row.code, "hoa")
    assert "Ai đã xem chị Hoa 2 lần, gần nhất T4 04/5 09:12 anh Minh 1 lần" in seen(row.code, "hoa")


def test_it_has_no_page_for_what_is_not_this_offices(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    stranger = Officer("hoa", NOW)
    assert stranger.seated
    stranger.seated = replace(stranger.seated, office_id=shop.ward.id + 1)
    for path in ("", "/taken", "/receipt", "/decide"):
        with pytest.raises(Http404):
            Officer("minh", NOW).open(f"/desk/dossier/H27.00.00-220101-9999{path}")
    for path in ("", "/decide"):
        with pytest.raises(Http404):
            stranger.open(f"/desk/dossier/{row.code}{path}")


def test_it_knows_no_other_act(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    for act in ("submit", "hand_over", "erase"):
        with pytest.raises(Http404):
            Officer("minh", NOW).open(f"/desk/dossier/{row.code}/{act}")


def test_it_asks_no_more_statements_for_a_longer_history(shop: Town) -> None:
    row = shop.received("04-29T09:00")

    def look() -> None:
        Officer("hoa", NOW).open(f"/desk/dossier/{row.code}")

    few = statements_of(look)
    for n in range(8):
        forward(row.code, by=shop.minh, at=at(f"04-29T10:{n:02}"), to="hoa")
    assert Event.objects.filter(dossier=row).count() == 9
    assert statements_of(look) == few


def test_it_offers_the_slip_to_whom_it_opens_for_and_the_request_while_it_waits(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    page, slip = f"/desk/dossier/{row.code}", f'action="/desk/dossier/{row.code}/receipt"'
    forward(row.code, by=shop.minh, at=at("04-29T09:20"), to="hoa")
    assert slip in Officer("minh", NOW).open(page).html
    for other in ("hoa", "tung"):
        html = Officer(other, NOW).open(page).html
        assert slip not in html
        assert 'aria-keyshortcuts="P"' not in html
    ask(row.code, by=shop.hoa, at=at("05-04T08:00"), missing=["form"])
    waits = Officer("minh", NOW).open(page).html
    assert slip not in waits
    where = waits.split('action="/desk/paper/')[1].split('"')[0]
    printed = Officer("minh", NOW).send(f"/desk/paper/{where}", {})
    assert "bổ sung" in printed.text.lower()
    supplement(row.code, by=shop.minh, at=at("05-04T09:00"))
    assert slip in Officer("minh", NOW).open(page).html


def test_it_offers_no_slip_while_it_is_paused(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    pause(row.code, by=shop.tung, at=at("05-04T08:00"), reason="posting", note="niêm yết ở trụ sở")
    assert 'aria-keyshortcuts="P"' not in Officer("minh", NOW).open(f"/desk/dossier/{row.code}").html


def test_it_says_whether_the_fee_was_noted(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    assert "Chưa ghi thu: 10.000 đồng. Thu rồi thì lập biên lai" in seen(row.code, "minh")
    assert "lập biên lai" not in seen(row.code, "hoa")
    Officer("minh", NOW).send(f"/desk/dossier/{row.code}/fee", {})
    assert "Đã lập biên lai ngày 04/5/2022." in seen(row.code, "minh")


def test_the_receipt_of_a_fee_names_payer_and_address_of_one_person(shop: Town) -> None:
    lan = people.person(shop.lan)
    assert lan
    home = replace(lan.facts, address="Số 3 đường Hà Huy Tập")
    amend(shop.lan, home, reason="mới chuyển đến", by=shop.minh, at=at("04-29T08:00"))
    papers = []
    for to, who in (("Nguyễn Thị Lan", "self"), ("Lê Văn Tám", "other")):
        row = shop.received("04-29T09:00")
        decide(row.code, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung", number="1")
        signed = Authority("12", date(2022, 5, 3), "UBND phường Thạch Quý")
        comes: dict[str, Any] = {"who": who, "authority": signed}
        if who == "other":
            comes |= {"mandate": "certified", "identity": "042070000011"}
        hand_over(row.code, by=shop.minh, at=at("05-04T08:30"), to=to, paid=10_000, **comes)
        papers.append(Officer("minh", NOW).open(f"/desk/dossier/{row.code}/fee").text)
    assert "Người nộp: Nguyễn Thị Lan" in papers[0]
    assert "Địa chỉ: Số 3 đường Hà Huy Tập" in papers[0]
    assert "Người nộp: Lê Văn Tám" in papers[1]
    assert "Số 3 đường Hà Huy Tập" not in papers[1]


def test_its_files_have_a_key_and_looked_up_papers_are_not_counted(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    assert (
        f'href="/desk/dossier/{row.code}/files" aria-keyshortcuts="Q"'
        in Officer("minh", NOW).open(f"/desk/dossier/{row.code}").html
    )
    page = Officer("minh", NOW).open(f"/desk/dossier/{row.code}/files")
    assert page.html.count(" autofocus") == 1
    given = Dossier.objects.get(pk=row.pk).papers
    assert f"0/{len(given) + 1} đã số hóa" in page.text
    looked = [{**p, "how": "look_up"} if p["key"] == "form" else p for p in given]
    correct(row.code, by=shop.minh, at=at("05-04T08:00"), reason="phường tra được", what={"papers": looked})
    again = Officer("minh", NOW).open(f"/desk/dossier/{row.code}/files").text
    assert f"0/{len(given)} đã số hóa" in again
    assert again.count("phường tự tra") == 1
