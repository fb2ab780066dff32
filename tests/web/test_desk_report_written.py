"""The pages on which a report is begun, written, signed and taken along; and those of the tracking book."""

from hashlib import sha256
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from motcua.journal.models import Look
from tests.web.at_the_desk import Officer
from tests.web.reading import statements_of
from tests.world import Town, at

ASK = "since=2022-03-01&until=2022-04-01"
NOW = at("04-05T09:00")
PERIOD = {"since": "2022-03-01", "until": "2022-04-01"}


@pytest.fixture
def town(shop: Town) -> Town:
    """Three dossiers received in March."""
    for when in ("03-01T09:00", "03-02T09:00", "03-03T09:00"):
        shop.received(when)
    return shop


def mai() -> Officer:
    return Officer("mai", NOW)


def begun() -> Officer:
    """Chị Mai, before her draft."""
    officer = mai().send("/desk/reports/six-month/draft", PERIOD)
    return officer.open(officer.sent_to)


def typed(page: Officer, **more: str) -> Officer:
    """Save the form, with what is to be written by hand taken away."""
    fields = {
        name: ["\n".join(line for line in value.splitlines() if not line.startswith("[")) for value in values]
        for name, values in page.fields("report").items()
    }
    return page.send(page.path, {**fields, **more})


def signed() -> tuple[Officer, str]:
    """Ông Tùng before a report that he has signed, and its address."""
    page = begun()
    path = page.path
    typed(page)
    tung = Officer("tung", NOW).open(path)
    edition = tung.html.split('name="edition" value="')[-1].split('"')[0]
    tung.send(f"{path}/sign", {"edition": edition})
    assert tung.told[0].startswith("Đã ký báo cáo"), tung.told
    return tung.open(path), path


def test_it_drafts_from_the_figures_of_the_period(town: Town) -> None:
    page = mai().open(f"/desk/reports/six-month?{ASK}")
    assert "Soạn báo cáo" in page.text
    draft = begun()
    assert "Dự thảo báo cáo" in draft.text
    assert "tiếp nhận 3 hồ sơ (nộp trên mạng 0, trực tiếp và qua bưu chính 3)" in draft.html
    assert "dòng chờ viết trước khi ký được" in draft.text
    assert "≠" not in draft.text
    assert "sửa, trình ký" in page.open(f"/desk/reports/six-month?{ASK}").text


def test_it_marks_a_typed_number_and_shows_what_was_computed(town: Town) -> None:
    page = begun()
    text = page.fields("report")["procedures"][0]
    saved = typed(page, procedures=text.replace("tiếp nhận 3 hồ sơ", "tiếp nhận 5 hồ sơ") + "\nCó 9 buổi.")
    assert saved.sent_to == page.path
    html = saved.open(page.path).text
    assert "5 ≠ 3 (Hồ sơ tiếp nhận trong kỳ)" in html
    assert "≠ 1 con số đã gõ khác với số tính được" in html
    assert "Số tự ghi, không có số liệu để đối chiếu: 9" in html


def test_a_number_that_differs_is_explained_before_it_is_signed_and_stays_on_the_signed_page(
    town: Town,
) -> None:
    page = begun()
    text = page.fields("report")["procedures"][0]
    wrong = "\n".join(x for x in text.splitlines() if not x.startswith("[")).replace(
        "tiếp nhận 3", "tiếp nhận 5"
    )
    typed(page, procedures=wrong)
    tung = Officer("tung", NOW).open(page.path)
    assert "Số trong lời văn khác số tính được mà chưa ghi vì sao." in tung.text
    page.open(page.path)
    typed(page, explained="hai hồ sơ chưa nhập")
    tung.send(f"{page.path}/sign", {"edition": "3"})
    assert tung.told[-1].startswith("Đã ký báo cáo"), tung.told
    signed_page = tung.open(page.path).text
    assert "Hồ sơ tiếp nhận trong kỳ 5 ≠ 3" in signed_page
    assert "Vì sao: hai hồ sơ chưa nhập" in signed_page


def test_it_keeps_what_was_typed_when_it_is_refused(town: Town) -> None:
    page = begun()
    answer = typed(page, about="", asks="Đề nghị tăng biên chế.")
    assert answer.status == 422
    assert "Đề nghị tăng biên chế." in answer.html
    assert "<title>Lỗi: " in answer.html
    answer = typed(begun(), recipients=" ; \n - ", asks="Đề nghị khác.")
    assert answer.status == 422
    assert "Đề nghị khác." in answer.html
    assert "phải có nơi “Kính gửi”" in answer.text


def test_it_writes_over_nobody_and_keeps_both_words(town: Town) -> None:
    first, second = begun(), begun()
    typed(first, asks="Của người trước.")
    answer = typed(second, asks="Của người sau.")
    assert answer.status == 422
    assert "Người khác vừa sửa dự thảo này" in answer.text
    assert "Của người sau." in answer.html


def test_the_chairman_signs_only_what_is_whole(town: Town) -> None:
    path = begun().path
    tung = Officer("tung", NOW).open(path)
    assert "Còn dòng chờ cán bộ viết." in tung.text
    tung.send(f"{path}/sign", {"edition": "1"})
    assert "dòng chờ cán bộ viết" in tung.told[0]
    assert mai().send(f"{path}/sign", {"edition": "1"}).status == 403


def test_a_signed_report_shows_its_hash_and_gives_that_very_file(town: Town) -> None:
    tung, path = signed()
    pdf = bytes(tung.open(f"{path}.pdf").page.content)
    assert sha256(pdf).hexdigest() in tung.open(path).text
    assert "Mọi con số tính được vẫn như lúc ký." in tung.text
    town.received("03-31T09:00")
    assert "Hồ sơ tiếp nhận trong kỳ 3 ≠ 4" in tung.open(path).text
    assert bytes(tung.open(f"{path}.pdf").page.content) == pdf
    assert "Soạn báo cáo khác" in mai().open(f"/desk/reports/six-month?{ASK}").text


def test_every_kind_of_file_opens_and_who_took_it_is_noted(town: Town) -> None:
    path = begun().path
    officer = mai()
    for address, kind in (
        (f"{path}.docx", "docx"), (f"{path}.pdf", "pdf"), (f"/desk/reports/six-month.docx?{ASK}", "docx"),
        (f"/desk/reports/six-month.pdf?{ASK}", "pdf"), (f"/desk/reports/ii-06a.pdf?{ASK}", "pdf"),
        (f"/desk/reports/ii-06a.xlsx?{ASK}", "xlsx"), (f"/desk/reports/book.pdf?{ASK}", "pdf"),
        (f"/desk/reports/book.xlsx?{ASK}", "xlsx"),
    ):  # fmt: skip
        before = Look.objects.count()
        opens(kind, bytes(officer.open(address).page.content))
        taken = Look.objects.latest("pk")
        assert Look.objects.count() == before + 1, address
        assert (taken.by_ref, taken.ref.rsplit(".", 1)[-1]) == ("mai", kind)


def opens(kind: str, content: bytes) -> Any:
    if kind == "docx":
        assert Document(BytesIO(content)).paragraphs
    elif kind == "xlsx":
        assert load_workbook(BytesIO(content)).sheetnames
    else:
        assert len(pypdfium2.PdfDocument(content))


def test_a_draft_and_a_practice_ward_say_so_on_paper(town: Town) -> None:
    paper = mai().open(f"{begun().path}/paper")
    assert "DỰ THẢO" in paper.text
    assert "Kính gửi: UBND thành phố Hà Tĩnh" in paper.text
    pdf = pypdfium2.PdfDocument(bytes(paper.open(f"{begun().path}.pdf").page.content))
    assert "DỰ THẢO · Phường thử nghiệm" in pdf[0].get_textpage().get_text_bounded()


def test_the_book_counts_by_field_and_names_nobody_on_the_page(town: Town) -> None:
    page = mai().open(f"/desk/reports/book?{ASK}")
    assert "3 hồ sơ" in page.text
    assert "Hộ tịch 3 0" in page.text
    assert "Nguyễn Thị Lan" not in page.text
    sheet = load_workbook(BytesIO(page.open(f"/desk/reports/book.xlsx?{ASK}").page.content))["Sổ theo dõi"]
    assert [row[4].value for row in sheet.iter_rows()].count("Nguyễn Thị Lan") == 3


def test_the_book_is_not_for_everybody(town: Town) -> None:
    assert Officer("hoa", NOW).open(f"/desk/reports/book?{ASK}").status == 403


@pytest.mark.parametrize(
    "page", ["six-month", "ii-06a", "book", "six-month.pdf", "six-month.docx", "book.xlsx"]
)
def test_a_period_that_has_not_begun_is_refused_in_one_sentence(shop: Town, page: str) -> None:
    answer = mai().open(f"/desk/reports/{page}?since=2022-07-01&until=2023-01-01")
    assert answer.status == 400
    assert "Kỳ từ 01/7/2022 đến hết 31/12/2022 chưa bắt đầu: hãy chọn kỳ khác, hoặc đợi" in answer.text


def test_a_draft_of_such_a_period_is_refused_too(shop: Town) -> None:
    answer = mai().send("/desk/reports/six-month/draft", {"since": "2022-07-01", "until": "2023-01-01"})
    assert answer.status == 400
    assert "chưa bắt đầu" in answer.text


def test_pages_ask_the_database_as_often_whatever_there_is(town: Town) -> None:
    page = begun()
    addresses = (
        page.path,
        f"/desk/reports/six-month?{ASK}",
        f"/desk/reports/book?{ASK}",
        f"{page.path}/paper",
    )

    def asked() -> list[int]:
        return [statements_of(lambda address=address: mai().open(address)) for address in addresses]  # type: ignore[misc]

    before = asked()
    for n in range(4, 10):
        town.received(f"03-{n:02}T14:00")
    assert asked() == before
