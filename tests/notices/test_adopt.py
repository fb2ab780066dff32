"""An office enters a layout of its own: it is used from its day on, and what was issued before stays."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from motcua import Refused
from motcua.config.ward import SECTIONS, apply_ward
from motcua.config.ward_file import read_ward
from motcua.documents.rules import Frame, Strip
from motcua.dossiers.actions.stop import stop
from motcua.notices import queries
from motcua.notices.actions.adopt import adopt
from motcua.notices.models import OwnLayout
from motcua.notices.rules import BadLayout, read_own
from motcua.people.rules import system
from tests.notices.saying import papers, said
from tests.world import Town, at

B: dict[str, Any] = {
    "key": "receipt", "set": "B", "number": "01", "name": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "since": "2025-09-15", "size": "a4", "blocks": [{"line": "Bố cục mới của {owner}, hẹn {due_after}"}],
}  # fmt: skip


def enter(shop: Town, body: dict[str, Any], when: str = "2025-09-10T08:00") -> None:
    adopt(shop.ward.id, read_own({"forms": [body]}), by=system("apply"), at=at(when))


def want(shop: Town, when: str, *, ours: bool) -> None:
    adopt(shop.ward.id, read_own({"ours": ours}), by=system("apply"), at=at(when))


def test_set_b_is_used_from_its_day_on(shop: Town) -> None:
    enter(shop, B)
    before, after = shop.received("2025-09-12T09:00"), shop.received("2025-09-15T09:00")
    assert (papers(before)[0].form_set, papers(after)[0].form_set) == ("A", "B")
    assert "Bố cục mới của Nguyễn Thị Lan" in said(papers(after)[0])
    assert "GIẤY TIẾP NHẬN" in said(papers(before)[0])


def test_a_form_that_set_a_does_not_have_is_issued_once_it_is_entered(shop: Town) -> None:
    enter(shop, {**B, "key": "stop", "number": "05", "name": "Thông báo dừng giải quyết hồ sơ",
                 "blocks": [{"line": "Dừng, vì {reason}."}]})  # fmt: skip
    row = shop.received("2025-09-15T09:00")
    stop(row.code, by=shop.tung, at=at("2025-09-16T09:00"), reason="Ông/Bà đề nghị")
    assert "Dừng, vì Ông/Bà đề nghị." in said(papers(row)[0])


def test_a_bad_layout_is_refused_and_nothing_is_kept(shop: Town) -> None:
    with pytest.raises(BadLayout, match="không có ô"):
        enter(shop, {**B, "blocks": [{"line": "{phone_number}"}]})
    assert not OwnLayout.objects.exists()


def test_the_newest_entry_of_a_day_holds(shop: Town) -> None:
    enter(shop, B)
    enter(shop, {**B, "blocks": [{"line": "Đã sửa"}]})
    assert said(papers(shop.received("2025-09-15T09:00"))[0]) == "Đã sửa"
    assert list(queries.own_layouts(shop.ward.id)) == [("receipt", at("2025-09-15T00:00").date())]


def test_an_office_switches_ours_off_and_on(shop: Town) -> None:
    want(shop, "01-03T08:00", ours=False)
    row = shop.received()
    (slip,) = papers(row)
    assert not any(isinstance(block, Frame | Strip) for sheet in slip.paper.sheets for block in sheet)
    assert "5. Thời gian trả kết quả giải quyết hồ sơ: Sau 09 giờ 00 phút, ngày 04 tháng 3 năm 2022" in said(
        slip
    )
    assert row.secret not in said(slip)
    same_day = papers(shop.received("03-01T09:10", procedure="2.000815"))[0]
    assert "5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 01 tháng 3" in said(same_day)
    want(shop, "03-02T08:00", ours=True)
    assert any(isinstance(block, Frame) for block in papers(shop.received("03-02T09:00"))[0].paper.sheets[0])
    assert not any(isinstance(block, Frame) for block in papers(row)[0].paper.sheets[0])


def file(**papers: Any) -> Any:
    """The demo ward's file with a section `papers`."""
    text = files("motcua.config.demo").joinpath("ward.yaml").read_text(encoding="utf8")
    return read_ward(
        text + "\n" + yaml.safe_dump({"papers": papers}, allow_unicode=True), "ward.yaml", SECTIONS
    )


def applied(when: str, **section: Any) -> list[str]:
    """What it says of papers."""
    changes = apply_ward(file(**section), at=at(when)).changes
    return [c.words() for c in changes if c.what.startswith(("mẫu ", "phần thêm"))]


def test_motcua_apply_enters_what_the_file_says_and_only_what_differs(shop: Town) -> None:
    assert applied("2025-09-10T08:00", ours=False, forms=[B]) == [
        "~ phần thêm trên giấy tờ: có → không",
        "+ mẫu receipt từ 15/9/2025: Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    ]
    assert applied("2025-09-10T09:00", ours=False, forms=[B]) == []
    assert papers(shop.received("2025-09-15T09:00"))[0].form_set == "B"
    assert applied("2025-09-16T08:00", forms=[]) == ["- mẫu receipt từ 15/9/2025: mẫu riêng"]
    assert papers(shop.received("2025-09-16T09:00"))[0].form_set == "A"


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"ours": "maybe"}, "ours là yes hoặc no"),
        ({"our": True}, "không có “our”"),
        ({"forms": {}}, "forms là danh sách mẫu"),
        ({"forms": [B, B]}, "ghi hai lần"),
        ({"forms": [{**B, "size": "a3"}]}, "dòng .*size “a3” không có"),
    ],
)
def test_motcua_apply_names_what_is_wrong(section: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        file(**section)


def test_the_example_of_a_layout_can_be_used() -> None:
    text = files("motcua.config.demo").joinpath("example-ward.yaml").read_text(encoding="utf8")
    shown = text[text.index("# papers:") :]
    section = yaml.safe_load("\n".join(line.removeprefix("# ") for line in shown.splitlines()))["papers"]
    own = read_own(section)
    assert own.ours is False
    assert [layout.key for layout, _ in own.layouts or ()] == ["refusal"]
