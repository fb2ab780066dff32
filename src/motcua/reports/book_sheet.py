"""The tracking book as a spreadsheet: sums as formulas, its head on each printed page, how it is counted beside it."""

from math import ceil
from typing import Any

from motcua.reports.book import COLUMNS, COUNTED, GROUP, Book, cells
from motcua.reports.figures import FIGURES
from motcua.reports.sheet import Spreadsheet, definitions

SETS = 3  # the column that counts
WIDTHS = (5, 20, 22, 7, 16, 19, 12, 10, 10, 10, 11, 8, 12)
LETTERS, LINE, TALLEST = 10, 13.5, 400  # points: of a letter, of a line of text, of a row at most
LAST = len(COLUMNS) - 1
HEAD = 5  # the row of the head, from 0


def write(book: Book) -> bytes:
    """The book, then how it is counted."""
    made = Spreadsheet(LETTERS)
    lines(made, book)
    definitions(made, book.period, (FIGURES["received"],), f"ghi đến {book.at:%H:%M %d/%m/%Y}")
    return made.closed()


def lines(made: Spreadsheet, book: Book) -> None:
    """Fields one below another, each with its sum; the sum of all at the end."""
    sheet, looks = made.sheet("Sổ theo dõi", WIDTHS), made.looks
    sheet.write_string(0, 0, f"{book.office}, {book.desk}", looks["text"])
    sheet.merge_range(1, 0, 1, LAST, "SỔ THEO DÕI HỒ SƠ", looks["title"])
    sheet.merge_range(2, 0, 2, LAST, f"({book.form})" if book.form else "", looks["title"])
    sheet.merge_range(3, 0, 3, LAST, book.cut_off, looks["title"])
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.set_footer("&C&P/&N")
    head(sheet, looks["head"])
    row, number, sums = HEAD + 2, 0, []
    for field, entries in book.by_field():
        sums.append(row)
        sheet.write_string(row, 0, "", looks["sum"])
        sheet.write_string(row, 1, f"Lĩnh vực {field}", looks["sum"])
        sheet.write_formula(
            row, SETS, f"=SUM(D{row + 2}:D{row + 1 + len(entries)})", looks["sum"], len(entries)
        )
        row += 1
        for entry in entries:
            number += 1
            line(sheet, row, number, cells(entry, book.office), looks)
            row += 1
    sheet.write_string(row, 1, "Cộng", looks["sum"])
    if sums:
        whole = "+".join(f"D{n + 1}" for n in sums)
        sheet.write_formula(row, SETS, f"={whole}", looks["sum"], number)
    else:
        sheet.write_number(row, SETS, 0, looks["sum"])
    sheet.write_string(row + 2, 0, COUNTED, looks["text"])


def head(sheet: Any, look: Any) -> None:
    """Two rows: names of the columns, those of one group under its name; on each page again."""
    first = next(n for n, column in enumerate(COLUMNS) if column.group)
    last = max(n for n, column in enumerate(COLUMNS) if column.group)
    sheet.merge_range(HEAD, first, HEAD, last, GROUP, look)
    for n, column in enumerate(COLUMNS):
        if column.group:
            sheet.write_string(HEAD + 1, n, column.head, look)
        else:
            sheet.merge_range(HEAD, n, HEAD + 1, n, column.head, look)
    sheet.set_row(HEAD, 2 * LINE)
    sheet.set_row(HEAD + 1, 3 * LINE)
    sheet.repeat_rows(HEAD, HEAD + 1)
    sheet.freeze_panes(HEAD + 2, 2)


def line(sheet: Any, row: int, number: int, texts: tuple[str, ...], looks: dict[str, Any]) -> None:
    """One entry; the number of its sets is a number. As tall as its fullest cell: not every program sees to that."""
    sheet.set_row(row, min(TALLEST, LINE * max(map(tall, texts, WIDTHS[1:]))))
    sheet.write_number(row, 0, number, looks["count"])
    for n, text in enumerate(texts, 1):
        if n == SETS:
            sheet.write_number(row, n, int(text), looks["count"])
        else:
            sheet.write_string(row, n, text, looks["cell"])


def tall(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many letters; capitals are wide."""
    return ceil(sum(1.6 if letter.isupper() else 1 for letter in text) / (1.4 * width)) or 1
