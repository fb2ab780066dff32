"""The citizens' pages in a real browser: axe finds nothing, nothing is cut off, thumbs hit, and paper comes out."""

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.forward import forward
from motcua.web.middleware import POLICY
from tests.web.reading import opened, see
from tests.web.test_look import PAGES
from tests.web.test_portal_every_page import ADDRESSES, WEDNESDAY
from tests.world import Town, at

pytestmark = pytest.mark.journey
SITE = "http://motcua.test"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = {"large and high contrast": {"text": "large", "contrast": "more"}, "dark": {"theme": "dark"}}


@pytest.fixture
def pages(shop: Town) -> dict[str, str]:
    """Every page as HTML, with errors too, and the chief ones in the other modes."""
    row = shop.received("2022-04-28T09:00")
    forward(row.code, by=shop.minh, at=at("2022-04-28T10:00"), to="hoa")
    late = opened(row.code, at("2022-05-09T10:00"))
    ask(row.code, by=shop.hoa, at=at("2022-04-29T08:00"), missing=["form"], note="thiếu chữ ký")
    made = {"dossier": opened(row.code, WEDNESDAY), "late": late}
    made["ask, wrong"] = see("/thu-tuc/1.004873/hoi?cau=filer", WEDNESDAY)
    made["slip, wrong"] = see("/ho-so", WEDNESDAY, typed={"ma": "x", "xem": ""})
    made |= {name: see(path, WEDNESDAY) for name, path in ADDRESSES.items() if name != "dossier"}
    for mode, cookies in MODES.items():
        made |= {
            f"{name}, {mode}": see(ADDRESSES[name], WEDNESDAY, cookies) for name in ("home", "procedure")
        }
    return {name: page.content.decode() for name, page in made.items()}


@pytest.fixture
def browser(pages: dict[str, str]) -> Iterator[Browser]:
    """Started once the pages are made: the database may not be asked while it runs."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


def shown(browser: Browser, html: str, width: int) -> Page:
    """The page in a window of that width, with the site's policy; nothing leaves the browser."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if path == "/":
            headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
            route.fulfill(body=html, headers=headers)
        else:
            route.fulfill(path=PAGES / path.removeprefix("/"))

    page = browser.new_page(viewport={"width": width, "height": 844})
    page.route("**/*", answer)
    page.goto(f"{SITE}/")
    return page


TARGETS = ".btn, .tiles a, .tools a, .opt label, .find input, .back, .rows > li, .foot a"
SMALL = """targets => [...document.querySelectorAll(targets)]
    .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""


@pytest.mark.parametrize("width", [320, 1366])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    browser: Browser, pages: dict[str, str], width: int
) -> None:
    faults = {}
    for name, html in pages.items():
        page = shown(browser, html, width)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
        faults[name] = [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]]
        faults[name] += (
            [("cut off", [])] if page.evaluate("document.documentElement.scrollWidth") > width else []
        )
        page.close()
    assert {name: wrong for name, wrong in faults.items() if wrong} == {}


def test_a_thumb_hits_every_target(browser: Browser, pages: dict[str, str]) -> None:
    small = {}
    for name, html in pages.items():
        page = shown(browser, html, 390)
        small[name] = page.evaluate(SMALL, TARGETS)
        page.close()
    assert {name: found for name, found in small.items() if found} == {}


def test_the_date_is_on_the_first_screen_of_a_small_phone(browser: Browser, pages: dict[str, str]) -> None:
    page = shown(browser, pages["late"], 360)
    page.set_viewport_size({"width": 360, "height": 640})
    box = page.locator("p.big").bounding_box()
    assert box
    assert box["y"] + box["height"] < 640
    page.close()


def test_the_guide_prints_without_what_belongs_to_the_screen(browser: Browser, pages: dict[str, str]) -> None:
    page = shown(browser, pages["guide"], 794)
    page.emulate_media(media="print")
    visible = page.locator("main").inner_text()
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in visible
    assert "Chỉ phần dưới đây ra giấy" not in visible
    assert not page.locator(".top, .foot").first.is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "21.3333px"  # 16 pt
    page.close()
