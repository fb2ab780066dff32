"""What holds for every page of the portal: its words, its weight, the practice banner, no script; and for machines."""

import gzip
import json
import re
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from motcua.clock import VN, Calendar, HoursPeriod
from motcua.clock.vietnam import CALENDAR
from motcua.web.portal import health
from motcua.web.portal import hours as doors
from motcua.web.portal.urls import urlpatterns
from motcua.words import say
from tests.web.reading import opened, see, words
from tests.web.test_look import CSS, PAGES
from tests.world import Town, at

WEDNESDAY = at("2022-05-04T10:00")
ADDRESSES = {
    "home": "/",
    "find": "/tim?q=giay doc than",
    "nothing": "/tim?q=zzzz",
    "life": "/viec/sinh-con",
    "catalogue": "/thu-tuc",
    "field": "/linh-vuc/ho-tich",
    "procedure": "/thu-tuc/1.004873",
    "sample": "/thu-tuc/mau-dat-dai",
    "signpost": "/thu-tuc/noi-khac-so-do",
    "ended": "/thu-tuc/3.000722",
    "ask": "/thu-tuc/1.004873/hoi",
    "guide": "/thu-tuc/1.004873/to-huong-dan",
    "slip": "/ho-so",
    "dossier": "/ho-so/xem",
}


def page(shop: Town, name: str) -> Any:
    if name == "dossier":
        return opened(shop.received("2022-04-29T09:00").code, WEDNESDAY)
    return see(ADDRESSES[name], WEDNESDAY)


def test_it_has_an_example_of_every_address() -> None:
    machines = {"health", "robots"}
    assert {p.name for p in urlpatterns} - machines <= ADDRESSES.keys()


@pytest.mark.parametrize("name", ADDRESSES)
def test_it_says_nothing_that_citizens_are_not_told(shop: Town, name: str) -> None:
    assert not say.not_said(words(page(shop, name)))


@pytest.mark.parametrize("name", ADDRESSES)
def test_it_says_that_the_ward_is_practice(shop: Town, name: str) -> None:
    text = words(page(shop, name))
    assert "Phường thử nghiệm." in text
    assert "Người và hồ sơ ở đây là mẫu để tập." in text


@pytest.mark.parametrize("name", ADDRESSES)
def test_it_needs_no_script_and_no_other_site(shop: Town, name: str) -> None:
    html = page(shop, name).content.decode()
    assert "<script" not in html
    assert not re.search(r'(?:src|rel="stylesheet" href)="(?:https?:)?//', html)
    assert not re.search(r' (?:style|on\w+)="', html)


@pytest.mark.parametrize("name", ADDRESSES)
def test_it_comes_back_from_the_way_of_seeing(shop: Town, name: str) -> None:
    html = page(shop, name).content.decode()
    ways = re.findall(r'href="/look\?(text|contrast)=\w*&amp;back=([^"]+)"', html)
    assert sorted(kind for kind, _ in ways) == [
        "contrast",
        "contrast",
        "text",
        "text",
    ]  # above, and at the foot
    assert {unquote(back) for _, back in ways} == {quote(ADDRESSES[name], safe="/?=")}


@pytest.mark.parametrize("name", ADDRESSES)
def test_it_has_one_heading_one_brick_button_and_a_title(shop: Town, name: str) -> None:
    html = page(shop, name).content.decode()
    assert len(re.findall("<h1", html)) == 1
    assert len(re.findall(r'class="btn +"', html)) <= 1
    assert re.search("<title>[^<]{5,}</title>", html)


def test_the_first_page_weighs_at_most_60_kb_over_the_wire(shop: Town) -> None:
    fonts = sum(f.stat().st_size for f in (PAGES / "static/fonts").glob("motcua-sans-*.woff2"))
    mark = (PAGES / "static/mark.svg").read_bytes()
    texts = [see("/", WEDNESDAY).content, CSS.encode(), mark]
    headers = 5 * 800
    assert fonts + sum(len(gzip.compress(t)) for t in texts) + headers < 40_000


def machine(view: Any) -> Any:
    """What a machine gets, which knows no ward."""
    return view(RequestFactory().get("/"))


def test_it_tells_machines_that_it_is_well(shop: Town) -> None:
    answer = machine(health.health)
    assert (answer.status_code, json.loads(answer.content)) == (200, {"ok": True})
    assert "no-store" in answer["Cache-Control"]


def test_it_tells_machines_that_it_is_not_well(shop: Town) -> None:
    def down(*_: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(down):
        answer = machine(health.health)
    assert (answer.status_code, json.loads(answer.content)) == (503, {"ok": False})


def test_it_keeps_dossiers_out_of_search_engines() -> None:
    lines = machine(health.robots).content.decode().splitlines()
    assert {"Disallow: /ho-so", "Disallow: /desk/"} <= set(lines)


# The hours


INSTANTS = st.datetimes(datetime(2021, 1, 1), datetime(2026, 12, 20), timezones=st.just(VN))  # noqa: DTZ001


@given(INSTANTS)
def test_the_strip_agrees_with_the_calendar(when: datetime) -> None:
    shown = doors.strip(CALENDAR, when)
    assert shown.open == CALENDAR.is_open(when)
    until = re.search(r"(\d\d):(\d\d)", shown.hours)
    assert until


@given(st.dates(date(2021, 1, 8), date(2026, 12, 1)))
def test_a_week_is_told_as_this_week_is_without_its_holidays(on: date) -> None:
    told = doors.hours(CALENDAR.tentative(), on)
    shown = {day: clocks for days, clocks in told.week for day in covered(days)}
    for n in range(5):
        day = CALENDAR.tentative().day(on - timedelta(days=on.weekday() - n))
        summer = (4, 16) <= (day.on.month, day.on.day) < (10, 16)
        hours = ("07:00–11:30", "14:00–17:30") if summer else ("07:30–11:30", "13:30–17:00")
        assert not day.counted or shown[n] == hours
    assert shown[5] == ("Không làm",)
    assert told.change is not None


def covered(days: str) -> range:
    """ "Thứ Hai – thứ Sáu" is 0 to 4."""
    names = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"]
    ends = [names.index(name) for name in days.lower().split(" – ")]
    return range(ends[0], ends[-1] + 1)


def test_it_tells_a_saturday_that_is_open_and_a_short_friday() -> None:
    whole, half = ((450, 690), (810, 1020)), ((450, 690),)
    week = {**dict.fromkeys(range(4), whole), 4: half, 5: half}
    calendar = Calendar([], [HoursPeriod(date(2022, 1, 1), None, "x", week)]).tentative()
    told = doors.hours(calendar, date(2022, 5, 4))
    assert told.week == (
        ("Thứ Hai – thứ Năm", ("07:30–11:30", "13:30–17:00")),
        ("Thứ Sáu", ("07:30–11:30",)),
        ("Thứ Bảy", ("07:30–11:30",)),
    )
    assert told.change is None
