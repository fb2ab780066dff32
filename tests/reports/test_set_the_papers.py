"""The report and form II.06a as papers: the same words on the page, in the PDF and in the DOCX."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from django.template.loader import render_to_string
from docx import Document
from docx.oxml.ns import qn

from motcua.clock import VN
from motcua.documents import press
from motcua.documents.rules import Block, Paper, Picture, from_json, lines, to_json
from motcua.offices.rules import Name
from motcua.reports import cover, narrative, paper
from motcua.reports.cover import BadCover, Cover
from motcua.reports.forms import SixMonths
from tests.reports.office_suite import converted, needs_soffice
from tests.reports.test_report_six_months import STATED, TOLD, report
from tests.web.reading import words as visible

AT = datetime(2022, 7, 1, 9, tzinfo=VN)
WARD = Name(
    date(2020, 1, 1), None, "phường Thạch Quý", "Ủy ban nhân dân phường Thạch Quý", "UBND phường Thạch Quý",
    "Thạch Quý", "Bộ phận Tiếp nhận và Trả kết quả", "H27",
)  # fmt: skip
CITY = Name(
    date(2020, 1, 1), None, "thành phố Hà Tĩnh", "Ủy ban nhân dân thành phố Hà Tĩnh", "UBND thành phố Hà Tĩnh",
    "Hà Tĩnh", "", "H27",
)  # fmt: skip


def around(**more: object) -> Cover:
    usual = cover.usual(WARD, CITY, report().period, date(2022, 6, 29))

    return replace(usual, **more)  # type: ignore[arg-type]


def made(six: SixMonths | None = None, **more: object) -> Paper:
    six = six or report(statement=STATED, undertakings=TOLD)
    sections = {key: narrative.as_text(said) for key, said in narrative.drafted(six).items()}
    return paper.six_month(
        six, sections, around(**more), WARD, ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "Bùi Thị Hạnh"), AT
    )


def form() -> Paper:
    return paper.ii_06a(report().table, AT)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def read_pdf(pdf: bytes) -> str:
    return squeezed(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)))


def read_docx(docx: bytes) -> str:
    body = Document(BytesIO(docx)).element.body
    return squeezed("".join(node.text or "" for node in body.iter(qn("w:t"))))


def spoken(of: Paper) -> list[str]:
    """Its words; what a drawing says to those who hear it is not printed."""
    pictures = {block.says for sheet in of.sheets for block in sheet if isinstance(block, Picture)}
    return [squeezed(line) for line in lines(of) if line not in pictures]


@pytest.mark.parametrize("of", [made(), form()], ids=["six-month", "ii-06a"])
def test_page_pdf_and_docx_say_the_same(of: Paper) -> None:
    class Shown:
        content = render_to_string("pages/parts/paper.html", {"paper": of, "mark": ""}).encode()

    pdf, docx, page = read_pdf(press.pdf(of)), read_docx(press.docx(of)), squeezed(visible(Shown))
    for line in spoken(of):
        assert line in pdf, line
        assert line in docx, line
        assert line in page, line


def test_it_has_the_head_and_the_foot_of_the_decree() -> None:
    said = list(lines(made(number=5)))
    assert said[:8] == [
        "ỦY BAN NHÂN DÂN", "PHƯỜNG THẠCH QUÝ", "Số: 05/BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Thạch Quý, ngày 29 tháng 6 năm 2022", "BÁO CÁO",
        "Công tác cải cách hành chính 6 tháng đầu năm 2022",
    ]  # fmt: skip
    assert said[8] == "Kính gửi: UBND thành phố Hà Tĩnh"
    end = said.index("Nơi nhận:")
    assert said[end - 1].endswith("UBND phường Thạch Quý./.")
    assert said[end + 1 : end + 7] == [
        "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Thị Hạnh",
    ]  # fmt: skip
    assert "(Kèm theo Báo cáo số 05/BC-UBND ngày 29 tháng 6 năm 2022 của UBND phường Thạch Quý)" in said


def test_several_recipients_stand_below_each_other() -> None:
    said = list(lines(made(recipients=("UBND thành phố", "Phòng Nội vụ"))))
    assert said[8:11] == ["Kính gửi:", "- UBND thành phố;", "- Phòng Nội vụ."]


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("about", ""),
        ("place", ""),
        ("symbol", "BC UBND"),
        ("number", 0),
        ("recipients", ()),
        ("receivers", ("a" * 301,)),
    ],
)
def test_it_refuses_a_cover_that_cannot_be_printed(what: str, value: object) -> None:
    with pytest.raises(BadCover) as refusal:
        around(**{what: value})
    assert refusal.value.about == what


def test_a_text_without_its_end_is_given_one() -> None:
    blocks: list[Block] = list(paper.narrative({"closing": "Trên đây là báo cáo."}))
    assert list(lines(Paper("", "a4", (tuple(blocks),))))[-1] == "Trên đây là báo cáo./."


def test_the_annex_invents_nothing() -> None:
    said = list(lines(made(report(rows=()))))
    for name in ("Khảo sát sự hài lòng", "Phản ánh, kiến nghị trả lời đúng hạn", "Thu ngân sách"):
        assert said[said.index(name) + 2] == "chưa có số liệu", name


def test_it_carries_definition_and_cut_off_of_each_figure() -> None:
    said = list(lines(made()))
    assert any("chốt hết ngày 30/6/2022, đếm lúc 09:00 thứ Sáu 01/7/2022" in line for line in said)
    assert "(4) + (5) + (6)" in said
    assert "Thủ tục giải quyết ở đây, đang niêm yết vào ngày cuối kỳ" in said
    assert any("đếm lúc 09:00" in line for line in lines(form()))


def test_pictures_have_their_numbers_beside_them() -> None:
    blocks = [block for sheet in made().sheets for block in sheet]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert len(pictures) >= 2
    assert any(">2.740<" in p.svg for p in pictures)
    assert any(">70,41%<" in p.svg for p in pictures)


def test_the_same_paper_is_the_same_file_and_is_kept_as_it_is() -> None:
    assert press.pdf(from_json(to_json(made()))) == press.pdf(made())


@pytest.mark.parametrize("more", range(0, 33, 4))
def test_nobody_signs_an_empty_page_and_annexes_have_their_own_numbers(more: int) -> None:
    six = report(statement=STATED, undertakings=TOLD)
    sections = {key: narrative.as_text(said) for key, said in narrative.drafted(six).items()}
    sections["asks"] = "Một dòng.\n" * more
    of = paper.six_month(six, sections, around(), WARD, ("CHỦ TỊCH", "Đặng Quốc Tùng"), AT)
    pages = [p.get_textpage().get_text_bounded().strip() for p in pypdfium2.PdfDocument(press.pdf(of))]
    assert "./." in next(page for page in pages if "Đặng Quốc Tùng" in page)
    assert sum(page.startswith("Phụ lục") for page in pages) == 3  # no number above: each begins at 1


def unbroken(text: str) -> str:
    """A hyphen at the end of a line may be read as the mark of a broken word."""
    return re.sub(r"[-\ufffe\x02]", "", text)


@needs_soffice
def test_libreoffice_opens_the_docx_with_every_word(tmp_path: Path) -> None:
    pdf = converted(press.docx(made()), "docx", "pdf", tmp_path)
    said = unbroken(read_pdf(pdf))
    for line in spoken(made()):
        assert unbroken(line) in said, line
    pages = [p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(pdf)]
    assert all(len(page.split()) > 20 for page in pages), "an empty page"
