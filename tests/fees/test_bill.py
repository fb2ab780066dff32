"""Bill: from lines to đồng, explained."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.fees.rules import (
    CIVIL_STATUS,
    EXEMPTIONS,
    BadCount,
    FeeInputs,
    FeeLine,
    Original,
    Tier,
    UnknownExemption,
    bill,
    fee_words,
)

COPY = FeeLine(
    name="Phí chứng thực bản sao", kind="phí", amount=2000, per="page", tiers=(Tier(3, 1000),), cap=200_000
)
BIRTH = FeeLine(name="Lệ phí hộ tịch", kind="lệ phí", amount=10_000, when="quá hạn", exempt=CIVIL_STATUS)
PAGE = Path(__file__).parents[2] / "docs/law/phi-le-phi.md"


def table(head: str) -> list[list[str]]:
    """The cells of the table of the law page whose head starts so."""
    rows = PAGE.read_text(encoding="utf8").splitlines()
    start = next(i for i, row in enumerate(rows) if row.startswith(head))
    cells = []
    for row in rows[start + 2 :]:
        if not row.startswith("|"):
            break
        cells.append([cell.strip() for cell in row.strip("|").split("|")])
    return cells


@pytest.mark.parametrize(("pages", "copies", "fee"), table("| trang bản chính"))
def test_it_charges_copies_as_the_law_page_says(pages: str, copies: str, fee: str) -> None:
    paper = Original("Bằng tốt nghiệp", int(pages), int(copies))
    assert bill([COPY], FeeInputs(originals=(paper,))).total == int(fee)


@pytest.mark.parametrize(("name", "per", "count", "level", "fee", "_mark"), table("| khoản | tính theo"))
def test_it_charges_other_lines_as_the_law_page_says(
    name: str, per: str, count: str, level: str, fee: str, _mark: str
) -> None:
    line = FeeLine(name=name, kind="phí", amount=int(level), per=per)  # type: ignore[arg-type]
    assert bill([line], FeeInputs(cases=int(count), copies=int(count))).total == int(fee)


@pytest.mark.parametrize(("key", "words", "source", "mark"), table("| diện | ai"))
def test_it_knows_the_exemptions_of_the_law_page(key: str, words: str, source: str, mark: str) -> None:
    known = EXEMPTIONS[key]
    assert (known.words, known.source, known.mark) == (words, source, mark)


def test_it_knows_no_other_exemption_than_the_law_page() -> None:
    assert {row[0] for row in table("| diện | ai")} == set(EXEMPTIONS)


@given(pages=st.integers(1, 5000), copies=st.integers(1, 200))
def test_it_costs_more_for_more_pages_and_never_above_the_cap(pages: int, copies: int) -> None:
    def of(p: int) -> int:
        return bill([COPY], FeeInputs(originals=(Original("", p, copies),))).total

    assert of(pages) <= of(pages + 1) <= 200_000 * copies
    assert of(pages) == copies * bill([COPY], FeeInputs(originals=(Original("", pages, 1),))).total


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 20)), min_size=1, max_size=6))
def test_it_adds_up_to_its_lines(papers: list[tuple[int, int]]) -> None:
    made = bill(
        [COPY, BIRTH],
        FeeInputs(originals=tuple(Original("", p, c) for p, c in papers), facts=frozenset({"quá hạn"})),
    )
    assert made.total == sum(line.amount for line in made.lines) == made.of("phí") + made.of("lệ phí")


def test_it_explains_each_step_of_a_copy() -> None:
    made = bill([COPY], FeeInputs(originals=(Original("Sổ hộ khẩu", 10, 2),)))
    assert made.lines[0].name == "Phí chứng thực bản sao: Sổ hộ khẩu"
    assert made.lines[0].words == (
        "2 trang × 2.000 đồng + 8 trang × 1.000 đồng = 12.000 đồng; × 2 bản = 24.000 đồng"
    )


def test_it_says_that_the_cap_was_reached() -> None:
    (line,) = bill([COPY], FeeInputs(originals=(Original("", 300, 1),))).lines
    assert line.words.endswith("= 302.000 đồng, quá mức tối đa nên thu 200.000 đồng")


def test_it_leaves_out_a_line_whose_circumstance_was_not_chosen() -> None:
    assert bill([BIRTH]).total == 0
    assert bill([BIRTH], FeeInputs(facts=frozenset({"quá hạn"}))).total == 10_000


@pytest.mark.parametrize("key", CIVIL_STATUS)
def test_it_frees_who_is_exempt_and_says_why(key: str) -> None:
    made = bill([BIRTH], FeeInputs(facts=frozenset({"quá hạn"}), exemption=key))
    assert made.total == 0
    assert made.exemption == key
    assert made.lines[0].words == f"Miễn: {EXEMPTIONS[key].words} ({EXEMPTIONS[key].source})"


def test_it_says_when_a_line_does_not_know_the_exemption() -> None:
    made = bill([COPY], FeeInputs(exemption="poor"))
    assert made.total == 2000
    assert "không miễn" in made.lines[0].words


def test_it_names_a_level_that_the_catalogue_does_not_hold() -> None:
    line = FeeLine(name="Lệ phí cấp giấy", kind="lệ phí", amount=None, note="HĐND cấp tỉnh quy định")
    made = bill([line, COPY])
    assert made.unknown == ("Lệ phí cấp giấy: HĐND cấp tỉnh quy định",)
    assert made.total == 2000


@pytest.mark.parametrize("paper", [Original("", 0, 1), Original("", 1, -2), Original("", 10**9, 1)])
def test_it_refuses_counts_that_no_paper_has(paper: Original) -> None:
    with pytest.raises(BadCount, match="Số trang và số bản"):
        bill([COPY], FeeInputs(originals=(paper,)))


def test_it_refuses_an_exemption_that_is_not_in_the_table() -> None:
    with pytest.raises(UnknownExemption, match="Không có diện miễn"):
        bill([COPY], FeeInputs(exemption="friend"))


def test_it_says_the_level_in_words() -> None:
    assert fee_words([COPY]) == "2.000 đồng/trang; từ trang 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản"
    assert fee_words([BIRTH]) == "Không mất tiền; quá hạn: 10.000 đồng"
    assert fee_words([]) == "Không mất tiền"
