"""The files of a dossier at the desk."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from motcua.dossiers.actions.correct import correct
from motcua.journal import queries as journal
from tests.web.at_the_desk import Officer
from tests.world import Town, at


@pytest.fixture(autouse=True)
def cellar(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def sent(name: str = "to-khai.png", content: bytes = b"") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return SimpleUploadedFile(name, content or out.getvalue())


def minh() -> Officer:
    return Officer("minh", at("03-01T10:00"))


def test_a_file_is_kept_with_its_paper_and_opens_alone(shop: Town) -> None:
    code = shop.received().code
    page = minh().open(f"/desk/dossier/{code}/files")
    assert "chưa số hóa" in page.text
    page.send(page.path, {"file-1": sent("tờ khai bà Lan.png"), "form-1": "original"})
    assert page.sent_to == f"/desk/dossier/{code}/files"
    page.open(page.sent_to)
    assert "tờ khai bà Lan.png" in page.text
    assert "quét từ bản chính, 1 trang, anh Minh" in page.text
    assert re.search(r"Tệp của từng giấy tờ: 1/\d đã số hóa", page.text)
    link = page.html.split("/desk/file/")[1].split('"')[0]
    shown = minh().open(f"/desk/file/{link}").page
    assert shown["Content-Type"] == "image/png"
    assert shown["Content-Security-Policy"].startswith("sandbox")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert [x.by_ref for x in journal.lookers("paper", code)] == ["minh"]


def test_each_file_that_does_not_fit_is_named_and_the_others_are_kept(shop: Town) -> None:
    code = shop.received().code
    page = minh().send(
        f"/desk/dossier/{code}/files",
        {
            "file-1": [sent(), sent("x.pdf", b"%PDF-1.4 broken")],
            "form-1": "copy",
            "file-2": sent("r.png", b"MZ no"),
        },
    )
    assert page.status == 422
    assert "PDF hỏng" in page.text
    assert "không phải PDF, JPEG hay PNG" in page.text
    assert "Đã ghi 1 tệp" in page.told[0]
    assert page.send(page.path, {}).status == 422
    assert "Chưa chọn tệp nào" in page.text


def test_what_she_brought_before_is_offered_again_and_set_aside_with_a_reason(shop: Town) -> None:
    first, second = shop.received().code, shop.received("03-01T09:30").code
    minh().send(f"/desk/dossier/{first}/files", {"file-1": sent(), "form-1": "original"})
    page = minh().open(f"/desk/dossier/{second}/files")
    assert f"hồ sơ {first}" in page.text
    old = page.html.split('name="reuse-1"')[1].split('<option value="')[2].split('"')[0]
    page.send(page.path, {"reuse-1": old})
    page.open(f"/desk/dossier/{second}/files")
    assert "dùng lại từ hồ sơ khác" in page.text
    scan = page.html.split('name="aside" value="')[1].split('"')[0]
    assert "Hãy ghi vì sao" in page.send(page.path, {"aside": scan, f"why-{scan}": ""}).text
    page.send(page.path, {"aside": scan, f"why-{scan}": "nhầm giấy"})
    assert "nhầm giấy" in page.open(f"/desk/dossier/{second}/files").text


def test_who_only_looks_may_look_and_nobody_opens_what_is_not_there(shop: Town) -> None:
    code = shop.received().code
    minh().send(f"/desk/dossier/{code}/files", {"file-1": sent()})
    mai = Officer("mai", at("03-01T10:00")).open(f"/desk/dossier/{code}/files")
    assert 'type="file"' not in mai.html
    assert "Chỉ người tiếp nhận" in mai.text
    with pytest.raises(Http404):
        minh().open("/desk/file/999999")


def test_a_file_of_a_paper_that_is_no_longer_asked_stays_on_the_page(shop: Town) -> None:
    row = shop.received()
    minh().send(f"/desk/dossier/{row.code}/files", {"file-1": sent("cũ.png"), "form-1": "original"})
    correct(row.code, by=shop.minh, at=at("03-01T11:00"), reason="ghi nhầm giấy", what={"papers": []})
    page = minh().open(f"/desk/dossier/{row.code}/files")
    assert "cũ.png" in page.text
    assert "hồ sơ không còn giấy này" in page.text
