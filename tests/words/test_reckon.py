from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from motcua.words import padded, percent, rate, rate_text, thousands


@given(
    st.integers(-(10**9), 10**9), st.sampled_from([1, 2, 4, 5, 8, 16, 25, 64, 125, 1000, 4000, 20000, 80000])
)
def test_it_rounds_half_up_exactly(part: int, whole: int) -> None:
    # these wholes divide evenly, so the decimal quotient is exact
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert rate(part, whole) == exact


def test_it_rounds_a_half_up_where_floats_do_not() -> None:
    assert rate(1005, 100_000) == Decimal("1.01")  # round(1.005, 2) is 1.0
    assert rate(Fraction(1, 2), 100) == Decimal("0.50")
    assert rate(117_283, 116_670, places=0) == Decimal(101)


def test_it_has_no_rate_of_nothing() -> None:
    assert rate(0, 0) is None
    assert rate_text(3, 0) == percent(0, 0) == "không phát sinh"


def test_it_writes_figures_with_dot_and_comma() -> None:
    assert thousands(2740) == "2.740"
    assert thousands(-1_234_567) == "-1.234.567"
    assert thousands(0) == "0"
    assert padded(6) == "06"
    assert padded(120) == "120"
    assert rate_text(12_345, 1) == "1.234.500,00"
    assert percent(117_283, 116_670, places=0) == "101%"
