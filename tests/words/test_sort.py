import unicodedata
from functools import cmp_to_key

from hypothesis import given
from hypothesis import strategies as st

from motcua.words import alphabet_key, sort_key

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]  # ngang huyền hỏi ngã sắc nặng

Syllable = tuple[str, int, int]  # letters, the place that bears the tone, the tone


def spell(syllable: Syllable) -> str:
    letters, place, tone = syllable
    vowels = [i for i, c in enumerate(letters) if c in "aăâeêioôơuưy"]
    at = vowels[place % len(vowels)]
    return unicodedata.normalize("NFC", letters[: at + 1] + TONES[tone] + letters[at + 1 :])


def compare(one: Syllable, other: Syllable) -> int:
    """The reference: letter by letter in the alphabet, the shorter first, then the tone."""
    for a, b in zip(one[0], other[0], strict=False):
        if a != b:
            return ALPHABET.index(a) - ALPHABET.index(b)
    return (len(one[0]) - len(other[0])) or (one[2] - other[2])


def compare_names(one: list[Syllable], other: list[Syllable]) -> int:
    """By tên, the last word; then the words before it in their order."""
    for a, b in zip([one[-1], *one[:-1]], [other[-1], *other[:-1]], strict=False):
        if compare(a, b):
            return compare(a, b)
    return len(one) - len(other)


syllables = st.tuples(
    st.builds(
        lambda onset, vowel, coda: onset + vowel + coda,
        st.sampled_from(["", "b", "d", "đ", "h", "l", "ngh", "th"]),
        st.sampled_from(["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "oa", "u", "ư", "ươ", "y"]),
        st.sampled_from(["", "n", "nh", "ng"]),
    ),
    st.integers(0, 1),
    st.integers(0, 5),
)


@given(st.lists(st.lists(syllables, min_size=1, max_size=3), max_size=8))
def test_it_sorts_names_as_the_reference_does(names: list[list[Syllable]]) -> None:
    by_reference = sorted(names, key=cmp_to_key(compare_names))
    by_key = sorted(names, key=lambda name: sort_key(" ".join(map(spell, name))))
    assert [list(map(tuple, n)) for n in by_key] == [list(map(tuple, n)) for n in by_reference]


def test_it_sorts_by_ten_then_ho_then_dem() -> None:
    ward = ["Trần Văn Minh", "Nguyễn Thị Lan", "Lê Thị Hoa", "Nguyễn Thị Mai", "Đặng Văn Tùng", "Đinh An",
            "Bùi Thị Lan", "Nguyễn Lan", "Nguyễn Ngọc Lân", "Phan Thị Ánh", "Hồ Ân"]  # fmt: skip
    assert sorted(ward, key=sort_key) == [
        "Đinh An", "Phan Thị Ánh", "Hồ Ân", "Lê Thị Hoa", "Bùi Thị Lan", "Nguyễn Lan", "Nguyễn Thị Lan",
        "Nguyễn Ngọc Lân", "Nguyễn Thị Mai", "Trần Văn Minh", "Đặng Văn Tùng",
    ]  # fmt: skip


def test_it_keeps_the_alphabet_and_the_tones_in_order() -> None:
    letters = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(letters, key=sort_key) == letters
    backwards = letters[::-1]
    assert sorted(backwards, key=sort_key) == letters
    tones = ["Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa", "Hoan", "Hoàn"]
    backwards = tones[::-1]
    assert sorted(backwards, key=sort_key) == tones


def test_it_takes_case_spelling_of_the_tone_and_composition_alike() -> None:
    assert sort_key("NGUYỄN THỊ HOÀ") == sort_key("Nguyễn  Thị Hòa")
    assert sort_key(unicodedata.normalize("NFD", "Đỗ Thị Hường")) == sort_key("Đỗ Thị Hường")


def test_it_has_room_for_names_of_everywhere() -> None:
    names = ["Nguyễn Văn 2", "José", "H'Hen Niê", "Zoë", "山田", "(…)"]
    assert sorted(names, key=sort_key) == ["(…)", "Nguyễn Văn 2", "José", "H'Hen Niê", "Zoë", "山田"]


@given(st.text(), st.text())
def test_it_is_plain_bytes_for_the_database(one: str, other: str) -> None:
    a, b = sort_key(one), sort_key(other)
    assert a.isascii()
    assert "\0" not in a
    assert (a < b) == (a.encode() < b.encode())


def test_it_sorts_other_text_as_written() -> None:
    fields = ["Hộ tịch", "Đất đai", "Chứng thực", "Ẩm thực", "Hộ kinh doanh"]
    in_order = ["Ẩm thực", "Chứng thực", "Đất đai", "Hộ kinh doanh", "Hộ tịch"]
    assert sorted(fields, key=alphabet_key) == in_order
