"""The desk in a real browser: by keyboard alone, without JavaScript, and nothing that axe objects to."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from motcua.dossiers.actions.forward import forward
from motcua.dossiers.models import Dossier
from tests.world import Town, at

pytestmark = pytest.mark.journey
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CARD = "042168000012|183456789|Nguyễn Thị Lan|12031968|Nữ|Tổ dân phố 3, phường Thạch Quý|10052021"


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


def asked(question: Callable[[], Any]) -> Any:
    """Ask the database in a thread of its own: the browser holds the loop of this one."""

    def ask() -> Any:
        try:
            return question()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


@pytest.fixture
def code(town: Town) -> str:
    """A dossier in chị Hoa's hands."""
    row = town.received("2026-11-02T09:00")
    forward(row.code, by=town.minh, at=at("2026-11-02T10:00"), to="hoa")
    return row.code


@pytest.fixture
def site(code: str) -> Iterator[str]:
    """The whole site on a free port, in the ward of this test."""
    app = get_wsgi_application()

    def answer(environ: Any, start: Any) -> Any:
        with closing(app(environ, start)) as page:
            body = list(page)
        connection.close()
        return body

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, connections_override={})
    server.set_app(answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def browser(site: str) -> Iterator[Browser]:  # first the site, then the loop
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


def enter(browser: Browser, site: str, username: str = "minh", **how: Any) -> Page:
    page = browser.new_page(**{"viewport": {"width": 1366, "height": 768}, **how})
    page.goto(f"{site}/desk/sign-in")
    page.fill("#id_username", username)
    page.fill("#id_password", "mot-cua-thu")
    page.press("#id_password", "Enter")
    expect(page.get_by_role("link", name="Việc của tôi")).to_be_visible()
    return page


def newest() -> Dossier:
    return Dossier.objects.select_related("owner").latest("pk")


def test_a_matter_is_taken_in_by_keyboard_alone(browser: Browser, site: str) -> None:
    page = enter(browser, site)
    key = page.keyboard
    key.press("F2")
    expect(page.locator("#id_p-scan")).to_be_focused()
    key.type(CARD)
    key.press("Enter")
    expect(page.get_by_text("Đọc được 7 mục, không mục nào lạ")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()
    key.press("Alt+2")
    key.type("xn hn")
    expect(page.locator("[id='proc-1.004873']")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()
    key.press("Tab")
    key.press("Space")
    expect(page.locator("[id='proc-1.004873']")).to_be_checked()
    expect(page.locator("#three table").first).to_be_visible()
    key.press("Alt+3")
    for _ in range(page.locator("#three table").first.locator("tbody tr").count()):
        box = page.locator("*:focus")
        if not box.is_checked():
            key.press("Space")
            expect(page.locator("*:focus")).to_be_checked()
        key.press("ArrowDown")
    expect(page.locator("#bar")).to_contain_text("Đủ, tiếp nhận được")
    key.press("Control+Enter")
    expect(page.get_by_text("Đã tiếp nhận hồ sơ của Nguyễn Thị Lan")).to_be_visible()
    assert asked(lambda: newest().owner.name) == "Nguyễn Thị Lan"
    key.press("n")
    expect(page.locator("#id_p-scan")).to_be_focused()


def test_what_is_typed_while_the_page_is_read_again_stays(browser: Browser, site: str) -> None:
    page = enter(browser, site)
    page.goto(f"{site}/desk/intake")
    page.fill("#q", "1.001193")
    page.focus("#id_p-name")
    page.keyboard.type("Trần Văn Bình", delay=40)
    page.keyboard.press("Tab")
    page.keyboard.type("12/5/1970", delay=40)
    expect(page.locator("#three")).to_contain_text("Giấy chứng sinh")
    expect(page.locator("#id_p-name")).to_have_value("Trần Văn Bình")
    expect(page.locator("#id_p-born")).to_have_value("12/5/1970")


def test_the_first_click_on_the_papers_counts(browser: Browser, site: str) -> None:
    page = enter(browser, site)
    page.goto(f"{site}/desk/intake")
    page.locator("#q").press_sequentially("xnhn")
    page.locator("label[for='proc-1.004873']").click()
    expect(page.locator("#three")).to_contain_text("còn thiếu")
    page.get_by_role("button", name="Đủ tất cả").click()
    expect(page.locator("#three")).to_contain_text("Giấy tờ: đủ")


def test_what_lacks_is_said_at_its_box(browser: Browser, site: str) -> None:
    page = enter(browser, site)
    page.goto(f"{site}/desk/intake")
    page.get_by_role("button", name="Tiếp nhận").click()
    page.wait_for_selector("#errors")
    box = page.locator("#id_p-name")
    said = page.locator(f"#{box.get_attribute('aria-describedby')}")
    expect(said).to_have_text(page.locator("#errors a[href='#id_p-name']").inner_text())


def test_a_matter_is_taken_in_without_javascript(browser: Browser, site: str) -> None:
    page = enter(browser, site, java_script_enabled=False)
    page.goto(f"{site}/desk/intake")
    page.fill("#id_p-scan", "042172001234")
    page.press("#id_p-scan", "Enter")
    expect(page.get_by_text("Nguyễn Thị Lan").first).to_be_visible()
    page.fill("#q", "1.004873")
    page.press("#q", "Enter")
    page.get_by_role("button", name="Đủ tất cả").click()
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã tiếp nhận hồ sơ của Nguyễn Thị Lan")).to_be_visible()
    assert asked(lambda: newest().owner.phone) == "0912345318"


def test_the_pile_is_worked_off_by_keyboard_alone(browser: Browser, site: str) -> None:
    page = enter(browser, site, "hoa")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("v")
    expect(page.get_by_role("heading", name="Chuyển người khác")).to_be_visible()
    page.keyboard.press("Alt+1")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Đã chuyển: hồ sơ")).to_be_visible()
    assert asked(lambda: newest().holder_id) == "tung"


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, site: str, code: str, size: tuple[int, int]
) -> None:
    page = enter(browser, site, viewport={"width": size[0], "height": size[1]})
    ours = f"/desk/dossier/{code}"
    paths = [
        "/desk/",
        "/desk/me",
        "/desk/intake",
        "/desk/hand-over",
        "/desk/papers",
        "/desk/find?q=lan",
        "/desk/find?q=zzz",
    ]
    for path in [
        *paths,
        *(
            f"{ours}{tail}"
            for tail in ("", "/taken", "/receipt", "/papers", "/forward", "/correct", "/decide")
        ),
    ]:
        page.goto(f"{site}{path}")
        faultless(page, path)
    page.goto(f"{site}/desk/intake")
    page.fill("#q", "1.001193")
    page.click("label[for=for-other]")
    expect(page.locator("#one")).to_contain_text("Ủy quyền")
    expect(page.locator("#three")).to_contain_text("Giấy chứng sinh")
    faultless(page, "intake, filled in")
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_role("alert")).to_be_visible()
    faultless(page, "intake, with what is lacking")
    page.goto(f"{site}/look?theme=dark&back=/desk/")
    faultless(page, "dark")
    chair = enter(browser, site, "tung", viewport={"width": size[0], "height": size[1]})
    chair.goto(f"{site}/desk/late")
    faultless(chair, "late")


def faultless(page: Page, where: str) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}}).response["violations"]
    assert not [(where, v["id"], v["nodes"][0]["html"]) for v in found]
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert "receipt" in where or wide <= screen


def intake(browser: Browser, site: str) -> Page:
    """The intake, typed into as a hand does: each key is held."""
    page = enter(browser, site)
    page.goto(f"{site}/desk/intake")
    expect(page.locator("#id_p-scan")).to_be_focused()
    return page


def late(page: Page) -> list[Route]:
    """From now on answers wait until they are let through."""
    held: list[Route] = []
    page.route("**/desk/intake", lambda route: held.append(route))
    return held


def let_through(page: Page, held: list[Route]) -> None:
    with page.expect_response("**/desk/intake"):
        held[0].continue_()
    page.unroute("**/desk/intake")
    page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")


def test_what_is_typed_at_once_after_a_number_goes_to_the_procedure(browser: Browser, site: str) -> None:
    page = intake(browser, site)
    held = late(page)
    page.keyboard.type("042172001234")
    with page.expect_request("**/desk/intake"):
        page.keyboard.press("Enter", delay=100)
        page.keyboard.type("xnhn", delay=20)
    let_through(page, held)
    expect(page.locator("#one")).to_contain_text("Nguyễn Thị Lan")
    expect(page.locator("#q")).to_have_value("xnhn")
    expect(page.locator("#q")).to_be_focused()


def test_no_letter_enters_behind_a_whole_number_but_a_card_is_read(browser: Browser, site: str) -> None:
    page = intake(browser, site)
    page.keyboard.type("042172001234ctb")
    expect(page.locator("#id_p-scan")).to_have_value("042172001234")
    page.keyboard.press("Alt+1")
    page.keyboard.type(CARD)
    expect(page.locator("#id_p-scan")).to_have_value(CARD)


def test_the_hand_that_went_back_to_the_number_stays_there(browser: Browser, site: str) -> None:
    page = intake(browser, site)
    held = late(page)
    page.keyboard.type("042172001234")
    with page.expect_request("**/desk/intake"):
        page.keyboard.press("Enter", delay=100)
        page.keyboard.press("Alt+1")
    let_through(page, held)
    expect(page.locator("#one")).to_contain_text("Nguyễn Thị Lan")
    expect(page.locator("#id_p-scan")).to_be_focused()


def test_a_number_of_nobody_leads_to_the_name(browser: Browser, site: str) -> None:
    page = intake(browser, site)
    page.keyboard.type("042172009998")
    page.keyboard.press("Enter", delay=100)
    expect(page.locator("#id_p-name")).to_be_focused()


def test_a_key_asks_before_it_leaves_a_page_that_was_begun(browser: Browser, site: str) -> None:
    page = intake(browser, site)
    page.keyboard.type("nguyen")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog"):
        page.keyboard.press("F2", delay=100)
    expect(page.locator("#id_p-scan")).to_have_value("nguyen")


def test_fee_and_day_stand_where_they_are_always_seen(browser: Browser, site: str) -> None:
    page = enter(browser, site, viewport={"width": 1366, "height": 625})
    page.goto(f"{site}/desk/intake")
    page.fill("#q", "2.000815")
    expect(page.locator("#bar")).to_contain_text("Phải thu 2.000 đ · trả ")
    for end in ("Chỉ hỏi", "Bỏ về"):
        assert page.get_by_role("button", name=end).get_attribute("aria-keyshortcuts")
    box = page.locator("#bar").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 625
