"""The worked examples of docs/law are read from the pages themselves."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from motcua import words

_LAW = Path(__file__).parents[2] / "docs" / "law"


def rows(page: str, heading: str) -> list[list[str]]:
    """The body of the first table below a heading, cell by cell."""
    text = (_LAW / page).read_text(encoding="utf8")
    below = re.split(rf"^#+ {re.escape(heading)}$", text, maxsplit=1, flags=re.MULTILINE)[1]
    section = re.split(r"^#", below, maxsplit=1, flags=re.MULTILINE)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    found = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table[2:]]
    assert found, f"{page}: no table below {heading}"
    return found


def cells(page: str, heading: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows(page, heading), ids=lambda row: row[0])


def answer(check: Callable[[], object]) -> str:
    """The sentence of the refusal, nothing when it is taken."""
    try:
        check()
    except ValueError as wrong:
        return str(wrong)
    return ""


NUMBERS = "so-va-chu.md"
PAPERS = "giay-to-tuy-than.md"
SEXES: dict[str, words.Sex] = {"nam": "M", "nữ": "F"}


@cells(NUMBERS, "Số tiền bằng chữ")
def test_it_writes_money_in_words(row: list[str]) -> None:
    amount = int(row[0].replace(".", ""))
    assert words.money_in_words(amount) == row[1]
    assert words.thousands(amount) == row[0]


@cells(NUMBERS, "Số tiền bằng số")
def test_it_writes_money_in_figures(row: list[str]) -> None:
    assert [words.money(int(row[0])), words.money_short(int(row[0]))] == row[1:]


@cells(NUMBERS, "Tỷ lệ")
def test_it_writes_rates(row: list[str]) -> None:
    part, whole = int(row[0]), int(row[1])
    assert [words.rate_text(part, whole), words.percent(part, whole)] == row[2:]


@cells(NUMBERS, "Số đếm nhỏ")
def test_it_pads_small_counts(row: list[str]) -> None:
    assert [words.people(int(row[0])), words.in_both(int(row[0]))] == row[1:]


@cells(NUMBERS, "Ngày trên dòng ban hành")
def test_it_writes_dates_in_figures(row: list[str]) -> None:
    on = date.fromisoformat(row[0])
    written = [words.issue_date(on), words.day_text(on), words.day_words(on), words.day_short(on)]
    assert written == row[1:]


@cells(NUMBERS, "Ngày bằng chữ")
def test_it_writes_dates_in_words(row: list[str]) -> None:
    assert words.date_in_words(date.fromisoformat(row[0])) == row[1]


@cells(PAPERS, "Số đúng")
def test_it_reads_a_right_number(row: list[str]) -> None:
    found = words.personal_id(row[0])
    assert [found.province, words.SEX_WORDS[found.sex], str(found.born_year)] == row[1:]
    assert found.number == re.sub(r"\D", "", row[0])


@cells(PAPERS, "Số sai")
def test_it_says_what_is_wrong_with_a_number(row: list[str]) -> None:
    assert answer(lambda: words.personal_id(row[0])) == row[1]


@cells(PAPERS, "Số không khớp với người")
def test_it_compares_a_number_with_the_person(row: list[str]) -> None:
    assert answer(lambda: words.personal_id(row[0], sex=SEXES[row[1]], born=int(row[2]))) == row[3]


@cells(PAPERS, "Chứng minh nhân dân 9 số")
def test_it_takes_the_old_card_while_it_is_good(row: list[str]) -> None:
    assert answer(lambda: words.cmnd(row[0], date.fromisoformat(row[1]))) == row[2]


@cells(PAPERS, "Thẻ hết hạn ngày nào")
def test_it_knows_when_a_card_ends(row: list[str]) -> None:
    ends = words.card_expires_on(date.fromisoformat(row[0]), date.fromisoformat(row[1]))
    assert (ends.isoformat() if ends else "không thời hạn") == row[2]
