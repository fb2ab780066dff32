"""Taking a matter in: one page, five panels, three ends."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.models import Dossier, Event, Guide
from motcua.journal.models import Look
from motcua.people import queries as people
from motcua.people.models import Person
from tests.dossiers.test_at_once import together
from tests.web.at_the_desk import Officer
from tests.world import Town, at

NOW = at("04-29T09:00")  # the Friday before a long holiday
PAGE, FORM = "/desk/intake", "intake"
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
    received({"p-scan": CARD, "q": "xn hn"}, READY)
    on_record = people.by_paper("personal_id", "042168000012")
    assert on_record
    assert {p.kind for p in on_record.facts.papers} == {"personal_id", "cmnd"}


def test_it_says_what_of_a_card_it_did_not_understand(shop: Town) -> None:
    text = filled({"p-scan": CARD.replace("12031968", "99999999")}).text
    assert "Mục 4 chưa hiểu: “99999999”" in text
    assert "không phải của thẻ căn cước" not in text
    assert "mã của thẻ căn cước có từ 7" in filled({"p-scan": "1|2|3"}).text


def test_it_shows_who_is_known_by_the_number_and_what_he_brought_before(shop: Town) -> None:
    shop.received("03-01T09:00")
    officer = filled({"p-scan": "042 172 001 234", "q": "xn hn"})
    assert "Họ tên Nguyễn Thị Lan" in officer.text
    assert "Phường đã có Cấp Giấy xác nhận tình trạng hôn nhân T3 01/3 09:00" in officer.text
    assert "Nguyễn Thị Lan đang có 1 hồ sơ cùng thủ tục chưa xong" in officer.text
    officer.fill(PAGE, FORM, **{"p-scan": "042070000011"})
    assert officer.fields(FORM)["p-name"] == [""]  # another number: nothing of bà Lan stays


def test_it_notes_once_that_a_person_on_record_was_looked_at(shop: Town) -> None:
    officer = filled({"p-scan": "042172001234"}, {"q": "xn hn"}, READY)
    assert [(x.kind, x.ref, x.by_ref) for x in Look.objects.all()] == [("person", str(shop.lan), "minh")]
    officer.fill(PAGE, FORM, end="receive")
    officer.open(f"/desk/dossier/{last().code}/receipt")
    assert Look.objects.latest("pk").kind == "paper"


def test_it_offers_who_may_be_meant_by_a_name(shop: Town) -> None:
    officer = filled({"p-scan": "nguyen thi lan"})
    assert "Nguyễn Thị Lan" in officer.text
    assert "0421******34" in officer.text
    officer.fill(PAGE, FORM, **{"p-person": str(shop.lan), "p-scan": "", "q": "xn hn"})
    officer.fill(PAGE, FORM, **READY).fill(PAGE, FORM, end="receive")
    assert last().owner_id == shop.lan


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"p-scan": "04217200123"}, "Số định danh phải đủ 12 chữ số, mới có 11."),
        ({"p-born": "31/2/1970", **BINH} | {"p-born": "31/2/1970"}, "không phải ngày sinh"),
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
    received({"p-scan": "183456789", "p-name": "Phan Văn Cụ", "p-born": "1941", "q": "xn hn"}, READY)
    owner = people.person(last().owner_id)
    assert owner
    assert (owner.facts.born, owner.facts.papers[0].kind) == (1941, "cmnd")


def test_it_takes_a_person_without_a_paper_only_with_a_reason(shop: Town) -> None:
    officer = received({"p-name": "Hồ Văn Mất", "q": "xn hn"}, READY)
    assert officer.status == 422
    officer.fill(PAGE, FORM, **{"p-no_paper": "Mất giấy tờ, đang chờ cấp lại", "end": "receive"})
    assert officer.status == 302


def test_it_asks_whether_a_namesake_is_meant_before_writing_another(shop: Town) -> None:
    typed = {"p-name": "Nguyễn Thị Lan", "p-no_paper": "Không mang theo, sẽ bổ sung", "q": "xn hn"}
    officer = received(typed, READY)
    assert "Chọn người nộp trong những người đã có, hoặc chọn “người mới”." in officer.text
    officer.fill(PAGE, FORM, **{"p-person": "new", "end": "receive"})
    assert officer.status == 302
    assert Person.objects.filter(name="Nguyễn Thị Lan").count() == 2


def test_it_takes_a_newborn_brought_by_the_mother(shop: Town) -> None:
    mother = {"p-scan": "042172001234", "q": "khai sinh", "for": "other", "p-name": "Nguyễn Thị Lan"}
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
    officer = filled({**BINH, "q": "xn hn"})
    assert "Đến thay được không? Được: ông, bà, cha, mẹ, con" in officer.text
    officer = filled(
        {**BINH, "q": "ket hon", "for": "other"},
        {"who": "kin", "o-scan": "042171000022", "o-name": "Lê Thị Hai"},
    )
    assert "Không ai đi thay được" in officer.text
    assert officer.fill(PAGE, FORM, end="receive", anyway="on").status == 422
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("typed", ["xn hn", "xac nhan tinh trang hon nhan", "giay doc than", "1.004873"])
def test_it_finds_the_procedure_by_initials_words_or_code(shop: Town, typed: str) -> None:
    assert filled({"q": typed}).fields(FORM)["procedure"] == ["1.004873"]


def test_it_lists_papers_to_hand_in_to_show_and_those_we_look_up(shop: Town) -> None:
    officer = filled({**BINH, "q": "xn hn"}, PICK)
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
    officer = filled({**BINH, "q": "khai sinh", "answer-parents_married": "no"}, {"all": "1"})
    fields = officer.fields(FORM)
    assert fields["paper-form-there"] == ["on"]
    assert "paper-abandoned-how" in fields
    assert "paper-abandoned-there" not in fields


def test_it_asks_what_the_papers_depend_on(shop: Town) -> None:
    officer = filled({**BINH, "q": "khai sinh"})
    assert "Cha mẹ đã đăng ký kết hôn chưa?" in officer.text
    assert "Hỏi: Cha mẹ đã đăng ký kết hôn chưa?" in officer.fill(PAGE, FORM, end="receive").text
    officer.fill(PAGE, FORM, **{"answer-parents_married": "no"})
    assert "Phần người cha để trống" in officer.text
    assert "Chuyển sang thủ tục 1.000689" in officer.text
    assert officer.fill(PAGE, FORM, goto="1.000689").fields(FORM)["procedure"] == ["1.000689"]


def test_it_receives_with_papers_missing_only_when_that_is_said(shop: Town) -> None:
    officer = received({**BINH, "q": "xn hn"}, PICK)
    assert officer.status == 422
    assert "Thiếu: Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in officer.text
    assert officer.fill(PAGE, FORM, anyway="on", end="receive").status == 302
    assert "form" not in {p["key"] for p in last().papers}


def test_it_shows_fee_and_due_date_with_their_reasons_before_anything_is_saved(shop: Town) -> None:
    text = filled({**BINH, "q": "xn hn"}).text
    assert "Phải thu 10.000 đ" in text
    assert "T6 06/5/2022 sau 09:00" in text
    assert "3 ngày làm việc. Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5." in text
    assert not Dossier.objects.exists()


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
    officer = filled({**BINH, "q": "xn hn"}, {"exemption": "poor"})
    assert "Miễn: người thuộc hộ nghèo" in officer.text
    assert "Phải thu 0 đ" in officer.text


def test_it_ends_with_the_code_the_four_characters_and_the_day(shop: Town) -> None:
    officer = received({**BINH, "q": "xn hn"}, READY)
    row = last()
    assert officer.sent_to == f"/desk/dossier/{row.code}/taken"
    text = officer.open(officer.sent_to).text
    for said in (row.code, row.secret, "Sau 09:00 thứ Sáu 06/5/2022", "Người tiếp theo"):
        assert said in text
    paper = officer.open(f"/desk/dossier/{row.code}/receipt").text
    assert paper.count(row.secret) == 2  # one copy for each side
    for said in (
        "Trần Văn Bình",
        "Tờ khai cấp Giấy xác nhận",
        "Sau 09:00 thứ Sáu 06/5/2022",
        "Trần Văn Minh",
    ):
        assert said in paper


def test_it_passes_on_at_once_when_that_is_chosen(shop: Town) -> None:
    received({**BINH, "q": "xn hn"}, READY | {"to": "hoa"})
    assert (last().holder_id, last().status) == ("hoa", "in_progress")


def test_it_notes_guidance_without_a_dossier(shop: Town) -> None:
    officer = filled({**BINH, "q": "xn hn"}, {"paper-id-there": "on"}).fill(
        PAGE, FORM, end="guide", note="Ký cả hai trang"
    )
    slip = Guide.objects.get()
    assert slip.outcome == "guided"
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in slip.missing
    assert slip.note == "Ký cả hai trang"
    assert slip.number in officer.told[0]
    assert not Dossier.objects.exists()
    received(
        {**BINH, "q": "xn hn", "guide": slip.number},
        READY,
    )
    assert Guide.objects.get().dossier == last()


def test_it_sends_on_what_another_office_settles(shop: Town) -> None:
    officer = filled({"q": "đăng ký thường trú"})
    assert "Công an" in officer.text
    assert officer.fill(PAGE, FORM, end="receive").status == 422
    assert officer.fill(PAGE, FORM, end="elsewhere").status == 302
    assert "Công an" in Guide.objects.get(outcome="elsewhere").note


def test_it_takes_what_was_written_on_a_numbered_sheet(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("04-28T07:00"))
    typed = {
        **BINH,
        "q": "xn hn",
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
        in received({**BINH, "q": "xn hn", "happened_on": "28/4/2022"}, READY).text
    )


def test_it_receives_a_form_that_is_sent_twice_once(shop: Town) -> None:
    nobody = {"p-name": "Hồ Văn Mất", "p-no_paper": "Không mang theo, sẽ bổ sung"}
    officer = filled(nobody | {"q": "xn hn"}, READY)
    fields = officer.fields(FORM) | {"end": ["receive"]}
    first, second = officer.send(PAGE, fields).sent_to, officer.send(PAGE, fields).sent_to
    assert first == second
    assert "không ghi lần thứ hai" in officer.told[0]
    assert Dossier.objects.count() == Person.objects.filter(name="Hồ Văn Mất").count() == 1


def test_it_receives_a_form_that_is_sent_twice_at_one_instant_once(town: Town) -> None:
    officer = filled({**BINH, "q": "xn hn"}, READY)
    fields = officer.fields(FORM) | {"end": ["receive"]}
    answers = together(*[lambda: Officer("minh", NOW).send(PAGE, fields).sent_to] * 3)
    assert len(set(answers)) == 1
    assert Dossier.objects.count() == 1
    assert last().code.endswith("-0001")


@pytest.mark.parametrize("person", [{"p-scan": "042172001234"}, BINH])
def test_it_asks_at_most_twelve_statements_to_receive(
    shop: Town, client: Client, person: dict[str, str]
) -> None:
    found = people.account("minh")
    assert found
    account = people.signed_in(found.id)
    assert account
    client.force_login(account, backend="motcua.people.doors.Password")
    officer = filled({**person, "q": "xn hn"}, READY)
    fields = officer.fields(FORM) | {"end": ["receive"]}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(PAGE, fields).status_code == 302
    statements = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= 12


def test_it_allows_no_script_or_style_in_the_page(shop: Town) -> None:
    page = filled({**BINH, "q": "khai sinh", "for": "other"}).html
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("end", ["", "receive", "guide", "elsewhere", "perhaps"])
@pytest.mark.parametrize(
    "strange", ["\x00", "²³", "9" * 400, "-1", "<b>'\"", "\u202e😀", "../../", "1.004873\x00"]
)
def test_it_takes_any_text_in_any_box(shop: Town, end: str, strange: str) -> None:
    names = [
        *filled({**BINH, "q": "xn hn", "for": "other"}).fields(FORM),
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
    fields = filled({**BINH, "q": "xn hn"}, READY).fields(FORM)
    for strange in ("\x00", "²³", "9" * 400, "999999999"):
        officer = Officer("minh", NOW).send(PAGE, {**fields, name: strange, "end": "receive"})
        assert officer.status in (302, 422)
