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
    officer.fill()
    assert last_event(code).facts["papers"][0]["key"] == "form"


def test_it_pauses_with_a_minimum_and_does_not_resume_before(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "pause", "hoa").fill(reason="posting", least="7", unit="cd")
    assert officer.status == 302
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
    officer.fill(number="12", outcome="refused")
    assert "Không đồng ý thì ghi lý do" in officer.text
    assert officer.fill(reason="chưa đủ tuổi").sent_to == "/desk/"
    facts = last_event(code).facts
    assert (facts["outcome"], facts["number"], facts["signer"], facts["signed_on"]) == (
        "refused",
        "12",
        "tung",
        "2022-05-04",
    )


def test_it_hands_over_to_a_named_person_by_the_procedures_rule(shop: Town) -> None:
    code = decided(shop)
    officer = on(code, "hand-over", "minh")
    assert "Ai nhận được?" in officer.text
    assert officer.fields("act")["to"] == ["Nguyễn Thị Lan"]
    officer.fill(to="Lê Văn Tám", who="other")
    assert officer.status == 422
    assert "Cần văn bản ủy quyền" in officer.text
    assert officer.fields("act")["to"] == ["Lê Văn Tám"]
    assert officer.fill(mandate="certified").sent_to == "/desk/hand-over"


def test_it_issues_again_what_the_ward_got_wrong(shop: Town) -> None:
    code = decided(shop)
    hand_over(code, by=shop.minh, at=at("05-04T08:30"), to="Nguyễn Thị Lan")
    assert on(code, "reissue", "minh").fill(reason="sai chữ đệm", signer="tung").status == 302
    assert last_event(code).act == "reissue"


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


def test_it_corrects_the_owner_by_the_number_of_the_right_one(shop: Town) -> None:
    code = with_hoa(shop)
    officer = on(code, "correct", "minh").fill(reason="nhầm người", owner_number="042070000011")
    assert "Chưa có ai mang số 042070000011" in officer.text
    assert not Event.objects.filter(act="correct").exists()


def test_it_takes_an_act_from_a_numbered_sheet(shop: Town) -> None:
    code = with_hoa(shop)
    (number,) = print_sheets(shop.ward.id, 1, at=at("04-29T10:00"))
    sheet = {"sheet": number, "happened_on": "29/4/2022", "happened_time": "15:00"}
    assert (
        on(code, "decide", "tung").fill(**sheet, signed_on="29/4/2022", issued_on="29/4/2022").status == 302
    )
    assert last_event(code).happened_at == at("04-29T15:00")


def test_it_says_why_an_act_cannot_be_done_before_anything_is_typed(shop: Town) -> None:
    code = with_hoa(shop)
    page = on(code, "hand-over", "minh")
    assert "Chưa làm được. Không trả kết quả được: hồ sơ đang giải quyết." in page.text
    assert "disabled" in page.html
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
    assert Event.objects.filter(dossier__code=code, act="forward").count() == 2  # anh Minh's and this one


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


@pytest.mark.parametrize("act", ["forward", "ask", "pause", "correct", "decide"])
def test_it_keeps_every_form_in_bounds(shop: Town, act: str) -> None:
    code = with_hoa(shop)
    strange = {"to": "x" * 500, "reason": "\x00", "note": "a" * 5000, "least": "-3", "papers": ["../"], "signer": "<b>",
               "outcome": "perhaps", "until": "31/02/2022", "seen": "-1", "happened_time": "99:99"}  # fmt: skip
    page = Officer("tung", NOW).send(f"/desk/dossier/{code}/{act}", strange)
    assert page.status == 422
    assert "This field" not in page.text
    assert Event.objects.filter(dossier__code=code).count() == 2


def test_it_waits_for_a_pause_before_a_decision(shop: Town) -> None:
    code = with_hoa(shop)
    pause(code, by=shop.hoa, at=at("05-04T08:00"), reason="verification")
    assert "Không quyết định được khi hồ sơ đang tạm dừng" in on(code, "decide", "tung").text


def test_it_asks_no_second_supplement(shop: Town) -> None:
    code = with_hoa(shop)
    ask(code, by=shop.hoa, at=at("05-04T08:00"), missing=[], note="thiếu chữ ký")
    on(code, "supplement", "minh").fill()
    assert "Chỉ được yêu cầu bổ sung 1 lần" in on(code, "ask", "hoa").text
