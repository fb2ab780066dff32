"""Read cells: times with their units, fees in words, dates."""

import pytest

from motcua.clock import Allowance
from motcua.fees.rules import CIVIL_STATUS, Tier, fee_words
from motcua.procedures.rules.cells import BadCell, read_date, read_fees, read_time


@pytest.mark.parametrize(
    ("number", "unit", "allowance"),
    [
        ("1", "trong ngày (sau 15h: ngày làm việc tiếp theo)", "same-day"),
        ("0", "trả ngay", "same-day"),
        ("3", "ngày làm việc; xác minh ≤8", "3d"),
        ("30", "ngày (phức tạp 45; vùng sâu xa 45/60)", "30cd"),
        ("12", "giờ", "12h"),
        ("22", "ngày làm việc (2022)", "22d"),
    ],
)
def test_it_takes_what_stands_before_bracket_and_semicolon(number: str, unit: str, allowance: str) -> None:
    assert str(read_time(number, unit).allowance) == allowance


@pytest.mark.parametrize(
    ("number", "unit"), [("", ""), ("", "(rà soát 01/9-14/12 hằng năm)"), ("0", "ngày làm việc")]
)
def test_it_promises_nothing_without_a_number(number: str, unit: str) -> None:
    assert read_time(number, unit).allowance is None


def test_it_keeps_the_words_of_the_other_cases() -> None:
    assert read_time("", "(rà soát 01/9-14/12 hằng năm)").note == "rà soát 01/9-14/12 hằng năm"
    assert (
        read_time("3", "ngày làm việc (bổ sung: trong ngày; xác minh ≤6)").note
        == "bổ sung: trong ngày; xác minh ≤6"
    )


def test_it_offers_the_longer_time_of_another_case() -> None:
    (longer,) = read_time("1", "trong ngày (sau 15h: …); xác minh ≤5 ngày làm việc").longer
    assert (longer.words, longer.allowance) == (
        "nếu phải xác minh, cả thảy ≤5 ngày làm việc",
        Allowance.parse("5d"),
    )
    (longer,) = read_time("3", "ngày làm việc; xác minh ≤8").longer
    assert longer.allowance == Allowance.parse("8d")
    (longer,) = read_time("3", "ngày làm việc; xác minh ≤23 ngày").longer
    assert longer.allowance == Allowance.parse("23cd")


@pytest.mark.parametrize(
    ("number", "unit"),
    [("ba", "ngày làm việc"), ("٣", "ngày làm việc"), ("3", "tuần"), ("2.5", "ngày"), ("-3", "giờ")],
)
def test_it_says_what_it_does_not_understand(number: str, unit: str) -> None:
    with pytest.raises(BadCell, match="thời hạn"):
        read_time(number, unit)


def test_it_reads_the_copy_tariff() -> None:
    (line,) = read_fees("2000/trang; từ trang 3: 1000/trang; tối đa 200000/bản", "Chứng thực")["counter"]
    assert (line.kind, line.per, line.amount) == ("phí", "page", 2000)
    assert (line.tiers, line.cap) == ((Tier(3, 1000),), 200_000)


def test_it_charges_late_only_when_late() -> None:
    (line,) = read_fees("0 (đúng hạn); quá hạn 10000 (Hà Tĩnh)", "Hộ tịch")["counter"]
    assert (line.when, line.amount, line.kind, line.exempt) == ("quá hạn", 10_000, "lệ phí", CIVIL_STATUS)


def test_it_tells_the_channels_apart() -> None:
    fees = read_fees("20000 trực tiếp; 10000 trực tuyến", "Cư trú")
    assert {c: lines[0].amount for c, lines in fees.items()} == {
        "counter": 20_000,
        "online": 10_000,
        "post": 20_000,
    }


def test_it_keeps_a_second_source_in_words() -> None:
    (line,) = read_fees("20000 theo trang phường Hà Tĩnh; 30000 theo TT 226/2016", "Chứng thực")["counter"]
    assert line.amount == 20_000
    assert "30000 theo TT 226/2016" in line.note


def test_it_tells_nothing_to_pay_from_not_known() -> None:
    assert fee_words(read_fees("0", "Hộ tịch")["counter"]) == "Không mất tiền"
    assert fee_words(read_fees("", "Hộ tịch")["counter"]) == "Chưa có mức thu trong danh mục"


@pytest.mark.parametrize(
    "text", ["abc", "tối đa 5000", "9999999999999999 đồng", "-5", "quá hạn −10000", "٥٠٠٠"]
)
def test_it_refuses_a_fee_that_it_does_not_understand(text: str) -> None:
    with pytest.raises(BadCell):
        read_fees(text, "Hộ tịch")


def test_it_reads_dates_both_ways() -> None:
    assert (
        str(read_date("01/7/2025", "valid_from"))
        == str(read_date("2025-07-01", "valid_from"))
        == "2025-07-01"
    )
    assert read_date("", "valid_from") is None
    with pytest.raises(BadCell, match="valid_from"):
        read_date("31/02/2025", "valid_from")
