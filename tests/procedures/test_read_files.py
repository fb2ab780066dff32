"""Read files: told by their content, bounded, and refused in one sentence."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from motcua import Refused
from motcua.procedures.rules.sheets import BadFile, rows, shape

CSV = "code,name\n1.001193,Đăng ký khai sinh\n".encode()


def xlsx(*lines: tuple[object, ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as z:
        z.writestr(name, part)
    return out.getvalue()


def test_it_tells_the_shape_by_content() -> None:
    assert shape(CSV, "catalogue") == "csv"
    assert shape(b'{"code": "1.001193"}', "records") == "jsonl"
    assert shape(xlsx(("code",)), "book") == "xlsx"


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (CSV, "book.xlsx", "nội dung là CSV"),
        (b'{"code": 1}', "list.csv", "nội dung là JSON lines"),
        (xlsx(("code",)), "list.csv", "nội dung là bảng tính XLSX"),
        (b"%PDF-1.7", "list.csv", "tệp PDF"),
        (b"\xd0\xcf\x11\xe0abc", "list.xls", "Office đời cũ"),
        (b"\x89PNG\r\n", "list.csv", "ảnh PNG"),
        (b"", "list.csv", "Tệp rỗng"),
        (b" \n ", "list.csv", "Tệp rỗng"),
        ("mã,tên\n".encode("utf-16"), "list.csv", "UTF-8"),
        (b"code\0,name\n", "list.csv", "ký tự rỗng"),
        (b'code,name\n"1.0,x\n', "list.csv", "không đúng dạng CSV"),
        (b"PK\x03\x04 not a zip", "book.xlsx", "bị hỏng"),
        (with_part(xlsx(("code",)), "xl/vbaProject.bin", b"x"), "book.xlsx", "macro"),
        (with_part(xlsx(("code",)), "xl/more.xml", b"<!DOCTYPE x>"), "book.xlsx", "không an toàn"),
        (with_part(xlsx(("code",)), "xl/big.bin", bytes(201 * 1024 * 1024)), "book.xlsx", "quá lớn"),
    ],
)
def test_it_refuses_what_is_not_what_its_name_says(data: bytes, name: str, why: str) -> None:
    with pytest.raises(BadFile, match=why) as refused:
        list(rows(data, name)[1])
    assert "\n" not in str(refused.value)


def test_it_reads_both_tables_alike() -> None:
    lines = (("code", "name"), ("1.001193", "Đăng ký khai sinh"), (None, None), ("3", 2.0))
    _, found = rows(xlsx(*lines), "book.xlsx")
    assert [line.cells for line in found][1:] == [
        {"code": "1.001193", "name": "Đăng ký khai sinh"},
        {"code": "3", "name": "2"},
    ]
    _, found = rows(CSV.replace(b",", b";"), "list.csv")
    assert [line.cells for line in found][1:] == [{"code": "1.001193", "name": "Đăng ký khai sinh"}]


def test_it_keeps_the_line_of_a_broken_record() -> None:
    _, found = rows(b'{"code": "1"}\n[[[[\n\n{"code": "2"}', "r.jsonl")
    assert [(line.number, line.cells) for line in found] == [(1, {"code": "1"}), (2, {}), (4, {"code": "2"})]


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.jsonl", "a"]))
def test_it_never_breaks_on_any_bytes(data: bytes, name: str) -> None:
    with suppress(Refused):
        list(rows(data, name)[1])
