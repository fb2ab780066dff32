"""The tracking book: every dossier received in the period, once, in the columns of its form."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from motcua.clock import VN
from motcua.documents import press
from motcua.documents.rules import lines
from motcua.reports import book, book_sheet, queries, sheet
from motcua.reports.book import Entry, bound
from motcua.reports.rules import Period
from tests.reports.office_suite import converted, needs_calc
from tests.reports.test_report_six_months import report
from tests.reports.written import AT, SINCE, UNTIL

PERIOD = Period(SINCE, UNTIL)


def entry(n: int = 1, field: str = "Hộ tịch", **more: object) -> Entry:
    at = datetime(2022, 3, 1, 9, tzinfo=VN)
    facts = {
        "code": f"H27.00.00-220301-{n:04}", "name": "Cấp Giấy xác nhận tình trạng hôn nhân", "field": field,
        "owner": "Nguyễn Thị Lan", "address": "Tổ dân phố 3", "phone": "0912345318", "received_at": at, "due_at": at,
        "waits": False, "status": "in_progress", "reappointed_on": None, "finished_on": None, "handed_over_at": None,
        "how": None, **more,
    }  # fmt: skip
    return Entry(**facts)  # type: ignore[arg-type]


def made(*entries: Entry) -> book.Book:
    return bound(PERIOD, "UBND phường Thạch Quý", "Bộ phận Tiếp nhận và Trả kết quả", entries, AT)


@pytest.mark.django_db
def test_it_has_every_dossier_received_in_the_period_once(office: int) -> None:
    found = queries.book(office, SINCE, UNTIL, AT)
    table = queries.ii_06a(office, SINCE, UNTIL)
    counted = {row.field: row.counts["c4"] + row.counts["c5"] for row in table.rows}
    assert {field: len(entries) for field, entries in found.by_field()} == {
        f: n for f, n in counted.items() if n
    }
    assert len({e.code for e in found.entries}) == len(found.entries) == 6
    notes = {e.note for e in found.entries}
    assert "đã rút 10/3/2022" in notes
    assert "có kết quả 02/3/2022" in notes
    assert {e.due for e in found.entries if e.waits} == {"đang chờ"}
    assert {(e.owner, e.code[:9]) for e in found.entries} == {("Nguyễn Thị Lan", "H27.00.00")}


@pytest.mark.django_db
def test_it_asks_the_database_once_whatever_its_length(
    office: int, django_assert_max_num_queries: object
) -> None:
    queries.book(office, SINCE, UNTIL, AT)
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        queries.book(office, date(2021, 1, 1), date(2023, 1, 1), AT)


def test_it_names_its_form_and_its_cut_off() -> None:
    said = list(lines(book.paper(made(entry()))))
    assert "SỔ THEO DÕI HỒ SƠ" in said
    assert "(Mẫu số 06, Thông tư số 01/2018/TT-VPCP)" in said
    assert any("ghi đến 09:00 thứ Ba 05/4/2022" in line for line in said)
    newer = bound(Period(date(2025, 10, 1), date(2025, 11, 1)), "", "", (), AT)
    assert newer.form == ""  # no layout of the newer text was found: these columns are not its own
    assert not any("Mẫu số" in line for line in lines(book.paper(newer)))


def test_it_says_what_the_columns_do_not() -> None:
    assert entry(reappointed_on=date(2022, 3, 9)).note == "hẹn lại 09/3/2022"
    assert entry(due_at=None).due == "không hẹn"
    assert entry(due_at=None, waits=True).due == "đang chờ"
    handed = datetime(2022, 3, 3, 8, tzinfo=VN)
    assert entry(handed_over_at=handed, finished_on=handed.date(), how="post").note == ""


HOSTILE = ["A" * 300, "Nguyễn " + "Thị Dài " * 37, "=1+1", "<b>Lan</b> #strong[x]", "\u202eLan", "名前"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_it(name: str) -> None:
    of = made(entry(owner=name, address=name, name=name))
    file = pypdfium2.PdfDocument(press.pdf(book.paper(of)))
    width = file[0].get_size()[0]
    words = file[0].get_textpage()
    boxes = [words.get_charbox(n) for n in range(words.count_chars())]
    assert max(right for _, _, right, _ in boxes) < width - 30
    values = load_workbook(BytesIO(book_sheet.write(of)))["Sổ theo dõi"]
    assert values["E9"].value == name
    assert values["E9"].data_type == "s"


def test_a_code_stays_in_its_column() -> None:
    page = pypdfium2.PdfDocument(press.pdf(book.paper(made(entry()))))[0].get_textpage()
    text = page.get_text_range()
    code, name = text.index("H27.00.00-220301-0001"), text.index("Cấp Giấy")
    assert page.get_charbox(code + 20)[2] < page.get_charbox(name)[0]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["Hộ tịch", "Chứng thực", "Đất đai"]), max_size=30))
def test_its_sums_are_formulas_of_its_lines(fields: list[str]) -> None:
    of = made(*(entry(n, field) for n, field in enumerate(fields)))
    content = book_sheet.write(of)
    formulas, values = (
        load_workbook(BytesIO(content), data_only=only)["Sổ theo dõi"] for only in (False, True)
    )
    total = next(row for row in values.iter_rows() if row[1].value == "Cộng")
    assert total[3].value == len(fields)
    n = sum(str(row[3].value).startswith("=") for row in formulas.iter_rows())
    assert n == len(set(fields)) + bool(fields)
    assert [row[0].value for row in values.iter_rows() if isinstance(row[0].value, int)] == [
        *range(1, len(fields) + 1)
    ]


@needs_calc
def test_libreoffice_computes_the_sums_that_we_counted(tmp_path: Path) -> None:
    of = made(*(entry(n, field) for n, field in enumerate(["Hộ tịch"] * 3 + ["Chứng thực"] * 2)))
    saved = converted(book_sheet.write(of), "xlsx", "xlsx", tmp_path)
    again = load_workbook(BytesIO(saved), data_only=True)["Sổ theo dõi"]
    sums = {row[1].value: row[3].value for row in again.iter_rows(min_row=8)}
    assert sums["Lĩnh vực Chứng thực"] == 2
    assert sums["Lĩnh vực Hộ tịch"] == 3
    assert sums["Cộng"] == 5


@needs_calc
def test_libreoffice_computes_form_ii_06a_as_we_counted(tmp_path: Path) -> None:
    form = report().table
    again = load_workbook(BytesIO(converted(sheet.ii_06a(form), "xlsx", "xlsx", tmp_path)), data_only=True)[
        "II.06a"
    ]
    rows = {row[1].value: [cell.value for cell in row[2:13]] for row in again.iter_rows(min_row=10)}
    for row in (*form.rows, form.total):
        assert rows[row.field] == list(row.counts.values())
