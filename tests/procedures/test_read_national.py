"""Read national: records as the national portal publishes them, untidy as life."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.fees.rules import FeeInputs, bill
from motcua.procedures.rules import digest, from_json, papers_for, to_json
from motcua.procedures.rules.check import reasons_against
from motcua.procedures.rules.entries import BadRow
from motcua.procedures.rules.national import from_national, newest_year
from motcua.procedures.rules.record import Law
from tests.procedures.conftest import asked, national

HEADINGS = [
    {"name": "* Giấy tờ phải nộp:", "papers": [asked("- Giấy chứng sinh;"), asked("- Ghi chú về giấy", 0)]},
    {"name": "* Giấy tờ phải xuất trình:", "papers": [asked("- Thẻ căn cước công dân.")]},
    {"name": "* Lưu ý :", "papers": [asked("+ Người tiếp nhận không được yêu cầu nộp thêm giấy tờ", 0)]},
    {"name": "", "papers": [asked("- Tờ khai đăng ký khai sinh theo mẫu")]},
]


def way(**parts: Any) -> dict[str, Any]:
    return {"channel": "direct", "time": 3, "unit": "WORKING_DAY", "time_note": "", "fees": [], **parts}


def test_it_turns_headings_into_how_papers_are_brought() -> None:
    (case,) = from_national(national(cases=HEADINGS)).record.cases
    assert [(p.name, p.how, p.fate) for p in case.papers] == [
        ("Tờ khai đăng ký khai sinh theo mẫu", "submit", "kept"),
        ("Giấy chứng sinh", "submit", "kept"),
        ("Thẻ căn cước công dân.", "show", "returned"),
    ]
    assert len(case.notes) == 2


def test_it_gives_the_shared_papers_to_every_case() -> None:
    cases = [
        *HEADINGS,
        {"name": "Đối với nhà ở riêng lẻ:", "papers": [asked("Bản vẽ")]},
        {"name": "Công trình", "papers": []},
    ]
    record = from_national(national(cases=cases)).record
    assert [c.name for c in record.cases] == ["Đối với nhà ở riêng lẻ", "Công trình"]
    assert [len(c.papers) for c in record.cases] == [4, 3]


def test_it_takes_papers_out_of_a_case_name() -> None:
    name = "a) Đối với trường hợp chuyển nhượng: - Đơn đăng ký biến động. - Giấy chứng nhận đã cấp."
    (case,) = from_national(national(cases=[{"name": name, "papers": []}])).record.cases
    assert case.name == "a) Đối với trường hợp chuyển nhượng"
    assert [p.name for p in case.papers] == ["Đơn đăng ký biến động.", "Giấy chứng nhận đã cấp."]


def test_it_asks_the_electronic_form_online_only() -> None:
    papers = [
        asked("- Mẫu điện tử tương tác (nếu người yêu cầu lựa chọn nộp hồ sơ trực tuyến)"),
        asked("- Tờ khai theo mẫu (nếu người yêu cầu lựa chọn nộp hồ sơ trực tiếp)"),
    ]
    record = from_national(national(cases=[{"name": "", "papers": papers}])).record
    assert [p.name[:3] for p in papers_for(record, channel="online")] == ["Mẫu"]
    assert [p.name[:3] for p in papers_for(record, channel="counter")] == ["Tờ "]


@pytest.mark.parametrize(
    ("time", "unit", "allowance", "note"),
    [
        (3, "WORKING_DAY", "3d", ""),
        (15, "DAY", "15cd", ""),
        (4, "HOUR", "4h", ""),
        (7.5, "WORKING_DAY", "None", "7,5 ngày làm việc"),
        (2, "MONTH", "None", "2 tháng"),
        (5, "OTHER", "None", "5 (nguồn không ghi đơn vị)"),
        ("Theo mô tả", "OTHER", "None", "Theo mô tả"),
    ],
)
def test_it_promises_only_whole_numbers_of_a_known_unit(
    time: object, unit: str, allowance: str, note: str
) -> None:
    (made,) = from_national(national(ways=[way(time=time, unit=unit)])).record.ways
    assert (str(made.allowance), made.time_note) == (allowance, note)


def test_it_keeps_a_fee_without_an_amount_as_words() -> None:
    fees = [
        {"kind": "FEE", "vnd": None, "note": "HĐND cấp tỉnh quy định"},
        {"kind": "PRICE_LEVEL", "vnd": 0, "note": "Giá"},
    ]
    (made,) = from_national(national(ways=[way(fees=fees)])).record.ways
    assert bill(made.fees).unknown == ("Phí: HĐND cấp tỉnh quy định",)
    assert made.fee_note == "Giá"


def test_it_charges_one_of_several_levels_only_when_it_is_chosen() -> None:
    fees = [
        {"kind": "SERVICE_FEE", "vnd": 35_000, "note": "cá nhân"},
        {"kind": "SERVICE_FEE", "vnd": 45_000, "note": "tổ chức"},
    ]
    (made,) = from_national(national(ways=[way(fees=fees)])).record.ways
    assert bill(made.fees).total == 0
    assert bill(made.fees, FeeInputs(facts=frozenset({"tổ chức"}))).total == 45_000


@pytest.mark.parametrize(
    ("settled_by", "levels", "elsewhere"),
    [
        (["Ủy ban nhân dân cấp xã"], ["ward"], ""),
        (["Ủy ban Nhân dân xã, phường, thị trấn."], ["ward"], ""),
        (["Phòng Kinh tế"], ["ward"], ""),
        (["Cơ quan quản lý đất đai cấp xã"], ["ward"], ""),
        (["Công an cấp Xã"], ["ward", "vertical"], "Công an cấp Xã"),
        (["Văn phòng đăng ký đất đai"], ["province"], "Văn phòng đăng ký đất đai"),
        (["Ủy ban nhân dân cấp tỉnh"], ["province"], "Ủy ban nhân dân cấp tỉnh"),
        ([], ["ward"], "Chưa rõ cơ quan giải quyết"),
    ],
)
def test_it_tells_what_is_settled_here(settled_by: list[str], levels: list[str], elsewhere: str) -> None:
    assert from_national(national(settled_by=settled_by, levels=levels)).settled_by == elsewhere


def test_it_cannot_have_been_in_force_before_the_law_that_it_cites() -> None:
    assert str(newest_year([Law("123/2015/NĐ-CP"), Law("66.7/2025/NQ-CP")])) == "2025-01-01"
    assert newest_year([Law("Luật Hộ tịch")]) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"name": ""},
        {"name": 5},
        {"ways": [way(channel="pigeon")]},
        {"ways": "x"},
        {"cases": [{"name": "", "papers": [asked("Giấy", -1)]}]},
        {"ways": [way(fees=[{"kind": "FEE", "vnd": -1, "note": ""}])]},
        {"ways": [way(fees=[{"kind": "FEE", "vnd": 1.5, "note": ""}])]},
        {"field": [7]},
    ],
)
def test_it_says_what_is_wrong_with_a_record(parts: dict[str, Any]) -> None:
    with pytest.raises(BadRow):
        from_national(national(**parts))


def test_it_writes_a_record_that_reads_back_the_same() -> None:
    record = from_national(national(cases=HEADINGS, ways=[way()])).record
    again = from_json(json.loads(json.dumps(to_json(record))))
    assert again == record
    assert digest(again) == digest(record)
    assert reasons_against(record) == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(list(national())), JSON))
def test_it_never_breaks_on_any_json(parts: dict[str, Any]) -> None:
    with suppress(BadRow):
        reasons_against(from_national({**national(), **parts}).record)
