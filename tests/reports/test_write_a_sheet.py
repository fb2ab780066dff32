"""Spreadsheets: what a program opening the file computes is what we counted."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from motcua.dossiers.rules import CaseRow
from motcua.reports import sheet
from motcua.reports.forms import table
from motcua.reports.rules import COLUMNS, Period
from tests.reports.cases import FIELDS, HALF_YEAR, LAN, known, matters, opened
from tests.reports.test_report_six_months import STATED, report

HALF = Period(*HALF_YEAR)


def open_both(content: bytes) -> tuple[Workbook, Workbook]:
    """With formulas, and with the values kept beside them."""
    return load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)


def computed(page: Any, formula: Any) -> Any:
    """What a formula of ours comes to, worked out from the cells alone."""
    if not isinstance(formula, str) or not formula.startswith("="):
        return formula
    if found := re.fullmatch(r"=SUM\((\w+):(\w+)\)", formula):
        return sum(computed(page, cell.value) for row in page[f"{found[1]}:{found[2]}"] for cell in row)
    if found := re.fullmatch(r'=IF\((\w+)=0,"([^"]+)",ROUND\((\w+)/\1\*100,2\)\)', formula):
        whole, part = page[found[1]].value, page[found[3]].value
        if not whole:
            return found[2]
        return float((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return sum(computed(page, page[name].value) for name in formula[1:].split("+"))


def cells(page: Any) -> Mapping[str, Any]:
    return {cell.coordinate: cell.value for row in page for cell in row if cell.value is not None}


def check(content: bytes) -> int:
    """Every formula gives the value that stands beside it; how many formulas there are."""
    formulas, values = open_both(content)
    n = 0
    for page in formulas:
        beside = cells(values[page.title])
        for name, formula in cells(page).items():
            assert computed(page, formula) == beside[name], (page.title, name, formula)
            n += str(formula).startswith("=")
    return n


@settings(max_examples=25, deadline=None)
@given(st.lists(matters(), max_size=8))
def test_its_sums_are_formulas_that_come_to_our_counts(found: list[Any]) -> None:
    form = table(known(found, *HALF_YEAR), HALF, "UBND phường Thạch Quý")
    formulas = check(sheet.ii_06a(form))
    assert formulas == 3 * len(form.rows) + (len(COLUMNS) if form.rows else 0)


def test_it_has_the_form_with_its_head() -> None:
    rows = [replace(LAN, field=field) for field in FIELDS] + [opened(due_on=date(2022, 3, 4))]
    form = table(rows, HALF, "UBND phường Thạch Quý", "UBND thành phố Hà Tĩnh")
    _, values = open_both(sheet.ii_06a(form))
    page = values["II.06a"]
    text = [cell for cell in cells(page).values() if isinstance(cell, str)]
    assert {
        "Biểu số II.06a/VPCP/KSTT",
        "Đơn vị báo cáo: UBND phường Thạch Quý",
        "Đơn vị nhận báo cáo: UBND thành phố Hà Tĩnh",
        "Kỳ báo cáo: từ 01/01/2022 đến hết 30/6/2022",
        "Đơn vị tính: Số hồ sơ TTHC",
    } <= set(text)
    last = [cell.value for cell in list(page)[-1]]
    assert last[1:] == ["Tổng số", *(form.total.counts[c] for c in COLUMNS)]
    numbers = [cell.value for cell in page[9]]
    assert numbers == [f"({n})" for n in range(1, 14)]


def test_it_says_how_each_figure_is_counted_and_until_when() -> None:
    _, values = open_both(sheet.six_month(report(statement=STATED)))
    assert values.sheetnames == ["Báo cáo", "II.06a", "Cách tính"]
    defined = {row[0].value: [cell.value for cell in row] for row in values["Cách tính"]}
    assert set(COLUMNS) | {"level_3_online", "procedures_online", "one_stop_staff"} <= set(defined)
    assert all(
        row[2] and row[3] and row[4] == "hết ngày 30/6/2022" for key, row in defined.items() if key != "Mã"
    )


def test_its_rates_are_formulas_that_come_to_our_rates() -> None:
    content = sheet.six_month(report(statement=STATED))
    assert check(content) > 6
    _, values = open_both(content)
    lines = {row[1].value: [cell.value for cell in row[2:]] for row in values["Báo cáo"]}
    note = "Báo cáo đã in 24,52 (cắt số). Tính đúng: 24,53"
    assert lines["Thủ tục mức độ 3 có hồ sơ"] == [13, 53, 24.53, note]
    assert lines["Thu ngân sách, ước đạt, triệu đồng"][:3] == [117283, 116670, 100.53]


def test_it_writes_no_rate_of_nothing() -> None:
    content = sheet.six_month(report(rows=()))
    check(content)
    _, values = open_both(content)
    lines = {row[1].value: row[4].value for row in values["Báo cáo"]}
    assert lines["Hồ sơ mức độ 3 nộp trên mạng"] == "không phát sinh"


def test_it_never_takes_a_name_for_a_formula() -> None:
    hostile: list[CaseRow] = [replace(LAN, field=text) for text in ("=1+1", "http://x.vn", "@x", "{=A1}")]
    formulas, _ = open_both(sheet.ii_06a(table(hostile, HALF, "=cmd|' /C calc'!A0")))
    page = formulas["II.06a"]
    kinds = {
        cell.value: cell.data_type for row in page for cell in row if cell.value in ("=1+1", "@x", "{=A1}")
    }
    assert kinds == {"=1+1": "s", "@x": "s", "{=A1}": "s"}
    assert not any(cell.hyperlink for row in page for cell in row)
