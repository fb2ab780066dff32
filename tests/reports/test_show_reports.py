"""The pages of reports, as an officer opens them."""

import json
import re
from datetime import datetime
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from openpyxl import load_workbook

from motcua.reports import answers, queries
from motcua.reports.figures import FIGURES
from motcua.words import thousands
from tests.reports.test_count_from_histories import MARCH

pytestmark = pytest.mark.django_db
ASK = "since=2022-03-01&until=2022-04-01"


@pytest.fixture(autouse=True)
def unbuilt(settings: Any) -> None:
    """A source tree has no folder of collected files."""
    settings.STATIC_ROOT = None


@pytest.fixture
def mai(office: int, client: Client) -> Client:
    """Chị Mai, signed in."""
    client.force_login(get_user_model().objects.get(username="mai"))
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(f"/desk/reports/{address}")
    assert response.status_code == status, (address, response.status_code)
    text = response.content.decode()
    assert not re.search(r"<[^>]+\s(style|onclick|onload)=", text)
    return text


def links(text: str, figure: str) -> list[str]:
    found = re.findall(r'href="/desk/reports/(behind\?[^"]*)"', text)
    return [unescape(href) for href in found if f"figure={figure}&" in f"{unescape(href)}&"]


def test_it_opens_the_dossiers_behind_every_figure(mai: Client, office: int) -> None:
    text = page(mai, f"six-month?{ASK}")
    values = queries.six_month(office, *MARCH).values
    opened = set(
        re.findall(r'<a[^>]*href="/desk/reports/(behind\?[^"]*)"[^>]*>(?:<text[^>]*>)?([\d.]+)<', text)
    )
    assert len(opened) > 20
    for href, shown in opened:
        asked = unescape(href)
        behind = page(mai, asked)
        heading = re.search(r"<h2>([\d.]+) (?:hồ sơ|thủ tục|người)", behind)
        assert heading, asked
        assert heading[1] == shown, asked
    for key in (
        "received",
        "c6",
        "c7",
        "c8",
        "c9",
        "c10",
        "c11",
        "c12",
        "c13",
        "reappointed",
        "settled_broken",
    ):
        assert any(
            shown == thousands(values[key]) for href, shown in opened if f"figure={key}" in unescape(href)
        ), key


def test_it_shows_the_form_with_a_link_in_every_cell(mai: Client, office: int) -> None:
    text = page(mai, f"ii-06a?{ASK}")
    table = queries.ii_06a(office, *MARCH)
    for column, value in table.total.counts.items():
        assert any(f">{thousands(value)}</a>" in text for _ in links(text, column))
    assert len(links(text, "c9")) == len(table.rows) + 1
    assert "Biểu số II.06a/VPCP/KSTT" in text
    assert "từ 01/3/2022 đến hết 31/3/2022" in text


def test_it_gives_the_same_answer_to_programs(mai: Client, office: int) -> None:
    assert json.loads(page(mai, f"ii-06a.json?{ASK}")) == answers.ii_06a(queries.ii_06a(office, *MARCH))
    assert json.loads(page(mai, f"six-month.json?{ASK}")) == answers.six_month(
        queries.six_month(office, *MARCH)
    )


@pytest.mark.parametrize("name", ["six-month", "ii-06a"])
def test_it_gives_a_spreadsheet(mai: Client, name: str) -> None:
    response = mai.get(f"/desk/reports/{name}.xlsx?{ASK}")
    assert "2022-03-01-2022-03-31.xlsx" in response["Content-Disposition"]
    assert "II.06a" in load_workbook(BytesIO(response.content)).sheetnames


def test_it_says_what_the_signed_report_had(mai: Client) -> None:
    text = page(mai, "six-month?since=2022-01-01&until=2022-07-01")
    assert "Báo cáo đã in 101 (làm tròn). Đến hai chữ số: 100,53" in text
    assert "ước đạt 117.283/116.670 triệu" in text
    assert "Báo cáo 6 tháng đầu năm 2022" in text


def test_it_offers_both_customs_and_takes_free_dates(mai: Client) -> None:
    text = page(mai, f"six-month?{ASK}")
    assert "since=2022-01-01&amp;until=2022-07-01" in text
    assert "since=2021-12-15&amp;until=2022-06-15" in text
    assert "từ 02/3/2022 đến hết 30/3/2022" in page(mai, "six-month?since=2022-03-02&last=2022-03-30")
    assert "từ 02/3/2022 đến hết 30/3/2022" in page(mai, "ii-06a?since=2/3/2022&last=30/3/2022")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("since=2022-07-01&until=2022-01-01", "ngày kết thúc phải sau ngày bắt đầu"),
        ("since=2022-07-01&last=2022-06-30", "ngày kết thúc phải sau ngày bắt đầu"),
        ("since=hôm nay&until=2022-01-01", "không đọc được"),
        ("since=2022-01-01", "không đọc được"),
        ("since=2022-01-01&last=9999-12-31", "hãy xem lại năm"),
        ("since=0001-01-01&until=2022-01-01", "hãy xem lại năm"),
        ("since=2022-01-01&last=<script>", "không đọc được"),
    ],
)
@pytest.mark.parametrize("name", ["six-month", "ii-06a", "behind", "six-month.json", "ii-06a.xlsx"])
def test_it_says_in_one_sentence_what_is_wrong_with_a_period(
    mai: Client, name: str, asked: str, reason: str
) -> None:
    text = page(mai, f"{name}?{asked}", 400)
    assert reason in text
    assert "<script>" not in text
    assert "<title>Lỗi: " in text


def test_it_opens_the_usual_period_first(mai: Client) -> None:
    response = mai.get("/desk/reports/")
    assert response.headers["Location"] == "/desk/reports/six-month?since=2022-01-01&until=2022-07-01"


def test_it_pages_a_long_list(mai: Client) -> None:
    text = page(mai, "behind?figure=procedures_posted&since=2022-01-01&until=2022-07-01&page=2")
    assert "Trang 2 trong 2" in text
    assert "figure=procedures_posted" in text


def test_it_names_no_citizen_in_a_list(mai: Client) -> None:
    assert "Nguyễn Thị Lan" not in page(mai, f"behind?figure=c3&{ASK}")


def test_it_refuses_a_figure_that_is_not_there(mai: Client) -> None:
    assert "Không có chỉ tiêu này" in page(mai, f"behind?figure=c99&{ASK}", 409)


def test_it_explains_each_figure(mai: Client) -> None:
    text = page(mai, f"six-month?{ASK}")
    for key in ("received", "c10", "level_3_online", "procedures_online", "one_stop_staff"):
        assert f'id="cach-tinh-{key}"' in text
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets <= set(re.findall(r'id="([^"]+)"', text))
    assert FIGURES["c13"].formula in unescape(text)


def test_it_opens_to_officers_only(office: int, client: Client) -> None:
    response = client.get(f"/desk/reports/six-month?{ASK}")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/desk/sign-in?next=")


def test_it_tells_when_the_period_is_not_over(mai: Client) -> None:
    now = datetime.now().astimezone()
    assert "Kỳ chưa hết." in page(mai, f"six-month?since={now.year}-01-01&until={now.year + 1}-12-31")
    assert "Kỳ chưa hết." not in page(mai, f"six-month?{ASK}")
