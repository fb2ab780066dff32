"""Guiding somebody who lacks a paper: the slip, and the visit that goes on from it."""

import re
from typing import Any

from motcua.dossiers import guides
from motcua.dossiers.models import Dossier, Guide
from motcua.journal.models import Look
from motcua.notices.facts.guide import guide as guide_facts
from motcua.people.models import Person
from motcua.people.rules import NEWBORN
from tests.web.at_the_desk import Officer
from tests.web.test_desk_intake import (
    BINH,
    BIRTH,
    DEATH,
    FORM,
    MARRIAGE,
    PAGE,
    PICK,
    READY,
    SINGLE,
    filled,
    last,
    received,
)
from tests.world import Town, at

PAPER = "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"
THERE = {"paper-id-there": "on", "paper-residence-there": "on"}
FRIDAY = at("04-29T09:00")
LATER = at("05-05T09:00")


def guided(person: dict[str, str] = BINH, when: Any = FRIDAY) -> Guide:
    """Somebody came with the identity paper alone."""
    officer = filled({**person, "q": SINGLE}, PICK, THERE, when=when)
    officer.fill(PAGE, FORM, end="guide", note="Ký cả hai trang")
    return Guide.objects.latest("pk")


def test_it_notes_what_lacked_without_a_dossier(shop: Town) -> None:
    slip = guided()
    assert (slip.outcome, slip.note, slip.missing) == ("guided", "Ký cả hai trang", [PAPER])
    assert slip.person
    assert slip.person.name == "Trần Văn Bình"
    assert slip.draft["answers"] == {"status": "never", "filer": "self"}
    assert not Dossier.objects.exists()


def test_it_shows_and_prints_what_to_bring_under_its_own_number(shop: Town) -> None:
    slip = guided()
    officer = Officer("minh", LATER).open(f"/desk/guide/{slip.number}")
    for said in (
        slip.number,
        "Trần Văn Bình",
        f"{PAPER}, 1 bản chính",
        "Ký cả hai trang",
        "In phiếu hướng dẫn",
    ):
        assert said in officer.text
    paper = officer.open(f"/desk/guide/{slip.number}/print").text
    for said in (
        f"Số: {slip.number}",
        "Trần Văn Bình",
        PAPER,
        "NGƯỜI HƯỚNG DẪN",
        "Trần Văn Minh",
        "29 tháng 4 năm 2022",
    ):
        assert said in paper
    assert set(Look.objects.filter(kind="paper").values_list("ref", flat=True)) == {slip.number}


def test_it_is_found_by_number_and_by_name(shop: Town) -> None:
    slip = guided()
    for words in (slip.number[-6:], "tran van binh"):
        page = Officer("minh", LATER).open(f"/desk/find?q={words}").html
        assert f'href="/desk/guide/{slip.number}" data-main' in page  # a row, as a dossier is
        assert f'href="/desk/intake?guide={slip.number}" aria-keyshortcuts="V"' in page
    assert (
        Officer("minh", LATER).open(f"/desk/find?q={slip.number.lower()}").sent_to
        == f"/desk/guide/{slip.number}"
    )
    assert slip.number not in Officer("minh", LATER).open("/desk/find?q=nguyen+thi+lan").html


def test_it_is_offered_when_the_person_comes_again_and_brings_the_page_back(shop: Town) -> None:
    slip = guided()
    officer = filled({"p-scan": BINH["p-scan"]}, when=LATER)
    assert f"Đã hướng dẫn 29/4/2022, Cấp Giấy xác nhận tình trạng hôn nhân: còn thiếu {PAPER}" in officer.text
    officer.fill(PAGE, FORM, restore=slip.number)
    fields = officer.fields(FORM)
    assert fields["procedure"] == [SINGLE]
    assert fields["answer-status"] == ["never"]
    assert fields["paper-id-there"] == ["on"]
    assert "paper-form-there" not in fields
    assert fields["p-scan"] == [BINH["p-scan"]]
    officer.fill(PAGE, FORM, **{"paper-form-there": "on"}).fill(PAGE, FORM, end="receive")
    assert Guide.objects.get().dossier == last()
    assert "Đã hướng dẫn" not in filled({"p-scan": BINH["p-scan"]}, when=LATER).text


def test_it_goes_on_from_its_own_page(shop: Town) -> None:
    slip = guided()
    officer = Officer("minh", LATER).open(f"/desk/intake?guide={slip.number}")
    assert "Họ tên Trần Văn Bình" in officer.text
    officer.fill(PAGE, FORM, all="1").fill(PAGE, FORM, end="receive")
    assert (last().owner.name, Guide.objects.get().dossier) == ("Trần Văn Bình", last())


def test_a_receipt_of_the_same_matter_points_to_the_slip_without_being_told(shop: Town) -> None:
    guided()
    received({**BINH, "q": SINGLE}, READY, when=LATER)
    assert Guide.objects.get().dossier == last()


def test_a_receipt_of_another_matter_does_not(shop: Town) -> None:
    guided()
    received({**BINH, "q": "2.000815"}, {"all": "1"}, when=LATER)
    assert Guide.objects.get().dossier is None


def test_it_ends_a_visit_that_only_asked_and_one_that_left(shop: Town) -> None:
    for end, words in (("question", "chỉ hỏi"), ("left", "bỏ về")):
        officer = filled({"q": SINGLE}).fill(PAGE, FORM, end=end)
        assert (officer.status, officer.sent_to) == (302, PAGE)
        assert f"Đã ghi lượt {words}, số HD-" in officer.told[0]
    assert [g.outcome for g in Guide.objects.order_by("pk")] == ["question", "left"]
    assert not Dossier.objects.exists()


def test_it_is_no_slip_of_another_office_or_number(shop: Town) -> None:
    assert guides.slip(shop.ward.id, "HD-khong-co") is None
    slip = guided()
    assert guides.slip(shop.ward.id + 1, slip.number) is None


def test_return_visits_are_counted_by_procedure(shop: Town) -> None:
    guided()
    guided(when=at("05-04T09:00"))
    guided({**BINH, "p-scan": "042071000021", "p-name": "Trần Văn Ba"}, when=at("05-04T10:00"))
    received({**BINH, "q": SINGLE}, READY, when=LATER)
    since, until = at("05-01T00:00"), at("06-01T00:00")
    (row,) = guides.came_again(shop.ward.id, since, until)
    assert (row.procedure, row.guided, row.again, row.received, row.visits) == (SINGLE, 2, 1, 1, 2)
    (before,) = guides.came_again(shop.ward.id, at("04-01T00:00"), since)
    assert (before.guided, before.visits) == (1, 0)
    page = Officer("tung", at("05-31T16:00")).open(
        "/desk/late?list=returned&since=2022-05-01&until=2022-06-01"
    )
    assert re.search(r"Cấp Giấy xác nhận tình trạng hôn nhân 2 1 1 2", page.text)


CHILD = {
    "for": "other",
    "who": "kin",
    "mandate": "written",
    "o-scan": "",
    "o-name": "Bùi Gia Hân",
    "o-born": "15/2/2022",
    "o-sex": "F",
    "o-no_paper": NEWBORN,
}


def guided_birth(**more: Any) -> Guide:
    """A mother came for her child, ten weeks after the birth, without the certificate of the hospital."""
    mother = {"p-scan": "042172001234", "q": BIRTH, "for": "other"}
    filled(mother, {**CHILD, "answer-parents_married": "no", **more}, {"paper-form-there": "on"}).fill(
        PAGE, FORM, end="guide"
    )
    return Guide.objects.latest("pk")


def test_it_goes_on_for_the_same_child_with_the_same_fee(shop: Town) -> None:
    slip = guided_birth()
    comes_back = (
        Officer("minh", LATER).open(f"/desk/intake?guide={slip.number}"),
        filled({"p-scan": "042172001234"}, {"restore": slip.number}, when=LATER),
    )
    for officer in comes_back:
        fields = officer.fields(FORM)
        assert (fields["for"], fields["who"], fields["mandate"]) == (["other"], ["kin"], ["written"])
        assert "Họ tên Bùi Gia Hân Ngày sinh 15/02/2022" in officer.text
        assert "Quá hạn: sinh 15/02/2022" in officer.text
        assert "Phải thu 10.000 đ" in officer.text
    officer.fill(PAGE, FORM, all="1").fill(PAGE, FORM, end="receive")
    assert (last().owner.name, last().submitter_id, last().charge.total) == ("Bùi Gia Hân", shop.lan, 10000)
    assert Person.objects.filter(name="Bùi Gia Hân").count() == 1


def test_it_names_the_child_beside_the_mother(shop: Town) -> None:
    slip = guided_birth()
    officer = Officer("minh", LATER).open(f"/desk/guide/{slip.number}")
    assert "Người đến Nguyễn Thị Lan Chủ hồ sơ Bùi Gia Hân" in officer.text
    found = guides.slip(shop.ward.id, slip.number)
    assert found
    assert guide_facts(found, shop.ward).slots["owner"] == "Nguyễn Thị Lan, nộp cho Bùi Gia Hân"


def test_it_keeps_nobody_who_is_only_half_told(shop: Town) -> None:
    half = {"for": "other", "q": BIRTH, "p-scan": "042172001234"}
    officer = filled(half, {"who": "kin", "o-scan": "", "o-name": "Bùi Gia Hân"}).fill(
        PAGE, FORM, end="guide"
    )
    assert officer.status == 422
    assert "Quét thẻ hoặc ghi số giấy tờ của chủ hồ sơ; không có thì chọn lý do." in officer.text
    assert not Guide.objects.exists()


def test_it_goes_on_with_the_other_party_of_two(shop: Town) -> None:
    officer = filled({**BINH, "q": MARRIAGE}, {"b-scan": "042172001234", "answer-residence": "both"})
    officer.fill(PAGE, FORM, end="guide")
    again = Officer("minh", LATER).open(f"/desk/intake?guide={Guide.objects.get().number}")
    assert "Bên kia" in again.text
    assert again.fields(FORM)["b-person"] == [str(shop.lan)]


def test_it_goes_on_with_the_counts_and_the_day_on_which_the_fee_depends(shop: Town) -> None:
    copies = {"orig-0-pages": "3", "orig-0-copies": "2", "add": "original"}
    officer = filled({**BINH, "q": "2.000815"}, copies, {"orig-1-pages": "10"})
    total = re.search("Phải thu [0-9.]+ đ", officer.text)
    officer.fill(PAGE, FORM, end="guide", note="Mang bản chính")
    again = Officer("minh", LATER).open(f"/desk/intake?guide={Guide.objects.get().number}")
    assert total
    assert total[0] in again.text
    filled({**BINH, "q": DEATH}, {"died": "13/4/2022"}).fill(PAGE, FORM, end="guide")
    again = Officer("minh", LATER).open(f"/desk/intake?guide={Guide.objects.latest('pk').number}")
    assert again.fields(FORM)["died"] == ["13/4/2022"]


def test_it_does_not_send_the_citizen_for_what_the_ward_looks_up(shop: Town) -> None:
    officer = filled({**BINH, "q": SINGLE}, PICK, {"paper-residence-how": "look_up"})
    fields = officer.fields(FORM)
    assert fields["paper-residence-how"] == ["look_up"]
    fields.pop("paper-residence-there", None)
    officer.send(PAGE, fields | {"end": ["guide"]})
    slip = Guide.objects.get()
    assert PAPER in slip.missing
    assert "residence" not in slip.draft["lacking"]
    assert len(slip.missing) == len(slip.draft["lacking"])
