"""The chairman's page: what is late, what will be, who holds it, and what was made to look punctual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.clock import VN
from motcua.dossiers import queries as dossiers
from motcua.dossiers import watch
from motcua.dossiers.rules import OPEN, RUNNING, WORDS, Act, CaseRow, Status
from motcua.people import queries as people
from motcua.web.desk.door import me, officer
from motcua.web.desk.frame import show
from motcua.web.desk.lists import lined
from motcua.web.desk.rows import LATE, Shown
from motcua.web.pages.request import Request

MOST = 2000  # open dossiers of one office that the page counts
BACK = timedelta(days=90)  # how far back it looks for what ended


# after the promise was broken it counts as on time, and stands here instead
HOW_ENDED: Mapping[Status, str] = {Status.WITHDRAWN: "người dân rút", Status.STOPPED: "dừng hẳn"}
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
    """One screen, read from the top at seven in the morning."""
    today, seated = request.at.astimezone(VN).date(), me(request)
    rows = lined(request, dossiers.inbox(seated.office_id, Q(status__in=OPEN), MOST))
    since = today - BACK
    ended = [r for r in dossiers.cases(seated.office_id, since, today + timedelta(days=1)) if r.finished_on]
    behind = [row for row in rows if row.when == LATE]
    mine = [row for row in rows if row.row.holder == seated.username and row.row.status in RUNNING]
    calls = people.calls({r.holder for r in ended if r.holder and r.broken})
    alarms = [
        alarm(len(behind), "quá hạn", "#late", "triangle-alert", "late" if behind else ""),
        alarm(sum(row.when == today for row in rows), "hạn hôm nay", "/desk/?show=today", "clock", "soon"),
        alarm(len(mine), f"ở tay {seated.call}", "/desk/?show=mine", "signature", ""),
    ]
    context = {
        "alarms": alarms,
        "late": behind,
        "loads": loads(rows, today),
        "since": since,
        "today": today,
        "overdue": [(r, calls.get(r.holder or "", "")) for r in ended if r.verdict == "overdue"],
        "ended": [
            (r, HOW_ENDED[Status(r.status)], calls.get(r.holder or "", "")) for r in ended if slipped_away(r)
        ],
        **watched(seated.office_id, dossiers.midnight(since)),
        "legend": [{"look": look, "text": text} for look, text in LEGEND],
    }
    return show(request, "late.html", context, place="/desk/late")


def watched(office: int, since: datetime) -> dict[str, object]:
    """What may hide a lateness: typed later, given more time, moved by a calendar, ended and begun again."""
    sheets, longer = watch.typed_later(office, since), watch.lengthened(office, since)
    names = {*(s.by for s in sheets), *(x.by for x in longer)}
    calls = {name: name for name in names} | people.calls(names)
    return {
        "sheets": [(s, WORDS[Act(s.act)], calls[s.by]) for s in sheets],
        "longer": [(x, WORDS[Act(x.act)], calls[x.by]) for x in longer],
        "recounted": watch.recounted(office, since),
        "again": [(x, HOW_ENDED[Status(x.status)]) for x in watch.begun_again(office, since)],
    }


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
