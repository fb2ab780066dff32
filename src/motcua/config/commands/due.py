"""`motcua due`: when a matter is due, and why, without a database unless an office is named."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from motcua import Refused
from motcua.clock import (
    VN,
    Allowance,
    Calendar,
    HoursPeriod,
    Wait,
    explain,
    promise,
    sentence,
)
from motcua.clock.days import WEEKDAYS
from motcua.clock.vietnam import CALENDAR
from motcua.offices.calendars import spans


def add(parsers: Any) -> None:
    """Declare the command."""
    p = parsers.add_parser("due", help="tính ngày hẹn trả và giải thích từng ngày")
    p.add_argument("--received", metavar="LÚC", help="lúc tiếp nhận, ví dụ 2022-04-29T09:00")
    p.add_argument("--allow", metavar="THỜI_HẠN", help="3d, 10cd, 4h hoặc same-day")
    p.add_argument(
        "--pause", metavar="A..B", action="append", default=[], help="tạm dừng; A.. là chưa kết thúc"
    )
    p.add_argument(
        "--hours", metavar="GIỜ", help='giờ của mọi ngày làm việc, ví dụ "07:30-11:30,13:00-17:00"'
    )
    p.add_argument("--saturday", metavar="GIỜ", help='thứ Bảy tính nửa ngày, ví dụ "07:30-11:30"')
    p.add_argument("--office", metavar="MÃ", help="lịch của cơ quan mang mã này (cần cơ sở dữ liệu)")
    p.add_argument(
        "--batch", action="store_true", help="đọc các dòng JSON từ đầu vào, mỗi dòng trả một dòng JSON"
    )
    p.add_argument("--json", action="store_true", help="in JSON")
    p.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer one question, or one for each line of standard input."""
    source = _office_calendar(args.office) if args.office else CALENDAR
    if args.batch:
        return _batch(args, source)
    if not args.received or not args.allow:
        raise Refused("cần --received và --allow, hoặc --batch.")
    asked = {
        "received": args.received,
        "allow": args.allow,
        "pauses": [_pause(text) for text in args.pause],
        "hours": args.hours,
        "saturday": args.saturday,
    }
    try:
        answer = _answer(asked, source)
    except (ValueError, OverflowError) as e:
        raise Refused(f"{_line(e)}.") from e
    _write(json.dumps(answer, ensure_ascii=False) if args.json else _words(asked, source))
    return 0


def _batch(args: argparse.Namespace, source: Calendar) -> int:
    """One line out for each line in, in order. 1 when any of them is an error."""
    failed = False
    given = {name: text for name in ("hours", "saturday") if (text := getattr(args, name)) is not None}
    for raw in sys.stdin.buffer:
        if not raw.strip():
            continue
        try:
            answer = _answer(given | _object(raw), source)
        except (Refused, ValueError, OverflowError) as e:
            answer = {"error": _line(e)}
        failed = failed or "error" in answer
        _write(json.dumps(answer, ensure_ascii=False))
    return int(failed)


def _object(raw: bytes) -> dict[str, Any]:
    """One line of the batch."""
    try:
        asked = json.loads(raw.decode("utf8"))
    except UnicodeDecodeError:
        raise ValueError("dòng không phải UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("dòng không phải JSON") from None
    if not isinstance(asked, dict):
        raise ValueError("mỗi dòng phải là một đối tượng JSON")
    return asked


def _answer(asked: Mapping[str, Any], source: Calendar) -> dict[str, Any]:
    """The promise and its explanation as plain data."""
    calendar, at, allowance, waits = _read(asked, source)
    found = promise(calendar, at, allowance, waits)
    return {
        "due_at": found.due_at.isoformat() if found.due_at else None,
        "due_on": found.due_at.date().isoformat() if found.due_at else None,
        "paused": found.paused,
        "broken": found.broken,
        "explain": [
            {
                "on": day.on.isoformat(),
                "counted": day.counted,
                "part": None if day.part is None else float(day.part),
                "why": day.why,
            }
            for day in explain(calendar, at, allowance, waits)
        ],
    }


def _words(asked: Mapping[str, Any], source: Calendar) -> str:
    """The same for people: the appointment, then its one sentence."""
    calendar, at, allowance, waits = _read(asked, source)
    found = promise(calendar, at, allowance, waits)
    why = sentence(explain(calendar, at, allowance, waits))
    if found.due_at is None:
        due = "Chưa có ngày hẹn: đang tạm dừng."
    else:
        due = f"Hẹn trả: {WEEKDAYS[found.due_at.weekday()]} {found.due_at:%d/%m/%Y}, sau {found.due_at:%H:%M}"
        due += f" ({allowance.words()})."
    if found.broken:
        due += " Đã quá hạn khi tạm dừng, nên ngày hẹn không dời."
    return f"{due}\n{why}".rstrip()


def _read(asked: Mapping[str, Any], source: Calendar) -> tuple[Calendar, datetime, Allowance, list[Wait]]:
    """What was asked, or ValueError with the reason."""
    allow = asked.get("allow")
    if not isinstance(allow, str):
        raise ValueError("thiếu thời hạn (allow), ví dụ 3d")
    pauses = asked.get("pauses") or []
    if not isinstance(pauses, list) or not all(isinstance(p, list) and len(p) == 2 for p in pauses):
        raise ValueError("pauses phải là danh sách các cặp [lúc bắt đầu, lúc kết thúc hoặc null]")
    allowance = Allowance.parse(allow)
    at = _instant(asked.get("received"), "lúc tiếp nhận (received)")
    waits = [
        Wait(_instant(since, "lúc tạm dừng"), None if until is None else _instant(until, "lúc hết tạm dừng"))
        for since, until in pauses
    ]
    return _calendar(source, _hours(asked, "hours"), _hours(asked, "saturday")), at, allowance, waits


def _hours(asked: Mapping[str, Any], name: str) -> str | None:
    text = asked.get(name)
    if text is None:
        return None
    if not isinstance(text, str) or not spans(text):
        raise ValueError(f'{name} phải là giờ, ví dụ "07:30-11:30,13:00-17:00"')
    return text


def _instant(text: object, what: str) -> datetime:
    """Date and hour; without a zone, Asia/Ho_Chi_Minh."""
    try:
        if isinstance(text, str) and len(text) > len("2022-04-29"):
            at = datetime.fromisoformat(text)
            return at.astimezone(VN) if at.tzinfo else at.replace(tzinfo=VN)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"{what} phải có ngày và giờ dạng 2022-04-29T09:00")


def _pause(text: str) -> list[str | None]:
    """ "A..B" or "A.."."""
    since, dots, until = text.partition("..")
    if not dots:
        raise Refused(f"--pause “{_clean(text)}” phải có dạng A..B, hoặc A.. khi chưa kết thúc.")
    return [since, until or None]


@lru_cache(maxsize=64)
def _calendar(source: Calendar, hours: str | None, saturday: str | None) -> Calendar:
    """The calendar with those hours on every counted day of any season, and Saturdays that count by half."""
    if hours is None and saturday is None:
        return source
    return Calendar(source.years, [_period(period, hours, saturday) for period in source.hours])


def _period(period: HoursPeriod, hours: str | None, saturday: str | None) -> HoursPeriod:
    week = dict(period.week)
    if hours is not None:
        counted = range(6 if period.counts_saturday else 5)
        week |= {weekday: spans(hours) for weekday in counted if week.get(weekday)}
    if saturday is not None:
        week[5] = spans(saturday)
    counts = period.counts_saturday or saturday is not None
    return HoursPeriod(period.since, period.until, period.notice, week, counts)


def _office_calendar(code: str) -> Calendar:
    from motcua.config.cli import with_database

    with_database()
    from motcua.offices import queries

    ward = queries.ward_by_code(code)
    return queries.calendar(ward.id, ward.revision)


def _line(error: Exception) -> str:
    """One clean line without its full stop."""
    return _clean(" ".join(str(error).split())).rstrip(".")


def _clean(text: str) -> str:
    return text.encode("utf8", "replace").decode("utf8")


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
