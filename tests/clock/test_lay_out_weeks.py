"""A promise drawn as weeks: what stands under each day, and what the legend says of it."""

import re
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.clock import VN, Allowance, Wait, explain
from motcua.clock.vietnam import CALENDAR
from motcua.clock.weeks import Cell, Week, lay_out, legend

LAN = datetime(2022, 4, 29, 9, tzinfo=VN)  # bà Lan hands in at 9 on the Friday before the long holiday


def cells(at: datetime, allow: str, *waits: Wait) -> dict[date, Cell]:
    laid = lay_out(explain(CALENDAR, at, Allowance.parse(allow), waits))
    return {cell.on: cell for week in laid if isinstance(week, Week) for cell in week.cells}


def test_it_says_where_counting_begins_when_that_is_not_the_day_of_receipt() -> None:
    laid = cells(datetime(2022, 5, 4, 18, tzinfo=VN), "2d")
    assert laid[date(2022, 5, 5)].words == ("bắt đầu tính",)
    assert laid[date(2022, 5, 6)].words == ("ngày 1",)
    assert not [cell for cell in cells(LAN, "2d").values() if "bắt đầu tính" in cell.words]


def test_it_counts_no_day_off_inside_a_wait_even_in_calendar_days() -> None:
    wait = Wait(datetime(2022, 5, 5, 10, tzinfo=VN), datetime(2022, 5, 9, 9, tzinfo=VN))
    laid = cells(datetime(2022, 5, 4, 9, tzinfo=VN), "10cd", wait)
    assert [laid[date(2022, 5, day)].words for day in range(5, 10)] == [("tạm dừng",)] * 5
    assert laid[date(2022, 5, 14)].look == "counted"


WAITS = st.lists(st.integers(0, 20 * 24 * 60), max_size=6).map(
    lambda minutes: [
        Wait(LAN + timedelta(minutes=since), LAN + timedelta(minutes=until))
        for since, until in zip(sorted(minutes)[::2], sorted(minutes)[1::2], strict=False)
    ]
)


@given(WAITS, st.integers(1, 12))
def test_it_writes_each_number_once_and_in_order(waits: list[Wait], amount: int) -> None:
    said = [word for cell in cells(LAN, f"{amount}d", *waits).values() for word in cell.words]
    numbers = [int(found[1]) for word in said if (found := re.fullmatch(r"ngày ([0-9]+)", word))]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(1, amount + 1))


def test_its_legend_names_what_is_drawn_and_nothing_else() -> None:
    def said(*waits: Wait, allow: str = "3d", today: date | None = None) -> dict[str, str]:
        return dict(legend(lay_out(explain(CALENDAR, LAN, Allowance.parse(allow), waits), today)))

    assert list(said()) == ["received", "counted", "hatch", "last"]
    assert said()["hatch"] == "ngày nghỉ: không tính"
    wait = Wait(datetime(2022, 5, 4, 7, tzinfo=VN), datetime(2022, 5, 6, 7, tzinfo=VN))
    assert said(wait)["hatch"] == "ngày nghỉ và tạm dừng: không tính"
    assert "today" in said(today=date(2022, 5, 4))
    assert list(said(allow="same-day")) == ["last"]
