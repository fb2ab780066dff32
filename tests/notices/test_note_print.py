"""Printing a kept paper: the first is the original, later ones say so, and the words never change."""

from dataclasses import replace

import pypdfium2
import pytest

from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.models import Dossier
from motcua.journal.models import Look
from motcua.notices import queries
from motcua.notices.actions.issue import About, issue
from motcua.notices.actions.note_print import note_print
from motcua.notices.models import Paper, Print
from motcua.notices.rules import Facts, NotInTheirHands
from motcua.offices.actions.name import name as rename
from tests.notices.saying import papers, said
from tests.web.at_the_desk import Officer
from tests.world import Town, at


def test_it_is_the_original_once_and_a_reprint_after_that(shop: Town) -> None:
    (slip,) = papers(shop.received())
    assert note_print(slip.id, by=shop.minh, at=at("03-01T09:01")) == ""
    assert note_print(slip.id, by=shop.minh, at=at("03-01T09:05")) == ""  # the printer was jammed
    lan = replace(shop.minh, ref="lan", name="Võ Thị Lan")
    assert (
        note_print(slip.id, by=lan, at=at("03-01T09:06"))
        == "Bản in lại lúc 09:06 thứ Ba 01/3/2022 bởi Võ Thị Lan"
    )
    again = note_print(slip.id, by=shop.minh, at=at("2024-03-01T10:00"))
    assert again == "Bản in lại lúc 10:00 thứ Sáu 01/3/2024 bởi Trần Văn Minh"
    assert list(Print.objects.order_by("pk").values_list("by_ref", flat=True)) == ["minh", "lan", "minh"]


def test_years_later_it_is_the_same_to_the_letter(shop: Town) -> None:
    row = shop.received()
    first = Officer("minh", at("03-01T09:05")).send(f"/desk/dossier/{row.code}/receipt", {})
    words = said(papers(row)[0])
    old = shop.ward.names
    new = [*old[:-1], old[-1].__class__(**{**fields(old[-1]), "until": at("2025-07-01T00:00").date()})]
    later = {**fields(old[-1]), "since": at("2025-07-01T00:00").date(), "name": "phường Thành Sen",
             "short": "UBND phường Thành Sen", "place": "Thành Sen"}  # fmt: skip
    rename(shop.ward.key, [*new, old[-1].__class__(**later)], by=shop.minh, at=at("2025-07-01T08:00"))
    again = Officer("minh", at("2026-03-01T09:00"))
    assert again.seated
    again.send(f"/desk/dossier/{row.code}/receipt", {})
    assert said(papers(row)[0]) == words
    assert "UBND phường Thạch Quý" in again.text
    assert "Bản in lại lúc 09:00" in again.text
    assert "Bản in lại" not in first.text
    newer = shop.received("2026-03-02T09:00")
    assert "UBND phường Thành Sen" in said(papers(newer)[0])


def fields(name: object) -> dict[str, object]:
    return {slot: getattr(name, slot) for slot in type(name).__slots__}  # type: ignore[attr-defined]


def test_looking_is_no_print(shop: Town) -> None:
    row = shop.received()
    (slip,) = papers(row)
    minh = Officer("minh", at("03-01T09:05"))
    for path in (f"/desk/dossier/{row.code}/receipt", f"/desk/paper/{slip.id}"):
        assert "Bản xem" in minh.open(path).text  # printed all the same it is no original
    assert not Print.objects.exists()
    later = Officer("minh", at("03-02T09:00")).send(f"/desk/paper/{slip.id}", {})
    assert "Bản in lại" not in later.text
    assert "Bản xem" not in later.text
    assert Print.objects.count() == 1


def test_the_page_leads_on_and_its_pdf_says_the_same(shop: Town) -> None:
    row = shop.received()
    (slip,) = papers(row)
    minh = Officer("minh", at("03-01T09:05")).send(f"/desk/dossier/{row.code}/receipt", {})
    for words in ("Người tiếp theo", "Tải PDF", "hai liên trên một tờ A4", "GIẤY TIẾP NHẬN HỒ SƠ"):
        assert words in minh.text
    assert minh.open(f"/desk/paper/{slip.id}.pdf").status == 405
    minh.send(f"/desk/paper/{slip.id}.pdf", {})
    assert minh.page["Content-Type"] == "application/pdf"
    file = pypdfium2.PdfDocument(minh.page.content)
    assert row.code in file[0].get_textpage().get_text_bounded()
    assert "Bản in lại" not in file[0].get_textpage().get_text_bounded()
    assert set(Look.objects.filter(kind="paper").values_list("ref", flat=True)) == {row.code}


def test_the_list_names_every_paper_and_what_can_still_be_made(shop: Town) -> None:
    row = shop.received()
    minh = Officer("minh", at("03-01T09:05")).open(f"/desk/dossier/{row.code}/papers")
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01, bộ A)" in minh.text
    assert "chưa in" in minh.text
    assert "Biên lai thu tiền phí, lệ phí" in minh.text
    minh.send(f"/desk/dossier/{row.code}/receipt", {}).open(f"/desk/dossier/{row.code}/papers")
    assert "in lại" in minh.text


def test_a_fee_receipt_is_looked_at_first_and_kept_when_it_is_printed(shop: Town) -> None:
    row = shop.received()
    minh = Officer("minh", at("03-01T09:05")).open(f"/desk/dossier/{row.code}/fee")
    assert "Xem trước, chưa lập" in minh.text
    assert [p.key for p in papers(row)] == ["receipt"]
    minh.send(f"/desk/dossier/{row.code}/fee", {})
    assert [p.key for p in papers(row)] == ["fee", "receipt"]
    assert "Viết bằng chữ: Mười nghìn đồng" in minh.text
    assert "Xem trước" not in minh.text


def test_a_payment_gives_one_fee_receipt_however_often_it_is_made(shop: Town) -> None:
    row = shop.received()
    minh = Officer("minh", at("03-01T09:05"))
    for _ in range(2):
        minh.send(f"/desk/dossier/{row.code}/fee", {})
        assert "Viết bằng chữ: Mười nghìn đồng" in minh.text
    decide(row.code, by=shop.tung, at=at("03-02T09:00"), outcome="granted", signer="tung")
    hand_over(row.code, by=shop.minh, at=at("03-03T09:00"), to="Nguyễn Thị Lan", paid=10_000)
    assert [p.key for p in papers(row)] == ["fee", "receipt"]


def test_only_whose_hands_it_goes_through_opens_prints_and_issues_it(shop: Town) -> None:
    row = shop.received()
    (slip,) = papers(row)
    hoa = Officer("hoa", at("03-01T09:05"))
    assert "người tiếp nhận in" in hoa.open(f"/desk/dossier/{row.code}/papers").text
    assert f"/desk/paper/{slip.id}" not in hoa.html
    with pytest.raises(NotInTheirHands):
        hoa.open(f"/desk/paper/{slip.id}")
    for path in (f"/desk/paper/{slip.id}", f"/desk/paper/{slip.id}.pdf"):
        with pytest.raises(NotInTheirHands):
            hoa.send(path, {})
    for key in ("receipt", "fee"):
        assert hoa.send(f"/desk/dossier/{row.code}/{key}", {}).status == 403
    with pytest.raises(NotInTheirHands):
        note_print(slip.id, by=shop.hoa, at=at("03-01T09:06"))
    looks, _ = queries.looks(shop.ward.id)
    with pytest.raises(NotInTheirHands):
        issue(About(shop.ward.id, row.code, row.pk), [("receipt", Facts(at("03-01T09:06").date(), {}))], looks,
              by=shop.hoa, at=at("03-01T09:06"))  # fmt: skip
    assert not Print.objects.exists()


def test_the_paper_of_another_office_is_not_found(shop: Town) -> None:
    (slip,) = papers(shop.received())
    assert queries.one(slip.id, shop.ward.id + 1) is None


def test_a_dossier_of_before_gets_its_slip_when_it_is_asked_for(shop: Town, settings: object) -> None:
    settings.CONSEQUENCES = "tests.notices.test_note_print.nothing"  # type: ignore[attr-defined]
    row = shop.received()
    assert papers(row) == []
    minh = Officer("minh", at("03-05T09:00")).open(f"/desk/dossier/{row.code}/receipt")
    assert "Xem trước, chưa lập" in minh.text
    assert not Paper.objects.filter(dossier=row).exists()
    minh.send(f"/desk/dossier/{row.code}/receipt", {})
    assert "Xem trước" not in minh.text
    assert [p.key for p in papers(row)] == ["receipt"]
    assert Dossier.objects.get(pk=row.pk).events_n == 1


def nothing(*_: object, **__: object) -> None:
    """Nothing follows."""
