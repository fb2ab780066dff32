"""Composing a paper: the words of the form, what is ours apart, no value as markup, one page whatever is written."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.template.loader import render_to_string

from motcua.documents import press
from motcua.documents.rules import Frame, Run, Strip, Table, lines, text
from motcua.documents.sets import form_set
from motcua.notices import queries
from motcua.notices.rules import FORMS, BadLayout, Facts, Layout, compose, form, parse
from tests.documents.test_press import read, squeezed

ON = date(2022, 4, 29)
# the fixed words of each form, in its order: domain of TT 01/2018 and of the province's templates
LAW: Mapping[str, tuple[str, ...]] = {
    "receipt": (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "(Liên: ", "Mã hồ sơ: ", "Bộ phận tiếp nhận và trả kết quả: ",
        "Tiếp nhận hồ sơ của: ", "Địa chỉ: ", "Số điện thoại: ", "Email: ", "Nội dung yêu cầu giải quyết: ",
        "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:", "TT", "Thành phần hồ sơ", "Số lượng", "Bản chính",
        "Bản chứng thực", "Bản photo", "2. Số lượng hồ sơ: ", "(bộ)",
        "3. Thời gian giải quyết hồ sơ theo quy định là: ", "4. Thời gian nhận hồ sơ: ",
        "5. Thời gian trả kết quả giải quyết hồ sơ: ", "Đăng ký nhận kết quả tại: ",
        "Vào Sổ theo dõi hồ sơ, Quyển số: ", "Số thứ tự: ", "NGƯỜI NỘP HỒ SƠ", "(Ký và ghi rõ họ tên)",
        "NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký và ghi rõ họ tên)",
    ),
    "supplement": (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "(Theo Mẫu số 02, ban hành kèm theo Thông tư số 01/2018/TT-VPCP)",
        "Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: ", "Nội dung yêu cầu giải quyết: ", "Địa chỉ: ", "Số điện thoại: ",
        "Email: ", "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:", "STT", "Thành phần hồ sơ", "Lý do: ",
        "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với công chức ", ", số điện thoại ",
        " để được hướng dẫn./.", "NGƯỜI HƯỚNG DẪN",
    ),
    "refusal": (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Tiếp nhận hồ sơ của: ", "Địa chỉ: ", "Số điện thoại: ", "Email: ",
        "Nội dung yêu cầu giải quyết: ", "Qua xem xét, ",
        " thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: ",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ),
    "apology": (
        "/PXL-", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Kính gửi: ",
        " tiếp nhận giải quyết hồ sơ đề nghị giải quyết thủ tục hành chính ", "; mã số: ",
        "Thời gian hẹn trả kết quả giải quyết hồ sơ: ", "Tuy nhiên đến nay, ", " chưa trả kết quả ",
        "đúng thời hạn quy định ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Lý do: ",
        "Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của Ông/Bà/Tổ chức.", " xin lỗi ",
        "và sẽ trả kết quả ", " vào ", "Mong nhận được sự thông cảm của ", "./.", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ),
    "control": (
        "Quyển số: ", "Số thứ tự: ", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Kèm theo hồ sơ của: ", "Mã hồ sơ: ",
        "Ngày nhận: ", "Ngày, giờ hẹn trả kết quả: ", "Cơ quan (bộ phận) giải quyết hồ sơ: ",
        "Cơ quan phối hợp giải quyết hồ sơ: ", "TÊN CƠ QUAN", "THỜI GIAN GIAO, NHẬN HỒ SƠ",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Trước hạn/đúng hạn/quá hạn)", "GHI CHÚ",
    ),
    "fee": (
        "Đơn vị thu: ", "Mã số thuế: ", "Mẫu số: ", "Ký hiệu: ", "Số: ", "BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ",
        "Tên loại phí, lệ phí: ", "Người nộp: ", "Địa chỉ: ", "Mã hồ sơ: ", "Số tiền: ", "P: ", "LP: ",
        "Viết bằng chữ: ", "Hình thức thanh toán: ",
    ),
    "results": (
        "PHIẾU BÀN GIAO KẾT QUẢ GIẢI QUYẾT TTHC", "TT", "Mã hồ sơ", "Nội dung", "Kết quả", "Họ tên chủ hồ sơ",
        "Địa chỉ", "Phí, lệ phí (X)", "Đăng ký trả qua bưu điện (X)", "NGƯỜI GIAO", "NGƯỜI NHẬN",
    ),
    "annex": (
        "BIÊN BẢN GIAO NHẬN HỒ SƠ", "STT", "Nội dung", "Đơn vị", "Ngày nhận", "Ngày hẹn trả", "Thời hạn xử lý",
        "Số lượng hồ sơ", "Họ và tên",
    ),
}  # fmt: skip
HOSTILE = [
    "Nguyễn " + "Thị Dài " * 37,
    "A" * 300,
    "**Lan** _Lan_ {code} {{x}} <b>&amp;</b> #let x",
    "\u200fשלום\u202e Lan",
]


def layout(key: str) -> Layout:
    found = form(queries.forms(), key, ON)
    assert found
    return found


def facts(key: str, **slots: str) -> Facts:
    """Every slot says its own name, every source has two rows."""
    said = {
        name: f"<{name}>" for name in FORMS[key].slots if name not in ("online", "submitter", "certifies")
    }
    rows = {
        source: tuple({name: f"<{name} {n}>" for name in columns} for n in (1, 2))
        for source, columns in FORMS[key].rows.items()
    }
    return Facts(ON, {**said, **slots}, rows)


@pytest.mark.parametrize("key", LAW)
def test_it_says_the_words_of_the_form_in_their_order(key: str) -> None:
    for ours in (True, False):
        said, at = "\n".join(lines(compose(layout(key), facts(key), ours=ours))), 0
        for words in map(str.strip, LAW[key]):
            assert words in said[at:], (ours, words)
            at = said.index(words, at) + len(words)


def test_originals_to_certify_stand_in_the_columns_of_their_variant() -> None:
    said = list(lines(compose(layout("receipt"), facts("receipt", certifies="có"), ours=True)))
    for words in ("Số trang", "Số bản giấy", "Ký bản điện tử"):
        assert words in said
    assert "Bản photo" not in said


def test_without_ours_nothing_but_the_form_is_left() -> None:
    paper = compose(layout("receipt"), facts("receipt"), ours=False)
    assert not any(isinstance(block, Frame | Strip) for sheet in paper.sheets for block in sheet)
    fixed = squeezed("".join(LAW["receipt"]))
    for line in lines(replace(paper, sheets=paper.sheets[:1])):
        ours = re.sub(r"<[^>]*>|…+|01|Giao khách hàng|\)$", "", line)
        if line == line.upper() or "<" not in line or line.startswith("<"):
            continue
        assert squeezed(ours).rstrip(")") in fixed or ours.strip() in ("Người nộp:", ",", "(): "), line


@pytest.mark.parametrize("key", sorted(FORMS.keys() - {"stop"}))
def test_page_and_pdf_agree_word_for_word(key: str) -> None:
    paper = compose(layout(key), facts(key), ours=True)
    page = squeezed(
        re.sub(r"<[^>]+>", "", render_to_string("pages/parts/paper.html", {"paper": paper, "mark": ""}))
    )
    said = squeezed(read(press.pdf(paper)))
    for line in lines(paper):
        words = squeezed(line)
        assert words in said, line
        assert words.replace("<", "&lt;").replace(">", "&gt;") in page, line


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("key", ["receipt", "supplement", "refusal", "apology", "guide", "fee"])
def test_a_hostile_name_keeps_to_its_page_and_is_never_markup(key: str, name: str) -> None:
    paper = compose(layout(key), facts(key, owner=name, paid_by=name, brought_by=name), ours=True)
    file = pypdfium2.PdfDocument(press.pdf(paper))
    assert len(file) == len(paper.sheets) or (
        paper.size == "a5" and len(paper.sheets) == 2 and len(file) == 1
    )
    for page in file:
        words = page.get_textpage()
        assert min(words.get_rect(n)[1] for n in range(words.count_rects())) > 6  # nothing below the edge
    runs = [
        run
        for sheet in paper.sheets
        for block in sheet
        for run in getattr(block, "words", ())
        if name in run.text
    ]
    assert all(run.style in ("", "b") for run in runs)
    assert runs


def test_many_papers_go_to_smaller_letters_then_to_a_sheet_each() -> None:
    row = {
        "n": "1",
        "name": "Giấy chứng nhận quyền sử dụng đất và tài sản gắn liền với đất (nộp)",
        "originals": "1",
    }
    sizes = []
    for count in (2, 9, 30):
        made = replace(facts("receipt"), rows={"papers": (row,) * count})
        paper = compose(layout("receipt"), made, ours=True)
        sizes.append((paper.size, paper.tight))
        assert len(next(block for block in paper.sheets[0] if isinstance(block, Table)).rows) == count
    assert sizes == [("a5", False), ("a5", True), ("a4", True)]


def body(**more: Any) -> dict[str, Any]:
    return {"key": "receipt", "set": "B", "name": "Giấy hẹn", "since": "2025-09-15",
            "blocks": [{"line": "Mã: **{code}**, _{owner}_"}], **more}  # fmt: skip


def test_a_layout_marks_its_words_before_values_are_put_in() -> None:
    made = compose(parse(body()), facts("receipt", code="**x**", owner="_y_"), ours=True)
    (line,) = made.sheets[0]
    assert line.words == (Run("Mã: ", ""), Run("**x**", "b"), Run(", ", ""), Run("_y_", "i"))  # type: ignore[union-attr]


def test_a_line_stands_only_when_its_slot_says_something() -> None:
    blocks = [
        {"line": "Nộp: {submitter}", "if": "submitter"},
        {"line": "Chủ: {owner}", "unless": "submitter"},
    ]
    made = parse(body(blocks=blocks))
    assert [text(b.words) for b in compose(made, facts("receipt"), ours=True).sheets[0]] == ["Chủ: <owner>"]  # type: ignore[union-attr]
    both = compose(made, facts("receipt", submitter="Bình"), ours=True)
    assert [text(b.words) for b in both.sheets[0]] == ["Nộp: Bình"]  # type: ignore[union-attr]


def test_what_nobody_said_is_left_to_be_written_by_hand() -> None:
    paper = compose(layout("receipt"), facts("receipt", address=""), ours=True)
    assert "Địa chỉ: ……………………" in list(lines(paper))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"blocks": [{"line": "{secrets}"}]}, r"Mẫu receipt, khối 1: không có ô \{secrets\}; chỉ có .*secret"),
        ({"blocks": [{"line": "**a"}]}, r"khối 1: dấu \*\* mở mà không đóng"),
        ({"blocks": [{"marquee": "a"}]}, "mỗi khối có đúng một loại trong"),
        ({"blocks": [{"line": "a", "if": "vip"}]}, r"không có ô \{vip\}"),
        ({"blocks": [{"table": {"rows": "steps", "name": "x", "columns": []}}]}, "rows “steps” không có"),
        ({"blocks": [{"table": {"rows": "papers", "name": "x", "columns": [{"head": "a", "cell": "{code}"}]}}]},
         r"không có ô \{code\}"),
        ({"blocks": [{"head": {"motto": "x"}}]}, "không hiểu “motto”"),
        ({"blocks": []}, "chưa có khối nào"),
        ({"key": "diploma"}, "key “diploma” không có; chỉ có receipt"),
        ({"size": "a3"}, "size “a3” không có; chỉ có a5"),
        ({"since": "hôm nay"}, "since phải là ngày"),
        ({"until": "2025-01-01"}, "until phải sau since"),
        ({"colour": "red"}, "không hiểu “colour”"),
        ({"copies": [{"name": "Lưu", "without": ["pin"]}]}, r"không có ô \{pin\}"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_in_a_layout_and_where(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(BadLayout, match=words):
        parse(body(**wrong))


def test_it_says_that_a_layout_is_no_map() -> None:
    with pytest.raises(BadLayout, match="phải là các cặp"):
        parse(["receipt"])


def test_the_last_form_goes_on_without_its_basis_until_the_next_is_entered() -> None:
    old = layout("supplement")
    after = Facts(date(2026, 1, 5), facts("supplement").slots)
    assert form(queries.forms(), "supplement", after.on) is old
    assert old.basis in "\n".join(lines(compose(old, facts("supplement"), ours=True)))
    assert old.basis not in "\n".join(lines(compose(old, after, ours=True)))
    new = parse(body(key="supplement"))
    assert form([*queries.forms(), new], "supplement", after.on) is new
    assert form([*queries.forms(), new], "supplement", ON) is old


def test_every_form_is_of_a_set_whose_days_and_text_it_has() -> None:
    assert [form_set(key).since for key in "AB"] == [date(2018, 11, 23), date(2025, 9, 15)]
    assert form_set("B").names["stop"][0] == "05"
    for each in queries.forms():
        text = form_set(each.set)
        assert each.since == text.since
        if each.number:
            assert each.until == text.until
            assert text.short in each.basis
