import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.words import clean

anything = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\0\n\r\t \u200b\u202e\ud800e\u0301")
)


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [
        ("  Nguyễn \t Thị\nLan ", "Nguyễn Thị Lan"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Lan\0", "Lan"),
        ("Lan\ud83d", "Lan"),
        ("\u202eLan\u202c", "Lan"),
        ("La\u200bn\ufeff", "Lan"),
        ("La\u3164n\u2800\ufe0f", "Lan"),
        ("e\u200d\u0302", "ê"),  # what stood between a letter and its mark is gone
        ("tờ\u00a0khai\u3000số\u20281", "tờ khai số 1"),
        ("H'Hen Niê — “số 1”", "H'Hen Niê — “số 1”"),
        ("", ""),
    ],
)
def test_it_keeps_what_can_be_seen(dirty: str, kept: str) -> None:
    assert clean(dirty) == kept


def test_it_keeps_lines_when_asked() -> None:
    text = "\r\n Lý do: \r\n\r\n\r\n\r\n  thiếu   chữ ký\u202e \r trang 2\n\n"
    assert clean(text, lines=True) == "Lý do:\n\nthiếu chữ ký\ntrang 2"


@given(anything, st.booleans())
def test_it_is_idempotent_and_storable(text: str, lines: bool) -> None:
    kept = clean(text, lines=lines)
    assert clean(kept, lines=lines) == kept
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode()
    assert not any(
        unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in kept.replace("\n", "" if lines else "\n")
    )
    assert kept == kept.strip()


def test_it_never_cuts_silently() -> None:
    assert clean("  Lan  ", at_most=3) == "Lan"
    with pytest.raises(ValueError, match=r"^Nhiều nhất 1\.000 ký tự, đang có 1\.001$"):
        clean("a" * 1001, at_most=1000)
