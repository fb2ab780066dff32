"""The page of all parts in all states (`pages/gallery.html`). Its values are made up, and the same on every day."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua import clock
from motcua.clock import VN, Allowance, Left, Wait
from motcua.clock.vietnam import CALENDAR
from motcua.web.pages import charts

TODAY = datetime(2022, 5, 4, 9, 12, tzinfo=VN)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Each part in each state; `?desk` shows them in the officers' sizes."""
    layout = "pages/desk.html" if "desk" in request.GET else "pages/portal.html"
    return render(request, "pages/gallery.html", samples() | {"layout": layout})


def samples() -> dict[str, Any]:
    """The whole context of the gallery but for the request's own."""
    return {
        "today": TODAY.date(),
        "statuses": range(1, 11),
        **_calendars(),
        **_answers(),
        **_links(),
        **_paths(),
        **_facts(),
        **_figures(),
        "lefts": [
            Left("còn 2 ngày", 0.33, "running"),
            Left("còn 4 giờ 18", 0.9, "today"),
            Left("trễ 1 ngày", 1.0, "late"),
            Left("còn 3 ngày", 0.4, "waiting"),
        ],
        "errors": [("g-number", "Số định danh phải đủ 12 chữ số, mới có 11")],
        "tabs": [
            {"text": "Theo hạn", "href": "#", "count": 15, "current": True},
            {"text": "Quá hạn", "href": "#", "count": 1, "look": "late"},
            {"text": "Hôm nay", "href": "#", "count": 4, "look": "soon"},
            {"text": "Chưa ai nhận", "href": "#", "count": 0},
        ],
        "arrows": ["ArrowUp", "ArrowDown"],
        "enter": ["Enter"],
    }


def _calendars() -> dict[str, Any]:
    """A promise of three days over a long holiday, one of 30 days, one in hours, one that waits."""

    def told(at: datetime, allow: str, *waits: Wait) -> list[clock.ExplainedDay]:
        return clock.explain(CALENDAR, at, Allowance.parse(allow), waits)

    received = datetime(2022, 4, 29, 9, tzinfo=VN)
    asked = Wait(datetime(2022, 5, 5, 10, tzinfo=VN), None)
    return {
        "days": told(received, "3d"),
        "long_days": told(datetime(2022, 3, 30, 15, tzinfo=VN), "30d"),
        "hour_days": told(datetime(2022, 5, 4, 15, tzinfo=VN), "8h"),
        "waiting_days": told(received, "5d", asked),
    }


def _answers() -> dict[str, Any]:
    def answer(
        value: str, text: str, hint: str = "", *, checked: bool = False, key: str = ""
    ) -> dict[str, Any]:
        return {"value": value, "text": text, "hint": hint, "checked": checked, "key": key}

    return {
        "marriage": [
            answer("no", "Chưa kết hôn lần nào"),
            answer(
                "died",
                "Vợ hoặc chồng đã mất",
                "Phường tự tra giấy khai tử nếu đăng ký tại đây",
                checked=True,
            ),
            answer("unknown", "Tôi không rõ", "Chúng tôi tra sổ và gọi lại cho Ông/Bà"),
        ],
        "ways": [
            answer("submit", "Nộp", key="1"),
            answer("show", "Xem", checked=True, key="2"),
            answer("lookup", "Tự tra", key="3"),
        ],
    }


def _links() -> dict[str, Any]:
    return {
        "tiles": [
            {"text": "Sinh con", "href": "#", "icon": "baby"},
            {"text": "Kết hôn", "href": "#", "icon": "heart-handshake"},
            {"text": "Có người mất", "href": "#", "icon": "flower-2"},
        ],
        "rows": [
            {
                "text": "Đăng ký kết hôn",
                "href": "#1",
                "says": "Hai người cùng đến",
                "note": "Trong ngày · Miễn phí · Hộ tịch",
                "yes": "Nộp trên mạng, đến nhận một lần",
            },
            {"text": "Hộ tịch", "href": "#2", "count": 25},
            {
                "text": "Lý lịch tư pháp",
                "href": "#3",
                "icon": "map-pin",
                "note": "Đến Sở Tư pháp tỉnh Hà Tĩnh",
            },
        ],
        "counters": [{"name": "Quầy 1", "number": "B012"}, {"name": "Quầy 2"}],
    }


def _paths() -> dict[str, Any]:
    return {
        "steps": [
            {
                "state": "done",
                "words": "Đã nhận đủ giấy tờ",
                "detail": "09:00 thứ Sáu 29/4 · anh Trần Văn Minh, Quầy 2",
            },
            {
                "state": "now",
                "words": "Đang kiểm tra sổ hộ tịch",
                "detail": "Từ 07:10 hôm nay · chị Lê Thị Hoa",
            },
            {"state": "todo", "words": "Lãnh đạo phường ký", "detail": "chậm nhất thứ Năm 05/5"},
        ],
    }


def _facts() -> dict[str, Any]:
    return {
        "facts": [
            {
                "name": "Được không",
                "value": "Người thường trú ở phường",
                "note": "Người thân làm thay được",
                "icon": "circle-check",
            },
            {
                "name": "Mang gì",
                "value": "1 tờ khai",
                "note": "và thẻ căn cước để xem",
                "icon": "file-text",
            },
            {
                "name": "Bao nhiêu tiền",
                "value": "10.000 đ",
                "note": "có diện được miễn",
                "icon": "coins",
            },
            {
                "name": "Bao lâu",
                "value": "3 ngày làm việc",
                "note": "Gần đây: thường 2 ngày",
                "icon": "clock",
            },
        ],
        "scale": [
            {"name": "Luật cho", "value": "3 ngày làm việc", "share": 1, "kind": "law"},
            {"name": "Một nửa xong trong", "value": "2 ngày", "share": 0.667, "kind": "link"},
            {"name": "9 trong 10 xong trong", "value": "3 ngày", "share": 1, "kind": "range"},
        ],
    }


def _figures() -> dict[str, Any]:
    def point(label: str, value: int, *, rest: bool = False) -> charts.Point:
        return charts.Point(label, value, "#", rest=rest)

    months = (371, 402, 548, 497, 441, 481)
    return {
        "months": charts.columns([point(f"T{n}", value) for n, value in enumerate(months, 1)]),
        "fields": charts.rows(
            [
                point("Chứng thực", 1486),
                point("Hộ tịch", 742),
                point("Bảo trợ xã hội", 238),
                point("8 lĩnh vực khác", 274, rest=True),
            ]
        ),
        "spans": charts.spans(
            [
                charts.Span("Khai sinh", 0.4, 0.9, 1),
                charts.Span("Tình trạng hôn nhân", 2, 3, 3),
                charts.Span("Mai táng phí", 3, 4.5, 5),
            ]
        ),
        "alarms": [
            {
                "count": 1,
                "text": "quá hạn",
                "href": "#",
                "icon": "triangle-alert",
                "look": "late",
            },
            {"count": 5, "text": "hạn hôm nay", "href": "#", "icon": "clock", "look": "soon"},
            {"count": 7, "text": "chờ ông ký", "href": "#", "icon": "signature", "look": ""},
        ],
        "load_legend": [
            {"look": "soon", "text": "hôm nay"},
            {"look": "next", "text": "ngày mai"},
            {"look": "later", "text": "sau đó"},
        ],
    }
