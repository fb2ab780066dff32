"""The lists of the desk: what is to be done, what waits to be collected, what a search finds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
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
from motcua.journal.actions.notice import notice
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.rules import Seated
from motcua.web.desk import rows
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.frame import show
from motcua.web.desk.rows import Shown, grouped, shown
from motcua.web.pages.request import Request
from motcua.words import clean

MOST = 2000  # rows that a list reads; beyond them it says how many there are
PAGE = 200  # rows that it shows at a time


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of what waits, and how many wait in all."""

    rows: list[InboxRow]
    total: int

    @property
    def beyond(self) -> int:
        return self.total - len(self.rows)


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
    opened, done = mine(request)
    all_rows = lined(request, [*opened.rows, *done.rows])
    standing = {t.key: [row for row in all_rows if t.takes(row, today, seated.username)] for t in TABS}
    counts = {key: len(found) + (done.beyond if key == "done" else 0) for key, found in standing.items()}
    elsewhere = (row for row in all_rows if not tab.takes(row, today, seated.username))
    page = paged(request, standing[tab.key])
    context = {
        "tab": tab, "groups": grouped(list(page.object_list), request.at), "count": counts[tab.key], "page": page,
        "query": f"show={tab.key}&" if tab.key else "", "nearest": next(elsewhere, None), "seated": seated,
        "beyond": opened if opened.beyond and tab.key != "done" else done if done.beyond else None,
        "tabs": [
            {"text": t.text, "href": f"/desk/?show={t.key}" if t.key else "/desk/", "count": counts[t.key],
             "look": t.look if counts[t.key] else "", "current": t is tab}
            for t in TABS if t is tab or shows(t, counts[t.key], seated)
        ],
    }  # fmt: skip
    return show(request, "inbox.html", context, place="/desk/")


def paged(request: Request, rows: list[Shown]) -> Page[Shown]:
    """The page of them that is asked for; the nearest one when there is no such page."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def shows(tab: Tab, count: int, seated: Seated) -> bool:
    """Is the tab worth its place for this officer?"""
    if tab.key == MINE:
        return "decide" in seated.actor.duties
    return bool(count) or not tab.when


def mine(request: Request) -> tuple[Found, Found]:
    """What waits for this officer: open or sent in, and apart what waits to be collected, so that neither hides the
    other."""
    seated = me(request)
    wanted = dossiers.mine(seated.username, seated.actor.duties)
    opened = waiting(seated.office_id, wanted & Q(status__in=[*OPEN, Status.SUBMITTED]))
    if "receive" not in seated.actor.duties:
        return opened, Found([], 0)
    return opened, waiting(seated.office_id, Q(status=Status.DECIDED))


def waiting(office: int, wanted: Q) -> Found:
    """The first of them, counted beyond what is read only when there are so many."""
    rows = dossiers.inbox(office, wanted, MOST)
    return Found(rows, len(rows) if len(rows) < MOST else dossiers.how_many(office, wanted))


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
    found = waiting(me(request).office_id, Q(status=Status.DECIDED))
    page = paged(request, lined(request, found.rows))
    context: dict[str, Any] = {"page": page, "found": found}
    return show(request, "hand_over.html", context, place="/desk/hand-over")


@require_safe
@officer()
def find(request: Request) -> HttpResponse:
    """Dossiers by code or its last digits, by name without marks, phone, or number of a paper: all of them, a page
    at a time, what is still to be done first."""
    text = clean(request.GET.get("q", ""))[:200].strip()
    seated = me(request)
    total, page, found = 0, None, list[InboxRow]()
    slips: list[Slip] = []
    if text:
        persons = people.found(text)
        wanted = dossiers.meant(text, persons)
        total = dossiers.how_many(seated.office_id, wanted)
        page = Paginator(range(total), PAGE).get_page(request.GET.get("page"))
        found = dossiers.search(seated.office_id, wanted, PAGE, after=max(0, page.start_index() - 1))
        slips = guides.found(seated.office_id, text, persons) if "receive" in seated.actor.duties else []
        if total == 1 and found and found[0].code.lower() == text.lower():
            return HttpResponseRedirect(f"/desk/dossier/{found[0].code}")
        if len(slips) == 1 and slips[0].number.lower() == text.lower():
            return HttpResponseRedirect(f"/desk/guide/{slips[0].number}")
        look("list", "find", by=seated.actor, at=request.at, source=source(request))
        seen = dossiers.owners(seated.office_id, (row.code for row in found))
        seen |= {slip.person for slip in slips if slip.person}
        notice("person", map(str, seen), by=seated.actor, at=request.at, source=source(request))
    context = {"rows": lined(request, found), "total": total, "page": page, "slips": slips, "find_text": text,
               "asked": bool(text), "query": f"{urlencode({'q': text})}&"}  # fmt: skip
    return show(request, "find.html", context)
