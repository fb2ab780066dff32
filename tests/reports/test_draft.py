"""Begin a report: from its figures, once, by who may, of a period that has begun."""

from datetime import date, datetime

import pytest

from motcua.clock import VN
from motcua.reports import narrative, queries
from motcua.reports.actions.draft import draft
from motcua.reports.rules import NotBegun
from tests.reports.written import AT, SINCE, UNTIL, actor, begun
from tests.world import refused

pytestmark = pytest.mark.django_db


def test_it_writes_what_the_figures_say(office: int) -> None:
    row = begun(office)
    said = narrative.drafted(queries.six_month(office, SINCE, UNTIL))
    assert row.sections == {key: narrative.as_text(lines) for key, lines in said.items()}
    assert "tiếp nhận 6 hồ sơ (nộp trên mạng 1, trực tiếp và qua bưu chính 5)" in row.sections["procedures"]


def test_it_takes_names_and_titles_from_the_office(office: int) -> None:
    cover = begun(office).cover
    assert cover.recipients == ("UBND thành phố Hà Tĩnh",)
    assert cover.symbol == "BC-UBND"
    assert cover.on_behalf == "TM. ỦY BAN NHÂN DÂN"
    assert (cover.place, cover.dated_on, cover.number) == ("Thạch Quý", AT.date(), None)


def test_it_goes_on_with_a_draft_that_is_there(office: int) -> None:
    assert begun(office).id == begun(office).id


def test_it_refuses_a_period_that_has_not_begun(office: int) -> None:
    with refused("Kỳ từ 01/7/2022 đến hết 31/12/2022 chưa bắt đầu: hãy chọn kỳ khác", NotBegun):
        draft(office, date(2022, 7, 1), date(2023, 1, 1), by=actor("mai"), at=AT)
    first = datetime(2022, 7, 1, 0, 0, tzinfo=VN)
    assert draft(office, date(2022, 7, 1), date(2023, 1, 1), by=actor("mai"), at=first)


@pytest.mark.parametrize("who", ["tung", "minh", "hoa"])
def test_it_is_the_work_of_the_reform_officer(office: int, who: str) -> None:
    with refused("Soạn và sửa báo cáo là việc của người phụ trách báo cáo"):
        draft(office, SINCE, UNTIL, by=actor(who), at=AT)
