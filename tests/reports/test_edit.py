"""Edit a draft: kept as typed, never over somebody else's words, never once it is signed."""

from dataclasses import replace

import pytest

from motcua.reports.actions.edit import edit
from motcua.reports.outline import MOST
from tests.reports.written import AT, actor, begun, read, signed
from tests.world import refused

pytestmark = pytest.mark.django_db


def test_it_keeps_what_was_typed(office: int) -> None:
    row = begun(office)
    cover = replace(row.cover, number=5, recipients=("UBND thành phố", "Phòng Nội vụ"))
    edit(row.id, cover, {"asks": "  Không có. \r\n\r\n"}, edition=row.edition, by=actor("mai"), at=AT)
    now = read(row.id, office)
    assert (now.cover, now.edition) == (cover, row.edition + 1)
    assert now.sections == {**row.sections, "asks": "Không có."}


def test_it_writes_over_nobody(office: int) -> None:
    row = begun(office)
    edit(row.id, row.cover, {"asks": "Một"}, edition=row.edition, by=actor("mai"), at=AT)
    with refused("Người khác vừa sửa dự thảo này"):
        edit(row.id, row.cover, {"asks": "Hai"}, edition=row.edition, by=actor("mai"), at=AT)
    assert read(row.id, office).sections["asks"] == "Một"


def test_it_refuses_more_than_a_report_holds(office: int) -> None:
    row = begun(office)
    with refused("Mục “Kiến nghị, đề xuất” dài quá 20000 chữ"):
        edit(row.id, row.cover, {"asks": "a" * (MOST + 1)}, edition=row.edition, by=actor("mai"), at=AT)


def test_it_refuses_what_is_signed(office: int) -> None:
    row = signed(office)
    with refused("Báo cáo đã ký thì không sửa nữa"):
        edit(row.id, row.cover, {"asks": "Thêm"}, edition=row.edition, by=actor("mai"), at=AT)


def test_it_refuses_others_and_other_reports(office: int) -> None:
    row = begun(office)
    with refused("Soạn và sửa báo cáo là việc của"):
        edit(row.id, row.cover, {}, edition=row.edition, by=actor("tung"), at=AT)
    with refused("Không có báo cáo này ở cơ quan"):
        edit(row.id, row.cover, {}, edition=row.edition, by=replace(actor("mai"), office=office + 1), at=AT)
