"""The lists of the desk: what is to be done, what waits to be collected, what a search finds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from motcua.clock import VN, Calendar
from motcua.dossiers import guides
from motcua.dossiers import queries as dossiers
from motcua.dossiers.guides import Slip
from motcua.dossiers.queries import InboxRow
from motcua.dossiers.rules import OPEN, RUNNING, Status
from motcua.journal.actions.look import look
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.rules import Seated
from motcua.web.desk import rows
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.frame import show
from motcua.web.desk.rows import Shown, grouped, shown
from motcua.web.pages.request import Request
from motcua.words import clean

MOST = 500  # rows of a list; who has more works from the top


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of the inbox: which rows it shows."""

    key: str
    text: str
    when: str | None = None
    day: int | None = None
    look: str = ""

    def takes(self, row: Shown, today: date, username: str) -> bool:
        """Does the row stand here?"""
        if self.key == MINE:
            return row.row.holder == username and row.row.status in RUNNING
        if self.day is not None:
            return row.when == today + timedelta(days=self.day)
        return row.when == self.when if self.when else row.when != rows.DONE


MINE = "mine"  # of one who may decide all: those that were passed on to him
TABS = (
    Tab("", "Theo hạn"),
    Tab(MINE, "Ở tay tôi"),
    Tab("late", "Quá hạn", when=rows.LATE, look="late"),
    Tab("today", "Hôm nay", day=0, look="soon"),
    Tab("tomorrow", "Ngày mai", day=1),
    Tab("sent", "Chờ nhận", when=rows.SENT),
    Tab("stopped", "Đồng hồ đang dừng", when=rows.STOPPED),
    Tab("done", "Chờ trả kết quả", when=rows.DONE),
)


@require_safe
@officer()
def inbox(request: Request) -> HttpResponse:
    """What is to be done, by what falls due."""
    today, seated = request.at.astimezone(VN).date(), me(request)
    asked = request.GET.get("show", "")
    tab = next((t for t in TABS if t.key == asked), TABS[0])
    all_rows = lined(request, mine(request))
    counts = {t.key: sum(t.takes(row, today, seated.username) for row in all_rows) for t in TABS}
    chosen = [row for row in all_rows if tab.takes(row, today, seated.username)]
    context = {
        "tab": tab, "groups": grouped(chosen, request.at), "count": len(chosen), "most": len(all_rows) >= MOST,
        "nearest": next((row for row in all_rows if row not in chosen), None), "seated": seated,
        "tabs": [
            {"text": t.text, "href": f"/desk/?show={t.key}" if t.key else "/desk/", "count": counts[t.key],
             "look": t.look if counts[t.key] else "", "current": t is tab}
            for t in TABS if t is tab or shows(t, counts[t.key], seated)
        ],
    }  # fmt: skip
    return show(request, "inbox.html", context, place="/desk/")


def shows(tab: Tab, count: int, seated: Seated) -> bool:
    """Is the tab worth its place for this officer?"""
    if tab.key == MINE:
        return "decide" in seated.actor.duties
    return bool(count) or not tab.when


def mine(request: Request) -> list[InboxRow]:
    """What waits for this officer: open ones, and apart what waits to be collected, so that neither hides the other."""
    seated = me(request)
    wanted = dossiers.mine(seated.username, seated.actor.duties)
    found = dossiers.inbox(seated.office_id, wanted & Q(status__in=[*OPEN, Status.SUBMITTED]), MOST)
    if "receive" in seated.actor.duties:
        found += dossiers.inbox(seated.office_id, Q(status=Status.DECIDED), MOST)
    return found


def calendar_of(request: Request) -> Calendar:
    """The ward's calendar as it stands, kept in memory; it takes a year without notice as plain weeks."""
    return offices.calendar(request.ward.id, request.ward.revision).tentative()


def lined(request: Request, found: list[InboxRow]) -> list[Shown]:
    """Rows as this officer sees them now."""
    calendar, seated = calendar_of(request), me(request)
    return [shown(row, calendar, request.at, seated) for row in found]


@require_safe
@officer("receive")
def waiting_results(request: Request) -> HttpResponse:
    """Results that are there and not yet collected, the longest first; a search narrows them."""
    seated = me(request)
    found = dossiers.inbox(seated.office_id, Q(status=Status.DECIDED), MOST)
    context: dict[str, Any] = {"rows": lined(request, found), "most": len(found) >= MOST}
    return show(request, "hand_over.html", context, place="/desk/hand-over")


@require_safe
@officer()
def find(request: Request) -> HttpResponse:
    """Dossiers by code or its last digits, by name without marks, phone, or number of a paper."""
    text = clean(request.GET.get("q", ""))[:200].strip()
    seated = me(request)
    found: list[InboxRow] = []
    slips: list[Slip] = []
    if text:
        persons = [person.id for person in people.search(text)]
        found = dossiers.search(seated.office_id, text, persons)
        slips = guides.found(seated.office_id, text, persons) if "receive" in seated.actor.duties else []
        if len(found) == 1 and found[0].code.lower() == text.lower():
            return HttpResponseRedirect(f"/desk/dossier/{found[0].code}")
        look("list", "find", by=seated.actor, at=request.at, source=source(request))
    context = {"rows": lined(request, found), "slips": slips, "find_text": text, "asked": bool(text)}
    return show(request, "find.html", context)
