"""Periods, columns and rates: how a case is put into a report. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from motcua import Refused
from motcua.words import day_text, period_words, rate, rate_text

if TYPE_CHECKING:
    from motcua.dossiers.rules import CaseRow

YEARS = range(2000, 2102)  # a year outside is a slip of the pen


class BadPeriod(Refused):
    """A period that has no day, or lies outside what can be reported."""


class NotBegun(BadPeriod):
    """A period of which no day has come."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of [since, until). Raises BadPeriod when there are none."""

    since: date
    until: date

    def __post_init__(self) -> None:
        for on in (self.since, self.until):
            if on.year not in YEARS:
                raise BadPeriod(
                    f"Ngày {on:%d/%m}/{on.year} ở ngoài các năm {YEARS[0]}–{YEARS[-1]}: hãy xem lại năm."
                )
        if self.until <= self.since:
            raise BadPeriod(f"Kỳ {self.words} không có ngày nào: ngày kết thúc phải sau ngày bắt đầu.")

    @property
    def last_on(self) -> date:
        """The last day inside."""
        return self.until - timedelta(days=1)

    @property
    def words(self) -> str:
        """ "từ 01/01/2022 đến hết 30/6/2022"."""
        return period_words(self.since, self.until)

    def begun(self, today: date) -> "Period":
        """Itself. Raises NotBegun when its first day is still to come."""
        if self.since > today:
            raise NotBegun(
                f"Kỳ {self.words} chưa bắt đầu: hãy chọn kỳ khác, hoặc đợi đến ngày {day_text(self.since)}."
            )
        return self

    @property
    def title(self) -> str:
        """ "6 tháng đầu năm 2022" where custom has a name for it, else its days."""
        return next((name for name, period in customs(self.last_on.year) if period == self), self.words)

    def parts(self) -> list["Period"]:
        """The calendar months inside, as far as they are; the years, when there are more than thirteen months."""
        months = [date(y, m, 1) for y in range(self.since.year, self.last_on.year + 1) for m in range(1, 13)]
        inside = [on for on in months if self.since < on < self.until]
        steps = inside if len(inside) <= 12 else [on for on in inside if on.month == 1]
        return [Period(a, b) for a, b in pairwise([self.since, *steps, self.until])]


def half_year(on: date) -> Period:
    """The calendar half-year of a day."""
    july = date(on.year, 7, 1)
    return Period(date(on.year, 1, 1), july) if on < july else Period(july, date(on.year + 1, 1, 1))


def customs(year: int) -> list[tuple[str, Period]]:
    """The periods that offices report, by name.

    Many quote calendar dates; NĐ 09/2019/NĐ-CP, điều 12 closes the half-year on 14/6 and the year on 14/12.
    """
    new_year, july, next_year = date(year, 1, 1), date(year, 7, 1), date(year + 1, 1, 1)
    cut = [date(year - 1, 12, 15), date(year, 6, 15), date(year, 12, 15)]
    return [
        (f"6 tháng đầu năm {year}", Period(new_year, july)),
        (f"6 tháng năm {year} (15/12–14/6)", Period(cut[0], cut[1])),
        (f"6 tháng cuối năm {year}", Period(july, next_year)),
        (f"năm {year}", Period(new_year, next_year)),
        (f"năm {year} (15/12–14/12)", Period(cut[0], cut[2])),
    ]


# The sums of form II.06a. A case is in exactly one of c4 to c6 (how it came) and in exactly one of c8 to c13
# (what became of it), so 3=4+5+6, 7=8+9+10, 11=12+13 and 3=7+11.
PARTS = {"c3": ("c4", "c5", "c6"), "c7": ("c8", "c9", "c10"), "c11": ("c12", "c13")}
COLUMNS = tuple(f"c{n}" for n in range(3, 14))
# The columns of form II.06a as it names them: a group, the number of its first column, their names.
GROUPS = (
    ("Tiếp nhận", 3, ("Tổng số", "Trong kỳ, trực tuyến", "Trong kỳ, trực tiếp, bưu chính", "Từ kỳ trước")),
    ("Đã giải quyết", 7, ("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn")),
    ("Đang giải quyết", 11, ("Tổng số", "Trong hạn", "Quá hạn")),
)
SETTLED = {"early": "c8", "on_time": "c9", "overdue": "c10"}


def came(case: "CaseRow", period: Period) -> str:
    """c4 online, c5 at the counter or by post, c6 carried over: received before the period."""
    assert case.received_on is not None, "what was never received is in no report"
    if case.received_on < period.since:
        return "c6"
    return "c4" if case.channel == "online" else "c5"


def became(case: "CaseRow", period: Period) -> str:
    """c8 to c10 settled, by its verdict; c12 open in time, c13 open and overdue, seen from the last day.

    In time: it waits on an unbroken promise, has no due date, or one not before the last day.
    """
    if case.verdict is not None:
        return SETTLED[case.verdict]
    if (case.paused and not case.broken) or case.due_on is None or case.due_on >= period.last_on:
        return "c12"
    return "c13"


def columns(case: "CaseRow", period: Period) -> frozenset[str]:
    """Every column that counts this case: its two leaves and their sums."""
    leaves = {came(case, period), became(case, period)}
    return frozenset(leaves | {total for total, parts in PARTS.items() if leaves & set(parts)})


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole in per cent, half-up to two decimals; of nothing "không phát sinh"."""

    part: int
    whole: int

    @property
    def value(self) -> Decimal | None:
        return rate(self.part, self.whole)

    @property
    def text(self) -> str:
        """With a decimal comma, without the sign: "70,41"."""
        return rate_text(self.part, self.whole)


def difference(printed: str, exact: Rate) -> str | None:
    """What to say of a rate that was printed otherwise: "Báo cáo đã in 24,52 (cắt số). Tính đúng: 24,53".

    None when it was printed as it is. Fewer decimals, rightly rounded, are said too: "(làm tròn)".
    """
    if printed == exact.text:
        return None
    said = f"Báo cáo đã in {printed}"
    places = len(printed.partition(",")[2])
    if exact.whole and printed == rate_text(exact.part, exact.whole, places):
        return f"{said} (làm tròn). Đến hai chữ số: {exact.text}"
    cut = " (cắt số)" if exact.whole and printed == cut_off(exact, places) else ""
    return f"{said}{cut}. Tính đúng: {exact.text}"


def cut_off(exact: Rate, places: int) -> str:
    """The rate with its further decimals left off instead of rounded."""
    units = exact.part * 100 * 10**places // exact.whole
    return rate_text(units, 100 * 10**places, places)
