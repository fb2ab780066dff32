"""docs/law/gio-lam-viec.md."""

from datetime import date, datetime

from motcua.clock import VN, doors
from motcua.clock.vietnam import CALENDAR
from tests.law.pages import examples
from tests.law.test_reckon import spans

PAGE = "gio-lam-viec.md"


@examples(PAGE, "Giờ của phường mẫu")
def test_it_knows_the_hours_of_a_date(row: dict[str, str]) -> None:
    day = CALENDAR.day(date.fromisoformat(row["ngày"]))
    assert day.spans == (spans(row["giờ"]) if row["giờ"] else ())
    assert day.counted == bool(row["giờ"])


@examples(PAGE, "Mở cửa hay đóng cửa")
def test_it_says_whether_the_office_is_open(row: dict[str, str]) -> None:
    now = datetime.fromisoformat(row["lúc"]).replace(tzinfo=VN)
    said = doors(CALENDAR, now)
    assert said.words == row["câu trả lời"]
    assert said.open == CALENDAR.is_open(now) == row["câu trả lời"].startswith("đang mở")
    assert CALENDAR.is_open(said.until) != said.open
