"""Setting a paper: the same words as PDF, as DOCX and on the page; nothing that people write breaks it."""

import re
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from django.template.loader import render_to_string
from docx import Document

from motcua.documents import press
from motcua.documents.rules import (
    Block,
    Paper,
    Para,
    Picture,
    Square,
    Strip,
    from_json,
    lines,
    plain,
    to_json,
)
from tests.documents.papers import LINK, report, slip

HOSTILE = [
    "Nguyễn " + "Thị Dài " * 37,
    "A" * 300,
    "<b>Lan</b> & #strong[x] $1$ \\ `raw` @a",
    "Ñúñez Çelik Øster",
    "\u200fשלום\u202e Lan",
    "名前",
]


def read(pdf: bytes) -> str:
    """The words of a PDF, each page after the other, blanks made one."""
    file = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in file).split())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("paper", [slip(), report()], ids=["slip", "report"])
def test_it_keeps_a_paper_as_json_and_gives_it_back_equal(paper: Paper) -> None:
    assert from_json(to_json(paper)) == paper


@pytest.mark.parametrize("paper", [slip(), report()], ids=["slip", "report"])
def test_the_pdf_says_every_word_with_its_diacritics(paper: Paper) -> None:
    said = squeezed(read(press.pdf(paper)))
    for line in lines(paper):
        if line != "Một đường kẻ":  # that is the picture's other text
            assert squeezed(line) in said, line


def test_the_pdf_reads_in_the_order_of_the_paper() -> None:
    said = squeezed(read(press.pdf(report())))
    marks = ["BÁOCÁO", "Phầnthứnhất", "I.CẢICÁCH", "-Đúnghạn", "STT", "PhạmVănTùng"]
    assert all(said.index(a) < said.index(b) for a, b in pairwise(marks))


def test_the_pdf_is_tagged_speaks_vietnamese_and_has_only_our_letters() -> None:
    made = press.pdf(report())
    assert b"/StructTreeRoot" in made
    assert b"/Lang(vi)" in made.replace(b" ", b"") or b"vi" in made
    fonts = {name.split(b"+")[-1] for name in re.findall(rb"/BaseFont\s*/([A-Za-z0-9+\-]+)", made)}
    assert fonts <= {b"Tinos-Regular", b"Tinos-Bold", b"Tinos-Italic", b"Tinos-BoldItalic"}


def test_two_slips_stand_on_one_a4_and_a_report_numbers_its_second_page() -> None:
    two = pypdfium2.PdfDocument(press.pdf(slip()))
    assert len(two) == 1
    width, height = two[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    pages = pypdfium2.PdfDocument(press.pdf(report()))
    words = [page.get_textpage().get_text_bounded().strip() for page in pages]
    assert len(words) > 1
    assert words[0].startswith("ỦY BAN NHÂN DÂN")
    assert words[1].startswith("2")


def test_a_reprint_says_so_on_each_sheet() -> None:
    assert read(press.pdf(slip(), mark="Bản in lại 08:00 24/11/2026")).count("Bản in lại 08:00") == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_of_any_letters_stays_whole_and_on_its_page(name: str) -> None:
    made = pypdfium2.PdfDocument(press.pdf(slip(name)))
    assert len(made) == 1
    made = pypdfium2.PdfDocument(press.pdf(report(name)))
    assert made[0].get_size()[0] == pytest.approx(595.28, abs=0.1)


@pytest.mark.parametrize("paper", [slip(), report()], ids=["slip", "report"])
def test_the_page_says_word_for_word_what_the_pdf_says(paper: Paper) -> None:
    page = render_to_string("pages/parts/paper.html", {"paper": paper, "mark": ""})
    shown = squeezed(re.sub(r"<[^>]+>", "", page))
    words = [squeezed(line) for line in lines(paper) if line != "Một đường kẻ"]
    at = 0
    for line in words:
        assert line in shown[at:], line
        at = shown.index(line, at)
    assert LINK not in page


def test_the_letter_opens_and_says_what_the_paper_says() -> None:
    file = Document(BytesIO(press.docx(report())))
    inside = [p.text for p in file.element.body.iter() if p.tag.endswith("}t")]
    said = squeezed("".join(filter(None, inside)))
    for block in report().sheets[0]:
        if not isinstance(block, Picture | Square | Strip):
            assert all(squeezed(line) in said for line in lines_of(block)), block
    section = file.sections[0]
    assert (section.left_margin.mm, section.right_margin.mm) == pytest.approx((30, 15), abs=0.1)


def lines_of(block: Block) -> list[str]:
    return list(lines(Paper("", "a4", ((block,),))))


def test_words_are_never_markup() -> None:
    page = render_to_string("pages/parts/paper.html", {"paper": slip("<b>Lan</b>"), "mark": ""})
    assert "<b>Lan</b>" not in page.replace("<b><b>", "")
    assert "&lt;b&gt;Lan" in page
    assert Para(plain("#let x")).words[0].text in read(press.pdf(report("#let x")))
