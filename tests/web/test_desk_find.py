"""Finding a dossier by whatever is at hand."""

import pytest

from motcua.journal.models import Look
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


def test_it_asks_no_more_statements_for_more_rows(shop: Town) -> None:
    shop.received("04-29T09:00")
    few = statements_of(lambda: find("lan"))
    for n in range(10):
        shop.received(f"04-29T10:{n:02}")
    assert statements_of(lambda: find("lan")) == few


def test_it_lists_results_that_wait_to_be_collected(shop: Town) -> None:
    from motcua.dossiers.actions.decide import decide

    open_one, done = shop.received("04-29T09:00").code, shop.received("04-29T09:01").code
    decide(done, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung")
    page = Officer("minh", NOW).open("/desk/hand-over")
    assert f"/desk/dossier/{done}/hand-over" in page.html
    assert open_one not in page.html
