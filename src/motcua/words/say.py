"""What we say to people, and what we never say: one list for every page.

Drafted from the usage of ward desks, not yet tried on people; read each page aloud before changing a word.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from motcua.words.dates import day_words
from motcua.words.durations import days_late

DRAFT = "Đây là bản nháp, chưa nộp"
CANNOT_GO_ON = "Chưa đi tiếp được"
ALL_ONLINE = "Làm hết trên mạng"
PART_ONLINE = "Nộp trên mạng, đến nhận một lần"
WHAT_TO_BRING = "Mang gì?"
SHOWN = "Cho xem, cầm về ngay"
WAITING_FOR_SIGNATURE = "Chờ lãnh đạo ký"
STOPPED = "Đã dừng giải quyết"

STATUS: Mapping[int, str] = MappingProxyType(  # by the ten codes of the national portal
    {
        1: "Đã gửi, chờ nhận",
        2: "Đang giải quyết",
        3: "Không tiếp nhận",
        4: "Đang giải quyết",
        5: "Cần bổ sung",
        6: "Cần nộp tiền",
        7: "Đã rút",
        8: "Tạm dừng",
        9: "Đã có kết quả",
        10: "Đã trả kết quả",
    }
)
CHANNEL: Mapping[str, str] = MappingProxyType(
    {"counter": "tại quầy", "online": "trên mạng", "post": "qua bưu điện"}
)
VERDICT: Mapping[str, str] = MappingProxyType(
    {"early": "trước hạn", "on_time": "đúng hạn", "overdue": "quá hạn"}
)


def status_words(national: int, *, where: str = "", why: str = "") -> str:
    """A status with its place or its reason: "Đang giải quyết tại Tư pháp – Hộ tịch", "Cần bổ sung: …"."""
    words = STATUS[national]
    if national in (2, 4) and where:
        return f"{words} tại {where}"
    if national == 3 and why:
        return f"{words}, vì {why}"
    if national in (5, 6, 8) and why:
        return f"{words}: {why}"
    return words


def overdue_words(days: int) -> str:
    """ "Quá hạn 2 ngày"."""
    return f"Quá hạn {days} ngày"


def to_bring(copies: int) -> str:
    """ "Nộp 1 bản"."""
    return f"Nộp {copies} bản"


def citizen(name: str) -> str:
    """ "Ông/Bà Nguyễn Thị Lan"."""
    return f"Ông/Bà {name}"


def apology(days: int, again_on: date) -> str:
    """ "Xin lỗi Ông/Bà. Hồ sơ trễ 1 ngày; hẹn lại thứ Hai 09/5"."""
    return f"Xin lỗi Ông/Bà. Hồ sơ {days_late(days)}; hẹn lại {day_words(again_on, year=False)}"


@dataclass(frozen=True, slots=True)
class Instead:
    """Words that a citizen's page does not use, and what it says instead."""

    pattern: str  # lower case
    say: str


NOT_SAID: tuple[Instead, ...] = (
    Instead(r"\bbạn\b", "Ông/Bà"),
    Instead(r"\bvui lòng\b", "(bỏ, nói thẳng việc cần làm)"),
    Instead(r"\b(?:toàn trình|mức độ 4)\b", ALL_ONLINE),
    Instead(r"\b(?:(?:trực tuyến|dịch vụ công) một phần|mức độ 3)\b", PART_ONLINE),
    Instead(r"\bthành phần hồ sơ\b", WHAT_TO_BRING),
    Instead(r"\bxuất trình\b", SHOWN),
    Instead(r"\b(?:đang thụ lý|đang xử lý)\b", "Đang giải quyết tại…"),
    Instead(r"\b(?:hồ sơ (?:chưa|không) hợp lệ)\b", "Cần bổ sung: (giấy nào, thiếu gì)"),
    Instead(r"\btừ chối\b", "Không tiếp nhận, vì… Ông/Bà có thể…"),
    Instead(r"\bhồ sơ đang quá hạn\b", "Xin lỗi Ông/Bà. Hồ sơ trễ… ngày; hẹn lại…"),
    Instead(r"\bdữ liệu không hợp lệ\b", f"{CANNOT_GO_ON}, và điều cần sửa"),
    Instead(r"\blưu thành công\b", DRAFT),
    Instead(r"\b(?:vnđ|vnd)\b", "đồng"),
    Instead(r"\b\d+\.\d+ ?%", "dấu phẩy thập phân, liền %: 70,41%"),
    Instead(r"\b\d{4}-\d\d-\d\d(?:t\d\d:\d\d)?", "thứ Sáu 06/5/2022"),
    Instead(r"!", "."),
)


def not_said(text: str) -> tuple[tuple[str, str], ...]:
    """Each find in the visible text of a citizen's page, with what to say instead.

    Statutory papers and forms keep their own words and are not asked.
    """
    plain = unicodedata.normalize("NFC", text).lower()
    return tuple(
        (found.group(), instead.say) for instead in NOT_SAID for found in re.finditer(instead.pattern, plain)
    )
