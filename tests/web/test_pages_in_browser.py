"""The gallery in a real browser: nothing that axe objects to, nothing wider than the screen, and the desk's keys."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route, sync_playwright

from motcua.web.pages import gallery
from tests.web.test_look import PAGES

pytestmark = pytest.mark.journey
SITE = "http://motcua.test"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


def opened(browser: Browser, width: int, **context: Any) -> Page:
    """The gallery as a page of the site, with the site's policy; nothing leaves the browser."""
    html = render_to_string("pages/gallery.html", gallery.samples() | {"here_path": "/"} | context)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if path == "/":
            headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
            route.fulfill(body=html, headers=headers)
        else:
            route.fulfill(path=PAGES / path.removeprefix("/"))

    page = browser.new_page(viewport={"width": width, "height": 768})
    page.route("**/*", answer)
    page.goto(f"{SITE}/")
    return page


DESK = {"layout": "pages/desk.html", "places": [{"name": "Tiếp nhận", "href": "#in", "key": "F2"}]}
SEEN = {
    "portal": {"ward": {"practice": True}},
    "portal, large and high contrast": {"look": {"text": "large", "contrast": "more"}},
    "portal, dark": {"look": {"theme": "dark"}},
    "desk": DESK,
    "desk, dark": DESK | {"look": {"theme": "dark"}},
}


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize("seen", SEEN)
def test_axe_finds_nothing_and_nothing_is_cut_off(browser: Browser, seen: str, width: int) -> None:
    page = opened(browser, width, **SEEN[seen])
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_citizens_target_is_large_enough_for_a_thumb(browser: Browser) -> None:
    page = opened(browser, 390)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".btn, .tiles a, .tools a, .opt label, .find input, .back, .rows > li")]
            .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""
    )
    assert small == []
    page.close()


def test_keys_walk_the_rows_and_press_what_stands_there(browser: Browser) -> None:
    page = opened(browser, 1366, **DESK)
    row = "document.activeElement.closest('tr')?.rowIndex"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowDown")
    first = page.evaluate(row)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(row) == first + 1
    page.evaluate("document.addEventListener('click', e => { window.pressed = e.target.textContent }, true)")
    page.keyboard.press("v")
    assert page.evaluate("window.pressed") == "Trình ký"
    page.keyboard.press("F2")
    assert "Tiếp nhận" in page.evaluate("window.pressed")
    page.keyboard.press("/")
    page.keyboard.type("v/?")
    assert page.input_value("#find") == "v/?"
    page.keyboard.press("Escape")
    assert page.input_value("#find") == "v/?"
    page.close()


def test_keys_are_listed_and_can_be_switched_off(browser: Browser) -> None:
    page = opened(browser, 1366, **DESK)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert "chọn dòng" in page.locator("#keys").inner_text()
    page.click("#keys [value=off]")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "find"
    assert not page.locator("header kbd").first.is_visible()
    page.click("[data-keys-on]")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.close()
