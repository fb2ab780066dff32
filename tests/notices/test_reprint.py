"""Printing a kept paper: the first is the original, later ones say so, and the words never change."""

import pypdfium2
import pytest
from django.http import Http404

from motcua.dossiers.models import Dossier
from motcua.journal.models import Look
from motcua.notices import queries
from motcua.notices.actions.reprint import reprint
from motcua.notices.models import Print
from motcua.offices.actions.name import name as rename
from tests.notices.saying import papers, said
from tests.web.at_the_desk import Officer
from tests.world import Town, at


def test_it_is_the_original_once_and_a_reprint_after_that(shop: Town) -> None:
    (slip,) = papers(shop.received())
    assert reprint(slip.id, by=shop.minh, at=at("03-01T09:01")) == ""
    assert reprint(slip.id, by=shop.minh, at=at("03-01T09:05")) == ""  # the printer was jammed
    assert (
        reprint(slip.id, by=shop.hoa, at=at("03-01T09:06"))
        == "Bản in lại lúc 09:06 thứ Ba 01/3/2022 bởi Lê Thị Hoa"
    )
    again = reprint(slip.id, by=shop.minh, at=at("2024-03-01T10:00"))
    assert again == "Bản in lại lúc 10:00 thứ Sáu 01/3/2024 bởi Trần Văn Minh"
    assert list(Print.objects.order_by("pk").values_list("by_ref", flat=True)) == ["minh", "hoa", "minh"]


def test_years_later_it_is_the_same_to_the_letter(shop: Town) -> None:
    row = shop.received()
    first = Officer("minh", at("03-01T09:05")).open(f"/desk/dossier/{row.code}/receipt")
    words = said(papers(row)[0])
    old = shop.ward.names
    new = [*old[:-1], old[-1].__class__(**{**fields(old[-1]), "until": at("2025-07-01T00:00").date()})]
    later = {**fields(old[-1]), "since": at("2025-07-01T00:00").date(), "name": "phường Thành Sen",
             "short": "UBND phường Thành Sen", "place": "Thành Sen"}  # fmt: skip
    rename(shop.ward.key, [*new, old[-1].__class__(**later)], by=shop.minh, at=at("2025-07-01T08:00"))
    again = Officer("minh", at("2026-03-01T09:00"))
    assert again.seated
    again.open(f"/desk/dossier/{row.code}/receipt")
    assert said(papers(row)[0]) == words
    assert "UBND phường Thạch Quý" in again.text
    assert "Bản in lại lúc 09:00" in again.text
    assert "Bản in lại" not in first.text
    newer = shop.received("2026-03-02T09:00")
    assert "UBND phường Thành Sen" in said(papers(newer)[0])


def fields(name: object) -> dict[str, object]:
    return {slot: getattr(name, slot) for slot in type(name).__slots__}  # type: ignore[attr-defined]


def test_the_page_leads_on_and_its_pdf_says_the_same(shop: Town) -> None:
    row = shop.received()
    (slip,) = papers(row)
    minh = Officer("minh", at("03-01T09:05")).open(f"/desk/dossier/{row.code}/receipt")
    for words in ("Người tiếp theo", "Tải PDF", "hai liên trên một tờ A4", "GIẤY TIẾP NHẬN HỒ SƠ"):
        assert words in minh.text
    minh.open(f"/desk/paper/{slip.id}.pdf")
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
    minh.open(f"/desk/dossier/{row.code}/receipt").open(f"/desk/dossier/{row.code}/papers")
    assert "In lại" in minh.text


def test_a_fee_receipt_is_looked_at_first_and_kept_when_it_is_made(shop: Town) -> None:
    row = shop.received()
    minh = Officer("minh", at("03-01T09:05")).open(f"/desk/dossier/{row.code}/fee")
    assert "Xem trước, chưa lập" in minh.text
    assert [p.key for p in papers(row)] == ["receipt"]
    minh.send(f"/desk/dossier/{row.code}/fee", {})
    assert minh.sent_to == f"/desk/paper/{papers(row)[0].id}"
    minh.open(minh.sent_to)
    assert "Viết bằng chữ: Mười nghìn đồng" in minh.text
    assert "Xem trước" not in minh.text


def test_only_who_receives_opens_what_shows_the_four_characters(shop: Town) -> None:
    row = shop.received()
    (slip,) = papers(row)
    hoa = Officer("hoa", at("03-01T09:05"))
    assert "người tiếp nhận in" in hoa.open(f"/desk/dossier/{row.code}/papers").text
    for path in (f"/desk/paper/{slip.id}", f"/desk/paper/{slip.id}.pdf"):
        with pytest.raises(Http404):
            hoa.open(path)


def test_the_paper_of_another_office_is_not_found(shop: Town) -> None:
    (slip,) = papers(shop.received())
    assert queries.one(slip.id, shop.ward.id + 1) is None


def test_a_dossier_of_before_gets_its_slip_when_it_is_asked_for(shop: Town, settings: object) -> None:
    settings.CONSEQUENCES = "tests.notices.test_reprint.nothing"  # type: ignore[attr-defined]
    row = shop.received()
    assert papers(row) == []
    Officer("minh", at("03-05T09:00")).open(f"/desk/dossier/{row.code}/receipt")
    assert [p.key for p in papers(row)] == ["receipt"]
    assert Dossier.objects.get(pk=row.pk).events_n == 1


def nothing(*_: object, **__: object) -> None:
    """Nothing follows."""
