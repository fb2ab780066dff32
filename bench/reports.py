"""The six-month report as DOCX and the tracking book of 2,740 lines as XLSX, from their figures to their bytes, each
against the same words written plainly by the same library."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from bench.figures import Figure, cost
from bench.timing import in_turns
from bench.ward import Ward

if TYPE_CHECKING:
    from motcua.documents.rules import Paper
    from motcua.reports.book import Book

LINES, FIELDS = 2_740, 12
TIMES, EACH = 20, 5  # calls, in turns of so many
SINCE = datetime.fromisoformat("2022-01-04T07:30+07:00")
DOCX_AIM, XLSX_AIM = 3, 3  # times the plain file


def measure(ward: Ward) -> Iterator[Figure]:
    """Without the database: the figures are counted before."""
    ward.open()
    from motcua.documents import press
    from motcua.offices import queries as offices
    from motcua.reports import book_sheet, drafts, queries
    from motcua.reports.rules import half_year

    office, at = offices.ward().id, SINCE + timedelta(days=200)
    period = half_year(SINCE.date())
    report = queries.six_month(office, period.since, period.until)

    def paper() -> "Paper":
        cover, texts = drafts.begun(report, office, at.date())
        return drafts.draft_paper(report, office, texts, cover, at)

    made, book = paper(), bound()
    yield cost(
        "six-month report as DOCX", *in_turns(lambda: press.docx(paper()), lambda: plain_docx(made), TIMES, EACH),
        "its words alone by python-docx: no layout, no pictures", DOCX_AIM,
    )  # fmt: skip
    yield cost(
        f"tracking book of {LINES:,} lines as XLSX",
        *in_turns(lambda: book_sheet.write(book), lambda: plain_xlsx(book), TIMES, EACH),
        "its cells alone by xlsxwriter: no formats, no sums", XLSX_AIM,
    )  # fmt: skip


def bound() -> "Book":
    """A half-year's book with made-up lines."""
    from motcua.reports.book import Entry, bound
    from motcua.reports.rules import half_year

    entries = [
        Entry(
            code=f"H27.00.00-{at:%y%m%d}-{n:04}", name=f"Cấp bản sao trích lục, trường hợp {n % 40}",
            field=f"Lĩnh vực {n % FIELDS}", owner=f"Nguyễn Thị {n}", address=f"Tổ dân phố {n % 9}, phường Thạch Quý",
            phone=f"09{n:08}", received_at=at, due_at=at + timedelta(days=3), waits=False, status="handed_over",
            reappointed_on=None, finished_on=at.date(), handed_over_at=at + timedelta(days=2), how="counter",
        )
        for n in range(LINES)
        for at in [SINCE + timedelta(hours=n)]
    ]  # fmt: skip
    period = half_year(SINCE.date())
    return bound(period, "UBND phường Thạch Quý", "Bộ phận Tiếp nhận và Trả kết quả", entries, SINCE)


def plain_docx(paper: "Paper") -> bytes:
    """A paragraph for each line, a cell for each cell."""
    from docx import Document

    from motcua.documents.rules import Paper, Table, lines, text

    file = Document()
    for sheet in paper.sheets:
        for block in sheet:
            if isinstance(block, Table):
                grid = file.add_table(rows=0, cols=len(block.columns))
                for row in block.rows:
                    for cell, words in zip(grid.add_row().cells, row, strict=True):
                        cell.text = text(words)
            else:
                for line in lines(Paper("", "a4", ((block,),))):
                    file.add_paragraph(line)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def plain_xlsx(book: "Book") -> bytes:
    """A row for each entry."""
    from xlsxwriter import Workbook

    from motcua.reports.book import cells

    out = BytesIO()
    file = Workbook(out, {"in_memory": True})
    sheet = file.add_worksheet()
    for n, entry in enumerate(book.entries):
        for column, words in enumerate(cells(entry, book.office)):
            sheet.write_string(n, column, words)
    file.close()
    return out.getvalue()
