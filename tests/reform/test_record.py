from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.clock import VN
from motcua.offices import queries as offices
from motcua.offices.actions.found import found
from motcua.offices.actions.name import name
from motcua.offices.rules import Name
from motcua.people.rules import system
from motcua.reform import queries
from motcua.reform.actions.record import record
from motcua.reform.rules import BadReform, Revenue, Statement, Told, Undertaking, read

BY, AT = system("apply"), datetime(2022, 6, 30, 17, 30, tzinfo=VN)
SINCE, UNTIL = date(2022, 1, 1), date(2022, 7, 1)
PLAN = Undertaking(
    "plan",
    "cải cách hành chính năm 2022",
    date(2022, 1, 27),
    date(2023, 1, 1),
    number="21/KH-UBND",
    on=date(2022, 1, 27),
    by="UBND thành phố Hà Tĩnh",
)
COURSE = Undertaking(
    "training",
    "bồi dưỡng chuyên viên",
    SINCE,
    UNTIL,
    people=4,
    place="Trường Chính trị Trần Phú",
    state="finished",
)
STATED = Statement(SINCE, UNTIL, Revenue("estimate", 117283, 116670), {"budget_revenue_million_vnd": "101"})
TOLD = Told((PLAN, COURSE), (STATED,))
FILE = {
    "plans": [
        {
            "number": "21/KH-UBND",
            "date": date(2022, 1, 27),
            "by": "UBND thành phố Hà Tĩnh",
            "about": "cải cách hành chính năm 2022",
            "since": date(2022, 1, 27),
            "until": date(2023, 1, 1),
        }
    ],
    "training": [
        {
            "people": 4,
            "course": "bồi dưỡng chuyên viên",
            "place": "Trường Chính trị Trần Phú",
            "state": "finished",
            "since": "2022-01-01",
            "until": "2022-07-01",
        }
    ],
    "periods": [
        {
            "since": SINCE,
            "until": UNTIL,
            "revenue": {"kind": "estimate", "million_vnd": 117283, "plan_million_vnd": 116670},
            "printed": {"budget_revenue_million_vnd": "101"},
        }
    ],
}


@pytest.fixture
def office(db: None) -> int:
    found("ward", "ward", serving=True, practice=True, by=BY, at=AT)
    plain = Name(
        date(2004, 1, 1),
        None,
        "phường Mẫu",
        "Ủy ban nhân dân phường Mẫu",
        "UBND phường Mẫu",
        "Mẫu",
        "",
        "H27.00.00",
    )
    name("ward", [plain], by=BY, at=AT)
    return offices.ward().id


def test_it_reads_what_an_office_tells() -> None:
    assert read(FILE) == TOLD


def test_it_says_what_it_wrote_and_nothing_the_second_time(office: int) -> None:
    lines = [change.words() for change in record(office, TOLD, by=BY, at=AT)]
    assert lines == [
        "+ kế hoạch: Kế hoạch số 21/KH-UBND ngày 27/01/2022 về cải cách hành chính năm 2022 của UBND thành phố Hà Tĩnh",
        "+ đào tạo: 04 đồng chí: bồi dưỡng chuyên viên, Trường Chính trị Trần Phú (đã học xong)",
        "+ số liệu từ 01/01/2022 đến hết 30/6/2022: thu ngân sách ước đạt 117.283/116.670 triệu đồng; "
        "đã in budget_revenue_million_vnd 101",
    ]
    assert record(office, TOLD, by=BY, at=AT) == []


def test_it_changes_only_what_differs(office: int) -> None:
    record(office, TOLD, by=BY, at=AT)
    actual = replace(STATED, revenue=Revenue("actual", 118000, 116670))
    changes = record(office, Told((COURSE,), (actual,)), by=BY, at=AT)
    assert [(change.what, change.now is None) for change in changes] == [
        ("kế hoạch", True),
        ("số liệu từ 01/01/2022 đến hết 30/6/2022", False),
    ]
    assert queries.statement(office, SINCE, UNTIL) == actual
    assert queries.undertakings(office, SINCE, UNTIL) == [COURSE]


def test_it_keeps_the_order_of_the_file(office: int) -> None:
    record(office, Told((PLAN, COURSE)), by=BY, at=AT)
    assert record(office, Told((COURSE, PLAN)), by=BY, at=AT) == []
    assert queries.undertakings(office, SINCE, UNTIL) == [COURSE, PLAN]


def test_it_tells_an_undertaking_in_the_periods_that_it_meets(office: int) -> None:
    record(office, TOLD, by=BY, at=AT)
    assert queries.undertakings(office, date(2022, 7, 1), date(2023, 1, 1)) == [PLAN]
    assert queries.undertakings(office, date(2023, 1, 1), date(2023, 7, 1)) == []
    assert queries.statement(office, SINCE, date(2022, 6, 15)) is None


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        (None, "cần các mục con"),
        ({"plan": []}, "không hiểu “plan”"),
        ({"plans": {"about": "x"}}, "cần một danh sách"),
        ({"plans": [{"about": "x"}]}, "since cần một ngày"),
        ({"plans": [{"since": SINCE}]}, "thiếu about"),
        ({"plans": [{"about": "x", "since": SINCE, "until": SINCE}]}, "phải sau since"),
        ({"training": [{"course": "x", "since": SINCE}]}, "people cần một số nguyên dương"),
        (
            {"training": [{"course": "x", "since": SINCE, "people": 1, "state": "học"}]},
            "finished hoặc studying",
        ),
        ({"training": [{"course": "x", "since": SINCE, "people": True}]}, "số nguyên dương"),
        ({"measures": [{"about": "x", "since": SINCE}] * 2}, "hai dòng giống hệt nhau"),
        ({"periods": [{"since": SINCE, "until": UNTIL, "revenue": {"kind": "estimate"}}]}, "cần đủ kind"),
        ({"periods": [{"since": SINCE, "until": UNTIL}] * 2}, "ghi hai lần"),
        ({"periods": [{"since": SINCE, "until": UNTIL, "printed": {"c3": 2740}}]}, "đặt trong dấu nháy"),
    ],
)
def test_it_refuses_what_it_cannot_take(section: object, reason: str) -> None:
    with pytest.raises(BadReform, match=reason):
        read(section)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "plans",
                        "training",
                        "measures",
                        "periods",
                        "about",
                        "since",
                        "until",
                        "printed",
                        "revenue",
                    ]
                ),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_it_never_fails_otherwise(section: object) -> None:
    with suppress(BadReform):
        read(section)
