"""Somebody before a screen: what they press, type and see, and what must hold wherever they come."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, expect
from tools.pictures import small

from tests.journeys.ward import PICTURES

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GALLERY = Path(__file__).parents[2] / "docs" / "pictures"
PHONE, DESK = (390, 844), (1366, 768)


class Visitor:
    """One browser window. On a phone there are no scripts; at a desk there are, unless it says otherwise."""

    def __init__(
        self, browser: Browser, url: str, *, phone: bool = False, script: bool | None = None
    ) -> None:
        self.url, self.phone = url, phone
        width, height = PHONE if phone else DESK
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.between_keys = 0  # milliseconds
        expect.set_options(timeout=20_000)
        self.wire = self.context.new_cdp_session(self.page)
        self.script = not phone if script is None else script
        self.scripts(self.script)
        self.strayed: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self.asked)
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def asked(self, request: Request) -> None:
        if not request.url.startswith(self.url):
            self.strayed.append(request.url)

    def heard(self, message: ConsoleMessage) -> None:
        # an answer that is a refusal (422, 429 …) is told to the person; the browser notes it too
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def scripts(self, on: bool) -> None:
        self.wire.send("Emulation.setScriptExecutionDisabled", {"value": not on})

    # what they do

    def open(self, path: str) -> "Visitor":
        self.page.goto(f"{self.url}{path}")
        return self

    def press(self, *keys: str) -> "Visitor":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> "Visitor":
        self.page.keyboard.type(text, delay=self.between_keys)
        return self

    def follow(self, link: str) -> "Visitor":
        """Tap a link by its words, and wait for where it leads."""
        self.go(self.page.get_by_role("link", name=link).filter(visible=True).first)
        return self

    def go(self, thing: Locator) -> None:
        with self.page.expect_navigation():
            thing.click()

    def send(self, button: str) -> "Visitor":
        """Press a button of a form by its words, and wait for the answer."""
        self.go(self.page.get_by_role("button", name=button))
        return self

    def choose(self, label: str) -> "Visitor":
        """Tap an answer by some of its words."""
        self.page.get_by_text(label).first.click()
        return self

    def fill(self, **boxes: str) -> "Visitor":
        """Tap into boxes by their words (_ for a blank) and type."""
        for words, text in boxes.items():
            self.page.get_by_label(words.replace("_", " ")).first.fill(text)
        return self

    def sign_in(self, name: str) -> "Visitor":
        """By keyboard, with the password that `motcua up` prints."""
        self.open("/desk/").reach("Tên đăng nhập").type(name).reach("Mật khẩu").type("mot-cua-thu")
        with self.page.expect_navigation():
            self.press("Enter")
        return self.sees("Việc của tôi")

    def do(self, words: str, *, leads: bool = True) -> "Visitor":
        """Press the key that stands beside these words."""
        thing = self.page.locator("[aria-keyshortcuts]:visible", has_text=words).first
        key = str(thing.get_attribute("aria-keyshortcuts"))
        if not leads:
            return self.press(key)
        with self.page.expect_navigation():
            self.press(key)
        return self

    def find(self, code: str) -> "Visitor":
        """A code (as from a scanner) or a name into the search box of the desk."""
        self.press("/").type(code)
        with self.page.expect_navigation():
            self.press("Enter")
        return self.sees(code)

    def reach(self, words: str, key: str = "Tab") -> "Visitor":
        """Press a key until the thing of these words has the focus."""
        for _ in range(50):
            if words in self.here:
                return self
            self.press(key)
        raise AssertionError(f"{key} does not reach “{words}”: {self.text}")

    @property
    def here(self) -> str:
        """The words of what has the focus."""
        return str(
            self.page.evaluate(
                """() => { const e = document.activeElement
                return e === document.body ? "" : [e.labels && e.labels[0] && e.labels[0].textContent,
                    e.getAttribute("aria-label"), e.textContent].filter(Boolean).join(" ") }"""
            )
        )

    @contextmanager
    def read_again(self) -> Iterator[None]:
        """What is done inside makes the page read itself again; wait until it has."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            yield
        self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")

    def leave(self) -> None:
        """Nothing went to another site, and no script or policy complained."""
        self.context.close()
        assert self.strayed == []
        assert self.complaints == []

    # what they see

    @property
    def text(self) -> str:
        """The words of the page in one line."""
        return " ".join(self.page.locator("body").inner_text().split())

    def sees(self, *words: str) -> "Visitor":
        """These words stand on the page, in this order, once it has read itself again."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each, use_inner_text=True)
        text, at = self.text, 0
        for each in words:
            assert each in text[at:], f"“{each}” is not there (in this order): {text}"
            at = text.index(each, at) + len(each)
        return self

    def after(self, words: str, pattern: str) -> str:
        """What stands right after some words."""
        found = re.search(re.escape(words) + r"\s*(" + pattern + ")", self.text)
        assert found, f"no {pattern} after “{words}”: {self.text}"
        return found[1]

    # what must hold

    def well(self, picture: str = "") -> "Visitor":
        """Axe has nothing to say and nothing is cut off; a picture is taken when pictures are wanted."""
        self.scripts(True)
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": STANDARD}})
        wrong = [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]]
        assert wrong == [], f"{self.page.url}: {wrong}"
        if self.phone:
            self.fits(self.page.viewport_size["width"])  # type: ignore[index]
        if picture and PICTURES:
            size = "phone" if self.phone else "desktop"
            taken = self.page.screenshot(caret="initial")
            (GALLERY / f"{picture}-{size}.png").write_bytes(small(taken))
        self.scripts(self.script)
        return self

    def fits(self, width: int) -> "Visitor":
        """Nothing needs scrolling sideways in a window of that width."""
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": 844})
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{self.page.url} is {wide} wide in a window of {width}"
        if before:
            self.page.set_viewport_size(before)
        return self
