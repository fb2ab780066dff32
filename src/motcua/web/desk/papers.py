"""The papers that people hold: kept word for word, printed, printed again; and those that an officer makes himself.

One rule for every page: GET looks and keeps nothing of a paper, POST issues what is not issued yet, and prints it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua import Refused
from motcua.clock import VN
from motcua.documents import press
from motcua.documents.rules import TRIAL, Paper, Square
from motcua.documents.sets import SETS
from motcua.dossiers import guides
from motcua.dossiers.story import Story
from motcua.journal.actions.look import look
from motcua.notices import lists, queries
from motcua.notices.actions.issue import About, issue
from motcua.notices.actions.note_print import note_print
from motcua.notices.facts import Matter, control, guide, money
from motcua.notices.facts import lists as of_lists
from motcua.notices.facts.receipt import receipt as receipt_of
from motcua.notices.queries import Issued, Looks
from motcua.notices.rules import HANDS, Facts, allow, compose, in_hands
from motcua.people import queries as people
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.dossier import opened
from motcua.web.desk.frame import show
from motcua.web.pages.request import Request
from motcua.words import YEARS, day_text, moment_words

NO_FORM = "Ngày này chưa có mẫu của giấy này. Hãy nhờ người quản lý máy chủ nhập mẫu."
looks_or_prints = require_http_methods(["GET", "POST"])


@looks_or_prints
@officer(*HANDS["receipt"])
def receipt(request: Request, code: str) -> HttpResponse:
    """The slip of the appointment as it stands; of a dossier that came before slips were kept, it is made now."""
    story = opened(request, code)
    kept = next((p for p in queries.of_dossier(story.row.pk) if p.key == "receipt"), None)
    if kept:
        return held(request, kept)
    facts = receipt_of(told := matter(request, story))
    if facts is None:
        raise Http404("Hồ sơ chưa tiếp nhận hoặc đang dừng nên chưa có giấy hẹn.")
    return made(request, "receipt", facts, told.looks, of(story), f"/desk/dossier/{story.row.code}")


@require_safe
@officer()
def papers(request: Request, code: str) -> HttpResponse:
    """Every paper of a dossier with its day, and those that can still be made."""
    story = opened(request, code)
    look("dossier", story.row.code, by=me(request).actor, at=request.at, source=source(request))
    found = queries.of_dossier(story.row.pk)
    context = {
        "row": story.row, "page": f"/desk/dossier/{story.row.code}", **listed(request, found),
        "control": story.state.received_at is not None, "behind": behind(request),
        "fee": bool(story.state.fee) and in_hands("fee", me(request).actor)
        and not (story.row.charge_id and queries.of_charge(story.row.charge_id)),
    }  # fmt: skip
    return show(request, "paper_list.html", context)


def listed(request: Request, found: Sequence[Issued]) -> dict[str, Any]:
    """Papers in a list, what colleagues call who issued each, and whether this officer opens it."""
    calls = people.calls(p.by_ref for p in found)
    return {"papers": [(p, calls.get(p.by_ref, ""), in_hands(p.key, me(request).actor)) for p in found]}


def behind(request: Request) -> str:
    """That the text in force has forms whose layouts nobody has entered yet."""
    on = request.at.astimezone(VN).date()
    form = queries.looks(me(request).office_id)[0].form("receipt", on)
    newest = next((each for each in SETS if each.holds(on)), None)
    if form is None or newest is None or form.holds(on):
        return ""
    return (
        f"Từ {day_text(newest.since)} mẫu theo {newest.statute}. Phần mềm chưa có bố cục của các mẫu này nên "
        "dùng tiếp mẫu cũ, không ghi căn cứ; có bố cục thì nhờ người quản lý máy chủ nhập."
    )


@looks_or_prints
@officer()
def paper(request: Request, pk: int) -> HttpResponse:
    """One paper, as it was issued."""
    return held(request, of_office(request, pk))


@require_POST
@officer()
def pdf(request: Request, pk: int) -> HttpResponse:
    """The same as a file, which is a print too."""
    kept = of_office(request, pk)
    mark = printed(request, kept)
    marks = " · ".join(filter(None, (mark, TRIAL if request.ward.practice else "")))
    return HttpResponse(
        press.pdf(sited(request, kept.paper), mark=marks),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{kept.key}-{kept.subject}.pdf"'},
    )


def of_office(request: Request, pk: int) -> Issued:
    """The paper of that id of this officer's office; 404 for any other, Refused when it is not in his hands."""
    kept = queries.one(pk, me(request).office_id)
    if kept is None:
        raise Http404("Không có giấy này ở phường. Hãy mở lại từ hồ sơ.")
    allow(kept.key, me(request).actor)
    return kept


def held(request: Request, kept: Issued) -> HttpResponse:
    """A kept paper: to look at, marked so that it is no original; by POST to print."""
    if request.method != "POST":
        noticed(request, kept.subject)
        return sheets(request, kept.paper, marked(kept, "Bản xem"), home(kept), kept=kept)
    return sheets(request, kept.paper, printed(request, kept), home(kept), kept=kept, prints=True)


def printed(request: Request, kept: Issued) -> str:
    """Who prints it is noted; what then stands above each sheet."""
    noticed(request, kept.subject)
    return marked(kept, note_print(kept.id, by=me(request).actor, at=request.at))


def marked(kept: Issued, mark: str) -> str:
    """The mark, and that a newer paper holds in its place."""
    old = f"Đã thay bằng giấy lúc {moment_words(kept.replaced_at)}" if kept.replaced_at else ""
    return " · ".join(filter(None, (old, mark)))


def noticed(request: Request, subject: str) -> None:
    """Who looks at the papers of whom is noted."""
    look("paper", subject, by=me(request).actor, at=request.at, source=source(request))


def sheets(request: Request, said: Paper, mark: str, back: str, **more: Any) -> HttpResponse:
    """The page of a paper."""
    context = {"paper": sited(request, said), "mark": mark, "back": back, **more}
    return show(request, "paper.html", context)


def home(kept: Issued) -> str:
    """Where a paper belongs."""
    if kept.key == "guide":
        return f"/desk/guide/{kept.subject}"
    return f"/desk/papers?on={kept.subject[:10]}" if kept.key in LISTS else f"/desk/dossier/{kept.subject}"


def sited(request: Request, said: Paper) -> Paper:
    """The paper with its square code leading to this site: what is kept is the path alone, for sites move."""

    def here(block: Any) -> Any:
        if isinstance(block, Square) and block.link.startswith("/"):
            return replace(block, link=request.build_absolute_uri(block.link))
        return block

    return replace(said, sheets=tuple(tuple(here(block) for block in sheet) for sheet in said.sheets))


# Papers that an officer makes himself: looked at first, kept when they are printed


@looks_or_prints
@officer()
def control_slip(request: Request, code: str) -> HttpResponse:
    """The control slip as far as the history goes."""
    story = opened(request, code)
    told = matter(request, story)
    return made(
        request,
        "control",
        control.control(told, story.lines),
        told.looks,
        of(story),
        f"/desk/dossier/{code}",
    )


@looks_or_prints
@officer(*HANDS["fee"])
def fee_receipt(request: Request, code: str) -> HttpResponse:
    """The fee receipt of what was charged, for who pays now; of one charge there is one."""
    story = opened(request, code)
    facts = money.paid(told := matter(request, story, paid=story.state.fee))
    if facts is None:
        raise Http404("Hồ sơ này không thu tiền.")
    if story.row.charge_id and (kept := queries.of_charge(story.row.charge_id)):
        return held(request, kept)
    return made(request, "fee", facts, told.looks, of(story), f"/desk/dossier/{code}")


@looks_or_prints
@officer(*HANDS["guide"])
def guide_slip(request: Request, number: str) -> HttpResponse:
    """The guide slip of a visit without a dossier: nothing but its number was given yet, so it is kept when printed."""
    slip = guides.slip(me(request).office_id, number)
    if slip is None:
        raise Http404("Không có phiếu hướng dẫn số này ở phường. Hãy xem lại số trên phiếu.")
    if kept := queries.of_subject(me(request).office_id, "guide", slip.number):
        return held(request, kept[0])
    looks, _ = queries.looks(me(request).office_id)
    about = About(me(request).office_id, slip.number)
    return made(request, "guide", guide.guide(slip, request.ward), looks, about, f"/desk/guide/{number}")


LISTS = ("results", "annex")


@require_safe
@officer(*HANDS["annex"])
def of_day(request: Request) -> HttpResponse:
    """The lists of a day: results for the desk, what one person brought; those kept before."""
    office, on = me(request).office_id, day(request)
    kept = [p for key in LISTS for p in queries.of_subject(office, key, on.isoformat())]
    context = {
        "on": on, "results": len(lists.decided(office, on)), **listed(request, kept),
        "brought": [(rows[0].brought_by, who, len(rows)) for who, rows in lists.brought(office, on).items()],
    }  # fmt: skip
    return show(request, "paper_day.html", context, place="/desk/hand-over")


@looks_or_prints
@officer(*HANDS["results"])
def results(request: Request) -> HttpResponse:
    """The results that are handed to the desk on a day."""
    office, on = me(request).office_id, day(request)
    facts = of_lists.results(request.ward, on, lists.decided(office, on), me(request).full_name)
    return of_list(request, "results", facts)


@looks_or_prints
@officer(*HANDS["annex"])
def annex(request: Request) -> HttpResponse:
    """What one person brought on a day, as the annex of one receipt."""
    office, on = me(request).office_id, day(request)
    who = request.GET.get("who", "")
    found = lists.brought(office, on).get(int(who) if who.isdecimal() else 0)
    if not found:
        raise Http404("Ngày này người ấy không nộp nhiều hồ sơ.")
    return of_list(request, "annex", of_lists.annex(request.ward, on, found, me(request).full_name))


def of_list(request: Request, key: str, facts: Facts) -> HttpResponse:
    office = me(request).office_id
    looks, _ = queries.looks(office)
    about = About(office, facts.on.isoformat())
    return made(request, key, facts, looks, about, f"/desk/papers?on={facts.on.isoformat()}")


def made(request: Request, key: str, facts: Facts, looks: Looks, about: About, back: str) -> HttpResponse:
    """Show what the paper would say; a POST issues it, and prints it."""
    if request.method == "POST":
        issued = issue(about, [(key, facts)], looks, by=me(request).actor, at=request.at)
        if not issued:
            raise Http404(NO_FORM)
        return held(request, of_office(request, issued[0]))
    layout = looks.form(key, facts.on)
    if layout is None:
        raise Http404(NO_FORM)
    noticed(request, about.subject)
    return sheets(request, compose(layout, facts, ours=looks.ours), "Xem trước, chưa lập", back)


def matter(request: Request, story: Story, **facts: Any) -> Matter:
    """The dossier as it stands, for a paper that this officer makes now."""
    row = story.row
    at = request.at.astimezone(VN)
    return Matter(
        request.ward, row.code, row.secret, story.state, me(request).actor, at, facts, {}, row.charge_id
    )


def of(story: Story) -> About:
    """The dossier that a paper belongs to."""
    row = story.row
    return About(row.office_id, row.code, row.pk, charge=row.charge_id)


def day(request: Request) -> date:
    """The day that is asked for, else today. Refused when no list can be of such a day."""
    today = request.at.astimezone(VN).date()
    try:
        on = parse_date(request.GET.get("on", "")) or today
    except ValueError:
        return today
    if on.year not in YEARS:
        raise Refused(f"Ngày phải từ năm {YEARS.start} đến năm {YEARS.stop - 1}: hãy chọn lại ngày.")
    return on
