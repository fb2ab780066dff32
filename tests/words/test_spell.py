from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.words import money_in_words, number_in_words
from motcua.words.spelling import EmptyTens

UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4,
         "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}  # fmt: skip


def read(words: list[str]) -> int:
    """A reader of its own: from the greatest scale down, the last tỷ first."""
    for scale, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3), ("trăm", 100), ("mươi", 10)):
        if scale in words:
            at = len(words) - 1 - words[::-1].index(scale)
            return read(words[:at]) * size + read(words[at + 1 :])
    if words[:1] == ["mười"]:
        return 10 + read(words[1:])
    if words[:1] in (["linh"], ["lẻ"]):
        return read(words[1:])
    assert len(words) <= 1, words
    return UNITS[words[0]] if words else 0


amounts = st.one_of(
    st.integers(0, 10**4),
    st.integers(0, 10**15),
    st.integers(0, 10**30),
    st.lists(
        st.sampled_from([0, 1, 4, 5, 10, 11, 14, 15, 21, 24, 25, 100, 101, 105, 115, 999]), max_size=7
    ).map(lambda groups: sum(group * 1000**i for i, group in enumerate(groups))),
)


@given(amounts, st.sampled_from(["linh", "lẻ"]))
def test_it_can_be_read_back(amount: int, empty_tens: EmptyTens) -> None:
    words = money_in_words(amount, empty_tens=empty_tens).lower().split()
    assert words[-1] == "đồng"
    assert read(words[:-1]) == amount


@given(amounts)
def test_it_follows_the_usage(amount: int) -> None:
    words = number_in_words(amount).split()
    for before, word in pairwise(words):
        assert word != "mốt" or before == "mươi"
        assert word != "tư" or before == "mươi"
        assert word != "lăm" or before in {"mười", "mươi"}
        assert not (before == "mươi" and word in {"một", "bốn", "năm"})
        assert not (before == "mười" and word == "năm")
    assert "ngàn" not in words


def test_it_says_le_where_people_do() -> None:
    assert money_in_words(105_000, empty_tens="lẻ") == "Một trăm lẻ năm nghìn đồng"


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "không"), (5, "năm"), (10, "mười"), (20, "hai mươi"), (400, "bốn trăm"), (1_000_000, "một triệu"),
     (10**18, "một tỷ tỷ")],
)  # fmt: skip
def test_it_spells_plain_numbers(n: int, words: str) -> None:
    assert number_in_words(n) == words


def test_it_refuses_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="không được âm"):
        number_in_words(-1)
