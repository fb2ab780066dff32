"""A typed number in the place of a figure: the same however it is written, marked when it differs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.reports.narrative import Slot, as_text, drafted
from motcua.reports.typed import compare, value
from tests.reports.test_report_six_months import STATED, TOLD, report

DRAFTED = drafted(report(statement=STATED, undertakings=TOLD))
SAID = DRAFTED["procedures"]
TEXT = as_text(SAID)


def differs(text: str) -> list[tuple[str, str]]:
    return [(d.typed, d.computed) for line in compare(text, SAID) for d in line.differs]


def own(text: str) -> list[str]:
    return [number for line in compare(text, SAID) for number in line.own]


def test_it_marks_nothing_in_what_it_drafted() -> None:
    for key, said in DRAFTED.items():
        for line in compare(as_text(said), said):
            assert (line.differs, line.own) == ((), ()), key


def test_it_marks_a_number_that_differs_and_names_its_figure() -> None:
    wrong = TEXT.replace("Đã giải quyết 2.740", "Đã giải quyết 2.750")
    assert differs(wrong) == [("2.750", "2.740")]
    (found,) = [d for line in compare(wrong, SAID) for d in line.differs]
    assert found.name == "Đã giải quyết, tổng số"


def test_it_finds_the_place_though_words_around_it_changed_and_lines_moved() -> None:
    lines = TEXT.replace(
        "tiếp nhận 2.740 hồ sơ", "phường đã tiếp nhận được tổng cộng 2.704 hồ sơ"
    ).splitlines()
    assert differs("\n".join(reversed(lines))) == [("2.704", "2.740")]


def test_it_does_not_mind_how_a_number_is_written() -> None:
    assert (
        differs(TEXT.replace("2.740", "2740").replace("06 đồng chí", "6 đồng chí").replace("100%", "100,00%"))
        == []
    )


def test_it_lists_numbers_that_nothing_stands_behind() -> None:
    assert own(f"{TEXT}\nNgày 15/3/2022 đã tổ chức 02 buổi tuyên truyền.") == ["15/3/2022", "02"]


def test_a_sentence_taken_away_is_no_difference() -> None:
    assert differs("Không có gì.") == []
    assert compare("", SAID) == []


@pytest.mark.parametrize(
    ("a", "b"), [("06", "6"), ("2.740", "2740"), ("100%", "100,00%"), ("0", "00"), ("70,4%", "70,40")]
)
def test_it_compares_values(a: str, b: str) -> None:
    assert value(a) == value(b)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_figure_typed_otherwise_is_marked(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([said for said in SAID if any(isinstance(p, Slot) for p in said)]))
    at = data.draw(st.sampled_from([n for n, p in enumerate(line) if isinstance(p, Slot)]))
    other = data.draw(st.integers(3_000, 9_999))
    typed = "".join(
        str(other) if n == at else p if isinstance(p, str) else p.text for n, p in enumerate(line)
    )
    slot = line[at]
    assert isinstance(slot, Slot)
    assert (str(other), slot.text) in differs(typed)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_it_gives_every_letter_back(text: str) -> None:
    for line in compare(text, SAID):
        assert "".join(piece for piece, _ in line.pieces)
