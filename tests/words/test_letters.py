"""Capitals, small letters and full stops."""

import pytest

from motcua.words import capital, lower, sentence_of


def test_it_changes_the_first_letter_only() -> None:
    assert (capital("đã nhận ở Hà Tĩnh"), lower("Ở Hà Tĩnh")) == ("Đã nhận ở Hà Tĩnh", "ở Hà Tĩnh")
    assert (capital(""), lower("")) == ("", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sau đó là quá hạn", "Sau đó là quá hạn."),
        ("Xong.", "Xong."),
        ("gồm có:", "Gồm có:"),
        (" ; ", ""),
        ("vì sao?", "Vì sao?"),
    ],
)
def test_it_ends_a_sentence_once(text: str, sentence: str) -> None:
    assert sentence_of(text) == sentence
