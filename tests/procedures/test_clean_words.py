"""What is shipped is fit to be read by a citizen: no editor's note, no other place's figure, no raw cell."""

import re

import pytest

from motcua.fees.rules import fee_words
from motcua.procedures.rules import papers_for, papers_perhaps, questions_left
from motcua.procedures.rules.record import FeeLine, Record, Way
from motcua.procedures.rules.terms import NOT_KNOWN, way_words
from tests.procedures.conftest import shipped

LEFTOVERS = re.compile(
    r"\([^)]*(Huế|Hà Tĩnh|Hải Phòng)[^)]*\)|Huế|Hải Phòng"  # another place's word
    r"|\(sđ|\bsđ\b|mã cũ|cần tra|thông báo: không"  # editors
    r"|(^|[(;] *)(19|20)\d\d *([);]|$)"  # a year alone
    r"|\d-\d lần|\d{2}/\d{2}\)"  # raw cells
    r"|(?<![\d./])\d{5,6}(?![\d./])"  # money without its dots
    r"|theo trang phường|\[[SK?]\]"
)


def words(record: Record) -> list[str]:
    """Every word of a record that a page or a slip may show; not the note, which is the office's own."""
    said = [record.name, record.form, *record.fields, *record.requirements, *record.steps]
    said += [r.name for r in record.results] + [law.number for law in record.law]
    said += [
        t for q in record.questions for t in (q.text, *(x for a in q.answers for x in (a.words, a.advice)))
    ]
    said += [
        t
        for c in record.cases
        for t in (c.name, *c.notes, *(x for p in c.papers for x in (p.name, p.condition)))
    ]
    for way in record.ways:
        said += [way.time_note, way.fee_note, *(x.words for x in way.longer), fee_words(way.fees)]
        said += [t for line in way.fees for t in (line.name, line.when, line.note)]
    if record.presence:
        said += [record.presence.filing, record.presence.hand_over]
    return [*said, *way_words(record)]


@pytest.mark.parametrize(
    "bad",
    [
        "ngày làm việc (Huế)",
        "quá hạn (Hà Tĩnh)",
        "2022",
        "(2022)",
        "gia hạn 1-2 lần",
        "10000",
        "Luật Xây dựng (sđ 2020)",
    ],
)
def test_it_knows_a_leftover(bad: str) -> None:
    assert LEFTOVERS.search(bad)


def test_it_ships_no_leftover_of_an_editor() -> None:
    found = {(e.record.code, w) for e in shipped() for w in words(e.record) if LEFTOVERS.search(w)}
    assert found == set()


def last(code: str) -> Record:
    return [e.record for e in shipped() if e.record.code == code][-1]


def test_it_says_of_an_empty_cell_that_it_is_not_known() -> None:
    assert way_words(last("1.003005")) == (NOT_KNOWN, NOT_KNOWN)
    assert way_words(Record(code="1.999999", name="Thử", fields=("Thử",))) == (NOT_KNOWN, NOT_KNOWN)
    nothing_to_pay = Record(code="1.999999", name="Thử", fields=("Thử",), ways=(Way(channel="counter"),))
    assert way_words(nothing_to_pay) == (NOT_KNOWN, "Không mất tiền")
    unknown = Way(
        channel="counter", fees=(FeeLine(name="Phí", kind="phí", amount=None, note="Theo nghị quyết"),)
    )
    assert (
        way_words(Record(code="1.999999", name="Thử", fields=("Thử",), ways=(unknown,)))[1]
        == "Theo nghị quyết"
    )


@pytest.mark.parametrize("code", ["2.000744", "1.000775", "2.000346", "2.000337", "2.000305", "1.004492"])
def test_it_does_not_call_another_places_time_the_laws(code: str) -> None:
    record = last(code)
    assert record.time_of == "Huế"
    assert "không phải thời hạn do luật ghi" in record.note
    assert way_words(record)[0].endswith("chưa phải thời hạn của luật")
    assert last("1.001193").time_of == last("1.004873").time_of == ""


def test_it_charges_the_level_of_the_ward_and_keeps_the_other_in_the_note() -> None:
    for code, here, other in (
        ("2.000913", "20.000 đồng", "30.000 đồng"),
        ("2.000927", "10.000 đồng", "25.000 đồng"),
    ):
        assert way_words(last(code))[1] == here
        assert other in last(code).note
    assert way_words(last("2.000575"))[1] == NOT_KNOWN
    assert way_words(last("2.000884"))[1] == "10.000 đồng/trường hợp"


def test_it_says_what_the_deadline_becomes_when_something_must_be_verified() -> None:
    (longer,) = last("1.001022").way("counter").longer  # type: ignore[union-attr]
    assert longer.words == "nếu phải xác minh, cả thảy ≤8"


def test_it_asks_a_widow_for_no_mandate() -> None:
    record = last("1.000656")
    (question,) = record.questions
    assert question.text == "Ông/Bà đi cho mình hay đi thay người khác?"
    asked = {p.key for p in papers_for(record, answers={"filer": "self"})}
    assert not asked & {"mandate", "mandate_kin"}


def test_it_asks_of_the_parents_marriage_in_both_eras() -> None:
    for which in (next(e.record for e in shipped() if e.record.code == "1.001193"), last("1.001193")):
        assert [q.key for q in questions_left(which)] == ["parents_married"]
        assert papers_for(which, answers={"parents_married": "no"})
    shown = {p.key: p.how for p in papers_for(last("1.001193"), answers={"parents_married": "yes"})}
    assert shown["marriage_data"] == "look_up"
    assert "marriage" not in shown
    (fee,) = last("1.001193").way("counter").fees  # type: ignore[union-attr]
    assert (fee.when, "60 ngày" in fee.note) == ("quá hạn", True)


@pytest.mark.parametrize(
    ("ground", "form"),
    [("child", "1a"), ("hiv", "1b"), ("single", "1c"), ("old", "1d"), ("disabled", "1đ")],
)
def test_it_gives_each_ground_its_own_form(ground: str, form: str) -> None:
    papers = [p.name for p in papers_for(last("1.001776"), answers={"ground": ground}) if "Tờ khai" in p.name]
    assert papers == [f"Tờ khai đề nghị trợ giúp xã hội (Mẫu số {form})"]
    assert "Giấy xác nhận đang mang thai" not in {
        p.name for p in papers_perhaps(last("1.001776"), answers={"ground": "old"})
    }


def test_it_leads_the_old_to_the_social_pension_from_july_2025() -> None:
    said = [
        (e.since, a.leads_to)
        for e in shipped()
        if e.record.code == "1.001776"
        for q in e.record.questions
        for a in q.answers
        if a.key == "old"
    ]
    assert [leads for _, leads in said] == ["", "", "1.014027"]
    assert str(said[-1][0]) == "2025-07-01"


def test_it_says_where_the_declaration_comes_from() -> None:
    assert all(
        "tại quầy" in note for code in ("1.001193", "1.004837") for c in last(code).cases for note in c.notes
    )
    assert last("1.001193").case().notes
