"""The chairman's page: what is late, what will be, who holds it, and what was made to look punctual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.clock import VN
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import OPEN, RUNNING, CaseRow, Status
from motcua.people import queries as people
from motcua.reports.rules import BadPeriod, Period, half_year
from motcua.web.desk.door import me, officer
from motcua.web.desk.frame import show
from motcua.web.desk.lists import lined, waiting
from motcua.web.desk.report_period import ask_again, asked_period
from motcua.web.desk.rows import LATE, Shown
from motcua.web.desk.templatetags.desk import near
from motcua.web.desk.watched import HOW_ENDED, Cell, Eye, Listed, code, found, tables
from motcua.web.pages.request import Request
from motcua.words import day_text

BACK = timedelta(days=90)  # how far back it looks, when no period is asked for
FIRST = 20  # rows of a list on the page; the others stand on the list's own
PAGE = 100
LEGEND = (("soon", "hôm nay"), ("next", "ngày mai"), ("later", "sau đó"))


@dataclass(frozen=True, slots=True)
class Load:
    """What one officer holds: late, due today, tomorrow, later; those that wait are not in it."""

    name: str
    late: int
    today: int
    tomorrow: int
    later: int

    @property
    def total(self) -> int:
        return self.late + self.today + self.tomorrow + self.later


@require_safe
@officer("decide", "report")
def late(request: Request) -> HttpResponse:
    """One screen, read from the top at seven in the morning; or one of its lists, whole."""
    today = request.at.astimezone(VN).date()
    try:
        period = asked(request, today)
    except BadPeriod as e:
        return ask_again(request, e)
    lists = listed(me(request).office_id, period, request.at)
    one = next((x for x in lists if x.key == request.GET.get("list")), None)
    context = {
        "lists": lists, "period": period, "today": today, "first": FIRST, "query": query(period),
        "since": day_text(period.since), "last": day_text(period.last_on), "action": "/desk/late",
        "spans": spans(today), "one": one, "place": "/desk/late",
    }  # fmt: skip
    if one:
        page = Paginator(one.rows, PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "pager": f"list={one.key}&{query(period)}&"}
        return show(request, "late_list.html", context, place="/desk/late")
    return show(request, "late.html", {**context, **now(request, today)}, place="/desk/late")


def asked(request: Request, today: date) -> Period:
    """The period of the address; the last ninety days when it names none."""
    if request.GET.keys() & {"since", "until", "last"}:
        return asked_period(request)
    return Period(today - BACK, today + timedelta(days=1))


def spans(today: date) -> list[tuple[str, str]]:
    """Periods to choose: their names and addresses."""
    half, year = half_year(today), Period(date(today.year, 1, 1), date(today.year + 1, 1, 1))
    named = [("90 ngày qua", Period(today - BACK, today + timedelta(days=1))), (half.title, half)]
    named += [(year.title, year), ("từ trước đến nay", Period(date(2000, 1, 1), today + timedelta(days=1)))]
    return [(name, f"/desk/late?{query(period)}") for name, period in named]


def query(period: Period) -> str:
    """The period in an address."""
    return urlencode({"since": period.since.isoformat(), "until": period.until.isoformat()})


def now(request: Request, today: date) -> dict[str, object]:
    """What is open: late, due, and at whom."""
    seated = me(request)
    open_ = waiting(seated.office_id, Q(status__in=OPEN))
    rows = lined(request, open_.rows)
    behind = [row for row in rows if row.when == LATE]
    mine = [row for row in rows if row.row.holder == seated.username and row.row.status in RUNNING]
    alarms = [
        alarm(len(behind), "quá hạn", "#late", "triangle-alert", "late" if behind else ""),
        alarm(sum(row.when == today for row in rows), "hạn hôm nay", "/desk/?show=today", "clock", "soon"),
        alarm(len(mine), f"ở tay {seated.call}", "/desk/?show=mine", "signature", ""),
    ]
    legend = [{"look": look, "text": text} for look, text in LEGEND]
    return {"alarms": alarms, "late": behind, "loads": loads(rows, today), "beyond": open_, "legend": legend}


def listed(office: int, period: Period, at: datetime) -> list[Listed]:
    """Every list of the period: what ended late, what slipped away, and what may hide a lateness."""
    today = at.astimezone(VN).date()
    cases = [r for r in dossiers.cases(office, period.since, period.until) if r.finished_on]
    calls = people.calls({r.holder for r in cases if r.holder and r.broken})
    eye = Eye(calls, today)
    overdue = [
        (code(r), Cell(r.name), eye.on(r.due_on), eye.on(r.finished_on), eye.who(r.holder or ""))
        for r in cases
        if r.verdict == "overdue"
    ]
    gone = [
        (code(r), Cell(r.name), eye.on(r.due_on),
         Cell(f"{HOW_ENDED[Status(r.status)]} {near(r.finished_on, today)}"), eye.who(r.holder or ""))
        for r in cases if slipped_away(r) and r.finished_on
    ]  # fmt: skip
    heads = ("Mã hồ sơ", "Thủ tục", "Hẹn trả", "Xong", "Người giữ")
    note = "Biểu mẫu tính là đúng hạn; lời hẹn thì đã lỡ."
    return [
        Listed("overdue", "Đã xong nhưng trễ", "hồ sơ", "", heads, overdue),
        Listed("ended", "Rút hoặc dừng khi đã quá hạn", "hồ sơ", note, heads, gone),
        *tables(found(office, period.since, period.until, at), today),
    ]


def alarm(count: int, text: str, href: str, icon: str, look: str) -> dict[str, object]:
    """One of the three counts at the top."""
    return {"count": count, "text": text, "href": href, "icon": icon, "look": look}


def slipped_away(row: CaseRow) -> bool:
    """Withdrawn or stopped after its promise was broken?"""
    return row.broken and row.status in HOW_ENDED


def loads(rows: Sequence[Shown], today: date) -> list[Load]:
    """The running dossiers by who holds them, the fullest first."""
    held: dict[str, list[Shown]] = {}
    for row in rows:
        if not row.row.paused or row.when == LATE:
            held.setdefault(row.row.holder_name or "ở quầy, chưa chuyển", []).append(row)
    tomorrow = today + timedelta(days=1)
    found = [
        Load(
            name=name,
            late=sum(row.when == LATE for row in theirs),
            today=sum(row.when == today for row in theirs),
            tomorrow=sum(row.when == tomorrow for row in theirs),
            later=sum(row.when not in (LATE, today, tomorrow) for row in theirs),
        )
        for name, theirs in held.items()
    ]
    return sorted(found, key=lambda load: (-load.late, -load.total, load.name))
