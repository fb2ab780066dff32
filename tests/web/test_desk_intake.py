"""Taking a matter in: one page, five panels, three ends."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.models import Dossier, Event, Guide
from motcua.journal.models import Look
from motcua.people import queries as people
from motcua.people.models import Person
from motcua.people.rules import NEWBORN
from motcua.web.desk.intake.person import OLD_CARD
from tests.dossiers.test_at_once import together
from tests.web.at_the_desk import Officer
from tests.world import Town, at

NOW = at("04-29T09:00")  # the Friday before a long holiday
PAGE, FORM = "/desk/intake", "intake"
SINGLE, BIRTH, MARRIAGE, DEATH = "1.004873", "1.001193", "1.000894", "1.000656"
CARD = "042168000012|183456789|Nguyễn Thị Lan|12031968|Nữ|Tổ dân phố 3, phường Thạch Quý|10052021"
READY = {
    "all": "1",
    "answer-status": "never",
}  # every paper is there, and the one question of that procedure answered
PICK = {"answer-status": "never"}
BINH = {"p-scan": "042070000011", "p-name": "Trần Văn Bình", "p-born": "1970", "p-sex": "M"}


def fresh(when: Any = NOW) -> Officer:
    return Officer("minh", when).open(PAGE)


def filled(*steps: dict[str, Any], when: Any = NOW) -> Officer:
    """The page after each step was typed and read again."""
    officer = fresh(when)
    for step in steps:
        officer.fill(PAGE, FORM, **step)
        assert officer.status == 200
    return officer


def received(*steps: dict[str, Any], when: Any = NOW) -> Officer:
    """The same, ended by receipt."""
    return filled(*steps, when=when).fill(PAGE, FORM, end="receive")


def last() -> Dossier:
    return Dossier.objects.order_by("-pk").first() or pytest.fail("nothing was received")


def test_it_reads_a_scanned_card_and_says_what_it_understood(shop: Town) -> None:
    officer = filled({"p-scan": CARD})
    assert "Đọc được 7 mục, không mục nào lạ" in officer.text
    fields = officer.fields(FORM)
    assert fields["p-scan"] == ["042 168 000 012"]
    assert fields["p-name"] == ["Nguyễn Thị Lan"]
    assert fields["p-born"] == ["12/3/1968"]
    received({"p-scan": CARD, "q": SINGLE}, READY)
    on_record = people.by_paper("personal_id", "042168000012")
    assert on_record
    assert {p.kind for p in on_record.facts.papers} == {"personal_id", "cmnd"}


def test_it_says_what_of_a_card_it_did_not_understand(shop: Town) -> None:
    text = filled({"p-scan": CARD.replace("12031968", "99999999")}).text
    assert "Mục 4 chưa hiểu: “99999999”" in text
    assert "không phải của thẻ căn cước" not in text
    assert "mã của thẻ căn cước có từ 7" in filled({"p-scan": "1|2|3"}).text


def test_it_says_once_that_the_sex_of_a_card_disagrees(shop: Town) -> None:
    text = filled({"p-scan": CARD.replace("|Nữ|", "|Nam|")}).text
    assert text.count("Số này là của nữ, hồ sơ ghi nam; xem lại số hoặc giới tính.") == 1


def test_it_shows_who_is_known_by_the_number_and_what_he_brought_before(shop: Town) -> None:
    shop.received("03-01T09:00")
    officer = filled({"p-scan": "042 172 001 234", "q": SINGLE})
    assert "Họ tên Nguyễn Thị Lan" in officer.text
    assert "Phường đã có Cấp Giấy xác nhận tình trạng hôn nhân 01/3/2022" in officer.text
    assert "Nguyễn Thị Lan đang có 1 hồ sơ cùng thủ tục chưa xong" in officer.text
    assert "Trùng? đang có 1 hồ sơ cùng thủ tục" in officer.text  # beside the keys too
    officer.fill(PAGE, FORM, **{"p-scan": "042070000011"})
    assert officer.fields(FORM)["p-name"] == [""]  # another number: nothing of bà Lan stays


def looks() -> list[tuple[str, str, str]]:
    return list(Look.objects.order_by("pk").values_list("kind", "ref", "by_ref"))


def test_it_notes_once_that_a_person_on_record_was_looked_at(shop: Town) -> None:
    officer = filled({"p-scan": "042172001234"}, {"q": SINGLE}, READY)
    assert looks() == [("person", str(shop.lan), "minh")]
    officer.fill(PAGE, FORM, end="receive").open(officer.sent_to)
    officer.open(f"/desk/dossier/{last().code}/receipt")
    assert [kind for kind, _, _ in looks()[1:]] == ["dossier", "paper"]


@pytest.mark.parametrize("prefix", ["p", "o", "b"])
def test_it_notes_and_masks_whoever_is_shown_whatever_was_posted(shop: Town, prefix: str) -> None:
    posted = {f"{prefix}-scan": "", f"{prefix}-person": str(shop.lan), "q": MARRIAGE}
    officer = fresh().send(PAGE, posted | ({"for": "other"} if prefix == "o" else {}))
    assert "Nguyễn Thị Lan" in officer.text
    assert "0421******34" in officer.text
    assert "09xx xxx 318" in officer.text
    for whole in ("042172001234", "042 172 001 234", "0912345318"):
        assert whole not in officer.html
    assert looks() == [("person", str(shop.lan), "minh")]


def test_it_notes_again_after_a_while_and_for_each_officer(shop: Town) -> None:
    posted = {"p-scan": "", "p-person": str(shop.lan), "token": "the-same"}
    for minute in ("00", "14", "16"):
        Officer("minh", at(f"04-29T09:{minute}")).send(PAGE, posted)
    assert looks() == [("person", str(shop.lan), "minh")] * 2


def test_it_notes_those_who_are_offered_by_name(shop: Town) -> None:
    officer = filled({"p-scan": "nguyen thi lan"})
    assert "0421******34" in officer.text
    assert looks() == [("person", str(shop.lan), "minh")]


def test_it_shows_the_number_that_was_typed_and_phone_and_address_on_record(shop: Town) -> None:
    officer = filled({"p-scan": "042172001234"})
    assert "Giấy tờ 042 172 001 234 Điện thoại 0912345318" in officer.text
    assert officer.fields(FORM)["p-phone"] == [""]  # a box for a change only
    assert "Điện thoại mới" in officer.text


def test_it_notes_who_opens_the_form_of_a_correction(shop: Town) -> None:
    code = shop.received("03-01T09:00").code
    Officer("minh", NOW).open(f"/desk/dossier/{code}/correct")
    assert looks() == [("dossier", code, "minh")]


def test_it_offers_who_may_be_meant_by_a_name(shop: Town) -> None:
    officer = filled({"p-scan": "nguyen thi lan"})
    assert "Nguyễn Thị Lan" in officer.text
    assert "0421******34" in officer.text
    officer.fill(PAGE, FORM, **{"p-person": str(shop.lan), "p-scan": "", "q": SINGLE})
    officer.fill(PAGE, FORM, **READY).fill(PAGE, FORM, end="receive")
    assert last().owner_id == shop.lan


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"p-scan": "04217200123"}, "Số định danh phải đủ 12 chữ số, mới có 11."),
        ({"p-born": "31/2/1970", **BINH} | {"p-born": "31/2/1970"}, "Ghi ngày dạng 29/4/2022, hoặc chỉ năm."),
        ({**BINH, "p-phone": "12"}, "thừa hoặc thiếu chữ số"),
        ({"p-name": "Bé An"}, "Quét thẻ hoặc ghi số giấy tờ của người nộp; không có thì chọn lý do."),
        ({}, "Chọn thủ tục."),
    ],
)
def test_it_says_at_the_box_what_is_wrong_and_keeps_what_was_typed(
    shop: Town, typed: dict[str, str], said: str
) -> None:
    officer = fresh().fill(PAGE, FORM, **typed, end="receive")
    assert officer.status == 422
    assert "Lỗi: " in officer.html[: officer.html.index("</title>")]
    assert said in officer.text
    for name, value in typed.items():
        assert officer.fields(FORM)[name] == [value]
    assert not Dossier.objects.exists()


def test_it_takes_an_old_card_of_nine_digits_and_an_elder_with_a_year_only(shop: Town) -> None:
    received({"p-scan": "183456789", "p-name": "Phan Văn Cụ", "p-born": "1941", "q": SINGLE}, READY)
    owner = people.person(last().owner_id)
    assert owner
    assert (owner.facts.born, owner.facts.papers[0].kind) == (1941, "cmnd")


def test_it_takes_an_old_card_after_its_end_with_a_reason_and_keeps_its_number(shop: Town) -> None:
    later = at("2026-11-24T09:00")
    officer = received({"p-scan": "183 456 789", "p-name": "Phan Văn Cụ", "q": SINGLE}, READY, when=later)
    assert officer.status == 422
    assert (
        "Chứng minh nhân dân hết giá trị từ 01/01/2025; ghi số định danh 12 chữ số. Chưa có thì"
        in officer.text
    )
    assert "Ông/Bà cần làm thẻ căn cước ở công an" in officer.text
    officer.fill(PAGE, FORM, **{"p-no_paper": OLD_CARD, "end": "receive"})
    assert officer.status == 302
    owner = people.person(last().owner_id)
    assert owner
    assert (owner.facts.papers[0].number, owner.facts.no_paper) == ("183456789", OLD_CARD)
    assert "CMND cũ 183 456 789" in filled({"p-scan": "183456789"}, when=later).text


def test_it_holds_to_it_that_the_new_card_comes_along_at_the_end(shop: Town) -> None:
    later = at("2026-11-24T09:00")
    old = {"p-scan": "183 456 789", "p-name": "Phan Văn Cụ", "p-no_paper": OLD_CARD, "q": SINGLE}
    assert received(old, READY, when=later).status == 302
    row = last()
    assert Event.objects.get(dossier=row).facts["old_card"] == OLD_CARD
    decide(row.code, by=shop.tung, at=later, outcome="granted", signer="tung")
    for page in ("", "/hand-over"):
        text = Officer("minh", later).open(f"/desk/dossier/{row.code}{page}").text
        assert "Nhận bằng chứng minh nhân dân cũ: mang thẻ căn cước khi đến nhận kết quả" in text
    text = Officer("minh", later).open(f"/desk/dossier/{row.code}").text
    assert "chỉ có chứng minh nhân dân cũ, chưa làm thẻ căn cước; mang thẻ căn cước khi" in text


def test_it_promises_nothing_of_a_card_that_is_there(shop: Town) -> None:
    received({**BINH, "q": SINGLE}, READY)
    assert "old_card" not in Event.objects.get(dossier=last()).facts


def test_it_asks_no_reason_of_an_old_card_whose_holder_has_a_new_number(shop: Town) -> None:
    received({"p-scan": CARD, "q": SINGLE}, READY)
    officer = received({"p-scan": "183456789", "q": SINGLE}, READY, when=at("2026-11-24T09:00"))
    assert officer.status == 302
    assert last().owner.name == "Nguyễn Thị Lan"


def test_it_takes_a_person_without_a_paper_only_with_a_reason(shop: Town) -> None:
    officer = received({"p-name": "Hồ Văn Mất", "q": SINGLE}, READY)
    assert officer.status == 422
    officer.fill(PAGE, FORM, **{"p-no_paper": "Mất giấy tờ, đang chờ cấp lại", "end": "receive"})
    assert officer.status == 302


def test_it_asks_whether_a_namesake_is_meant_before_writing_another(shop: Town) -> None:
    typed = {"p-name": "Nguyễn Thị Lan", "p-no_paper": "Không mang theo, sẽ bổ sung", "q": SINGLE}
    officer = received(typed, READY)
    assert "Chọn người nộp trong những người đã có, hoặc chọn “người mới”." in officer.text
    officer.fill(PAGE, FORM, **{"p-person": "new", "end": "receive"})
    assert officer.status == 302
    assert Person.objects.filter(name="Nguyễn Thị Lan").count() == 2


def test_it_takes_a_newborn_brought_by_the_mother(shop: Town) -> None:
    mother = {"p-scan": "042172001234", "q": BIRTH, "for": "other", "p-name": "Nguyễn Thị Lan"}
    child = {
        "who": "kin",
        "o-name": "Lê Bé An",
        "o-born": "27/4/2022",
        "o-no_paper": "Trẻ mới sinh, chưa có số định danh",
    }
    received(mother, {**child, "answer-parents_married": "yes"}, READY)
    row = last()
    assert (row.owner.name, row.submitter_id) == ("Lê Bé An", shop.lan)
    assert Event.objects.get(dossier=row).facts["who"] == "kin"


def test_it_says_the_rule_of_who_may_come_and_holds_to_it(shop: Town) -> None:
    officer = filled({**BINH, "q": SINGLE})
    assert "Đến thay được không? Được: ông, bà, cha, mẹ, con" in officer.text
    officer = filled(
        {**BINH, "q": MARRIAGE, "for": "other"},
        {"who": "kin", "o-scan": "042171000022", "o-name": "Lê Thị Hai"},
    )
    assert "Không ai đi thay được" in officer.text
    assert officer.fill(PAGE, FORM, end="receive", anyway="on").status == 422
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("typed", ["xn hn", "xnhn", "xac nhan tinh trang hon nhan", "giay doc than"])
def test_it_finds_the_procedure_by_initials_or_words_and_leaves_the_choice(shop: Town, typed: str) -> None:
    officer = filled({**BINH, "q": typed})
    assert 'id="proc-1.004873"' in officer.html
    assert "procedure" not in officer.fields(FORM)
    assert "Chọn thủ tục." in officer.text
    officer.fill(PAGE, FORM, procedure="1.004873")
    assert officer.fields(FORM)["procedure"] == ["1.004873"]


def test_it_chooses_by_a_whole_code(shop: Town) -> None:
    assert filled({"q": SINGLE}).fields(FORM)["procedure"] == [SINGLE]


def test_it_lists_papers_to_hand_in_to_show_and_those_we_look_up(shop: Town) -> None:
    officer = filled({**BINH, "q": SINGLE}, PICK)
    fields = officer.fields(FORM)
    assert fields["paper-form-how"] == ["submit"]
    assert fields["paper-id-how"] == ["show"]
    assert "paper-form-there" not in fields
    there = {f"paper-{key}-there": "on" for key in ("form", "id", "residence")}
    otherwise = {
        "paper-form-originals": "2",
        "paper-id-how": "submit",
        "paper-id-fate": "returned_with_result",
    }
    officer.fill(PAGE, FORM, **there, **otherwise)
    officer.fill(PAGE, FORM, end="receive")
    papers = {p["key"]: p for p in last().papers}
    assert papers["form"] == {"key": "form", "how": "submit", "originals": 2, "copies": 0, "fate": "kept"}
    assert (papers["id"]["how"], papers["id"]["fate"]) == ("submit", "returned_with_result")


def test_it_ticks_at_once_only_what_is_certainly_asked(shop: Town) -> None:
    officer = filled({**BINH, "q": BIRTH, "answer-parents_married": "no"}, {"all": "1"})
    fields = officer.fields(FORM)
    assert fields["paper-form-there"] == ["on"]
    assert "paper-abandoned-how" in fields
    assert "paper-abandoned-there" not in fields


def test_it_asks_what_the_papers_depend_on(shop: Town) -> None:
    officer = filled({**BINH, "q": BIRTH})
    assert "Cha mẹ đã đăng ký kết hôn chưa?" in officer.text
    assert "Hỏi: Cha mẹ đã đăng ký kết hôn chưa?" in officer.fill(PAGE, FORM, end="receive").text
    officer.fill(PAGE, FORM, **{"answer-parents_married": "no"})
    assert "Phần người cha để trống" in officer.text
    assert "Chuyển sang thủ tục 1.000689" in officer.text
    assert officer.fill(PAGE, FORM, goto="1.000689").fields(FORM)["procedure"] == ["1.000689"]


def test_it_receives_with_papers_missing_only_when_that_is_said_and_keeps_which(shop: Town) -> None:
    officer = received({**BINH, "q": SINGLE}, PICK)
    assert officer.status == 422
    assert "Thiếu: Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in officer.text
    assert officer.fill(PAGE, FORM, anyway="on", end="receive").status == 302
    row = last()
    assert "form" not in {p["key"] for p in row.papers}
    event = Event.objects.get(dossier=row)
    assert (event.facts["received_without"], event.by_ref) == (["form", "id", "residence"], "minh")
    page = officer.open(f"/desk/dossier/{row.code}").text
    assert "nhận dù thiếu Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in page
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân còn thiếu, đã nhận" in page


def test_it_says_nothing_of_papers_missing_when_none_is(shop: Town) -> None:
    received({**BINH, "q": SINGLE}, READY | {"anyway": "on"})
    assert "received_without" not in Event.objects.get(dossier=last()).facts


def test_it_gives_a_fate_only_to_what_is_handed_in(shop: Town) -> None:
    received({**BINH, "q": SINGLE}, READY)
    papers = {p["key"]: p for p in last().papers}
    assert papers["form"]["fate"] == "kept"
    assert papers["id"] == {"key": "id", "how": "show", "originals": 1, "copies": 0}


def test_it_lists_as_many_originals_as_were_counted(shop: Town) -> None:
    officer = filled(
        {**BINH, "q": "2.000815"}, *[{"add": "original"}] * 2, {"orig-2-copies": "4"}, {"all": "1"}
    )
    officer.fill(PAGE, FORM, end="receive")
    papers = {p["key"]: (p["originals"], p["copies"]) for p in last().papers}
    assert papers == {"original": (3, 0), "copies": (0, 6)}


BABY = {"for": "other", "who": "kin", "o-scan": "", "o-name": "Trần Bé An", "o-no_paper": NEWBORN}


@pytest.mark.parametrize(
    ("born", "said", "total"),
    [
        ("28/2/2022", "Đúng hạn: sinh 28/02/2022, hạn 60 ngày đến 29/4/2022.", 0),
        ("27/02/2022", "Quá hạn: sinh 27/02/2022, hạn 60 ngày đến 28/4/2022.", 10000),
        ("2019", "Quá hạn: sinh 2019, hạn 60 ngày.", 10000),
    ],
)
def test_it_tells_from_the_birth_whether_it_is_late_and_why(
    shop: Town, born: str, said: str, total: int
) -> None:
    officer = filled(
        {**BINH, "q": BIRTH, "for": "other"}, {**BABY, "o-born": born, "answer-parents_married": "no"}
    )
    assert said in officer.text
    officer.fill(PAGE, FORM, all="1").fill(PAGE, FORM, end="receive", fact="quá hạn")  # not ticked by hand
    assert last().charge.total == total


def test_it_leaves_it_to_the_officer_when_the_birth_does_not_tell(shop: Town) -> None:
    officer = filled({**BINH, "q": BIRTH, "for": "other"}, {**BABY, "o-born": "2022"})
    assert 'name="fact"' in officer.html
    assert "Phải thu 10.000 đ" in officer.fill(PAGE, FORM, fact="quá hạn").text


def test_it_tells_from_the_death_whether_it_is_late_and_moves_a_day_off(shop: Town) -> None:
    officer = filled({**BINH, "q": DEATH}, {"died": "15/4/2022"})
    assert "Đúng hạn: mất 15/4/2022, hạn 15 ngày đến 04/5/2022." in officer.text  # 30/4 to 3/5 are off
    assert "Quá hạn: mất 13/4/2022" in officer.fill(PAGE, FORM, died="13/4/2022").text
    assert "Ghi ngày dạng 29/4/2022." in officer.fill(PAGE, FORM, died="31/4/2022", end="receive").text


def test_it_asks_for_both_parties_of_a_marriage_and_says_that_both_must_come(shop: Town) -> None:
    bride = {"b-scan": "042172001234"}
    officer = filled({**BINH, "q": MARRIAGE}, {**bride, "answer-residence": "both"})
    assert "Bên kia" in officer.text
    assert "Ai phải đến nhận? Hai bên cùng có mặt" in officer.text
    assert "Họ tên Nguyễn Thị Lan" in officer.text
    officer.fill(PAGE, FORM, all="1").fill(PAGE, FORM, end="receive")
    assert Event.objects.get(dossier=last()).facts["party"] == shop.lan
    assert "bên kia: Nguyễn Thị Lan" in officer.open(f"/desk/dossier/{last().code}").text


def test_it_wants_the_other_party_whole_once_it_is_begun(shop: Town) -> None:
    officer = received(
        {**BINH, "q": MARRIAGE}, {"b-name": "Lê Thị Hai", "answer-residence": "both"}, {"all": "1"}
    )
    assert "Quét thẻ hoặc ghi số giấy tờ của bên kia; không có thì chọn lý do." in officer.text


def test_it_takes_in_no_marriage_of_one(shop: Town) -> None:
    officer = filled({**BINH, "q": MARRIAGE}, {"answer-residence": "both"}, {"all": "1"})
    assert "Đủ, tiếp nhận được" not in officer.text
    assert officer.fill(PAGE, FORM, end="receive").status == 422
    assert "Ghi họ tên của bên kia." in officer.text
    assert not Dossier.objects.exists()


def test_it_makes_nothing_that_only_a_citizen_sends_in_online(shop: Town) -> None:
    officer = filled({**BINH, "q": SINGLE}, READY)
    assert 'value="online"' not in officer.html
    assert (
        "Hồ sơ trên mạng do người dân tự gửi"
        in officer.fill(PAGE, FORM, channel="online", end="receive").text
    )
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Trùng? Chọn thủ tục thì biết."),
        ({"q": SINGLE}, "Trùng? Chưa biết người: quét thẻ hoặc gõ tên."),
        (
            {"q": SINGLE, "p-name": "Nguyễn Thị Lan"},
            "Trùng? Chọn người trước: có người cùng tên đã có hồ sơ.",
        ),
        ({"q": SINGLE, **BINH}, "Trùng? Người mới, chưa có hồ sơ nào."),
        ({"q": SINGLE, "p-scan": "042172001234"}, "Trùng? Không có hồ sơ cùng thủ tục đang mở."),
    ],
)
def test_it_says_in_every_state_whether_it_may_be_the_same_matter(
    shop: Town, typed: dict[str, str], said: str
) -> None:
    assert said in filled(typed).text


def test_it_sends_the_cursor_on_to_the_procedure_when_the_number_said_who_it_is(shop: Town) -> None:
    assert re.search(r'id="q"[^>]* autofocus', filled({"p-scan": "042172001234"}).html)
    assert not re.search(r'id="q"[^>]* autofocus', filled({"p-scan": "042070000011"}).html)  # the name first
    assert not re.search(r'id="q"[^>]* autofocus', filled({"p-scan": "042172001234"}, {"note": "x"}).html)


def test_it_shows_time_fee_and_papers_of_the_day_that_the_sheet_says(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("2022-12-20T07:00"))
    typed = {**BINH, "q": SINGLE, "sheet": number, "happened_on": "28/12/2022", "happened_time": "09:00"}
    officer = filled({**BINH, "q": SINGLE}, typed, when=at("2023-01-05T09:00"))
    assert "Sổ hộ khẩu, sổ tạm trú" in officer.text  # asked until the end of 2022


def test_it_shows_fee_and_due_date_with_their_reasons_before_anything_is_saved(shop: Town) -> None:
    text = filled({**BINH, "q": SINGLE}).text
    assert "Phải thu 10.000 đ" in text
    assert "T6 06/5/2022 sau 09:00" in text
    assert "3 ngày làm việc. Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5." in text
    assert not Dossier.objects.exists()


def test_it_promises_longer_only_with_a_clause_and_a_reason(shop: Town) -> None:
    bride = {"b-scan": "042172001234"}
    officer = filled({**BINH, "q": MARRIAGE}, {**bride, "longer": "0", "answer-residence": "both"})
    assert officer.html.count('name="clause"') == officer.html.count('name="reason"') == 1
    assert 'href="#clause"' in officer.fill(PAGE, FORM, end="receive").html
    officer.fill(PAGE, FORM, clause="Luật Hộ tịch, Điều 18", reason="phải xác minh", anyway="on")
    officer.fill(PAGE, FORM, end="receive")
    assert (last().due_on - NOW.date()).days > 7  # 5 counted days instead of 3


def test_it_charges_copies_by_the_pages_of_each_original(shop: Town) -> None:
    officer = filled(
        {**BINH, "q": "2.000815"}, {"orig-0-pages": "3", "orig-0-copies": "2", "add": "original"}
    )
    officer.fill(PAGE, FORM, **{"orig-1-name": "Bằng lái", "orig-1-pages": "10", "orig-1-copies": "1"})
    assert "Phải thu 22.000 đ" in officer.text  # 2 × (2+2+1) and 2+2+8×1 thousand
    officer.fill(PAGE, FORM, **{"orig-0-pages": "0"})
    assert "Số trang và số bản là số nguyên từ 1" in officer.text
    officer.fill(PAGE, FORM, **{"orig-0-pages": "3"})
    officer.fill(PAGE, FORM, all="1").fill(PAGE, FORM, end="receive")
    assert last().charge.total == 22000


def test_it_frees_those_whom_the_law_frees(shop: Town) -> None:
    officer = filled({**BINH, "q": SINGLE}, {"exemption": "poor"})
    assert "Miễn: người thuộc hộ nghèo" in officer.text
    assert "Phải thu 0 đ" in officer.text


def test_it_says_that_age_may_free_and_leaves_the_choice(shop: Town) -> None:
    officer = filled({"p-scan": "042156001235", "p-name": "Trần Văn Già", "q": SINGLE}, {})
    assert "Sinh 1956: có thể miễn vì cao tuổi, hỏi người nộp." in officer.text
    assert "Miễn:" not in officer.text
    young = filled({"p-scan": "042190001235", "p-name": "Trần Thị Trẻ", "q": SINGLE}, {})
    assert "có thể miễn vì cao tuổi" not in young.text


def test_it_ends_with_the_code_the_four_characters_and_the_day(shop: Town) -> None:
    officer = received({**BINH, "q": SINGLE}, READY)
    row = last()
    assert officer.sent_to == f"/desk/dossier/{row.code}/taken"
    text = officer.open(officer.sent_to).text
    for said in (row.code, row.secret, "Sau 09:00 thứ Sáu 06/5/2022", "Người tiếp theo"):
        assert said in text
    paper = officer.open(f"/desk/dossier/{row.code}/receipt").text
    assert paper.count(row.secret) == 1  # the office's copy does not show it
    for said in (
        "Trần Văn Bình",
        "Tờ khai cấp Giấy xác nhận",
        "Sau 09 giờ 00, thứ Sáu 06/5/2022",
        "Trần Văn Minh",
    ):
        assert said in paper


def test_it_passes_on_at_once_when_that_is_chosen(shop: Town) -> None:
    received({**BINH, "q": SINGLE}, READY | {"to": "hoa"})
    assert (last().holder_id, last().status) == ("hoa", "in_progress")


def test_it_sends_on_what_another_office_settles(shop: Town) -> None:
    officer = filled({"q": "đăng ký thường trú"})
    code = re.search(r'id="proc-([^"]+)"', officer.html)
    assert code
    officer.fill(PAGE, FORM, procedure=code[1])
    assert "Công an" in officer.text
    assert officer.fill(PAGE, FORM, end="receive").status == 422
    assert officer.fill(PAGE, FORM, end="elsewhere").status == 302
    assert "Công an" in Guide.objects.get(outcome="elsewhere").note


def test_it_takes_what_was_written_on_a_numbered_sheet(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("04-28T07:00"))
    typed = {
        **BINH,
        "q": SINGLE,
        "sheet": number,
        "happened_on": "28/4/2022",
        "happened_time": "15:00",
        "answer-status": "never",
    }
    officer = filled(typed, READY)
    assert "T5 05/5/2022 sau 15:00" in officer.text  # counted from the sheet's hour, not from that of typing
    officer.fill(PAGE, FORM, end="receive")
    event = Event.objects.get(dossier=last())
    assert (event.happened_at, event.recorded_at) == (at("04-28T15:00"), NOW)
    other = {"p-scan": "042171000022", "p-name": "Lê Thị Hai"}
    again = received(typed | other, READY)
    assert again.status == 422
    assert number in again.text


def test_it_wants_a_sheet_whole(shop: Town) -> None:
    assert (
        "ghi đủ số phiếu, ngày và giờ"
        in received({**BINH, "q": SINGLE, "happened_on": "28/4/2022"}, READY).text
    )


def test_it_receives_a_form_that_is_sent_twice_once(shop: Town) -> None:
    nobody = {"p-name": "Hồ Văn Mất", "p-no_paper": "Không mang theo, sẽ bổ sung"}
    officer = filled(nobody | {"q": SINGLE}, READY)
    fields = officer.fields(FORM) | {"end": ["receive"]}
    first, second = officer.send(PAGE, fields).sent_to, officer.send(PAGE, fields).sent_to
    assert first == second
    assert "không ghi lần thứ hai" in officer.told[0]
    assert Dossier.objects.count() == Person.objects.filter(name="Hồ Văn Mất").count() == 1


def test_it_receives_a_form_that_is_sent_twice_at_one_instant_once(town: Town) -> None:
    officer = filled({**BINH, "q": SINGLE}, READY)
    fields = officer.fields(FORM) | {"end": ["receive"]}
    answers = together(*[lambda: Officer("minh", NOW).send(PAGE, fields).sent_to] * 3)
    assert len(set(answers)) == 1
    assert Dossier.objects.count() == 1
    assert last().code.endswith("-0001")


@pytest.mark.parametrize(("person", "most"), [({"p-scan": "042172001234"}, 12), (BINH, 13)])
def test_it_receives_and_keeps_the_slip_in_a_dozen_statements(
    shop: Town, client: Client, person: dict[str, str], most: int
) -> None:
    found = people.account("minh")
    assert found
    account = people.signed_in(found.id)
    assert account
    client.force_login(account, backend="motcua.people.doors.Password")
    first = filled({**BINH, "p-scan": "042070000028", "q": SINGLE}, READY).fields(FORM)
    assert (
        client.post(PAGE, first | {"end": ["receive"]}).status_code == 302
    )  # what is kept in memory is there
    fields = filled({**person, "q": SINGLE}, READY).fields(FORM) | {"end": ["receive"]}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(PAGE, fields).status_code == 302
    statements = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= most  # somebody new is written in one more


def test_it_allows_no_script_or_style_in_the_page(shop: Town) -> None:
    page = filled({**BINH, "q": BIRTH, "for": "other"}).html
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("end", ["", "receive", "guide", "elsewhere", "perhaps"])
@pytest.mark.parametrize(
    "strange", ["\x00", "²³", "9" * 400, "-1", "<b>'\"", "\u202e😀", "../../", "1.004873\x00"]
)
def test_it_takes_any_text_in_any_box(shop: Town, end: str, strange: str) -> None:
    names = [
        *filled({**BINH, "q": SINGLE, "for": "other"}).fields(FORM),
        "goto",
        "case",
        "who",
        "mandate",
        "o-scan",
    ]
    names += [
        "orig-0-pages",
        "orig-0-copies",
        "copies",
        "longer",
        "exemption",
        "fact",
        "answer-status",
        "p-person",
    ]
    officer = Officer("minh", NOW).send(PAGE, dict.fromkeys(names, strange) | {"end": end})
    assert officer.status in (200, 302, 422)
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["q", "procedure", "version", "p-person", "p-scan", "p-name", "guide", "to", "token", "note", "case"],
)
def test_it_takes_any_text_in_one_box(shop: Town, name: str) -> None:
    fields = filled({**BINH, "q": SINGLE}, READY).fields(FORM)
    for strange in ("\x00", "²³", "9" * 400, "999999999"):
        officer = Officer("minh", NOW).send(PAGE, {**fields, name: strange, "end": "receive"})
        assert officer.status in (302, 422)
