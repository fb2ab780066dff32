import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.config.conftest import Said
from tests.world import Town

Motcua = Callable[..., Said]


def numbers(page: Path) -> list[str]:
    return re.findall(r"Số: (PG-[^<]+)", page.read_text("utf8"))


def test_it_writes_numbered_sheets_and_never_a_number_twice(
    shop: Town, motcua: Motcua, tmp_path: Path
) -> None:
    one, two = tmp_path / "sang.html", tmp_path / "chieu.html"
    first = motcua("paper-kit", "--sheets", 3, "--out", one)
    assert motcua("paper-kit", "--sheets", 2, "--out", two).code == 0
    assert first.code == 0
    assert "3 phiếu" in first.out
    given = numbers(one) + numbers(two)
    assert len(set(given)) == len(given) == 5
    assert given == sorted(given)
    assert one.read_text("utf8").count("<h2>Ủy ban nhân dân phường Thạch Quý") == 3


def test_a_sheet_has_a_line_for_all_that_an_intake_asks_and_a_part_to_tear_off(
    shop: Town, motcua: Motcua, tmp_path: Path
) -> None:
    motcua("paper-kit", "--sheets", 1, "--out", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf8")
    sheet, tear = page.split('class="tear"')
    for asked in (
        "Sinh ngày",
        "Điện thoại",
        "Nơi ở",
        "Chủ hồ sơ",
        "Số trang",
        "Bản sao",
        "Phí, lệ phí",
        "Hẹn trả",
    ):
        assert asked in sheet
    (number,) = numbers(tmp_path / "a.html")
    for told in (number, "Giao người nộp", "Đã thu", "Hẹn trả"):
        assert told in tear


@pytest.mark.parametrize("sheets", ["0", "-1", "100001"])
def test_it_refuses_a_number_of_sheets_that_cannot_be(
    shop: Town, motcua: Motcua, tmp_path: Path, sheets: str
) -> None:
    refused = motcua("paper-kit", "--sheets", sheets, "--out", tmp_path / "x.html")
    assert refused.code != 0
    assert (refused.out, len(refused.told)) == ("", 1)
    assert not [path for path in tmp_path.iterdir() if path.read_bytes()]


def test_it_uses_up_no_number_for_a_page_that_cannot_be_written(
    shop: Town, motcua: Motcua, tmp_path: Path
) -> None:
    before = motcua("paper-kit", "--sheets", 1, "--out", tmp_path / "a.html")
    refused = motcua("paper-kit", "--sheets", 1, "--out", tmp_path / "khong-co" / "b.html")
    assert (before.code, refused.code, len(refused.told)) == (0, 1, 1)
    motcua("paper-kit", "--sheets", 1, "--out", tmp_path / "c.html")
    (a,), (c,) = numbers(tmp_path / "a.html"), numbers(tmp_path / "c.html")
    assert int(c.rsplit("-", 1)[1]) == int(a.rsplit("-", 1)[1]) + 1
