from datetime import date
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua import Refused
from motcua.offices import models, queries
from motcua.offices.actions.found import found
from motcua.offices.actions.name import BadName, name
from motcua.offices.rules import in_order, is_agency_code
from tests.offices.small_ward import AT, BY, named, small_ward


@pytest.mark.parametrize("code", ["H27", "H27.15", "H27.15.04", "H55.242", "H56.14", "000.00.28.H27"])
def test_it_knows_both_styles_of_agency_codes(code: str) -> None:
    assert is_agency_code(code)


@pytest.mark.parametrize("code", ["", "27", "h27", "H27.", "H27.1234", "H2715", "000.28.H27", "H27.00.00\n"])
def test_it_knows_what_is_no_agency_code(code: str) -> None:
    assert not is_agency_code(code)


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=5))
def test_periods_are_in_order_exactly_when_no_day_has_two(periods: list[tuple[date, date | None]]) -> None:
    names = [named("Thạch Quý", "H27", since=since, until=until) for since, until in periods]
    try:
        ordered = in_order(names, "tên")
    except Refused:
        spans = [(s.toordinal(), (u or date.max).toordinal()) for s, u in periods]
        empty = any(b <= a for a, b in spans)
        twice = any(
            max(a, c) < min(b, d)
            for i, (a, b) in enumerate(spans)
            for c, d in spans[i + 1 :]
            if a < b and c < d
        )
        assert empty or twice
        return
    assert [n.since for n in ordered] == sorted(since for since, _ in periods)
    for a, b in pairwise(ordered):
        assert a.until is not None
        assert a.until <= b.since


@pytest.mark.django_db
def test_it_keeps_what_an_office_was_called_on_each_day() -> None:
    small_ward()
    old = named("Thạch Quý", "H27.01.02", "tp-ha-tinh", until=date(2025, 7, 1))
    new = named("Thành Sen", "H27.242", "ha-tinh", since=date(2025, 7, 1))
    changes = name("thach-quy", [new, old], by=BY, at=AT)
    assert [c.words()[0] for c in changes] == ["+", "~"]
    ward = queries.ward()
    assert ward.name_on(date(2025, 6, 30)).body == "Ủy ban nhân dân phường Thạch Quý"
    assert ward.name_on(date(2025, 7, 1)).code == "H27.242"
    above = [ward.superior_on(on) for on in (date(2025, 6, 30), date(2025, 7, 1))]
    assert [a and a.name for a in above] == ["thành phố Hà Tĩnh", "tỉnh Hà Tĩnh"]
    assert queries.ward_by_code("H27.01.02").id == queries.ward_by_code("H27.242").id == ward.id
    with pytest.raises(Refused, match="Chưa ghi tên"):
        ward.name_on(date(2020, 12, 31))


@pytest.mark.django_db
def test_it_answers_for_the_ward_in_one_small_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ward = small_ward()
    with django_assert_num_queries(1):
        assert queries.ward() is ward
    models.Office.objects.filter(key="thach-quy").update(asks_allowed=2)
    assert queries.ward().asks_allowed == 2


@pytest.mark.django_db
def test_what_was_taken_back_is_not_remembered() -> None:
    small_ward()
    with transaction.atomic():
        models.OfficeName.objects.filter(office__key="ha-tinh").update(name="tỉnh khác")
        queries.ward()
        transaction.set_rollback(True)
    transaction.set_rollback(False)
    assert queries.ward().superiors["tp-ha-tinh"][0].name == "thành phố Hà Tĩnh"
    models.OfficeName.objects.filter(office__key="tp-ha-tinh").update(name="thành phố mới")
    above = queries.ward().superior_on(date(2022, 6, 30))
    assert above is not None
    assert above.name == "thành phố mới"


@pytest.mark.django_db
def test_it_writes_nothing_when_nothing_differs() -> None:
    ward = small_ward()
    assert name("thach-quy", ward.names, by=BY, at=AT) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (named("Thạch Quý", "27.1"), "mã định danh"),
        (named("Thạch Quý", "H27.01"), "tp-ha-tinh"),
        (named("Thạch Quý", "H27.01.02", "khong-co"), "chưa có trong tệp"),
        (named("Thạch Quý", "H27.01.02", "thach-quy"), "vừa ở trên vừa ở dưới"),
    ],
)
def test_it_refuses_codes_and_superiors_that_cannot_be(wrong: object, said: str) -> None:
    small_ward()
    with pytest.raises(BadName, match=said):
        name("thach-quy", [wrong], by=BY, at=AT)  # type: ignore[list-item]


@pytest.mark.django_db
def test_it_refuses_a_ring_of_superiors() -> None:
    small_ward()
    with pytest.raises(BadName, match="vừa ở trên vừa ở dưới"):
        name("ha-tinh", [named("Hà Tĩnh", "H27", "thach-quy")], by=BY, at=AT)


@pytest.mark.django_db
def test_the_database_itself_allows_one_name_a_day() -> None:
    small_ward()
    row = models.OfficeName.objects.get(office__key="thach-quy")
    row.pk, row.since = None, date(2024, 1, 1)

    def write_twice() -> None:
        row.save()
        connection.check_constraints()

    with pytest.raises(IntegrityError, match="offices_one_name"), transaction.atomic():
        write_twice()


@pytest.mark.django_db
def test_the_tree_stands_as_it_was_on_the_day(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    small_ward()
    found("nam-ha", "ward", serving=False, practice=True, by=BY, at=AT)
    name("nam-ha", [named("Nam Hà", "H27.01.01", "tp-ha-tinh", since=date(2022, 7, 1))], by=BY, at=AT)
    with django_assert_num_queries(1):
        later = [(n.key, n.depth) for n in queries.tree(date(2022, 7, 1))]
    assert later == [("ha-tinh", 0), ("tp-ha-tinh", 1), ("nam-ha", 2), ("thach-quy", 2)]
