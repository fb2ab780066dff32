"""What a day is worth: the notice of its year, the office's hours by date, and what follows from both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from motcua import Refused

VN = timezone(timedelta(hours=7), "+07:00")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SATURDAY = 5
ORDINARY = "ngày làm việc"

Span = tuple[int, int]  # minutes since midnight, half-open
Week = Mapping[int, tuple[Span, ...]]  # 0 is Monday


class YearUnknown(Refused):
    """The calendar lacks what it needs in `year`: the yearly notice has not been entered."""

    def __init__(self, year: int, sentence: str = "") -> None:
        self.year = year
        advice = f"hãy nhập thông báo của năm {year} vào lịch rồi tính lại"
        super().__init__(sentence or f"Chưa có thông báo ngày nghỉ năm {year}: {advice}.")


class HoursUnknown(YearUnknown):
    """The office's hours on that day have not been entered."""

    def __init__(self, on: date) -> None:
        self.on = on
        said = f"Chưa có giờ làm việc của ngày {on:%d/%m/%Y}: hãy nhập thông báo giờ làm việc rồi tính lại."
        super().__init__(on.year, said)


@dataclass(frozen=True, slots=True)
class YearNotice:
    """Days off and days worked instead, as announced for one year; each date with its reason in Vietnamese.

    `off` holds holidays on a Saturday or Sunday too: an office that counts Saturdays needs them.
    ValueError: a date of another year, or both off and worked.
    """

    year: int
    notice: str
    off: Mapping[date, str]
    worked: Mapping[date, str]

    def __post_init__(self) -> None:
        for on in (*self.off, *self.worked):
            if on.year != self.year:
                raise ValueError(f"ngày {on:%d/%m/%Y} không thuộc năm {self.year}")
        for on in self.off.keys() & self.worked.keys():
            raise ValueError(f"ngày {on:%d/%m/%Y} vừa nghỉ vừa làm bù")


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """Hours of an office on [since, until), with the notice that set them.

    Monday to Friday with hours are whole days. A Saturday with hours is a counted half day only when
    `counts_saturday`; otherwise it is open for receiving and does not count (QĐ 14/2010/QĐ-TTg).
    ValueError: the period is empty, no weekday has hours, or the hours of a day are not in order.
    """

    since: date
    until: date | None
    notice: str
    week: Week
    counts_saturday: bool = False

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise ValueError(f"kỳ giờ làm việc từ {self.since:%d/%m/%Y} kết thúc trước khi bắt đầu")
        if not any(self.week.get(weekday) for weekday in range(SATURDAY)):
            raise ValueError("chưa có giờ làm việc cho ngày nào từ thứ Hai đến thứ Sáu")
        for weekday, spans in self.week.items():
            edges = [0, *(edge for span in spans for edge in span), 24 * 60]
            if any(a > b for a, b in spans) or edges != sorted(edges) or any(a == b for a, b in spans):
                raise ValueError(f"giờ làm việc {WEEKDAYS[weekday]} không nối tiếp nhau trong một ngày")


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a calendar. `spans`: when the office is open; `weight`: 1, ½, or 0 when not `counted`;
    `why`: in Vietnamese."""

    on: date
    spans: tuple[Span, ...]
    weight: Fraction
    why: str
    counted: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counted", self.weight > 0)

    @property
    def opens_at(self) -> datetime | None:
        """Opening; None when the office stays closed."""
        return moment(self.on, self.spans[0][0]) if self.spans else None

    @property
    def closes_at(self) -> datetime | None:
        """Closing, the first instant after hours; None when the office stays closed."""
        return moment(self.on, self.spans[-1][1]) if self.spans else None


def moment(on: date, minute: int) -> datetime:
    """The instant that many minutes after midnight."""
    return datetime(on.year, on.month, on.day, tzinfo=VN) + timedelta(minutes=minute)


def local(at: datetime) -> datetime:
    """An instant in the ward's zone. ValueError: it has no zone, so it is no instant."""
    if at.tzinfo is None:
        raise ValueError(f"thời điểm {at.isoformat()} thiếu múi giờ")
    return at if at.tzinfo is VN else at.astimezone(VN)


def day_words(on: date) -> str:
    """ "thứ Sáu 6/5"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day}/{on.month}"


WHOLE, HALF, NOTHING = Fraction(1), Fraction(1, 2), Fraction(0)


def day(on: date, notice: YearNotice | None, hours: HoursPeriod) -> Day:
    """What that date is: off by notice, worked by notice, or as the week says. No notice: a plain week."""
    if notice and on in notice.off:
        return Day(on, (), NOTHING, notice.off[on])
    if notice and on in notice.worked:
        return Day(on, _weekday_hours(hours.week), WHOLE, notice.worked[on])
    weekday = on.weekday()
    spans = tuple(hours.week.get(weekday, ()))
    if weekday < SATURDAY:
        return Day(on, spans, WHOLE, ORDINARY) if spans else Day(on, (), NOTHING, "cơ quan không làm việc")
    if spans and weekday == SATURDAY and hours.counts_saturday:
        return Day(on, spans, HALF, "thứ Bảy, tính nửa ngày")
    return Day(on, spans, NOTHING, WEEKDAYS[weekday] + (", chỉ tiếp nhận" if spans else ""))


def _weekday_hours(week: Week) -> tuple[Span, ...]:
    """A day worked by notice keeps weekday hours: those of the first day of the week that has any."""
    return next(tuple(week[weekday]) for weekday in range(SATURDAY) if week.get(weekday))
