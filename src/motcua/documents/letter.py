"""A paper as DOCX: the layout of NĐ 30/2020, annex I, with styles that an editor can go on with."""

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import zip_longest

from docx import Document
from docx.document import Document as File
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
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


def docx(paper: Paper, *, drawn: Callable[[str], bytes], mark: str = "") -> bytes:
    """The paper as a file that Word and LibreOffice open; no square code, no strip. `drawn`: an SVG as PNG; `mark`:
    what stands above the head of each sheet."""
    file = _bare(paper, mark)
    for n, sheet in enumerate(paper.sheets):
        if n and paper.numbered:
            _annex(file)
        elif n:
            file.add_page_break()  # type: ignore[no-untyped-call]
        for block, after in zip_longest(sheet, sheet[1:]):
            _set(file, block, drawn)
            if isinstance(block, Para) and isinstance(after, Signs):
                file.paragraphs[-1].paragraph_format.keep_with_next = True  # nobody signs an empty page
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _bare(paper: Paper, mark: str) -> File:
    """An empty file with page, margins, letters and page numbers as the layout asks."""
    file = Document()
    section = file.sections[0]
    wide = paper.size == "a4-wide"
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(15 if wide else 30), Mm(15)
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11 if wide else 14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    file.core_properties.title, file.core_properties.language = paper.title, "vi-VN"
    section.different_first_page_header_footer = paper.numbered
    if paper.numbered:
        _page_number(section.header.paragraphs[0])
    if mark:
        above = section.first_page_header if paper.numbered else section.header
        _write(above.paragraphs[0], plain(mark, "b"), ALIGN.CENTER, size=8)
    return file


def _annex(file: File) -> None:
    """A sheet with page numbers of its own, from the second page on."""
    section = file.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)


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


def _set(file: File, block: Block, drawn: Callable[[str], bytes]) -> None:
    match block:
        case Head():
            _head(file, block)
        case Title():
            _write(file.add_paragraph(), plain(block.name, "b"), ALIGN.CENTER, before=12)
            for line in block.under:
                _write(file.add_paragraph(), line, ALIGN.CENTER)
            if block.ruled:
                _rule(file.add_paragraph(), Mm(60))
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
        case Picture():
            _picture(file, block, drawn(block.svg))
        case Strip():
            pass


def _picture(file: File, picture: Picture, png: bytes) -> None:
    """As wide as the text, with its words for those who hear it."""
    at = file.add_paragraph()
    shown = at.add_run().add_picture(BytesIO(png), width=Mm(165))
    shown._inline.docPr.set("descr", picture.says)
    at.paragraph_format.space_before = at.paragraph_format.space_after = Pt(6)


def _write(
    at: Paragraph, words: Words, align: ALIGN | None = None, *, size: float = 0, before: float = 0
) -> None:
    for run in words:
        made = at.add_run(run.text)
        if "b" in run.style:
            made.bold = True
        if "i" in run.style:
            made.italic = True
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


def _rule(at: Paragraph, beside: Length) -> None:
    """A short line, centred, with so much room at each side: the upper edge of a paragraph without words."""
    at.paragraph_format.left_indent = at.paragraph_format.right_indent = beside
    at.paragraph_format.line_spacing = Pt(4)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    at._p.get_or_add_pPr().append(borders)


def _head(file: File, head: Head) -> None:
    left, right = _halves(file, (Mm(63), Mm(102)))
    lines = [(line, "") for line in head.above] + [(line, "b") for line in head.body]
    for line, style in lines:
        _write(_next(left), plain(line, style), ALIGN.CENTER, size=12)
    if head.body:
        _rule(left.add_paragraph(), Mm(21))
    if head.number:
        _write(left.add_paragraph(), plain(head.number), ALIGN.CENTER, size=13, before=6)
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
    _widen(grid, widths)
    _whole(grid)
    return list(grid.rows[0].cells)


def _widen(grid: Grid, widths: Sequence[Length]) -> None:
    """Columns as wide as said: Word reads the cells, LibreOffice the grid."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            if cell.grid_span == 1:
                cell.width = width


def _whole(grid: Grid) -> None:
    """No row is torn between two pages."""
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


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
    _widen(
        grid, _widths(table.columns, Mm(267 if file.sections[-1].orientation == WD_ORIENT.LANDSCAPE else 165))
    )
    _whole(grid)
    for row_of_heads in grid.rows[: 1 + grouped]:
        mark = OxmlElement("w:tblHeader")
        row_of_heads._tr.get_or_add_trPr().append(mark)
    file.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _widths(columns: Sequence[Column], whole: Length) -> list[Length]:
    """The share of each; a column as wide as its words gets room for a number."""
    narrow = Mm(12)
    shares = sum(column.share for column in columns) or 1
    left = whole - narrow * sum(not column.share for column in columns)
    return [Length(left * column.share // shares) if column.share else narrow for column in columns]


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
