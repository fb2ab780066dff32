"""Finding a dossier by whatever is at hand."""

import pytest

from motcua.dossiers.actions.decide import decide
from motcua.journal.models import Look
from motcua.people import queries
from motcua.web.desk import lists
from tests.web.at_the_desk import Officer
from tests.web.reading import statements_of
from tests.world import Town, at

NOW = at("05-04T09:12")


def find(text: str) -> Officer:
    return Officer("hoa", NOW).open(f"/desk/find?q={text}")


@pytest.mark.parametrize(
    "typed", ["nguyen thi lan", "NGUYỄN THỊ LAN", "lan", "0912345318", "042172001234", "0001"]
)
def test_it_finds_by_name_without_marks_phone_paper_or_last_digits(shop: Town, typed: str) -> None:
    code = shop.received("04-29T09:00").code
    assert code in find(typed).html


def test_it_opens_the_dossier_of_a_whole_code_at_once(shop: Town) -> None:
    code = shop.received("04-29T09:00").code
    assert find(code.lower()).sent_to == f"/desk/dossier/{code}"


def test_it_says_what_to_try_when_nothing_is_found(shop: Town) -> None:
    assert "Không thấy hồ sơ nào." in find("khong co ai").text
    assert "họ tên (gõ không dấu cũng được)" in find("").text


@pytest.mark.parametrize("typed", ["%00", "%25%25", "'; DROP TABLE", "z" * 3000, "\u202e", "%F0%9F%98%80"])
def test_it_takes_any_text(shop: Town, typed: str) -> None:
    assert find(typed).status == 200


def test_it_shows_no_number_of_a_paper_and_notes_that_somebody_looked(shop: Town) -> None:
    shop.received("04-29T09:00")
    assert "042172001234" not in find("lan").text
    assert Look.objects.get(kind="list").by_ref == "hoa"


@pytest.mark.parametrize("typed", ["lan", "0912345318", "042172001234"])
def test_it_notes_whom_it_showed(shop: Town, typed: str) -> None:
    shop.received("04-29T09:00")
    find(typed)
    find("khong co ai")
    assert list(Look.objects.filter(kind="person").values_list("ref", "by_ref")) == [(str(shop.lan), "hoa")]


def test_it_asks_no_more_statements_for_more_rows(shop: Town) -> None:
    shop.received("04-29T09:00")
    few = statements_of(lambda: find("lan"))
    for n in range(10):
        shop.received(f"04-29T10:{n:02}")
    assert statements_of(lambda: find("lan")) == few


def test_it_lists_results_that_wait_to_be_collected(shop: Town) -> None:
    open_one, done = shop.received("04-29T09:00").code, shop.received("04-29T09:01").code
    decide(done, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung")
    page = Officer("minh", NOW).open("/desk/hand-over")
    assert f"/desk/dossier/{done}/hand-over" in page.html
    assert open_one not in page.html


def test_it_counts_all_of_them_and_shows_them_a_page_at_a_time(
    shop: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 10)
    codes = [shop.received(f"04-29T10:{n:02}").code for n in range(23)]
    first, last = find("lan"), find("lan&page=3")
    assert "23 hồ sơ khớp" in first.text
    assert "Trang 1 trong 3" in first.text
    assert sum(code in first.html for code in codes) == 10
    assert sum(code in last.html for code in codes) == 3


def test_it_shows_what_is_still_open_before_what_is_finished(shop: Town) -> None:
    first, done = shop.received("04-29T09:00").code, shop.received("04-29T09:01").code
    decide(done, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung")
    html = find("lan").html
    assert html.index(first) < html.index(done)


def test_it_finds_the_same_when_so_many_bear_the_name_that_the_database_looks_itself(
    shop: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "FEW", 0)
    assert shop.received("04-29T09:00").code in find("lan").html
