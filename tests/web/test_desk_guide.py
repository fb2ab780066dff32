"""Guiding somebody who lacks a paper: the slip, and the visit that goes on from it."""

from typing import Any

from motcua.dossiers import guides
from motcua.dossiers.models import Dossier, Guide
from motcua.journal.models import Look
from tests.web.at_the_desk import Officer
from tests.web.test_desk_intake import BINH, FORM, PAGE, PICK, READY, SINGLE, filled, last, received
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
    for words in (slip.number, slip.number[-6:], "tran van binh"):
        assert f"/desk/guide/{slip.number}" in Officer("minh", LATER).open(f"/desk/find?q={words}").html
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
    since, until = at("05-01T00:00").date(), at("06-01T00:00").date()
    (row,) = guides.came_again(shop.ward.id, since, until)
    assert (row.procedure, row.guided, row.again, row.received, row.visits) == (SINGLE, 2, 1, 1, 2)
    (before,) = guides.came_again(shop.ward.id, at("04-01T00:00").date(), since)
    assert (before.guided, before.visits) == (1, 0)
