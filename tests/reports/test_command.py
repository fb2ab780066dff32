"""`motcua report`, as other programs call it."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from motcua.config.cli import main
from motcua.reports import answers, queries
from tests.reports.test_count_from_histories import MARCH

pytestmark = pytest.mark.django_db
DAYS = ["--since", "2022-03-01", "--until", "2022-04-01"]


def test_it_prints_json_and_nothing_else(office: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "ii-06a", *DAYS, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == answers.ii_06a(queries.ii_06a(office, *MARCH))
    assert main(["report", "six-month", *DAYS, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == answers.six_month(queries.six_month(office, *MARCH))


def test_it_prints_a_table_for_the_eye(office: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "ii-06a", *DAYS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("từ 01/3/2022 đến hết 31/3/2022")
    total = next(line for line in lines if line.startswith("Tổng số"))
    assert total.split() == ["Tổng", "số", "7", "1", "5", "1", "5", "2", "2", "1", "2", "1", "1"]


@pytest.mark.parametrize("what", ["ii-06a", "six-month"])
def test_it_writes_a_spreadsheet(office: int, tmp_path: Path, what: str) -> None:
    out = tmp_path / "báo cáo.xlsx"
    assert main(["report", what, *DAYS, "--format", "xlsx", "--out", str(out)]) == 0
    assert "II.06a" in load_workbook(out).sheetnames
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("what", "kind", "begins"),
    [
        ("ii-06a", "pdf", b"%PDF"), ("six-month", "pdf", b"%PDF"), ("six-month", "docx", b"PK"),
        ("book", "pdf", b"%PDF"), ("book", "xlsx", b"PK"),
    ],
)  # fmt: skip
def test_it_writes_papers(office: int, tmp_path: Path, what: str, kind: str, begins: bytes) -> None:
    out = tmp_path / f"giấy.{kind}"
    assert main(["report", what, *DAYS, "--format", kind, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["ii-06a", "--since", "2022-07-01", "--until", "2022-01-01"], "ngày kết thúc phải sau ngày bắt đầu"),
        (
            ["six-month", "--since", "2022-07-01", "--until", "2022-07-01"],
            "ngày kết thúc phải sau ngày bắt đầu",
        ),
        (["six-month", "--since", "01/07/2022", "--until", "2022-07-01"], "không đọc được"),
        (["six-month", "--since", "0001-01-01", "--until", "2022-07-01"], "hãy xem lại năm"),
        (["six-month", "--since", "2022-01-01"], "cần cả --since và --until"),
        (["ii-06a", *DAYS, "--format", "xlsx"], "--out"),
        (["six-month", *DAYS, "--format", "docx"], "--out bao-cao.docx"),
        (["book", *DAYS], "book có các dạng xlsx, pdf"),
        (["ii-06a", "--since", "2101-01-01", "--until", "2101-07-01"], "chưa bắt đầu: hãy chọn kỳ khác"),
        (["ii-06a", *DAYS, "--office", "H99"], "H99"),
        (["ii-06a", *DAYS, "--out", "/không/có/bảng.json"], "Không ghi được"),
    ],
)
def test_it_says_what_is_wrong_in_one_line(
    office: int, capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    assert main(["report", *words]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert reason in said.err
