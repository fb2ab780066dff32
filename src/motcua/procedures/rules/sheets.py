"""Bytes of a file → rows of text: CSV, XLSX or JSON lines, told by content. Pure.

A file from outside may be anything: sizes are bounded, macros and entity tricks refused, each refusal one sentence.
"""

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Literal

import openpyxl

from motcua import Refused
from motcua.words import clean, thousands

Shape = Literal["csv", "xlsx", "jsonl"]
MOST_BYTES = 32 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
_ENDINGS: dict[str, Shape] = {
    "csv": "csv", "tsv": "csv", "txt": "csv", "xlsx": "xlsx", "jsonl": "jsonl", "ndjson": "jsonl", "json": "jsonl",
}  # fmt: skip
_NAMES: dict[Shape, str] = {"csv": "CSV", "xlsx": "bảng tính XLSX", "jsonl": "JSON lines"}
_MAGIC = (
    (b"%PDF", "tệp PDF"),
    (b"\xd0\xcf\x11\xe0", "tệp Office đời cũ (.xls, .doc)"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"\x1f\x8b", "tệp nén"),
    (b"\x7fELF", "chương trình"),
    (b"MZ", "chương trình"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class BadFile(Refused):
    """A file that cannot be read as what its name says, or is too large, or unsafe."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the file (1 is the first line), and its cells or its object."""

    number: int
    cells: dict[str, Any]
    raw: str = ""


def shape(data: bytes, name: str) -> Shape:
    """What the file really is; BadFile when its name says something else."""
    if len(data) > MOST_BYTES:
        raise BadFile(f"Tệp lớn hơn {MOST_BYTES // 1024 // 1024} MB; chia nhỏ rồi nhập từng tệp.")
    if not data.strip():
        raise BadFile("Tệp rỗng; chọn lại tệp có dữ liệu.")
    found: Shape
    if data.startswith(b"PK\x03\x04"):
        found = "xlsx"
    elif other := next((words for magic, words in _MAGIC if data.startswith(magic)), None):
        raise BadFile(
            f"Đây là {other}, không phải CSV, XLSX hay JSON lines; xuất lại sang một trong ba dạng đó."
        )
    else:
        found = "jsonl" if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else "csv"
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    said = _ENDINGS.get(ending, found)
    if said != found:
        raise BadFile(
            f"Tên tệp nói là {_NAMES[said]} nhưng nội dung là {_NAMES[found]}; đặt lại tên cho đúng."
        )
    return found


def rows(data: bytes, name: str) -> tuple[Shape, Iterator[Line]]:
    """The rows of a file, lazily: CSV and XLSX as text cells by column, JSON lines as their objects."""
    found = shape(data, name)
    if found == "xlsx":
        return found, _table(_xlsx(data))
    text = _text(data)
    return found, _objects(text) if found == "jsonl" else _table(_csv(text))


def need(columns: tuple[str, ...], line: Line | None) -> None:
    """BadFile when a column is missing from the head of the sheet."""
    missing = [c for c in columns if line is None or c not in line.cells]
    if missing:
        raise BadFile(f"Bảng thiếu cột {', '.join(missing)}; dòng đầu cần có: {', '.join(columns)}.")


def guarded(cell: str) -> str:
    """A cell as it is written into a CSV: what a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise BadFile("Tệp không phải chữ UTF-8; lưu lại dạng “CSV UTF-8” rồi nhập.") from e
    if "\0" in text:
        raise BadFile("Tệp chứa ký tự rỗng, không phải văn bản; xuất lại rồi nhập.")
    return text


def _csv(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as e:
        raise BadFile(
            f"Dòng {reader.line_num} không đúng dạng CSV (dấu nháy hoặc ô quá dài); sửa rồi nhập lại."
        ) from e


def _xlsx(data: bytes) -> list[tuple[int, list[str]]]:
    _safe_zip(data)
    try:
        with warnings.catch_warnings(action="ignore"):  # what a book says of its styles is nobody's concern
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            found = book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
            return [(n, [_cell(v) for v in row]) for n, row in enumerate(islice(found, MOST_ROWS + 2), 1)]
    except Exception as e:  # openpyxl raises whatever its parts do on a broken book
        raise BadFile("Không mở được bảng tính này; lưu lại dạng XLSX rồi nhập.") from e


def _safe_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            parts = z.infolist()
            names = {p.filename for p in parts}
            if "xl/workbook.xml" not in names:
                raise BadFile("Đây là tệp nén, không phải bảng tính XLSX; giải nén hoặc xuất lại rồi nhập.")
            if any("vbaproject" in n.lower() for n in names):
                raise BadFile("Bảng tính có macro; lưu lại dạng XLSX không macro rồi nhập.")
            if len(parts) > 1000 or sum(p.file_size for p in parts) > MOST_UNPACKED:
                raise BadFile("Bảng tính mở ra quá lớn; giữ lại một trang tính có dữ liệu rồi nhập.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares(z, part):
                    raise BadFile(
                        "Bảng tính chứa khai báo XML không an toàn; lưu lại từ phần mềm bảng tính rồi nhập."
                    )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError) as e:
        raise BadFile("Bảng tính bị hỏng hoặc có mật khẩu; mở và lưu lại rồi nhập.") from e


def _declares(z: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with z.open(part) as f:
        head = f.read(4096)
    return re.search(rb"<!(DOCTYPE|ENTITY)", head, re.IGNORECASE) is not None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _table(found: Iterable[tuple[int, list[str]]]) -> Iterator[Line]:
    head: list[str] | None = None
    for number, cells in found:
        tidy = [clean(_unguarded(c), lines=True) for c in cells]
        if not any(tidy):
            continue
        if head is None:
            head = [c.lower() for c in tidy]
            if sum(map(bool, head)) > MOST_COLUMNS:
                raise BadFile(f"Bảng có hơn {MOST_COLUMNS} cột; đây không phải danh mục thủ tục.")
            yield Line(number, dict.fromkeys(head, ""))  # the head: its columns are checked before any row
            continue
        if number > MOST_ROWS + 1:
            raise BadFile(f"Bảng có hơn {thousands(MOST_ROWS)} dòng; chia nhỏ rồi nhập từng tệp.")
        yield Line(number, {h: c for h, c in zip(head, [*tidy, *[""] * len(head)], strict=False) if h})


def _objects(text: str) -> Iterator[Line]:
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            continue
        if number > MOST_ROWS:
            raise BadFile(f"Tệp có hơn {thousands(MOST_ROWS)} dòng; chia nhỏ rồi nhập từng tệp.")
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            found = None
        yield Line(number, found if isinstance(found, dict) else {}, raw)
