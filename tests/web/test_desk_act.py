"""Each act as a form: what it needs, what it says, and two officers at once."""

from typing import Any

import pytest

from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier, Event
from motcua.people import queries as people
from motcua.people.actions.register import register
from motcua.people.rules import Paper, PersonFacts
from tests.dossiers.test_at_once import together
from tests.web.at_the_desk import Officer
from tests.world import Town, at

NOW = at("05-04T09:12")


def with_hoa(town: Town, when: str = "04-29T09:00", procedure: str = "1.004873") -> str:
    row = town.received(when, procedure)
    forward(row.code, by=town.minh, at=at("04-29T09:20"), to="hoa")
    return row.code


def on(code: str, act: str, by: str, when: Any = NOW) -> Officer:
    return Officer(by, when).open(f"/desk/dossier/{code}/{act}")


def last_event(code: str) -> Event:
    return Event.objects.filter(dossier__code=code).latest("seq")


def decided(town: Town) -> str:
    code = with_hoa(town)
    decide(code, by=town.tung, at=at("05-04T08:00"), outcome="granted", signer="tung")
    return code


def test_it_forwards_and_goes_back_to_the_pile(shop: Town) -> None:
    code = shop.received("04-29T09:00").code
    officer = on(code, "forward", "minh").fill(to="hoa")
    assert officer.sent_to == "/desk/"
    assert officer.told == [f"Đã chuyển: hồ sơ {code}, Nguyễn Thị Lan."]
    assert Dossier.objects.get(code=code).holder_id == "hoa"


def test_it_asks_for_papers_and_takes_them_back(shop: Town) -> None:
    code = with_hoa(shop)
    on(code, "ask", "hoa").fill(missing=["form"], note="trang 2 thiếu chữ ký")
    assert Dossier.objects.get(code=code).status == "supplement"
    officer = on(code, "supplement", "minh")
    assert officer.fields("act")["papers"] == ["form"]
    assert "trang 2 thiếu chữ ký" in officer.text
    officer.fill()
    assert last_event(code).facts["papers"][0]["key"] == "form"
    assert Dossier.objects.get(code=code).status == "in_progress"


def test_it_keeps_waiting_for_what_did_not_come_yet(shop: Town) -> None:
    code = with_hoa(shop)
    first, second = (p["key"] for p in Dossier.objects.get(code=code).papers[:2])
    on(code, "ask", "hoa").fill(missing=[first, second])
    officer = on(code, "supplement", "minh").fill(papers=[first])
    assert "Còn chờ: " in officer.told[0]
    assert "Đồng hồ vẫn dừng." in officer.told[0]
    assert Dossier.objects.get(code=code).status == "supplement"
    again = on(code, "supplement", "minh")
    assert again.fields("act")["papers"] == [second]
    again.fill(papers=[], enough="đã tra được trên VNeID")
    assert Dossier.objects.get(code=code).status == "in_progress"


def test_it_asks_of_each_paper_what_is_wrong_and_by_when(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "ask", "hoa").fill(bring_by="32/5/2022", **{"note-form": "thiếu chữ ký"})
    assert "Ghi ngày dạng 25/11/2026." in officer.text
    assert officer.fields("act")["note-form"] == ["thiếu chữ ký"]
    officer.fill(bring_by="10/5/2022")
    assert last_event(code).facts["papers"] == ["form"]
    assert (
        "thiếu chữ ký; mang đến chậm nhất 10/5/2022" in Officer("hoa", NOW).open(f"/desk/dossier/{code}").text
    )


def test_it_pauses_with_a_minimum_and_does_not_resume_before(shop: Town) -> None:
    code = with_hoa(shop)
    silent = on(code, "pause", "hoa").fill(reason="posting", least="7", unit="cd")
    assert silent.status == 422
    assert "Tạm dừng vì lý do này thì ghi rõ: niêm yết gì, ở đâu." in silent.text
    assert silent.fill(note="niêm yết di chúc, ở trụ sở").status == 302
    early = on(code, "resume", "hoa").fill()
    assert early.status == 422
    assert "sớm nhất 09:12 ngày 11/05/2022" in early.text
    assert on(code, "resume", "hoa", at("05-11T09:12")).fill().status == 302


def test_it_extends_with_an_apology_once(shop: Town) -> None:
    code = with_hoa(shop)
    sunday = on(code, "extend", "tung").fill(until="08/5/2022", reason="mất điện")
    assert "Ngày hẹn lại phải là ngày làm việc sau ngày hẹn trả." in sunday.text
    assert sunday.fields("act")["reason"] == ["mất điện"]
    assert sunday.fill(until="10/5/2022").status == 302
    assert "Chỉ được hẹn lại một lần." in on(code, "extend", "tung").text


def test_it_decides_with_signer_number_and_dates(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "decide", "tung")
    assert officer.fields("act")["signer"] == ["tung"]
    assert officer.fields("act")["signed_on"] == ["04/05/2022"]
    officer.fill(outcome="refused", reason="chưa đủ tuổi")
    assert "Phát hành thì ghi số văn bản" in officer.text
    officer.fill(number="12", reason="")
    assert "Không đồng ý thì ghi lý do" in officer.text
    assert officer.fill(reason="chưa đủ tuổi").sent_to == "/desk/"
    facts = last_event(code).facts
    assert (facts["outcome"], facts["number"], facts["signer"], facts["signed_on"]) == (
        "refused",
        "12",
        "tung",
        "2022-05-04",
    )


def test_it_signs_now_and_issues_later(shop: Town) -> None:
    code = with_hoa(shop)
    on(code, "decide", "tung").fill(issue="later")
    assert Dossier.objects.get(code=code).status == "signed"
    page = Officer("minh", NOW).open(f"/desk/dossier/{code}")
    assert "Đã ký, chờ ghi số và phát hành" in page.text
    assert "Việc được làm bây giờ Ghi số, phát hành V" in page.text
    assert f'href="/desk/dossier/{code}/issue"' in Officer("minh", NOW).open("/desk/").html
    on(code, "issue", "minh").fill(number="12")
    assert Dossier.objects.get(code=code).status == "decided"


def test_it_issues_what_was_numbered_when_it_was_signed(shop: Town) -> None:
    code = with_hoa(shop)
    on(code, "decide", "tung").fill(issue="later", number="12")
    officer = on(code, "issue", "minh")
    assert officer.fields("act")["number"] == ["12"]
    assert officer.fill().status == 302
    assert Dossier.objects.get(code=code).status == "decided"


def test_it_says_what_is_refused_at_its_box(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "decide", "tung").fill(number="12", signed_on="28/4/2022")
    assert 'href="#id_signed_on">Ngày ký phải từ ngày nhận đến hôm nay.' in officer.html
    assert officer.fields("act")["number"] == ["12"]
    assert 'href="#main">' not in officer.html.split('id="errors"')[1].split("</div>")[0]


def test_it_begins_in_the_first_box(shop: Town) -> None:
    code = with_hoa(shop)
    assert on(code, "correct", "minh").html.count(" autofocus") == 1
    assert "autofocus" not in on(code, "correct", "minh").fill().html  # then the errors have it


def test_it_hands_over_to_a_named_person_by_the_procedures_rule(shop: Town) -> None:
    code = decided(shop)
    officer = on(code, "hand-over", "minh")
    assert "Ai nhận được?" in officer.text
    assert officer.fields("act")["to"] == ["Nguyễn Thị Lan"]
    officer.fill(to="Lê Văn Tám", who="other")
    assert officer.status == 422
    assert "Cần văn bản ủy quyền" in officer.text
    assert officer.fields("act")["to"] == ["Lê Văn Tám"]
    officer.fill(mandate="certified", authority_number="12", authority_on="03/5/2022")
    assert 'href="#id_authority_certified_by">' in officer.html
    officer.fill(authority_certified_by="UBND phường Thạch Quý")
    assert 'href="#id_identity">' in officer.html
    officer.fill(identity="042070000011")
    assert "Còn phải thu 10.000 đồng" in officer.text
    assert officer.fill(paid="on").sent_to == "/desk/hand-over"
    assert last_event(code).facts["paid"] == 10_000


def test_it_checks_the_name_of_the_one_who_says_to_be_the_owner(shop: Town) -> None:
    officer = on(decided(shop), "hand-over", "minh").fill(to="Lê Văn Tám", paid="on")
    assert 'href="#id_who-1">Lê Văn Tám không phải tên chủ hồ sơ (Nguyễn Thị Lan)' in officer.html


def test_it_lists_the_originals_that_go_back_with_the_result(shop: Town) -> None:
    papers = [{"key": "form", "how": "submit", "originals": 1, "copies": 0, "fate": "returned_with_result"}]
    code = shop.received("04-29T09:00", papers=papers).code
    decide(code, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung", number="12")
    officer = on(code, "hand-over", "minh").fill(paid="on")
    assert 'href="#id_returned-1">Còn bản chính phải trả cùng kết quả' in officer.html
    assert officer.fill(returned=["form"]).status == 302


def test_it_says_that_a_number_is_missing_before_the_hand_over(shop: Town) -> None:
    assert "Chưa ghi số văn bản. Ghi số trước khi trả" in on(decided(shop), "hand-over", "minh").text


def test_it_issues_again_what_the_ward_got_wrong(shop: Town) -> None:
    code = decided(shop)
    hand_over(code, by=shop.minh, at=at("05-04T08:30"), to="Nguyễn Thị Lan")
    assert on(code, "reissue", "minh").fill(reason="sai chữ đệm", signer="tung", number="13").status == 302
    assert (last_event(code).act, last_event(code).facts["number"]) == ("reissue", "13")


def test_money_to_be_paid_needs_no_note_and_a_withdrawal_by_an_officer_its_reason(shop: Town) -> None:
    code = with_hoa(shop)
    assert on(code, "withdraw", "minh").fill().status == 422
    assert on(code, "pause", "hoa").fill(reason="financial_duty").status == 302


@pytest.mark.parametrize(("act", "by"), [("stop", "hoa"), ("withdraw", "minh")])
def test_it_ends_without_a_result(shop: Town, act: str, by: str) -> None:
    code = with_hoa(shop)
    assert on(code, act, by).fill(reason="người dân đổi ý").status == 302
    assert last_event(code).act == act


def test_it_receives_or_declines_what_was_sent_in(shop: Town) -> None:
    first, second = (
        submit(shop.intake(channel="online"), by=shop.citizen, at=at("05-04T08:00")).code for _ in range(2)
    )
    assert on(first, "receive", "minh").fill().sent_to == f"/desk/dossier/{first}"
    officer = on(second, "decline", "minh").fill()
    assert "Hãy ghi mục “Không tiếp nhận, vì”." in officer.text
    assert officer.fill(reason="Công an giải quyết việc này").status == 302
    assert {d.status for d in Dossier.objects.all()} == {"received", "declined"}


def test_it_corrects_only_what_differs(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "correct", "minh").fill(reason="gõ nhầm")
    assert officer.status == 422  # nothing differs
    assert officer.fill(phone="0987654321", channel="post").status == 302
    assert last_event(code).facts.keys() >= {"contact", "channel", "reason"}
    assert "papers" not in last_event(code).facts
    person = people.person(shop.lan)
    assert person
    assert person.facts.phone == "0987654321"


def sent(town: Town, procedure: str = "1.004873") -> str:
    return submit(town.intake(procedure, channel="online"), by=town.citizen, at=at("05-04T08:00")).code


def test_it_shows_papers_fee_and_day_before_it_receives(shop: Town) -> None:
    code = sent(shop)
    officer = on(code, "receive", "minh")
    assert "Nhận lúc này thì hẹn trả Sau 09:12 thứ Hai 09/5/2022" in officer.text
    assert "Phải thu 10.000 đ" in officer.text
    assert (
        f'href="/desk/dossier/{code}/decline"' not in officer.html
        or "Không tiếp nhận, ghi vì sao" in officer.text
    )
    keys = officer.fields("act")["papers"]
    again = officer.fill(exemption="poor", papers=keys[:1], again="1")
    assert again.status == 200
    assert "Phải thu 0 đ" in again.text
    assert Dossier.objects.get(code=code).status == "submitted"
    fields = again.fields("act") | {"to": ["hoa"]}
    Officer("minh", NOW).send(f"/desk/dossier/{code}/receive", fields)
    row = Dossier.objects.get(code=code)
    assert (row.status, row.holder_id, row.charge.total) == ("in_progress", "hoa", 0)
    assert [p["key"] for p in row.papers] == keys[:1]


def test_it_asks_clause_and_reason_for_a_longer_promise(shop: Town) -> None:
    code = sent(shop)
    officer = on(code, "receive", "minh").fill(longer="own", own="8d")
    assert "Hẹn dài hơn thì ghi điều khoản cho phép." in officer.text
    assert "Hẹn dài hơn thì ghi lý do." in officer.text
    assert officer.fields("act")["own"] == ["8d"]
    officer.fill(clause="TT 04/2020/TT-BTP", reason="phải xác minh nơi cư trú cũ")
    assert Dossier.objects.get(code=code).allow == "8d"
    told = Officer("minh", NOW).open(f"/desk/dossier/{code}").text
    assert "dài hơn thường lệ theo TT 04/2020/TT-BTP; phải xác minh nơi cư trú cũ" in told


def test_it_corrects_what_the_fee_was_counted_from(shop: Town) -> None:
    code = shop.received("05-04T08:00", "2.000815").code
    officer = on(code, "correct", "minh")
    assert officer.fields("act")["pages"] == ["1x1"]
    officer.fill(reason="đếm nhầm", pages="ba tờ")
    assert "Ghi số trang x số bản" in officer.text
    assert officer.fill(pages="3x2, 10x1").status == 302
    assert Dossier.objects.get(code=code).charge.total == 22_000


def test_it_corrects_the_exemption_and_the_sex(shop: Town) -> None:
    code = with_hoa(shop)
    on(code, "correct", "minh").fill(reason="thuộc hộ nghèo", exemption="poor", sex="F")
    assert Dossier.objects.get(code=code).charge.total == 0
    person = people.person(shop.lan)
    assert person
    assert person.facts.sex == "F"


def test_it_finds_the_right_procedure_by_its_name(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "correct", "minh").fill(reason="chọn nhầm", procedure="khai sinh")
    assert "Chọn một thủ tục ở dưới." in officer.text
    officer.fill(which="1.001193")
    assert Dossier.objects.get(code=code).version.procedure.code == "1.001193"


def test_it_writes_down_the_right_owner_who_is_not_on_record(shop: Town) -> None:
    code = with_hoa(shop)
    number = "042070000011"
    officer = on(code, "correct", "minh").fill(reason="nhầm người", owner_number=number)
    assert 'href="#id_owner_name">' in officer.html
    officer.fill(owner_name="Lê Văn Tám", owner_born="1970", owner_sex="M")
    found = people.by_paper("personal_id", number)
    assert found
    assert Dossier.objects.get(code=code).owner_id == found.id


def test_it_corrects_the_owner_by_the_number_of_the_right_one(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "correct", "minh").fill(reason="nhầm người", owner_number="042070000011")
    assert "Chưa có ai mang số 042070000011" in officer.text
    assert not Event.objects.filter(act="correct").exists()


def test_it_puts_a_mistyped_number_right_without_a_second_person(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "correct", "minh")
    assert "Đang ghi 0421******34" in officer.text
    officer.fill(reason="gõ nhầm số", identity="042172001235", address="Số 3 đường Hà Huy Tập")
    assert officer.status == 302
    lan = people.person(shop.lan)
    assert lan
    assert ([p.number for p in lan.facts.papers], lan.facts.address) == (
        ["042172001235"],
        "Số 3 đường Hà Huy Tập",
    )
    assert Dossier.objects.get(code=code).owner_id == shop.lan
    told = Officer("minh", NOW).open(f"/desk/dossier/{code}").text
    assert "Nhân thân của chủ hồ sơ: số giấy tờ, nơi ở; lý do: gõ nhầm số" in told
    assert "0421******35" in told
    assert "042172001235" not in told


def test_it_refuses_a_number_that_is_another_persons(shop: Town) -> None:
    code = with_hoa(shop)
    tam = PersonFacts(name="Lê Văn Tám", papers=(Paper("personal_id", "042070000011"),))
    register(tam, by=shop.minh, at=at("04-29T09:00"))
    officer = on(code, "correct", "minh").fill(reason="gõ nhầm số", identity="042070000011")
    assert 'href="#id_identity">Số định danh cá nhân 042070000011 đang là của Lê Văn Tám' in officer.html
    assert (
        on(code, "correct", "minh").fill(reason="gõ nhầm số", identity="12").html.count("#id_identity") == 1
    )
    assert not Event.objects.filter(act="correct").exists()


def test_it_keeps_phone_and_address_that_were_typed_for_the_right_owner(shop: Town) -> None:
    code = with_hoa(shop)
    more = {"phone": "0987654321", "address": "Tổ 2", "name": "Nguyễn Thị Lan", "reason": "nhầm người"}
    on(code, "correct", "minh").fill(owner_number="042172000019", owner_name="Nguyễn Thị Lan", **more)
    found, lan = people.by_paper("personal_id", "042172000019"), people.person(shop.lan)
    assert found
    assert lan
    assert (found.facts.phone, found.facts.address) == ("0987654321", "Tổ 2")
    assert lan.facts.phone == "0912345318"
    told = Officer("minh", NOW).open(f"/desk/dossier/{code}").text
    assert "Chủ hồ sơ: Nguyễn Thị Lan (0421******34) → Nguyễn Thị Lan (0421******19)" in told


def test_it_puts_the_number_of_the_result_right_until_it_is_handed_over(shop: Town) -> None:
    code = with_hoa(shop)
    assert "number" not in on(code, "correct", "minh").fields("act")
    on(code, "decide", "tung").fill(number="21/XN-UBND")
    slips = Officer("minh", NOW).open(f"/desk/dossier/{code}/papers").text.count("Giấy tiếp nhận")
    on(code, "correct", "minh").fill(reason="đảo chữ số", number="12/XN-UBND")
    after = Officer("minh", NOW).open(f"/desk/dossier/{code}/papers").text.count("Giấy tiếp nhận")
    assert slips == after > 0  # nothing on the slip changed
    told = Officer("minh", NOW).open(f"/desk/dossier/{code}").text
    assert "Số văn bản: 21/XN-UBND → 12/XN-UBND; lý do: đảo chữ số" in told
    assert "Đồng ý; số 21/XN-UBND" in told
    assert on(code, "correct", "minh").fields("act")["number"] == ["12/XN-UBND"]
    papers = Officer("minh", NOW).open("/desk/papers/results?on=2022-05-04").text
    assert "12/XN-UBND" in papers
    assert "21/XN-UBND" not in papers


def test_it_says_the_name_as_it_is_now(shop: Town) -> None:
    officer = on(with_hoa(shop), "correct", "minh").fill(reason="gõ nhầm", name="Nguyễn Thị Lành")
    assert officer.told[0].endswith("Nguyễn Thị Lành.")


def test_it_takes_an_act_from_a_numbered_sheet(shop: Town) -> None:
    code = with_hoa(shop)
    (number,) = print_sheets(shop.ward.id, 1, at=at("04-29T10:00"))
    sheet = {"sheet": number, "happened_on": "29/4/2022", "happened_time": "15:00"}
    assert (
        on(code, "decide", "tung")
        .fill(**sheet, number="12", signed_on="29/4/2022", issued_on="29/4/2022")
        .status
        == 302
    )
    assert last_event(code).happened_at == at("04-29T15:00")


def test_it_says_why_an_act_cannot_be_done_before_anything_is_typed(shop: Town) -> None:
    code = with_hoa(shop)
    page = on(code, "hand-over", "minh")
    assert "Chưa làm được. Không trả kết quả được: hồ sơ đang giải quyết." in page.text
    assert 'aria-keyshortcuts="Control+Enter"' not in page.html
    assert "hãy chuyển cho người có nhiệm vụ này" in on(code, "decide", "hoa").text


def test_it_tells_the_second_of_two_officers_and_keeps_what_he_typed(shop: Town) -> None:
    code = with_hoa(shop)
    first, second = on(code, "ask", "hoa"), on(code, "ask", "tung")
    first.fill(note="thiếu chữ ký")
    second.fill(note="thiếu bản sao có chứng thực")
    assert second.status == 422
    assert "Không yêu cầu bổ sung" in second.text or "Đang chờ bổ sung rồi" in second.text
    assert second.fields("act")["note"] == ["thiếu bản sao có chứng thực"]
    assert "Việc gần nhất Yêu cầu bổ sung, chị Hoa" in second.text


def test_it_writes_nothing_over_a_line_that_was_not_seen(shop: Town) -> None:
    code = with_hoa(shop)
    first, second = on(code, "forward", "hoa"), on(code, "forward", "tung")
    first.fill(to="tung")
    second.fill(to="duc")
    assert second.status == 422
    assert "Hồ sơ vừa có việc mới do người khác ghi." in second.text
    assert Dossier.objects.get(code=code).holder_id == "tung"
    assert second.fill().status == 302  # seen now, and still meant
    assert Dossier.objects.get(code=code).holder_id == "duc"


def test_it_does_once_what_is_sent_twice(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "forward", "hoa")
    fields = officer.fields("act") | {"to": ["tung"]}
    for _ in range(2):
        officer.send(f"/desk/dossier/{code}/forward", fields)
        assert officer.status == 302
    assert "đã ghi rồi" in officer.told[0]
    assert [m.extra_tags for m in officer.messages] == ["gold"]
    assert Event.objects.filter(dossier__code=code, act="forward").count() == 2  # anh Minh's and this one


def test_it_keeps_what_is_typed_otherwise_the_second_time(shop: Town) -> None:
    code = with_hoa(shop)
    first = on(code, "ask", "hoa")
    fields = first.fields("act")
    first.send(f"/desk/dossier/{code}/ask", fields | {"note": ["thiếu chữ ký"]})
    second = Officer("hoa", NOW).send(f"/desk/dossier/{code}/ask", fields | {"note": ["thiếu cả ảnh"]})
    assert second.status == 422
    assert second.fields("act")["note"] == ["thiếu cả ảnh"]


def test_it_lets_one_of_two_win_at_one_instant(town: Town) -> None:
    code = with_hoa(town)
    fields = on(code, "forward", "tung").fields("act")
    path = f"/desk/dossier/{code}/forward"
    answers = together(
        lambda: Officer("tung", NOW).send(path, fields | {"to": ["duc"]}).status,
        lambda: Officer("hoa", NOW).send(path, fields | {"to": ["nga"]}).status,
    )
    assert sorted(answers) == [302, 422]
    assert Event.objects.filter(dossier__code=code).count() == 3


STRANGE = {"to": "x" * 500, "reason": "\x00", "note": "a" * 5000, "least": "-3", "papers": ["../"], "signer": "<b>",
           "outcome": "perhaps", "until": "31/02/2022", "seen": "-1", "happened_time": "99:99", "who": "nobody",
           "number": "9" * 90, "authority_on": "0", "returned": ["../"], "pages": "-1x0", "copies": "0",
           "procedure": "zzz", "longer": "99", "own": "∞", "bring_by": "1/1/1", "note-form": "b" * 900}  # fmt: skip


@pytest.mark.parametrize("act", ["forward", "ask", "pause", "correct", "decide"])
def test_it_keeps_every_form_in_bounds(shop: Town, act: str) -> None:
    code = with_hoa(shop)
    page = Officer("tung", NOW).send(f"/desk/dossier/{code}/{act}", STRANGE)
    assert page.status == 422
    assert "This field" not in page.text
    assert Event.objects.filter(dossier__code=code).count() == 2


@pytest.mark.parametrize("act", ["hand-over", "issue", "receive", "supplement"])
def test_it_keeps_the_forms_of_the_counter_in_bounds(shop: Town, act: str) -> None:
    code = sent(shop) if act == "receive" else with_hoa(shop) if act == "supplement" else decided(shop)
    if act == "supplement":
        ask(code, by=shop.hoa, at=at("05-04T08:00"), missing=["form"])
    before = Event.objects.filter(dossier__code=code).count()
    page = Officer("minh", NOW).send(f"/desk/dossier/{code}/{act}", STRANGE)
    assert page.status == 422
    assert Event.objects.filter(dossier__code=code).count() == before


def test_it_says_at_its_box_that_a_longer_time_is_too_short(shop: Town) -> None:
    typed = {"longer": "own", "own": "1d", "clause": "TT 04/2020/TT-BTP", "reason": "xác minh"}
    assert 'href="#id_own">Thời hạn chọn' in on(sent(shop), "receive", "minh").fill(**typed).html


def test_it_waits_for_a_pause_before_a_decision(shop: Town) -> None:
    code = with_hoa(shop)
    pause(code, by=shop.hoa, at=at("05-04T08:00"), reason="verification")
    assert "Không quyết định được khi hồ sơ đang tạm dừng" in on(code, "decide", "tung").text


def test_it_asks_no_second_supplement(shop: Town) -> None:
    code = with_hoa(shop)
    ask(code, by=shop.hoa, at=at("05-04T08:00"), missing=[], note="thiếu chữ ký")
    on(code, "supplement", "minh").fill()
    assert "Chỉ được yêu cầu bổ sung 1 lần" in on(code, "ask", "hoa").text


def test_it_ticks_nothing_of_several_that_were_asked(shop: Town) -> None:
    code = with_hoa(shop)
    first, second = (p["key"] for p in Dossier.objects.get(code=code).papers[:2])
    on(code, "ask", "hoa").fill(missing=[first, second], note="trang 2 thiếu chữ ký")
    officer = on(code, "supplement", "minh")
    assert "papers" not in officer.fields("act")
    assert "met" not in officer.fields("act")
    assert 'name="whole" value="1" form="act" aria-keyshortcuts="A"' in officer.html
    assert officer.fill().status == 422
    assert Dossier.objects.get(code=code).status == "supplement"
    assert officer.fill(whole="1").status == 302
    assert [p["key"] for p in last_event(code).facts["papers"]] == [first, second]
    assert Dossier.objects.get(code=code).status == "in_progress"


def test_it_begins_to_forward_with_the_specialist_of_the_field(shop: Town) -> None:
    code = shop.received("04-29T09:00").code
    officer = on(code, "forward", "minh")
    assert officer.fields("act")["to"] == ["hoa"]
    assert officer.html.index('value="hoa"') < officer.html.index('value="tung"')
    forward(code, by=shop.minh, at=at("04-29T09:20"), to="hoa")
    back = on(code, "forward", "hoa")
    assert "to" not in back.fields("act")
    assert back.html.index('value="tung"') < back.html.index('value="minh"')


def test_it_says_once_who_collects_for_the_owner(shop: Town) -> None:
    text = on(decided(shop), "hand-over", "minh").text
    told = text[text.index("Ai nhận được?") : text.index("Chưa ghi số văn bản")]
    assert told.count("ông, bà, cha, mẹ") == 1
    assert "ủy quyền viết tay" in told


def test_it_says_whether_the_fee_was_noted(shop: Town) -> None:
    code = decided(shop)
    officer = on(code, "hand-over", "minh")
    assert "Chưa ghi thu: 10.000 đồng" in officer.text
    assert "paid" not in officer.fields("act")
    Officer("minh", NOW).send(f"/desk/dossier/{code}/fee", {})
    again = on(code, "hand-over", "minh")
    assert "Đã lập biên lai ngày 04/5/2022." in again.text
    assert again.fields("act")["paid"] == ["on"]
