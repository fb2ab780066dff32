"""Days and instants in words.

Dates follow the date line of NĐ 30/2020: days below 10 and months 1 and 2 take a nought, other months do not.
Instants are aware; they are said in the country's one zone, +07:00.
"""

from datetime import date, datetime, timedelta, timezone

from motcua.words.spelling import number_in_words

YEARS = range(2000, 2100)  # one-stop shops are younger; a year beyond is a slip of the pen
_ZONE = timezone(timedelta(hours=7), "+07:00")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday(on: date) -> str:
    """ "thứ Hai" … "Chủ nhật"."""
    return _WEEKDAYS[on.weekday()]


def weekday_short(on: date) -> str:
    """ "T2" … "CN"."""
    return "CN" if on.weekday() == 6 else f"T{on.weekday() + 2}"


def day_text(on: date, *, year: bool = True) -> str:
    """ "06/5/2022", "05/02/2022"; without the year "06/5"."""
    return f"{on.day:02d}/{_month(on)}" + (f"/{on.year}" if year else "")


def day_words(on: date, *, year: bool = True) -> str:
    """ "thứ Sáu 06/5/2022"."""
    return f"{weekday(on)} {day_text(on, year=year)}"


def day_short(on: date, *, year: bool = False) -> str:
    """ "T6 06/5"."""
    return f"{weekday_short(on)} {day_text(on, year=year)}"


def moment_words(at: datetime, *, year: bool = True) -> str:
    """ "09:00 thứ Sáu 06/5/2022"."""
    here = _here(at)
    return f"{here:%H:%M} {day_words(here, year=year)}"


def after_words(at: datetime, allow: str | None = None, *, year: bool = True) -> str:
    """ "sau 09:00 thứ Sáu 06/5/2022": when a result can be collected. `allow`: the time as the catalogue writes it;
    "same-day" ends when the office closes, so it is "trong ngày thứ Sáu 06/5/2022, chậm nhất 17:00"."""
    if allow == "same-day":
        return f"trong ngày {day_words(_here(at), year=year)}, chậm nhất {_here(at):%H:%M}"
    return f"sau {moment_words(at, year=year)}"


def moment_short(at: datetime) -> str:
    """ "T6 06/5 09:00"."""
    here = _here(at)
    return f"{day_short(here)} {here:%H:%M}"


def period_words(since: date, until: date) -> str:
    """ "từ 01/01/2022 đến hết 30/6/2022": half-open, so the last day is the one before `until`."""
    return f"từ {day_text(since)} đến hết {day_text(until - timedelta(days=1))}"


def issue_date(on: date) -> str:
    """ "ngày 05 tháng 02 năm 2022", "ngày 29 tháng 6 năm 2022"."""
    return f"ngày {on.day:02d} tháng {_month(on)} năm {on.year}"


def issue_line(place: str, on: date) -> str:
    """ "Thạch Quý, ngày 29 tháng 4 năm 2022"."""
    return f"{place}, {issue_date(on)}"


def issue_moment(at: datetime) -> str:
    """ "09 giờ 00 phút, ngày 29 tháng 4 năm 2022": receipt slips, and certifying outside the office."""
    here = _here(at)
    return f"{here:%H} giờ {here:%M} phút, {issue_date(here)}"


def date_in_words(on: date, *, first_ten: str = "") -> str:
    """ "Ngày năm tháng hai năm hai nghìn không trăm hai mươi hai".

    `first_ten` is what an office says before days 1 to 10 ("mùng", "mồng"); nothing is the rule.
    """
    day = number_in_words(on.day)
    if first_ten and on.day <= 10:
        day = f"{first_ten} {day}"
    month = "tư" if on.month == 4 else number_in_words(on.month)
    return f"Ngày {day} tháng {month} năm {number_in_words(on.year)}"


def birth_text(born: date | int) -> str:
    """A birth day, or the year alone when that is all that is known: "12/5/1972", "1950"."""
    return str(born) if isinstance(born, int) else day_text(born)


def _month(on: date) -> str:
    return f"{on.month:02d}" if on.month <= 2 else str(on.month)


def _here(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("an instant without a zone")
    return at.astimezone(_ZONE)
