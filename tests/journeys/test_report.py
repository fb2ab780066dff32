"""Chị Mai and her half-year: one figure wherever it is read, and the dossiers behind it."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from motcua.clock import VN
from motcua.reports.rules import half_year
from tests.journeys.visitor import Visitor
from tests.journeys.ward import Ward

Visit = Callable[..., Visitor]
COLUMNS = [f"c{n}" for n in range(3, 14)]
PERIOD = ("--since", "2022-01-01", "--until", "2022-07-01")
# counted by hand from tests/config/histories.jsonl
TOTAL = dict(zip(COLUMNS, (11, 1, 9, 1, 8, 3, 4, 1, 3, 2, 1), strict=True))


@pytest.fixture
def mai(visit: Visit) -> Visitor:
    return visit().sign_in("mai").follow("Báo cáo")


def of_2022(mai: Visitor) -> Visitor:
    """The first half of 2022, by its dates."""
    mai.choose("Đổi kỳ").fill(Từ_ngày="2022-01-01", Đến_hết_ngày="2022-06-30")
    return mai.send("Xem kỳ này").sees("từ 01/01/2022 đến hết 30/6/2022")


def downloaded(mai: Visitor) -> Any:
    """The spreadsheet behind the button."""
    with mai.page.expect_download() as coming:
        mai.page.get_by_role("link", name="Excel").click()
    return load_workbook(BytesIO(coming.value.path().read_bytes()), data_only=True)


def read(mai: Visitor) -> Any:
    """What the JSON button gives."""
    with mai.page.expect_navigation():
        mai.page.get_by_role("link", name="JSON").click()
    return json.loads(mai.page.locator("body").inner_text())


def asked(ward: Ward, report: str, *period: str) -> Any:
    return json.loads(ward.motcua("report", report, *period, "--format", "json").stdout)


def numbers(mai: Visitor) -> Iterator[tuple[str, dict[str, int]]]:
    """Form II.06a as it stands on the page, field by field, the total last."""
    for row in mai.page.locator("tbody tr", has=mai.page.locator("th[scope=row]")).all():
        field, *cells = row.locator("th, td").all_inner_texts()[1:]
        yield field, dict(zip(COLUMNS, map(int, cells), strict=True))


def in_sheet(book: Any) -> dict[str, dict[str, int]]:
    """Form II.06a as it stands in the spreadsheet."""
    rows = ([cell.value for cell in row[1:13]] for row in book["II.06a"].iter_rows(min_row=10))
    return {row[0]: dict(zip(COLUMNS, row[1:], strict=True)) for row in rows if row[0]}


def test_a_figure_is_the_same_on_the_page_in_json_in_the_sheet_and_from_the_command(
    mai: Visitor, ward: Ward
) -> None:
    of_2022(mai).well().follow("Biểu II.06a").well()
    command = asked(ward, "ii-06a", *PERIOD)
    assert command["total"] == TOTAL
    by_field = {row["field"]: {c: row[c] for c in COLUMNS} for row in command["rows"]} | {"Tổng số": TOTAL}
    assert dict(numbers(mai)) == in_sheet(downloaded(mai)) == by_field
    assert read(mai) == command

    mai.page.go_back()
    mai.follow("Báo cáo 6 tháng").sees(
        "10 hồ sơ tiếp nhận", "8 đã giải quyết", "3 trước, 4 đúng hạn", "1 xong quá hạn"
    )
    mai.sees("tiếp nhận 10 + kỳ trước 1 = đã giải quyết 8 + đang giải quyết 3 khớp")
    cells = [str(cell.value) for row in downloaded(mai).worksheets[0].iter_rows() for cell in row]
    six_months = asked(ward, "six-month", *PERIOD)
    assert {"10", "8", "3", "4", "1"} <= set(cells)
    assert (six_months["dossiers"]["received"], six_months["dossiers"]["overdue"]) == (10, 1)
    assert read(mai) == six_months


def test_a_figure_opens_the_dossiers_that_it_counts(mai: Visitor, ward: Ward) -> None:
    late = ward.codes["tre"]
    of_2022(mai).follow("Biểu II.06a")
    total = mai.page.locator("tbody tr", has_text="Tổng số")
    mai.go(total.get_by_role("link").nth(COLUMNS.index("c10")))
    mai.sees("1 hồ sơ", "Hẹn trả", late, "10/3/2022", "14/3/2022", "quá hạn").well()
    mai.follow(late).sees("Lịch sử", "Hẹn lại", "Nơi đăng ký cũ chưa trả lời")


def test_a_half_year_that_is_not_over_says_so(mai: Visitor, ward: Ward) -> None:
    today = datetime.now(VN).date()
    half = half_year(today)
    mai.choose("Đổi kỳ").fill(Từ_ngày=str(half.since), Đến_hết_ngày=str(half.last_on)).send("Xem kỳ này")
    mai.sees(half.words).well()
    assert ("Kỳ chưa hết." in mai.text) == (today < half.last_on)
    mai.follow("Biểu II.06a")
    period = ("--since", str(half.since), "--until", str(half.until))
    while (before := asked(ward, "ii-06a", *period)) != read(mai):  # others are at their desks meanwhile
        mai.page.go_back()
    assert before["total"]["c6"] == 3  # what 2022 left open is carried over to this day


def test_it_is_written_signed_and_taken_along_as_the_paper_that_it_is(mai: Visitor, visit: Visit) -> None:
    of_2022(mai).send("Soạn báo cáo").sees("Dự thảo báo cáo", "dòng chờ viết").well()
    for box in mai.page.locator("textarea").all():
        words = box.input_value()
        box.fill("\n".join(line for line in words.splitlines() if "[" not in line))
    mai.send("Lưu dự thảo").sees("Dự thảo báo cáo").well()
    assert "dòng chờ viết" not in mai.text

    tung = visit().sign_in("tung").open(mai.page.url.removeprefix(mai.url))
    tung.send("Ký báo cáo").sees("Báo cáo đã ký", "Mã băm SHA-256", "vẫn như lúc ký").well()
    with tung.page.expect_download() as coming:
        tung.page.get_by_role("link", name="Tải PDF đã ký").click()
    assert sha256(coming.value.path().read_bytes()).hexdigest() in tung.text
    tung.follow("Xem tờ giấy").sees("BÁO CÁO", "ỦY BAN NHÂN DÂN").well()
