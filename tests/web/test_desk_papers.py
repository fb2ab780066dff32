"""The pages of papers: their keys, and which of two slips holds."""

from dataclasses import replace

from motcua.documents.rules import lines
from motcua.dossiers import guides
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.models import Dossier
from motcua.notices import queries
from motcua.notices.facts.guide import guide as guide_facts
from motcua.notices.rules import DOTS, compose, form
from tests.web.at_the_desk import Officer
from tests.web.test_desk_guide import LATER, guided
from tests.world import Town, at


def extended(shop: Town) -> Dossier:
    """A dossier with two slips: a clause moved its day on 03/3."""
    row = shop.received("03-01T09:00")
    extend(row.code, by=shop.tung, at=at("03-03T09:00"), until=at("03-09T00:00").date(), reason="Xác minh",
           clause="khoản 2 điều 5")  # fmt: skip
    return row


def test_each_way_on_from_a_paper_has_its_key(shop: Town) -> None:
    row = shop.received()
    minh = Officer("minh", at("03-01T09:05")).open(f"/desk/dossier/{row.code}/receipt")
    for way in (
        f'<a href="/desk/dossier/{row.code}" aria-keyshortcuts="Escape">Về hồ sơ <kbd>Esc</kbd></a>',
        '<a href="/desk/intake" aria-keyshortcuts="N">Người tiếp theo <kbd>N</kbd></a>',
        '<button autofocus aria-keyshortcuts="P">In <kbd>P</kbd></button>',
        "desk.js",
    ):
        assert way in minh.html


def test_the_list_says_which_slip_was_replaced_and_when(shop: Town) -> None:
    row = extended(shop)
    minh = Officer("minh", at("03-03T10:00")).open(f"/desk/dossier/{row.code}/papers")
    assert minh.text.count("đã thay bằng giấy lúc 09:00 thứ Năm 03/3/2022") == 1
    newest, first = queries.of_dossier(row.pk)
    assert newest.replaced_at is None
    assert first.replaced_at == newest.issued_at


def test_a_replaced_slip_is_printed_with_that_mark(shop: Town) -> None:
    newest, first = queries.of_dossier(extended(shop).pk)
    minh = Officer("minh", at("03-03T10:00"))
    mark = "Đã thay bằng giấy lúc 09:00 thứ Năm 03/3/2022"
    assert f"{mark} · Bản xem" in minh.open(f"/desk/paper/{first.id}").text
    assert mark in minh.send(f"/desk/paper/{first.id}", {}).text
    assert mark not in minh.send(f"/desk/paper/{newest.id}", {}).text


def test_the_desk_says_by_when_a_same_day_result_is_there(shop: Town) -> None:
    row = shop.received("03-01T09:00", procedure="2.000815")
    taken = Officer("minh", at("03-01T09:01")).open(f"/desk/dossier/{row.code}/taken")
    assert "Trong ngày thứ Ba 01/3/2022, chậm nhất 17:00" in taken.text


def test_a_guide_slip_leaves_room_for_what_nobody_said(shop: Town) -> None:
    slip = guides.slip(shop.ward.id, guided().number)
    assert slip
    layout = form(queries.forms(), "guide", LATER.date())
    assert layout

    def said(person: int | None) -> list[str]:
        facts = guide_facts(replace(slip, person=person), shop.ward)
        return list(lines(compose(layout, facts, ours=True)))

    assert f"Địa chỉ: {DOTS}" in said(None)
    assert f"Số điện thoại: {DOTS}   Email: {DOTS}" in said(None)
    assert f"Số điện thoại: 0912345318   Email: {DOTS}" in said(shop.lan)
