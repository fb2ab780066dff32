"""Furnish: the shipped catalogue, with what each part of it promises."""

from collections import Counter
from datetime import date

import pytest

from motcua.procedures import queries
from motcua.procedures.actions.furnish import furnish
from motcua.procedures.memory import NOWHERE
from motcua.procedures.models import EverydayName, Procedure, Version
from motcua.procedures.queries import UnknownProcedure, version
from motcua.procedures.rules.check import reasons_against
from motcua.procedures.rules.life import LIFE_EVENTS
from motcua.procedures.rules.parts import shares
from tests.procedures.conftest import BY, NOW, shipped, shipped_yaml

JUNE_2022 = date(2022, 6, 30)


def test_it_ships_135_procedures_each_of_which_can_be_a_version() -> None:
    assert len({e.record.code for e in shipped()}) == 135
    assert {e.record.code: reasons_against(e.record) for e in shipped() if reasons_against(e.record)} == {}


def test_it_ships_names_without_editors_notes() -> None:
    noted = ("mã cũ", "đã thay", "cần tra", "từ 01/7/2025", "hiện nay")
    assert [e.record.name for e in shipped() if any(n in e.record.name for n in noted)] == []


def test_it_gives_every_procedure_an_everyday_name() -> None:
    names = shipped_yaml("everyday.yaml")
    assert set(names["names"]) == {e.record.code for e in shipped()} | {NOWHERE}
    assert "tự soạn" in names["source"]


def test_it_marks_how_sure_each_fact_is() -> None:
    assert all({"code", "time"} <= dict(e.record.marks).keys() for e in shipped())


@pytest.mark.parametrize(
    ("code", "on", "received"),
    [
        ("2.000986", JUNE_2022, True),
        ("2.001023", JUNE_2022, True),
        ("3.000722", JUNE_2022, False),
        ("3.000722", date(2024, 7, 1), True),
        ("2.000986", date(2024, 7, 1), False),
        ("1.012812", date(2024, 7, 31), False),
        ("1.012812", date(2024, 8, 1), True),
        ("1.003554", date(2024, 8, 1), False),
        ("1.014027", date(2025, 6, 30), False),
        ("1.013225", date(2025, 7, 1), True),
        ("1.001612", JUNE_2022, False),
        ("1.001612", date(2025, 7, 1), True),
        ("1.004222", JUNE_2022, False),
        ("1.001193", JUNE_2022, True),
    ],
)
def test_it_receives_a_procedure_only_while_it_is_in_force_here(
    furnished: int, code: str, on: date, received: bool
) -> None:
    if received:
        assert version(code, on).code == code
    else:
        with pytest.raises(UnknownProcedure):
            version(code, on)


def test_it_says_what_replaced_a_procedure(furnished: int) -> None:
    with pytest.raises(UnknownProcedure, match=r"đã thay bằng 3\.000722"):
        version("2.000986", date(2025, 1, 1))


def test_it_holds_the_case_of_another_office_until_july_2025(furnished: int) -> None:
    assert version("1.004859", JUNE_2022).record.case("from_14").settled_by == "UBND cấp huyện"
    assert version("1.004859", date(2025, 7, 1)).record.case("from_14").settled_by == ""


def test_it_has_another_time_for_another_case(furnished: int) -> None:
    record = version("1.004859", JUNE_2022).record
    assert str(record.way("counter").allowance) == "3d"  # type: ignore[union-attr]
    assert str(record.way("online", "addition").allowance) == "same-day"  # type: ignore[union-attr]


def test_it_does_nothing_the_second_time(furnished: int) -> None:
    before = (Procedure.objects.count(), Version.objects.count(), EverydayName.objects.count())
    assert furnish(by=BY, at=NOW, samples=True) == []
    assert (Procedure.objects.count(), Version.objects.count(), EverydayName.objects.count()) == before


def test_it_ships_one_sample_land_file_whose_shares_add_up_to_its_promise(furnished: int) -> None:
    sample = version("mau-dat-dai", JUNE_2022)
    assert sample.sample
    assert sample.name.startswith("Thủ tục mẫu")
    assert sum(a.amount for a in shares(sample.record.route)) == sample.record.ways[0].allowance.amount  # type: ignore[union-attr]
    assert any(leg.outside_clock for leg in sample.record.route)


def test_it_lists_by_field_without_samples_and_without_signposts(furnished: int) -> None:
    counted = dict(queries.fields(JUNE_2022))
    rows = [r for r in queries.procedures(JUNE_2022) if not r.sample]
    assert counted == Counter(r.field for r in rows)
    assert counted["Hộ tịch"] == 23
    assert "Cư trú" not in counted


def test_it_says_time_and_fee_in_words(furnished: int) -> None:
    rows = {r.code: r for r in queries.procedures(JUNE_2022, field="Chứng thực")}
    assert rows["2.000815"].time == "trong ngày làm việc"
    assert rows["2.000815"].fee.startswith("2.000 đồng/trang; từ trang 3: 1.000 đồng/trang")
    assert rows["2.000815"].everyday.startswith("Sao y")


def test_it_opens_the_page_of_a_procedure_and_of_a_signpost(furnished: int) -> None:
    page = queries.page("1.004873", JUNE_2022)
    assert (page.edition.code, page.settled_by, page.until) == ("1.004873", "", date(2023, 1, 1))
    assert queries.page("1.004222", JUNE_2022).settled_by == "Công an phường, xã nơi cư trú"


def test_it_knows_the_procedures_of_each_life_event(furnished: int) -> None:
    known = {e.record.code for e in shipped()} | {"mau-dat-dai"}
    assert {code for event in LIFE_EVENTS for code in event.codes} <= known
    events = {e.key: [r.code for r in queries.rows(list(e.codes), JUNE_2022)] for e in LIFE_EVENTS}
    assert events["birth"][0] == "1.001193"
    assert "3.000722" not in events["birth"]
    assert all(events.values())


def test_it_asks_for_lists_in_a_fixed_number_of_queries(
    furnished: int, django_assert_max_num_queries: object
) -> None:
    queries.procedures(JUNE_2022)  # versions are in memory now
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        queries.procedures(JUNE_2022)
