"""The receipt: what fits on its sheet, and a fee that nobody knows."""

from typing import Any

import pytest

from motcua.clock import Allowance, Calendar, explain
from motcua.clock.vietnam import DEMO_HOURS, YEARS
from motcua.procedures import queries as procedures
from motcua.web.desk.history import fee_unknown, fee_words
from motcua.web.desk.receipt import room, square
from tests.web.at_the_desk import Officer
from tests.world import Town, at

CALENDAR = Calendar(YEARS, DEMO_HOURS)


def slip(papers: int, days: list[Any]) -> dict[str, Any]:
    listed = [{"name": f"Giấy tờ thứ {n} của người yêu cầu (nộp)"} for n in range(papers)]
    return {"facts": [], "matter": "Đăng ký kết hôn", "listed": listed, "days": days}


@pytest.mark.parametrize(
    ("papers", "allow", "calendar", "long"),
    [(2, "3d", True, False), (7, "3d", False, False), (2, "25d", False, False), (20, "3d", False, True)],
)
def test_it_leaves_the_calendar_out_where_there_is_no_room(
    papers: int, allow: str, *, calendar: bool, long: bool
) -> None:
    days = explain(CALENDAR, at("04-04T09:00"), Allowance.parse(allow))
    found = room(slip(papers, list(days)))
    assert (found["calendar"], found["long"]) == (calendar, long)


def test_it_leads_to_the_dossier_by_its_square_and_numbers_its_points(shop: Town) -> None:
    code = shop.received().code
    page = Officer("minh", at("05-04T09:00")).open(f"/desk/dossier/{code}/receipt")
    assert page.html.count(square(f"http://testserver/ho-so?ma={code}")) == 2
    for point in ("1. Thành phần", "2. Số lượng", "3. Thời gian", "4. Thời gian nhận", "5. Thời gian trả"):
        assert page.text.count(point) == 2


@pytest.mark.parametrize(
    ("total", "unknown", "words"),
    [
        (0, False, "không thu tiền"),
        (0, True, "chưa biết mức thu"),
        (5000, False, "thu 5.000 đồng"),
        (5000, True, "thu 5.000 đồng, còn khoản chưa biết mức"),
    ],
)
def test_it_never_says_nought_of_a_fee_that_is_not_known(total: int, words: str, *, unknown: bool) -> None:
    assert fee_words(total, unknown=unknown) == words


def test_it_knows_the_fee_of_a_procedure_whose_level_is_set(shop: Town) -> None:
    record = procedures.record(shop.received().version_id)
    assert not fee_unknown(record, {"channel": "counter", "case": None})
