"""A paper as DOCX: the layout of NĐ 30/2020, annex I, with styles that an editor can go on with."""

from io import BytesIO

from docx import Document
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from motcua.documents.rules import (
    MOTTO,
    STATE,
    Block,
    Column,
    Frame,
    Head,
    Paper,
    Para,
    Picture,
    Signs,
    Strip,
    Table,
    Title,
    Words,
    plain,
    text,
)

SIDES = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}
LOOKS = {
    "center": ALIGN.CENTER,
    "part": ALIGN.CENTER,
    "right": ALIGN.RIGHT,
    "body": ALIGN.JUSTIFY,
    "item": ALIGN.JUSTIFY,
}


def docx(paper: Paper) -> bytes:
    """The paper as a file that Word and LibreOffice open; no square code, no strip, no pictures."""
    file = _bare(paper)
    for n, sheet in enumerate(paper.sheets):
        if n:
            file.add_page_break()  # type: ignore[no-untyped-call]
        for block in sheet:
            _set(file, block)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _bare(paper: Paper) -> File:
    """An empty file with page, margins, letters and page numbers as the layout asks."""
    file = Document()
    section = file.sections[0]
    wide = paper.size == "a4-wide"
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11 if wide else 14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    file.core_properties.title, file.core_properties.language = paper.title, "vi-VN"
    if paper.numbered:
        section.different_first_page_header_footer = True
        _page_number(section.header.paragraphs[0])
    return file


def _page_number(at: Paragraph) -> None:
    at.alignment = ALIGN.CENTER
    run = at.add_run()
    run.font.size = Pt(13)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)


def _set(file: File, block: Block) -> None:
    match block:
        case Head():
            _head(file, block)
        case Title():
            _write(file.add_paragraph(), plain(block.name, "b"), ALIGN.CENTER, before=12)
            for line in block.under:
                _write(file.add_paragraph(), line, ALIGN.CENTER)
            file.add_paragraph()
        case Para():
            _para(file, block)
        case Table():
            _table(file, block)
        case Frame():
            for para in block.paras:
                _para(file, para)
        case Signs():
            _signs(file, block)
        case Picture() | Strip():
            pass


def _write(
    at: Paragraph, words: Words, align: ALIGN | None = None, *, size: float = 0, before: float = 0
) -> None:
    for run in words:
        made = at.add_run(run.text)
        made.bold, made.italic = "b" in run.style, "i" in run.style
        if size:
            made.font.size = Pt(size)
    if align is not None:
        at.alignment = align
    if before:
        at.paragraph_format.space_before = Pt(before)


def _para(file: File, para: Para) -> None:
    at = file.add_paragraph()
    bold = para.look in ("part", "heading", "big")
    words = plain(text(para.words), "b") if bold else para.words
    _write(at, words, LOOKS.get(para.look, ALIGN.LEFT), before=6)
    if para.look == "body":
        at.paragraph_format.first_line_indent = Mm(12.7)
    if para.look == "item":
        at.paragraph_format.left_indent = Mm(12.7)
    at.paragraph_format.keep_with_next = bold


def _head(file: File, head: Head) -> None:
    left, right = _halves(file, (Mm(63), Mm(102)))
    lines = [(line, "") for line in head.above] + [(line, "b") for line in head.body]
    for line, style in lines:
        _write(_next(left), plain(line, style), ALIGN.CENTER, size=12)
    if head.number:
        _write(_next(left), plain(head.number), ALIGN.CENTER, size=13, before=6)
    _write(_next(right), plain(STATE, "b"), ALIGN.CENTER, size=12)
    motto = _next(right)
    _write(motto, plain(MOTTO, "b"), ALIGN.CENTER, size=13)
    motto.runs[0].underline = True
    if head.place_and_date:
        _write(_next(right), plain(head.place_and_date, "i"), ALIGN.CENTER, size=14, before=6)


def _signs(file: File, signs: Signs) -> None:
    cells = _halves(
        file,
        (Mm(165 / (len(signs.signs) + bool(signs.receivers))),) * (len(signs.signs) + bool(signs.receivers)),
    )
    if signs.receivers:
        at = cells.pop(0)
        _write(_next(at), plain(signs.receivers[0], "bi"), size=12)
        for line in signs.receivers[1:]:
            _write(_next(at), plain(line), size=11)
    for cell, sign in zip(cells, signs.signs, strict=True):
        for line in sign.titles:
            _write(_next(cell), plain(line, "b"), ALIGN.CENTER)
        if sign.note:
            _write(_next(cell), plain(sign.note, "i"), ALIGN.CENTER)
        _write(_next(cell), plain(sign.name, "b"), ALIGN.CENTER, before=72)


def _halves(file: File, widths: tuple[Mm, ...]) -> list[_Cell]:
    """A row without lines, its cells as wide as said."""
    grid = file.add_table(rows=1, cols=len(widths))
    grid.autofit = False
    for cell, width in zip(grid.rows[0].cells, widths, strict=True):
        cell.width = width
    return list(grid.rows[0].cells)


def _next(cell: _Cell) -> Paragraph:
    """The next paragraph of a cell: the empty one that it comes with is the first."""
    first = cell.paragraphs[0]
    after: Paragraph = cell.add_paragraph() if first.runs else first
    return after


def _table(file: File, table: Table) -> None:
    grouped = any(column.group for column in table.columns)
    grid = file.add_table(rows=1 + grouped, cols=len(table.columns), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    _heads(grid, table.columns, grouped)
    for row in table.rows:
        for cell, words, column in zip(grid.add_row().cells, row, table.columns, strict=True):
            _write(cell.paragraphs[0], words, SIDES[column.align], size=12)
    for row_of_heads in grid.rows[: 1 + grouped]:
        mark = OxmlElement("w:tblHeader")
        row_of_heads._tr.get_or_add_trPr().append(mark)
    file.add_paragraph()


def _heads(grid: Grid, columns: tuple[Column, ...], grouped: bool) -> None:
    """The head of a table; neighbours of one group under its name."""
    at = 0
    while at < len(columns):
        group = columns[at].group
        end = at
        while group and end + 1 < len(columns) and columns[end + 1].group == group:
            end += 1
        if group:
            over = grid.cell(0, at).merge(grid.cell(0, end))
            _write(over.paragraphs[0], plain(group, "b"), ALIGN.CENTER, size=12)
            for n in range(at, end + 1):
                _write(grid.cell(1, n).paragraphs[0], plain(columns[n].head, "b"), ALIGN.CENTER, size=12)
        else:
            cell = grid.cell(0, at).merge(grid.cell(1, at)) if grouped else grid.cell(0, at)
            _write(cell.paragraphs[0], plain(columns[at].head, "b"), ALIGN.CENTER, size=12)
        at = end + 1
