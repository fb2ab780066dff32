"""By which names the site answers, and what a page that everybody may open gives away."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.people import queries as people
from tests.web.reading import words
from tests.world import Town


@pytest.mark.parametrize("path", ["/", "/suc-khoe", "/desk/sign-in", "/look?theme=dark", "/khong-co"])
def test_it_answers_to_no_name_but_its_own(shop: Town, client: Client, path: str) -> None:
    page = client.get(path, HTTP_HOST="evil.example")
    assert page.status_code == 400
    assert "Địa chỉ này không phải của trang" in words(page)
    assert "Content-Security-Policy" in page


@pytest.mark.parametrize("name", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "mot-cua.lan"])
def test_it_answers_on_this_machine_and_by_the_wards_own_names(
    shop: Town, client: Client, settings: Any, name: str
) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "mot-cua.lan"]
    assert client.get("/", HTTP_HOST=name).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/desk/dossier/%00",
        "/desk/dossier/H27%00/files",
        "/desk/guide/%00",
        "/thu-tuc/%00",
        "/desk/intake?guide=%00",
    ],
)
def test_no_strange_address_is_our_mistake(shop: Town, client: Client, path: str) -> None:
    client.force_login(account_of("minh"), backend="motcua.people.doors.Password")
    assert client.get(path).status_code == (200 if "?" in path else 400)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2100-01-01"])
def test_a_day_beyond_all_lists_is_refused_in_words(shop: Town, client: Client, day: str) -> None:
    client.force_login(account_of("minh"), backend="motcua.people.doors.Password")
    page = client.get(f"/desk/papers?on={day}")
    assert page.status_code == 409
    assert "Ngày phải từ năm 2000 đến năm 2099" in words(page)


def account_of(username: str) -> Any:
    found = people.account(username)
    return people.signed_in(found.id) if found else None


def test_the_page_of_parts_holds_nothing_of_anybody(shop: Town, client: Client) -> None:
    shop.received("2022-04-29T09:00")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/console/components").status_code == 200
    assert not [line for line in asked if re.search("people_|dossiers_|journal_|session", line["sql"])]
