"""The door of the desk."""

import re
from typing import Any

import pytest
from django.test import Client

from motcua.people.actions.amend_account import amend_account
from motcua.people.actions.open_account import open_account
from motcua.people.actions.reset_password import reset_password
from motcua.people.rules import system
from motcua.web.desk.known import COOKIE
from tests.web.reading import words
from tests.world import OPENED, Town

BY = system("test")
DOOR, PASSWORD = "/desk/sign-in", "mot-cua-thu"
GOOD = "mười hai con gà trống"


def enter(client: Client, username: str = "minh", password: str = PASSWORD, **more: str) -> Any:
    return client.post(DOOR, {"username": username, "password": password, **more})


def test_it_sends_to_the_door_and_then_back_to_the_page(shop: Town, client: Client) -> None:
    asked = client.get("/desk/find?q=lan")
    assert asked["Location"] == "/desk/sign-in?next=/desk/find%3Fq%3Dlan"
    assert 'name="next" value="/desk/find?q=lan"' in client.get(asked["Location"]).content.decode()
    assert enter(client, next="/desk/find?q=lan")["Location"] == "/desk/find?q=lan"
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example/desk/", "https://evil.example/desk/", "/", "javascript:x"]
)
def test_it_leads_to_no_page_but_the_desks(shop: Town, client: Client, elsewhere: str) -> None:
    assert enter(client, next=elsewhere)["Location"] == "/desk/"


def test_it_says_one_sentence_for_every_wrong_pair_and_keeps_the_name_only(
    shop: Town, client: Client
) -> None:
    wrong, unknown = enter(client, password="sai-mat-khau"), enter(client, "khong-co")
    for page in (wrong, unknown):
        assert page.status_code == 422
        assert "Tên đăng nhập hoặc mật khẩu không đúng; hãy nhập lại." in words(page)
    assert 'value="minh"' in wrong.content.decode()
    assert "sai-mat-khau" not in wrong.content.decode()


def test_it_closes_after_five_failures_even_for_the_right_password(shop: Town, client: Client) -> None:
    for _ in range(5):
        assert enter(client, password="sai").status_code == 422
    page = enter(client)
    assert page.status_code == 429
    assert "Thử sai quá nhiều lần" in words(page)


def test_it_stays_open_to_a_browser_that_came_in_before(shop: Town, client: Client) -> None:
    enter(client)
    enter(client, "hoa")
    client.post("/desk/sign-out")
    stranger = Client()
    for _ in range(6):
        enter(stranger, password="sai")
    assert enter(stranger).status_code == 429
    assert enter(client).status_code == 302
    client.cookies[COOKIE] = client.cookies[COOKIE].value[:-1] + "?"
    assert enter(client).status_code == 429


@pytest.mark.parametrize("ended", ["closed", "reset"])
def test_a_session_ends_with_the_account_and_does_not_come_back(
    shop: Town, client: Client, ended: str
) -> None:
    enter(client)
    if ended == "closed":
        for active in (False, True):
            amend_account(
                "minh", full_name="Trần Văn Minh", call="anh Minh", is_active=active, by=BY, at=OPENED
            )
    else:
        reset_password("minh", by=BY, at=OPENED)
    assert client.get("/desk/")["Location"].startswith(DOOR)


def test_it_gives_a_new_session_at_the_door(shop: Town, client: Client) -> None:
    enter(client)
    first = client.cookies["sessionid"].value
    enter(client)
    assert client.cookies["sessionid"].value != first


def test_it_signs_out_by_a_form_only(shop: Town, client: Client) -> None:
    enter(client)
    assert client.get("/desk/sign-out").status_code == 405
    assert client.get("/desk/").status_code == 200
    assert client.post("/desk/sign-out")["Location"] == DOOR
    assert client.get("/desk/").status_code == 302


def test_it_takes_no_form_from_elsewhere(shop: Town) -> None:
    outside = Client(enforce_csrf_checks=True)
    assert enter(outside).status_code == 403


def test_it_asks_for_a_password_of_ones_own_first(shop: Town, client: Client) -> None:
    given = reset_password("minh", by=system("test"), at=OPENED)
    assert enter(client, password=given)["Location"] == "/desk/"
    for page in ("/desk/", "/desk/intake", "/desk/find?q=lan"):
        assert client.get(page)["Location"] == "/desk/me"
    typed = {"old": given, "new": GOOD, "again": GOOD}
    assert client.post("/desk/me", typed)["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_it_ends_the_other_sessions_when_a_password_changes(shop: Town, client: Client) -> None:
    other = Client()
    enter(client)
    enter(other)
    client.post("/desk/me", {"old": PASSWORD, "new": GOOD, "again": GOOD})
    assert client.get("/desk/").status_code == 200
    assert other.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "sai", "new": GOOD, "again": GOOD}, "Mật khẩu đang dùng không đúng"),
        ({"old": PASSWORD, "new": GOOD, "again": "khác"}, "Hai lần gõ mật khẩu mới khác nhau"),
        ({"old": PASSWORD, "new": "ngắn", "again": "ngắn"}, "ít nhất 10 ký tự"),
        ({"old": PASSWORD, "new": "", "again": ""}, "Hãy ghi mục “Mật khẩu mới”."),
    ],
)
def test_it_says_why_a_new_password_will_not_do(
    shop: Town, client: Client, typed: dict[str, str], said: str
) -> None:
    enter(client)
    page = client.post("/desk/me", typed)
    assert page.status_code == 422
    assert said in words(page)
    assert GOOD not in page.content.decode()


def test_it_opens_nothing_to_an_account_without_a_seat(shop: Town, client: Client) -> None:
    open_account("moi", full_name="Người Mới", call="anh Mới", password=GOOD, by=system("test"), at=OPENED)
    enter(client, "moi", GOOD)
    page = client.get("/desk/")
    assert page.status_code == 403
    assert "chưa giữ vị trí nào" in words(page)


@pytest.mark.parametrize(
    ("username", "path"), [("hoa", "/desk/intake"), ("minh", "/desk/late"), ("tung", "/desk/hand-over")]
)
def test_it_keeps_a_page_for_those_whose_work_it_is(
    shop: Town, client: Client, username: str, path: str
) -> None:
    enter(client, username)
    assert client.get(path).status_code == 403


def test_it_keeps_no_page_of_the_desk_in_a_cache(shop: Town, client: Client) -> None:
    enter(client)
    assert client.get("/desk/")["Cache-Control"] == "no-store"


def test_it_keeps_what_was_typed_when_the_session_ends(shop: Town) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/desk/sign-in")
    typed = {"note": "thiếu chữ ký", "missing": ["form", "photo"], "csrfmiddlewaretoken": token(page)}
    door = browser.post("/desk/intake", typed, follow=True)
    assert door.status_code == 401
    assert "Phiên làm việc đã hết. Những gì vừa ghi vẫn còn" in words(door)
    wrong = browser.post(DOOR, hidden(door) | {"username": "minh", "password": "sai"})
    inside = browser.post(DOOR, hidden(wrong) | {"username": "minh", "password": PASSWORD})
    assert inside.status_code == 200
    assert 'action="/desk/intake"' in inside.content.decode()
    assert re.findall(r'type="hidden" name="(note|missing)" value="([^"]*)"', inside.content.decode()) == [
        ("note", "thiếu chữ ký"), ("missing", "form"), ("missing", "photo"),
    ]  # fmt: skip


def test_it_keeps_no_password_and_nothing_that_is_not_ours(shop: Town, client: Client) -> None:
    assert client.post("/desk/me", {"old": PASSWORD, "new": GOOD, "again": GOOD}).status_code == 302
    assert enter(client, kept="forged").status_code == 302


def test_it_lays_the_door_over_a_page_that_is_read_again_in_place(shop: Town, client: Client) -> None:
    door = client.post("/desk/intake", {"q": "khai"}, headers={"HX-Request": "true"}, follow=True)
    assert (door.status_code, door["HX-Retarget"], door["HX-Reselect"]) == (200, "#main", "#main")


def test_the_first_box_has_the_focus_unless_something_is_wrong(shop: Town, client: Client) -> None:
    assert re.search(r'<input id="id_username"[^>]* autofocus', client.get(DOOR).content.decode())
    assert "autofocus" not in enter(client, password="sai").content.decode()


def test_it_says_that_a_page_waits_behind_the_door(shop: Town, client: Client) -> None:
    assert "Đăng nhập để mở trang vừa chọn." in words(client.get("/desk/find?q=lan", follow=True))
    assert "để mở trang" not in words(client.get(DOOR))


def test_the_head_of_the_desk_tells_the_time_and_every_key(shop: Town, client: Client) -> None:
    enter(client, "tung")
    head = client.get("/desk/").content.decode().partition("</header>")[0]
    assert "<time" in head
    assert re.findall(r"<kbd[^>]*>(F[0-9]+)</kbd>", head) == ["F8", "F9", "F10"]
    assert 'aria-keyshortcuts="X"' in client.get("/desk/me").content.decode()


def token(page: Any) -> str:
    return hidden(page)["csrfmiddlewaretoken"]


def hidden(page: Any) -> dict[str, str]:
    """The hidden boxes of the door's form."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()))
