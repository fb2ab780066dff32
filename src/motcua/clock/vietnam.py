"""The State's calendar as announced, and the demo office's hours. Sources by year: docs/law/ngay-nghi.md.

Marks: [S] seen in public material, [K] known, [?] not found. A new year is entered by an office; this table
is what a new ward starts from.
"""

import re
from collections.abc import Mapping
from datetime import date

from motcua.clock.calendars import Calendar
from motcua.clock.days import HoursPeriod, YearNotice

_DATES = re.compile(r"(\d+)/(\d+)(?:–(\d+)/(\d+))?")


def _dated(year: int, said: Mapping[str, str]) -> dict[date, str]:
    """Reason to dates ("31/1–4/2, 7/2") turned into date to reason."""
    found = {}
    for why, dates in said.items():
        for day, month, last_day, last_month in _DATES.findall(dates):
            first = date(year, int(month), int(day))
            last = date(year, int(last_month), int(last_day)) if last_day else first
            for ordinal in range(first.toordinal(), last.toordinal() + 1):
                found[date.fromordinal(ordinal)] = why
    return found


def _year(
    year: int, notice: str, off: Mapping[str, str], worked: Mapping[str, str] | None = None
) -> YearNotice:
    return YearNotice(year, notice, _dated(year, off), _dated(year, worked or {}))


NOT_FOUND = "chưa tìm được văn bản [?]"
NEW_YEAR, TET, HUNG_KINGS = "nghỉ Tết dương lịch", "nghỉ Tết", "nghỉ lễ Giỗ Tổ Hùng Vương"
APRIL, MAY, NATIONAL = "nghỉ lễ 30/4", "nghỉ lễ 1/5", "nghỉ lễ Quốc khánh"

YEARS: Mapping[int, YearNotice] = {
    notice.year: notice
    for notice in (
        _year(
            2021,
            f"Bộ luật Lao động 2019, điều 111, 112; thông báo năm 2021: {NOT_FOUND}",
            {
                NEW_YEAR: "1/1",
                TET: "10/2–16/2",
                HUNG_KINGS: "21/4",
                APRIL: "30/4",
                MAY: "1/5",
                "nghỉ bù cho 1/5": "3/5",
                NATIONAL: "2/9–3/9",
            },
        ),
        _year(
            2022,
            "Công văn 245 của Văn phòng Chính phủ, 11/01/2022 (Tết) [S]; Bộ luật Lao động, điều 111, 112",
            {
                NEW_YEAR: "1/1",
                "nghỉ bù cho 1/1": "3/1",
                TET: "31/1–4/2",
                HUNG_KINGS: "10/4",
                "nghỉ bù cho 10/4": "11/4",
                APRIL: "30/4",
                MAY: "1/5",
                "nghỉ bù cho 30/4": "2/5",
                "nghỉ bù cho 1/5": "3/5",
                NATIONAL: "1/9–2/9",
            },
        ),
        _year(
            2023,
            "Công văn 8056/VPCP-KGVX, 01/12/2022 (Tết, Quốc khánh) [S]; Bộ luật Lao động 2019, điều 111, 112",
            {
                NEW_YEAR: "1/1",
                "nghỉ bù cho 1/1": "2/1",
                TET: "20/1–26/1",
                HUNG_KINGS: "29/4",
                APRIL: "30/4",
                MAY: "1/5",
                "nghỉ bù cho 29/4": "2/5",
                "nghỉ bù cho 30/4": "3/5",
                NATIONAL: "1/9–2/9",
                "nghỉ bù cho 2/9": "4/9",
            },
        ),
        _year(
            2024,
            f"Công văn 2450/VPCP-KGVX, 12/4/2024 (hoán đổi 29/4) [S]; Tết, Quốc khánh: {NOT_FOUND}",
            {
                NEW_YEAR: "1/1",
                TET: "8/2–14/2",
                HUNG_KINGS: "18/4",
                "nghỉ hoán đổi với 4/5": "29/4",
                APRIL: "30/4",
                MAY: "1/5",
                NATIONAL: "2/9–3/9",
            },
            {"làm bù cho 29/4": "4/5"},
        ),
        _year(
            2025,
            "Văn bản 8726/VPCP-KGVX, 26/11/2024 (Tết và các dịp nghỉ lễ 2025) [S]",
            {
                NEW_YEAR: "1/1",
                TET: "27/1–31/1",
                HUNG_KINGS: "7/4",
                APRIL: "30/4",
                MAY: "1/5",
                "nghỉ hoán đổi với 26/4": "2/5",
                NATIONAL: "1/9–2/9",
            },
            {"làm bù cho 2/5": "26/4"},
        ),
        _year(
            2026,
            f"Nghị quyết 28/2026/QH16, điều 2 (24/11) [S]; Tết, Quốc khánh, hoán đổi: {NOT_FOUND}",
            {
                NEW_YEAR: "1/1",
                "nghỉ hoán đổi với 10/1": "2/1",
                TET: "16/2–20/2",
                HUNG_KINGS: "26/4",
                "nghỉ bù cho 26/4": "27/4",
                APRIL: "30/4",
                MAY: "1/5",
                "nghỉ hoán đổi với 22/8": "31/8",
                NATIONAL: "1/9–2/9",
                "nghỉ Ngày Văn hóa Việt Nam": "24/11",
            },
            {"làm bù cho 2/1": "10/1", "làm bù cho 31/8": "22/8"},
        ),
    )
}

# The first day of the lunar year and the tenth of its third month, zone UTC+7 (QĐ 121-CP).
# 2025 and 2026 are [S], the others [K]; the tenth of the third month follows from the days off above.
LUNAR_NEW_YEAR: Mapping[int, date] = {
    2021: date(2021, 2, 12),
    2022: date(2022, 2, 1),
    2023: date(2023, 1, 22),
    2024: date(2024, 2, 10),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
}
HUNG_KINGS_ON: Mapping[int, date] = {
    notice.year: next(on for on, why in notice.off.items() if why == HUNG_KINGS) for notice in YEARS.values()
}

_WINTER = ((7 * 60 + 30, 11 * 60 + 30), (13 * 60 + 30, 17 * 60))
_SUMMER = ((7 * 60, 11 * 60 + 30), (14 * 60, 17 * 60 + 30))
_HOURS_NOTICE = (
    f"Giờ mùa hè 2021: thông báo của UBND tỉnh Hà Tĩnh [S]; giờ mùa đông, các năm khác: {NOT_FOUND}"
)


def _season(since: date, until: date, spans: tuple[tuple[int, int], ...]) -> HoursPeriod:
    return HoursPeriod(since, until, _HOURS_NOTICE, dict.fromkeys(range(5), spans), counts_saturday=False)


# Winter from 16/10 to 15/4, summer from 16/4 to 15/10: the demo ward, and `motcua due` without an office.
DEMO_HOURS: tuple[HoursPeriod, ...] = tuple(
    period
    for year in range(2020, 2040)
    for period in (
        _season(date(year, 4, 16), date(year, 10, 16), _SUMMER),
        _season(date(year, 10, 16), date(year + 1, 4, 16), _WINTER),
    )
)

CALENDAR = Calendar(YEARS, DEMO_HOURS)
