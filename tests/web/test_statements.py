"""What a page asks of the database does not grow with what it shows, and is little."""

from collections.abc import Callable
from typing import Any

import pytest

from motcua.dossiers.actions.decide import decide
from tests.web.at_the_desk import Officer
from tests.web.reading import opened, see
from tests.web.test_desk_find import statements_of
from tests.world import Town, at

NOW = at("05-04T10:00")
HALF = "since=2022-01-01&until=2022-07-01"
DESK = {  # the page, who opens it, and the most that it may ask
    "/desk/": ("minh", 6),
    "/desk/hand-over": ("minh", 8),
    "/desk/find?q=lan": ("minh", 12),
    "/desk/late": ("tung", 17),
    "/desk/me": ("minh", 8),
    "/desk/intake": ("minh", 6),
    "/desk/papers": ("minh", 10),
    f"/desk/reports/six-month?{HALF}": ("mai", 30),
    f"/desk/reports/ii-06a?{HALF}": ("mai", 30),
    f"/desk/reports/behind?{HALF}&figure=received&report=six-month": ("mai", 30),
    f"/desk/reports/book?{HALF}": ("mai", 20),
}
PORTAL = {"/": 6, "/tim?q=giay doc than": 8, "/thu-tuc": 6, "/thu-tuc/1.004873": 12, "/ho-so": 4}


def many(shop: Town) -> None:
    for n in range(12):
        code = shop.received(f"04-29T10:{n:02}").code
        if n % 3 == 0:
            decide(code, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung")


def steady(look: Callable[[], Any], more: Callable[[], None], most: int) -> None:
    look()  # what is kept in memory is there
    few = statements_of(look)
    more()
    assert statements_of(look) == few <= most


@pytest.mark.parametrize("path", DESK)
def test_a_page_of_the_desk_asks_no_more_for_more(shop: Town, path: str) -> None:
    who, most = DESK[path]
    decide(
        shop.received("04-29T09:00").code,
        by=shop.tung,
        at=at("05-04T08:00"),
        outcome="granted",
        signer="tung",
    )
    shop.received("04-29T09:01")
    steady(lambda: Officer(who, NOW).open(path), lambda: many(shop), most)


@pytest.mark.parametrize("tail", ["", "/papers", "/files", "/receipt", "/control", "/correct", "/forward"])
def test_a_page_of_a_dossier_asks_no_more_when_there_are_more(shop: Town, tail: str) -> None:
    code, _ = shop.received("04-29T09:00").code, shop.received("04-29T09:01")
    steady(lambda: Officer("minh", NOW).open(f"/desk/dossier/{code}{tail}"), lambda: many(shop), 30)


@pytest.mark.parametrize("path", PORTAL)
def test_a_page_for_citizens_asks_no_more_for_more(shop: Town, path: str) -> None:
    steady(lambda: see(path, NOW), lambda: many(shop), PORTAL[path])


def test_the_page_of_a_slip_asks_no_more_when_there_are_more(shop: Town) -> None:
    code = shop.received("04-29T09:00").code
    steady(lambda: opened(code, NOW), lambda: many(shop), 10)
