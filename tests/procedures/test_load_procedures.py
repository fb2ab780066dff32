"""Load procedures: sheets and national records, all or nothing, each bad row named."""

import csv
import io
import json
from pathlib import Path

import pytest

from motcua.config import cli
from motcua.procedures.actions.load_procedures import load_procedures
from motcua.procedures.models import Procedure, Version
from motcua.procedures.queries import find, version
from motcua.procedures.rules.sheets import BadFile, rows
from tests.procedures.conftest import BY, NOW, national, sheet
from tests.procedures.test_read_files import xlsx

pytestmark = pytest.mark.django_db
GOOD = "1.999991,Thủ tục thử một,Hộ tịch,toàn trình,3,ngày làm việc,10000,Giấy thử,Luật Thử,2025-07-01,ghi chú,code=S"
BAD = "1.99,Thủ tục thử hai,Hộ tịch,,3,tuần,0,,,,,"
TODAY = NOW.date()


@pytest.mark.parametrize("name", ["list.csv", "book.xlsx"])
def test_it_takes_the_catalogues_own_sheet(name: str) -> None:
    data = sheet(GOOD)
    if name.endswith("xlsx"):
        data = xlsx(*csv.reader(io.StringIO(data.decode())))
    done = load_procedures(data, name, by=BY, at=NOW)
    assert done.published.written
    now = version("1.999991", TODAY)
    assert (now.name, now.record.note, str(now.record.ways[0].allowance)) == (
        "Thủ tục thử một",
        "ghi chú",
        "3d",
    )


def test_it_takes_national_records_and_says_what_it_could_not_use() -> None:
    data = json.dumps(national(), ensure_ascii=False).encode()
    done = load_procedures(data, "r.jsonl", by=BY, at=NOW)
    assert version("1.999999", TODAY).record.results[0].name == "Giấy thử"
    assert ("1.999999", "nguồn không ghi thành phần hồ sơ") in done.remarks


def test_it_imports_nothing_when_a_row_is_bad_and_names_it() -> None:
    done = load_procedures(sheet(GOOD, BAD), "list.csv", by=BY, at=NOW)
    assert [(b.line, b.code) for b in done.bad] == [(3, "1.99")]
    assert "không đúng dạng" in done.bad[0].reason
    assert Procedure.objects.count() == Version.objects.count() == 0


def test_it_takes_the_good_rows_when_asked_to_skip_the_bad() -> None:
    done = load_procedures(sheet(GOOD, BAD), "list.csv", by=BY, at=NOW, skip_bad=True)
    assert done.published.written
    assert done.bad[0].row["name"] == "Thủ tục thử hai"
    assert list(Procedure.objects.values_list("code", flat=True)) == ["1.999991"]


def test_it_writes_nothing_in_a_dry_run_but_says_the_same() -> None:
    dry = load_procedures(sheet(GOOD), "list.csv", by=BY, at=NOW, dry_run=True).published
    assert not dry.written
    assert Version.objects.count() == 0
    assert (
        dry.changes[0].lines
        == load_procedures(sheet(GOOD), "list.csv", by=BY, at=NOW).published.changes[0].lines
    )


def test_it_shows_what_would_change_part_by_part() -> None:
    load_procedures(sheet(GOOD), "list.csv", by=BY, at=NOW)
    changed = GOOD.replace(",3,", ",5,").replace("10000", "20000")
    (change,) = load_procedures(sheet(changed), "list.csv", by=BY, at=NOW, dry_run=True).published.changes
    assert change.lines[:2] == (
        "thời hạn: “3 ngày làm việc” → “5 ngày làm việc”",
        "mức thu: “10.000 đồng” → “20.000 đồng”",
    )


def test_it_finds_what_was_just_loaded() -> None:
    load_procedures(sheet(GOOD), "list.csv", by=BY, at=NOW)
    assert find("thu tuc thu mot", today=TODAY)[0].code == "1.999991"
    assert find("thu tuc thu mot", today=TODAY, on=TODAY.replace(year=2025, month=6)) == []


@pytest.mark.parametrize(
    ("data", "why"), [(b"code,name\n1.999991,X\n", "thiếu cột field"), (sheet(), "không có dòng thủ tục nào")]
)
def test_it_refuses_a_sheet_with_the_wrong_columns(data: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        load_procedures(data, "list.csv", by=BY, at=NOW)


def test_the_editors_marks_are_no_words_for_people() -> None:
    row = (
        GOOD.replace("Giấy thử", "Giấy thử [S]")
        .replace(",10000,", ",10000 (Hà Tĩnh) [?],")
        .replace("ghi chú", "ghi chú [K]")
    )
    load_procedures(sheet(row), "list.csv", by=BY, at=NOW)
    record = version("1.999991", TODAY).record
    assert (record.results[0].name, record.note) == ("Giấy thử", "ghi chú")
    assert {line.note for way in record.ways for line in way.fees} == {"Hà Tĩnh"}
    assert dict(record.marks) == {"code": "S", "fee": "?"}


# the command, as formats.md has it


def command(*words: str) -> int:
    return cli.main(["import", *words])


def test_the_command_exits_1_and_names_each_bad_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(sheet(GOOD, BAD))
    assert command("procedures", str(file)) == 1
    assert "dòng 3, 1.99: " in capsys.readouterr().err
    assert Version.objects.count() == 0
    assert [p.name for p in tmp_path.iterdir()] == ["list.csv"]


def test_the_command_writes_the_bad_rows_beside_the_file(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(sheet(GOOD, BAD))
    assert command("procedures", str(file), "--skip-bad") == 0
    (row,) = csv.DictReader((tmp_path / "list.bad.csv").read_text(encoding="utf8").splitlines())
    assert row["code"] == "1.99"
    assert row["reason"]
    assert Version.objects.count() == 1


def test_the_bad_rows_hold_no_formula_and_are_read_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(
        sheet(BAD.replace("Thủ tục thử hai", '"=HYPERLINK(""x"")"').replace(",tuần,0", ",tuần,-5"))
    )
    assert command("procedures", str(file), "--skip-bad") == 0
    aside = tmp_path / "list.bad.csv"
    (row,) = csv.DictReader(aside.read_text(encoding="utf8").splitlines())
    assert (row["name"], row["fee_vnd"]) == ('\'=HYPERLINK("x")', "'-5")
    _, lines = rows(aside.read_bytes(), aside.name)
    read = list(lines)[1].cells
    assert (read["name"], read["fee_vnd"]) == ('=HYPERLINK("x")', "-5")


def test_the_command_stops_reading_a_file_that_is_too_large(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    with file.open("wb") as f:
        f.truncate(1 << 40)  # takes no room on the disk, and none in memory unless all of it is read
    assert command("procedures", str(file)) == 1
    assert "Tệp lớn hơn 32 MB" in capsys.readouterr().err


def test_the_command_prints_the_diff_of_a_dry_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps(national(), ensure_ascii=False), encoding="utf8")
    assert command("procedures", str(file), "--dry-run") == 0
    said = capsys.readouterr()
    assert "1.999999: mới: “Thủ tục đăng ký thử”" in said.out
    assert Version.objects.count() == 0


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_the_command_says_in_one_line_that_it_cannot_read_the_file(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("procedures", str(tmp_path / name)) == 1
    said = capsys.readouterr().err
    assert said.startswith("motcua import: Không đọc được tệp")
    assert said.count("\n") == 1


def test_find_prints_json_and_only_json(furnished: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "vo toi moi sinh", "--limit", "2", "--on", "2022-05-04", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert [set(h) for h in hits] == [{"code", "name", "field", "kind", "settled_by", "score"}] * len(hits)
    assert hits[0]["code"] == "1.001193"
    assert hits[0]["kind"] == "procedure"
    assert len(hits) <= 2


@pytest.mark.parametrize("words", [["x", "--limit", "0"], ["x", "--on", "hôm qua"]])
def test_find_refuses_bad_input_in_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", *words]) == 1
    assert capsys.readouterr().err.count("\n") == 1
