"""Lengths of time as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.clock import Allowance


@given(st.sampled_from(["d", "cd", "h"]), st.integers(1, 9999))
def test_it_gives_back_what_it_read(kind: str, amount: int) -> None:
    assert str(Allowance.parse(f"{amount}{kind}")) == f"{amount}{kind}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3d", "3 ngày làm việc"),
        ("03d", "3 ngày làm việc"),
        ("10cd", "10 ngày"),
        ("4h", "4 giờ làm việc"),
        ("same-day", "trong ngày làm việc"),
    ],
)
def test_it_says_it_as_on_the_slip(text: str, words: str) -> None:
    assert Allowance.parse(text).words() == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0d",
        "-1d",
        "3",
        "d",
        "3 d",
        "3.5d",
        "1e3d",
        "3D",
        "٣d",
        "10000d",
        "3d\n",
        "Same-day",
        "9" * 5000 + "d",
    ],
)
def test_it_takes_nothing_else(text: str) -> None:
    with pytest.raises(ValueError, match="phải có dạng"):
        Allowance.parse(text)
