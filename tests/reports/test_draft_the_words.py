"""The words of the report: every number is a figure, and what no figure says waits for the officer."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.reports import narrative
from motcua.reports.narrative import Slot, as_text, drafted
from motcua.reports.outline import OUTLINE, waiting
from motcua.reports.rules import Period
from motcua.words import thousands
from tests.reports.cases import HALF_YEAR, known, matters
from tests.reports.test_report_six_months import STATED, TOLD, half_year, report


def words(key: str, **more: object) -> str:
    return as_text(drafted(report(**more))[key])  # type: ignore[arg-type]


def test_it_says_what_the_ward_published() -> None:
    said = words("procedures", statement=STATED)
    assert "191 thủ tục hành chính được niêm yết công khai; bộ phận một cửa có 06 đồng chí." in said
    assert "tiếp nhận 2.740 hồ sơ" in said
    assert "trước hạn và đúng hạn đạt 100%" in said
    digital = words("digital")
    assert (
        "257/365 hồ sơ nộp trên mạng, đạt 70,41%; 13/53 thủ tục có hồ sơ nộp trên mạng, đạt 24,53%" in digital
    )


def test_it_calls_an_estimate_so_and_pads_people() -> None:
    assert words("finance", statement=STATED) == (
        "Thu ngân sách ước đạt 117.283/116.670 triệu đồng, bằng 100,53% dự toán."
    )
    assert "- 01 đồng chí: Đại học văn bằng 2 (đang học)." in words("service", undertakings=TOLD)


def test_it_leaves_to_the_officer_what_no_figure_says() -> None:
    sections = {key: as_text(said) for key, said in drafted(report()).items()}
    left = {section.key for section, _ in waiting(sections)}
    assert {"institutions", "apparatus", "next", "asks", "finance", "service"} <= left
    assert not {"opening", "closing"} & left


def test_it_has_every_part_of_the_outline() -> None:
    assert list(drafted(report())) == [section.key for section in OUTLINE]


def test_it_says_nothing_arose_instead_of_a_rate_of_nothing() -> None:
    text = words("digital", rows=())
    assert "Trong kỳ không phát sinh hồ sơ." in text
    assert "%" not in text
    assert "{" not in "".join(as_text(said) for said in drafted(report(rows=())).values())


@settings(max_examples=20, deadline=None)
@given(st.lists(matters(), max_size=8))
def test_its_numbers_are_the_figures(found: list[object]) -> None:
    made = report(rows=tuple(known(found, *HALF_YEAR)), period=Period(*HALF_YEAR))  # type: ignore[arg-type]
    slots = [p for said in drafted(made).values() for line in said for p in line if isinstance(p, Slot)]
    assert len(slots) > 10
    for slot in slots:
        if slot.key in made.values and slot.key not in narrative.PEOPLE:
            assert slot.text == thousands(made.values[slot.key])


def test_it_asks_why_when_something_is_late() -> None:
    late = tuple(replace(row, verdict="overdue") for row in half_year()[:3])
    assert "quá hạn 3" in words("procedures", rows=late)
    assert "[Cán bộ viết: vì sao hồ sơ quá hạn" in words("procedures", rows=late)
    assert "không có hồ sơ quá hạn" not in words("judgement", rows=late)
