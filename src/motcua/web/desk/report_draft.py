"""The six-month report while it is written, and once it is signed: its form, its papers, its hash and what differs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua import Refused
from motcua.documents import press
from motcua.documents.rules import Paper
from motcua.people import queries as people
from motcua.reports import drafts, narrative, queries, typed
from motcua.reports.actions.draft import draft
from motcua.reports.actions.edit import edit
from motcua.reports.actions.sign import sign
from motcua.reports.drafts import Written
from motcua.reports.forms import SixMonths
from motcua.reports.outline import OUTLINE, waiting
from motcua.reports.rules import BadPeriod, Period
from motcua.web.desk.door import me, officer
from motcua.web.desk.frame import show, tried
from motcua.web.desk.report_files import DRAFT, file, mark
from motcua.web.desk.report_form import AROUND, Around, Edit, shown
from motcua.web.desk.report_page import HOME, to
from motcua.web.desk.report_period import ask_again, day_of, of_period, today
from motcua.web.pages.request import Request


@require_POST
@officer("report")
def begin(request: Request) -> HttpResponse:
    """Begin the report of a period, or go on with its draft."""
    try:
        period = Period(day_of(request.POST.get("since", "")), day_of(request.POST.get("until", "")))
        number = draft(me(request).office_id, period.since, period.until, by=me(request).actor, at=request.at)
    except BadPeriod as e:
        return ask_again(request, e)
    return HttpResponseRedirect(page_of(number))


def page_of(number: int) -> str:
    """The address of a report."""
    return f"{HOME}written/{number}"


def found(request: Request, number: int) -> Written:
    """That report of this officer's office."""
    row = drafts.written(number, me(request).office_id)
    if row is None:
        raise Http404("Không có báo cáo này ở cơ quan. Hãy mở lại từ trang báo cáo.")
    return row


@require_http_methods(["GET", "HEAD", "POST"])
@officer()
def written(request: Request, number: int) -> HttpResponse:
    """A draft to go on with, or what was signed."""
    row = found(request, number)
    form = Edit(request.POST or None, initial=shown(row.cover, row.sections, row.edition, row.explained))
    if request.method == "POST" and (answer := tried(form, lambda: saved(request, row, form))):
        return answer
    row = found(request, number)
    report = queries.six_month(row.office, row.period.since, row.period.until)
    if row.signed_at:
        return show(request, "report_signed.html", signed(row, report), place=HOME)
    status = 422 if form.is_bound else 200
    return show(request, "report_draft.html", boxes(request, row, report, form), place=HOME, status=status)


def saved(request: Request, row: Written, form: Around) -> HttpResponse:
    """Keep what was typed."""
    typed_edition = form.cleaned_data["edition"]
    edit(
        row.id, form.cover(), form.sections(), edition=typed_edition, by=me(request).actor, at=request.at,
        explained=form.cleaned_data["explained"],
    )  # fmt: skip
    messages.success(request, "Đã lưu dự thảo.")
    return HttpResponseRedirect(page_of(row.id))


def boxes(request: Request, row: Written, report: SixMonths, form: Around) -> dict[str, Any]:
    """Every part of the outline with its box, what differs in it, and what the figures would say now."""
    drafted, parts, differ = narrative.drafted(report), [], 0
    for section in OUTLINE:
        field = form[section.key]
        lines = typed.compare(str(field.value() or ""), drafted[section.key])
        wrong = [line for line in lines if line.differs]
        differ += sum(len(line.differs) for line in wrong)
        parts.append({
            "section": section, "field": field, "wrong": wrong, "rows": max(3, len(lines) + sum(map(long, lines))),
            "own": list(dict.fromkeys(number for line in lines for number in line.own)),
            "drafted": narrative.as_text(drafted[section.key]),
        })  # fmt: skip
    duties, left = me(request).actor.duties, list(waiting(row.sections))
    return {
        "row": row, "form": form, "parts": parts, "around": [form[name] for name in AROUND], "differ": differ,
        "explained": form["explained"], "unexplained": bool(differ) and not row.explained,
        "left": left, "may_edit": "report" in duties, "may_sign": "decide" in duties,
        "page": page_of(row.id), "back": to("six-month", row.period), "last_by": called(row.edited_by),
    }  # fmt: skip


def long(line: typed.Line) -> int:
    """How many lines more than one it takes in its box."""
    return sum(len(text) for text, _ in line.pieces) // 110


def called(username: str) -> str:
    """What colleagues call an officer."""
    return people.calls([username]).get(username, username)


def signed(row: Written, report: SixMonths) -> dict[str, Any]:
    """Who signed when, the hash of the file, and the figures that are others now."""
    return {
        "row": row, "differences": drafts.differences(row, report), "signer": called(row.signed_by or ""),
        "page": page_of(row.id), "back": to("six-month", row.period),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer("decide")
def signing(request: Request, number: int) -> HttpResponse:
    """Sign what is shown; the address by itself leads to the page where that is."""
    if request.method == "GET":
        return HttpResponseRedirect(page_of(number))
    edition = request.POST.get("edition", "")
    try:
        seen = int(edition) if edition.isascii() and edition.isdecimal() and len(edition) < 10 else 0
        digest = sign(number, edition=seen, by=me(request).actor, at=request.at)
        words = format_html("Đã ký báo cáo. Mã băm của tệp PDF: {}…", digest[:12])
        messages.success(request, words)
    except Refused as e:
        messages.error(request, str(e), extra_tags="gold")
    return HttpResponseRedirect(page_of(number))


@require_safe
@officer()
def paper(request: Request, number: int) -> HttpResponse:
    """The report as a page to read and print."""
    row = found(request, number)
    context = {
        "paper": drafts.paper_of(row, request.at),
        "mark": "" if row.signed_at else DRAFT,  # that the ward is a practice one, the page itself says
        "back": page_of(number),
    }
    return show(request, "report_paper.html", context, place=HOME)


@require_safe
@officer()
def written_file(request: Request, number: int, kind: str) -> HttpResponse:
    """The report as a file; the PDF of a signed one is the very file that was signed."""
    row = found(request, number)
    if row.signed_at and kind == "pdf":
        return file(request, drafts.signed_pdf(number), "bao-cao-da-ky", row.period, kind)
    name = "bao-cao-da-ky" if row.signed_at else "bao-cao-du-thao"
    made = pressed(request, drafts.paper_of(row, request.at), kind, draft=row.signed_at is None)
    return file(request, made, name, row.period, kind)


def pressed(request: Request, made: Paper, kind: str, *, draft: bool) -> bytes:
    """The paper as PDF or DOCX."""
    return {"pdf": press.pdf, "docx": press.docx}[kind](made, mark=mark(request, draft=draft))


def from_figures(kind: str) -> Any:
    """The report as its figures would draft it, as a file, without keeping it."""

    @of_period()
    def view(request: Request, period: Period) -> HttpResponse:
        office = me(request).office_id
        report = queries.six_month(office, period.since, period.until)
        cover, texts = drafts.begun(report, office, today(request))
        made = drafts.draft_paper(report, office, texts, cover, request.at)
        return file(request, pressed(request, made, kind, draft=True), "bao-cao-du-thao", period, kind)

    return view


urlpatterns = [
    path("six-month/draft", begin),
    path("six-month.pdf", from_figures("pdf")),
    path("six-month.docx", from_figures("docx")),
    path("written/<int:number>", written),
    path("written/<int:number>/sign", signing),
    path("written/<int:number>/paper", paper),
    path("written/<int:number>.pdf", written_file, {"kind": "pdf"}),
    path("written/<int:number>.docx", written_file, {"kind": "docx"}),
]
