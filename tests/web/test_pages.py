"""The shared look: what it draws, what it says, and that it can be read."""

import re
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from motcua.clock import VN, Allowance, ExplainedDay, Wait, explain
from motcua.clock.vietnam import CALENDAR
from motcua.web.pages import charts, gallery, rules
from motcua.web.pages.icons import ICONS
from motcua.words import say
from tests.web.test_look import CSS, PAGES

TEMPLATES = sorted((PAGES / "templates").rglob("*.html"))
PARTS = [t for t in TEMPLATES if t.parent.name == "parts"]
LAN = datetime(2022, 4, 29, 9, tzinfo=VN)  # bà Lan hands in at 9 on the Friday before the long holiday


def told(at: datetime, allow: str, *waits: Wait) -> list[ExplainedDay]:
    return explain(CALENDAR, at, Allowance.parse(allow), waits)


def cells(days: list[ExplainedDay], today: date | None = None) -> dict[date, rules.Cell]:
    return {
        c.on: c for week in rules.lay_out(days, today) if isinstance(week, rules.Week) for c in week.cells
    }


def part(name: str, **context: Any) -> str:
    return render_to_string(f"pages/parts/{name}.html", context)


# the calendar of skipped days


def test_it_lays_the_promise_out_in_whole_weeks() -> None:
    laid = cells(told(LAN, "3d"), date(2022, 5, 4))
    assert [c.on for c in laid.values()] == [date(2022, 4, 25) + timedelta(days=n) for n in range(14)]
    said = {c.label: (c.look, c.words) for c in laid.values() if c.look}
    assert said == {
        "29/4": ("received", ("nhận",)),
        "30/4": ("skipped", ("lễ",)),
        "1/5": ("skipped", ("lễ",)),
        "2/5": ("skipped", ("bù",)),
        "3/5": ("skipped", ("bù",)),
        "4/5": ("counted", ("ngày 1",)),
        "5/5": ("counted", ("ngày 2",)),
        "6/5": ("last", ("ngày 3", "trả")),
    }
    assert [c.label for c in laid.values() if c.today] == ["4/5"]


def test_it_says_that_a_matter_of_the_day_is_received_and_given_on_one_day() -> None:
    day = cells(told(LAN, "same-day"))[LAN.date()]
    assert (day.look, day.words) == ("last", ("nhận", "trả"))


def test_it_shows_where_the_clock_stopped_and_no_day_after_it() -> None:
    laid = cells(told(LAN, "5d", Wait(datetime(2022, 5, 5, 10, tzinfo=VN), None)))
    assert laid[date(2022, 5, 5)].words == ("ngày 2", "dừng")
    assert not any(c.look for on, c in laid.items() if on > date(2022, 5, 5))
    waited = Wait(datetime(2022, 5, 4, 7, tzinfo=VN), datetime(2022, 5, 6, 7, tzinfo=VN))
    through = cells(told(LAN, "3d", waited))
    assert through[date(2022, 5, 5)].look == "skipped"
    assert through[date(2022, 5, 5)].words == ("tạm dừng",)


def test_it_counts_days_off_in_a_promise_of_calendar_days_and_shows_how_its_end_moved() -> None:
    laid = cells(told(datetime(2022, 4, 25, 9, tzinfo=VN), "5cd"))
    assert laid[date(2022, 4, 29)].words == ("ngày 4",)
    assert (laid[date(2022, 4, 30)].look, laid[date(2022, 4, 30)].words) == ("counted", ("ngày 5",))
    assert laid[date(2022, 5, 1)].look == laid[date(2022, 5, 3)].look == "skipped"
    assert (laid[date(2022, 5, 4)].look, laid[date(2022, 5, 4)].words) == ("last", ("trả",))


def test_it_leaves_out_the_middle_of_a_long_promise_and_says_how_much() -> None:
    days = told(datetime(2022, 3, 30, 15, tzinfo=VN), "30d")
    first, gap, last = rules.lay_out(days, date(2022, 5, 4))
    assert isinstance(first, rules.Week)
    assert isinstance(last, rules.Week)
    assert gap == rules.Gap(6, today=True)
    assert "… 6 tuần, hôm nay ở trong đó" in part("calendar", days=days, today=date(2022, 5, 4))


@given(
    at=st.integers(0, 270 * 24 * 60).map(
        lambda minutes: datetime(2022, 1, 4, tzinfo=VN) + timedelta(minutes=minutes)
    ),
    allow=st.sampled_from(["same-day", "4h", "1d", "3d", "10d", "25d", "5cd", "60cd"]),
    today=st.dates(date(2022, 1, 1), date(2022, 12, 31)),
)
def test_it_draws_every_explained_day_once_and_nothing_else(at: datetime, allow: str, today: date) -> None:
    days = told(at, allow)
    laid = rules.lay_out(days, today)
    drawn = [c for week in laid if isinstance(week, rules.Week) for c in week.cells]
    left_out = sum(gap.weeks for gap in laid if isinstance(gap, rules.Gap))
    assert all(len(w.cells) == 7 and w.cells[0].on.weekday() == 0 for w in laid if isinstance(w, rules.Week))
    assert len(drawn) + 7 * left_out == (drawn[-1].on - drawn[0].on).days + 1
    assert len(laid) <= rules.MOST_WEEKS
    explained = {d.on: d for d in days}
    assert {c.on for c in drawn if c.look} == explained.keys() & {c.on for c in drawn}
    assert [c.on for c in drawn if c.look == "last"] == [days[-1].on]
    assert not [c for c in drawn if c.look == "skipped" and explained[c.on].part]


# charts


def test_it_draws_bars_from_nought_on_a_scale_that_holds_them() -> None:
    chart = charts.columns([charts.Point("T1", 0), charts.Point("T3", 548, "#", "23,8")])
    assert [t.text for t in chart.ticks] == ["0", "200", "400", "600"]
    assert [b.height for b in chart.bars] == [0, round(120 * 548 / 600)]
    assert all(b.y + b.height == chart.ticks[0].at for b in chart.bars)
    assert "Không phát sinh" in part("chart", chart=charts.rows([]), title="Theo lĩnh vực", says="")


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=12))
def test_its_bars_are_as_long_as_their_values(values: list[int]) -> None:
    laid = charts.rows([charts.Point(f"Lĩnh vực {n}", value) for n, value in enumerate(values)]).bars
    for bar, other in pairwise(sorted(laid, key=lambda b: b.point.value)):
        assert bar.width <= other.width
    assert all(b.share_x < charts.WIDTH for b in laid)


def test_it_shows_legal_and_real_time_on_one_scale_and_in_a_table() -> None:
    chart = charts.spans([charts.Span("Khai sinh", 0.4, 0.9, 1), charts.Span("Mai táng phí", 3, 4.5, 5)])
    first, second = chart.spans
    assert first.half < first.most < first.law < second.half < second.most < second.law
    page = part("chart", chart=chart, title="Thật sự mất mấy ngày?", says="")
    assert all(number in re.sub(r"<[^>]+>", " ", page) for number in ("0,4", "4,5", "5"))


def test_it_draws_a_load_that_can_be_counted() -> None:
    load = charts.load(4, 3, 9)
    assert [b.look for b in load.blocks] == ["gold"] * 4 + ["link"] * 3 + ["hollow"] * 9
    assert len({(b.x, b.y) for b in load.blocks}) == 16
    assert all(b.x + 10 <= load.width and b.y + 18 <= load.height for b in load.blocks)


# parts and pages


@pytest.mark.parametrize("template", PARTS, ids=lambda t: t.stem)
def test_a_part_says_what_it_needs(template: Path) -> None:
    assert re.match(
        r"(\{% load [^%]+%\})?\{% comment %\}.*[Cc]ontext.*\{% endcomment %\}", template.read_text("utf8")
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.stem)
def test_a_template_needs_no_style_and_no_script_of_its_own(template: Path) -> None:
    text = template.read_text("utf8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?! src)|javascript:", text)
    leaks = re.findall(r"\{% include \"pages/parts/[^%]*\bwith\b(?![^%]*\bonly %)[^%]*%\}", text)
    assert not leaks, "a part is included with a context of its own `only`"
    named = set(re.findall(r"\{% icon \"([^\"]+)\"", text)) | set(
        re.findall(r"icon(?:_after)?=\"([^\"]+)\"", text)
    )
    assert named <= ICONS.keys()


def test_every_status_has_words_a_look_and_an_icon() -> None:
    assert rules.STATUS_LOOK.keys() == say.STATUS.keys()
    for national, look in rules.STATUS_LOOK.items():
        assert look.icon in ICONS
        assert re.search(rf"\.tag\.{look.look}[,{{]", CSS)
        assert say.STATUS[national] in part("status_tag", status=national)
    assert "Chờ lãnh đạo ký" in part("status_tag", status=4, words="Chờ lãnh đạo ký", icon="signature")
    assert "Quá hạn 2 ngày" in part("due_tag", late=2)
    assert "Hạn hôm nay" in part("due_tag", today=True)
    assert part("due_tag", late=0, today=False).strip() == ""


class Ids(HTMLParser):
    """Every id, and every id that something points to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("for", "aria-labelledby", "aria-describedby"):
                self.wanted |= set((value or "").split())


@pytest.mark.parametrize("layout", ["pages/portal.html", "pages/desk.html"])
def test_the_gallery_shows_each_part_and_says_only_what_we_say(layout: str) -> None:
    page = render_to_string("pages/gallery.html", gallery.samples() | {"layout": layout})
    shown = (PAGES / "templates" / "pages" / "gallery.html").read_text("utf8") + page
    elsewhere = {
        "alarms",
        "bound",
        "chart_value",
        "htmx",
        "keys",
        "mark",
        "messages",
        "pager",
        "paper_head",
        "panel_head",
    }
    elsewhere |= {"paper", "practice", "share_bar", "strip", "tools"}
    assert [p.stem for p in PARTS if f"parts/{p.stem}.html" not in shown and p.stem not in elsewhere] == []
    ids = Ids(page)
    assert len(ids.ids) == len(set(ids.ids))
    assert ids.wanted <= set(ids.ids)
    assert say.not_said(re.sub(r"<!DOCTYPE|<[^>]+>", " ", page)) == ()


def test_a_practice_ward_is_called_one_on_every_page() -> None:
    for layout in ("portal", "desk", "paper"):
        assert "Phường thử nghiệm" in render_to_string(f"pages/{layout}.html", {"ward": {"practice": True}})
        assert "Phường thử nghiệm" not in render_to_string(
            f"pages/{layout}.html", {"ward": {"practice": False}}
        )


@pytest.mark.parametrize("code", [403, 404, 409, 429, 500])
def test_an_error_says_what_to_do_next(code: int) -> None:
    reason = "Hồ sơ đang tạm dừng: nhận đủ giấy rồi giải quyết tiếp." if code == 409 else ""
    page = render_to_string("pages/error.html", {"code": code, "reason": reason, "back": "/desk/"})
    assert page.count("<h1>") == 1
    assert 'href="/desk/"' in page
    assert reason in page
    assert say.not_said(re.sub(r"<!DOCTYPE|<[^>]+>", " ", page)) == ()


def test_a_mode_is_said_to_the_style_sheet_and_the_way_back_to_the_reader() -> None:
    page = render_to_string(
        "pages/portal.html",
        {"look": {"text": "large", "contrast": "more"}, "here_path": "/?q=a&b", "here": "the page's own"},
    )
    assert '<html lang="vi" data-text="large" data-contrast="more">' in page
    assert "Chữ vừa" in page
    assert "Màu thường" in page
    assert "back=/%3Fq%3Da%26b" in page


class Visit(forms.Form):
    """A form of every kind of box."""

    name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ")
    day = forms.DateField(label="Ngày", widget=forms.DateInput(attrs={"type": "date"}))
    kin = forms.ChoiceField(
        label="Ai đến?", choices=[("self", "Chính chủ"), ("kin", "Người thân")], widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label="Bộ phận", choices=[("", "–"), ("tp", "Tư pháp – Hộ tịch")])
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    sure = forms.BooleanField(label="Đã xem lại")
    word = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)


def test_a_form_of_django_wears_our_shapes_and_keeps_what_was_typed() -> None:
    form = Visit(
        {
            "name": "Nguyễn Thị Lan",
            "day": "2022-05-06",
            "kin": "kin",
            "unit": "tp",
            "note": "a<b",
            "word": "bí mật",
        }
    )
    page = "".join(part("bound", field=field) for field in form)
    assert 'value="Nguyễn Thị Lan"' in page
    assert 'type="date" value="2022-05-06"' in page
    assert re.search(r'value="kin" checked', page)
    assert re.search(r'value="tp" selected', page)
    assert "a&lt;b" in page
    assert "bí mật" not in page
    ids = Ids(page)
    assert ids.wanted <= set(ids.ids)


def test_an_error_stands_first_and_at_its_box_in_the_same_words() -> None:
    form = Visit({"kin": "nobody"})
    summary = part("error_summary", form=form)
    links = re.findall(r'<li><a class="fix" href="#([^"]+)">([^<]+)</a>', summary)
    page = "".join(part("bound", field=field) for field in form)
    assert [name for name, _ in links] == ["id_name", "id_day", "id_kin-1", "id_unit", "id_sure", "id_word"]
    for name, words in links:
        assert f'id="{name}"' in page
        assert page.count(words) >= 1
    assert page.count('aria-invalid="true"') == 5
    assert part("error_summary", form=Visit()).strip() == ""
