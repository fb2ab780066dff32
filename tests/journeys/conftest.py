"""Who walks: a real browser in a ward of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.visitor import Visitor
from tests.journeys.ward import PICTURES, Ward

collect_ignore = (
    ["test_follow.py", "test_report.py", "test_take_in.py", "test_take_through.py"] if PICTURES else []
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    if not found:
        pytest.skip("chromium is not installed, so no journey was walked: sudo apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def ward(chromium: str) -> Iterator[Ward]:
    with Ward(f"{Path(os.environ['MOTCUA_TEST_HOME']).name}-ward").shared() as ward:
        yield ward


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """For one file only: while it runs, Django's database may not be asked in this process."""
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])


@pytest.fixture
def visit(browser: Browser, ward: Ward) -> Iterator[Callable[..., Visitor]]:
    """Comes in: `visit()` at a desk, `visit(phone=True)` in the street. Each with a browser window of their own."""
    came: list[Visitor] = []

    def enter(**how: Any) -> Visitor:
        came.append(Visitor(browser, ward.url, **how))
        return came[-1]

    yield enter
    for visitor in came:
        visitor.leave()
