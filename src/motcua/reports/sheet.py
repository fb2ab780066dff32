"""Spreadsheets of the reports: numbers as numbers, sums and rates as formulas, and how each was counted beside them."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from motcua.reports.figures import FIGURES, Fact, Figure
from motcua.reports.forms import SixMonths, Table
from motcua.reports.lines import Line, of_report
from motcua.reports.rules import COLUMNS, GROUPS, PARTS, Period
from motcua.words import day_text
from motcua.words.figures import NONE_AROSE

FIRST = 9  # the row of the first field, from 0


def ii_06a(table: Table) -> bytes:
    """Form II.06a, with its definitions on a second sheet."""
    book = Spreadsheet()
    form(book, table)
    definitions(book, table.period, (FIGURES[c] for c in (*COLUMNS, "settled_broken")))
    return book.closed()


def six_month(report: SixMonths) -> bytes:
    """The six-month report, form II.06a, and their definitions."""
    book, lines = Spreadsheet(), of_report(report)
    summary(book, report, lines)
    form(book, report.table)
    defined = {d.key: d for line in lines for d in line.defined} | {c: FIGURES[c] for c in COLUMNS}
    definitions(book, report.period, defined.values())
    return book.closed()


class Spreadsheet:
    """A workbook in memory, its letters of `size` points. A text is never taken for a formula or a link."""

    def __init__(self, size: int = 12) -> None:
        self.file = BytesIO()
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        self.book = Workbook(self.file, plain)
        base = {"font_name": "Times New Roman", "font_size": size}
        boxed = {**base, "border": 1, "valign": "vcenter", "text_wrap": True}
        self.looks = {
            "text": self.book.add_format(base),
            "title": self.book.add_format({**base, "bold": True, "align": "center", "text_wrap": True}),
            "head": self.book.add_format({**boxed, "bold": True, "align": "center"}),
            "cell": self.book.add_format(boxed),
            "count": self.book.add_format({**boxed, "num_format": "#,##0"}),
            "sum": self.book.add_format({**boxed, "num_format": "#,##0", "bold": True}),
            "rate": self.book.add_format({**boxed, "num_format": "0.00", "align": "right"}),
        }

    def sheet(self, name: str, widths: Sequence[int]) -> Any:
        """A landscape A4 sheet, as wide as one page."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def closed(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self.file.getvalue()


def form(book: Spreadsheet, table: Table) -> None:
    """Form II.06a as TT 01/2020/TT-VPCP names its columns."""
    sheet, looks = book.sheet("II.06a", [5, 34, *[11] * len(COLUMNS)]), book.looks
    last = len(COLUMNS) + 1
    above = (
        "Biểu số II.06a/VPCP/KSTT",
        f"Đơn vị báo cáo: {table.office}",
        f"Đơn vị nhận báo cáo: {table.receiver}",
    )
    for n, text in enumerate(above if table.receiver else above[:2]):
        sheet.write_string(n, 0, text, looks["text"])
    title = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
    sheet.merge_range(3, 0, 3, last, title, looks["title"])
    sheet.merge_range(4, 0, 4, last, f"Kỳ báo cáo: {table.period.words}", looks["title"])
    sheet.merge_range(5, 0, 5, last, "Đơn vị tính: Số hồ sơ TTHC", looks["title"])
    head(sheet, looks["head"])
    for n, row in enumerate(table.rows):
        sheet.write_number(FIRST + n, 0, n + 1, looks["count"])
        sheet.write_string(FIRST + n, 1, row.field, looks["cell"])
        for column, value in row.counts.items():
            cell(sheet, FIRST + n, column, value, looks["count"])
    total(sheet, FIRST + len(table.rows), table, looks)


def head(sheet: Any, look: Any) -> None:
    """Three rows: groups, names, numbers of the columns."""
    for column, name in enumerate(("TT", "Lĩnh vực")):
        sheet.merge_range(FIRST - 3, column, FIRST - 2, column, name, look)
        sheet.write_string(FIRST - 1, column, f"({column + 1})", look)
    for group, number, names in GROUPS:
        sheet.merge_range(FIRST - 3, number - 1, FIRST - 3, number + len(names) - 2, group, look)
        for n, name in enumerate(names, number):
            sheet.write_string(FIRST - 2, n - 1, name, look)
            sheet.write_string(FIRST - 1, n - 1, f"({n})", look)


def place(column: str) -> int:
    """c3 stands third."""
    return int(column[1:]) - 1


def cell(sheet: Any, row: int, column: str, value: int, look: Any) -> None:
    """A count as a number; a sum as the formula of its parts, with the value that we counted."""
    if column in PARTS:
        parts = "+".join(xl_rowcol_to_cell(row, place(part)) for part in PARTS[column])
        sheet.write_formula(row, place(column), f"={parts}", look, value)
    else:
        sheet.write_number(row, place(column), value, look)


def total(sheet: Any, row: int, table: Table, looks: dict[str, Any]) -> None:
    """The last row: each column summed over the fields."""
    sheet.write_string(row, 0, "", looks["sum"])
    sheet.write_string(row, 1, table.total.field, looks["sum"])
    for column, value in table.total.counts.items():
        name = xl_col_to_name(place(column))
        if table.rows:
            sheet.write_formula(
                row, place(column), f"=SUM({name}{FIRST + 1}:{name}{row})", looks["sum"], value
            )
        else:
            sheet.write_number(row, place(column), value, looks["sum"])


def summary(book: Spreadsheet, report: SixMonths, lines: Iterable[Line]) -> None:
    """The lines of the six-month report; rates are formulas of their parts."""
    sheet, looks = book.sheet("Báo cáo", [5, 52, 14, 14, 14, 60]), book.looks
    sheet.merge_range(0, 0, 0, 5, f"{report.place.name}: báo cáo {report.period.title}", looks["title"])
    sheet.merge_range(1, 0, 1, 5, f"Kỳ báo cáo {report.period.words}", looks["title"])
    for column, name in enumerate(("TT", "Chỉ tiêu", "Số", "Trên", "Tỷ lệ %", "Ghi chú")):
        sheet.write_string(3, column, name, looks["head"])
    for n, line in enumerate(lines, 1):
        row = n + 3
        sheet.write_number(row, 0, n, looks["count"])
        sheet.write_string(row, 1, line.name, looks["cell"])
        sheet.write_number(row, 2, line.part, looks["count"])
        rate(sheet, row, line, looks)
        sheet.write_string(row, 5, line.note, looks["cell"])


def rate(sheet: Any, row: int, line: Line, looks: dict[str, Any]) -> None:
    """The whole and the rate of a line that has them."""
    if line.whole is None:
        sheet.write_string(row, 3, "", looks["cell"])
        sheet.write_string(row, 4, "", looks["cell"])
        return
    sheet.write_number(row, 3, line.whole, looks["count"])
    part, whole = xl_rowcol_to_cell(row, 2), xl_rowcol_to_cell(row, 3)
    value = float(line.rate.value) if line.rate and line.rate.value is not None else line.text
    formula = f'=IF({whole}=0,"{NONE_AROSE}",ROUND({part}/{whole}*100,2))'
    sheet.write_formula(row, 4, formula, looks["rate"], value)


def definitions(book: Spreadsheet, period: Period, defined: Iterable[Figure | Fact], known: str = "") -> None:
    """How each figure is counted, by which source, and as known when: at the end of the period unless `known` says."""
    sheet, looks = book.sheet("Cách tính", [18, 40, 70, 50, 22]), book.looks
    for column, name in enumerate(("Mã", "Chỉ tiêu", "Cách tính", "Nguồn", "Chốt")):
        sheet.write_string(0, column, name, looks["head"])
    for row, one in enumerate(defined, 1):
        until = known or f"hết ngày {day_text(period.last_on)}"
        for column, text in enumerate((one.key, one.name, one.formula, one.source, until)):
            sheet.write_string(row, column, text, looks["cell"])
