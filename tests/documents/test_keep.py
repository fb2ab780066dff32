"""Keeping a file: by what it is and not by its name, once, whole, and never lost."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from PIL import Image

from motcua import Refused
from motcua.documents import press, queries, store
from motcua.documents.actions.keep import AlreadyThere, keep
from motcua.documents.actions.reuse import reuse
from motcua.documents.actions.set_aside import set_aside
from motcua.documents.inside import MOST_PAGES
from motcua.documents.kinds import MOST_BYTES, Unfit, told
from motcua.documents.models import File, Scan
from tests.documents.papers import report
from tests.world import Town, at, refused

CODE, NOW = "H27.00.00-220301-0001", at("03-01T09:00")


@pytest.fixture(autouse=True)
def cellar(settings: Any, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def pdf() -> bytes:
    return press.pdf(report())


def picture(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind)
    return out.getvalue()


def kept(shop: Town, content: bytes, **more: Any) -> int:
    words: dict[str, Any] = {
        "about": CODE,
        "paper": "form",
        "called": "Tờ khai",
        "form": "original",
        "name": "to-khai.pdf",
    }
    return keep(content, office=shop.ward.id, by=shop.minh, at=NOW, **{**words, **more})


def test_it_tells_a_file_by_its_content() -> None:
    assert told(pdf()).kind == "pdf"
    assert told(pdf()).pages == len(pypdfium2.PdfDocument(pdf()))
    assert told(picture("JPEG")).kind == "jpeg"
    assert told(picture()).kind == "png"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp trống"),
        (b"MZ\x90\x00" * 9, "không phải PDF, JPEG hay PNG"),
        (b"<html><script>alert(1)</script>", "không phải PDF"),
        (b"%PDF-1.7\nnothing", "PDF hỏng"),
        (picture()[:60], "Ảnh hỏng"),
        (picture("JPEG")[:200], "Ảnh hỏng"),
        (b"\0" * (MOST_BYTES + 1), "quá 20 MB"),
    ],
    ids=["empty", "program", "page", "broken pdf", "broken png", "half a jpeg", "large"],
)
def test_it_says_of_a_file_that_cannot_be_kept_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(Unfit, match=words) as refusal:
        told(content)
    assert "Hãy" in str(refusal.value)


def test_it_does_not_open_a_pdf_of_too_many_pages() -> None:
    many = pypdfium2.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        many.new_page(10, 10)
    out = BytesIO()
    many.save(out)
    with pytest.raises(Unfit, match="501 trang"):
        told(out.getvalue())


def test_the_same_content_lies_there_once(shop: Town, cellar: Path) -> None:
    kept(shop, pdf_once := pdf())
    kept(shop, pdf_once, paper="id")
    assert [len(list(cellar.rglob("*/*"))), File.objects.count(), Scan.objects.count()] == [1, 1, 2]
    with refused("đã có", AlreadyThere):
        kept(shop, pdf_once)


def test_nothing_is_written_when_the_file_is_refused(shop: Town, cellar: Path) -> None:
    with refused("PDF hỏng"):
        kept(shop, b"%PDF-1.7 no")
    with refused("Hãy chọn"):
        kept(shop, picture(), form="paper")
    assert not Scan.objects.exists()
    assert not list(cellar.rglob("*/*"))


def test_those_who_only_report_take_no_files(shop: Town) -> None:
    with pytest.raises(Refused, match="Chỉ người tiếp nhận"):
        keep(
            picture(),
            office=shop.ward.id,
            about=CODE,
            paper="form",
            called="Tờ khai",
            form="copy",
            name="",
            by=shop.mai,
            at=NOW,
        )


def test_a_file_that_was_changed_behind_our_back_is_found_and_not_shown(shop: Town, cellar: Path) -> None:
    scan = kept(shop, picture())
    assert queries.altered() is None
    path = next(p for p in cellar.rglob("*/*") if p.is_file())
    path.write_bytes(picture("JPEG"))
    assert path.name in (queries.altered() or "")
    with pytest.raises(store.Damaged, match="đã bị đổi"):
        queries.opened(shop.ward.id, scan)
    path.unlink()
    with pytest.raises(store.Damaged, match="không còn"):
        queries.opened(shop.ward.id, scan)


def test_the_database_keeps_files_and_lines_as_they_came(shop: Town) -> None:
    kept(shop, picture())
    for change in (
        lambda: File.objects.update(size=1),
        lambda: File.objects.all().delete(),
        lambda: Scan.objects.update(paper="khác"),
        lambda: Scan.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_one_set_aside_stays_with_its_reason_and_may_come_again(shop: Town) -> None:
    scan = kept(shop, picture())
    with refused("Hãy ghi vì sao"):
        set_aside(scan, office=shop.ward.id, reason=" ", by=shop.minh, at=NOW)
    assert set_aside(scan, office=shop.ward.id, reason="nhầm người", by=shop.minh, at=NOW) == CODE
    assert queries.of(shop.ward.id, [CODE]) == []
    (aside,) = queries.of(shop.ward.id, [CODE], aside=True)
    assert (aside.aside_why, aside.aside_by) == ("nhầm người", "minh")
    kept(shop, picture())
    assert queries.state(queries.of(shop.ward.id, [CODE])) == 1


def test_nobody_is_asked_twice_for_what_is_there(shop: Town) -> None:
    scan = kept(shop, picture())
    again = "H27.00.00-220302-0001"
    reuse(scan, office=shop.ward.id, about=again, paper="form", by=shop.minh, at=NOW)
    files = queries.of(shop.ward.id, [again])
    assert (queries.state(files), files[0].reused, files[0].form) == (2, True, "original")
    assert queries.state([]) == 0
    with refused("Không có tệp"):
        reuse(scan, office=shop.ward.id, about=CODE, paper="form", by=shop.minh, at=NOW)
