"""The pages of reports: the six-month report, form II.06a, and what stands behind each figure."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.urls import path

from motcua.documents import press
from motcua.reports import answers, drafts, paper, queries, sheet
from motcua.reports.figures import FACTS, FIGURES
from motcua.reports.lines import of_report
from motcua.reports.rules import COLUMNS, GROUPS, Period
from motcua.web.desk import report_book, report_draft, watched
from motcua.web.desk.door import me
from motcua.web.desk.frame import show
from motcua.web.desk.report_files import file, mark
from motcua.web.desk.report_page import (
    HOME,
    behind_of,
    by_field,
    by_part,
    definitions,
    figures,
    lateness,
    opened,
    ratio,
    to,
    told,
    told_of,
    took,
    yearly,
)
from motcua.web.desk.report_period import head, of_period
from motcua.web.pages import charts
from motcua.web.pages.request import Request
from motcua.words import percent, thousands

ROWS = 100  # dossiers on a page


@of_period()
def six_month(request: Request, period: Period) -> HttpResponse:
    """The six-month report: six figures, three charts, the rates, what the office tells, and how all is counted."""
    report = queries.six_month(me(request).office_id, period.since, period.until)
    lines, values = of_report(report), report.values
    context = {
        **head(request, period, "six-month"),
        "report": report,
        "figures": figures(report),
        "by_part": charts.columns(by_part(report)),
        "part_title": "Tiếp nhận theo năm" if yearly(report) else "Tiếp nhận theo tháng",
        "part_name": "Năm" if yearly(report) else "Tháng",
        "by_field": charts.rows(by_field(report)),
        "took": charts.spans(took(report)) if report.took else None,
        "ratios": [ratio(line, period) for line in lines if line.whole is not None],
        "noted": [line for line in lines if line.note and line.whole is None],
        "told": told(report),
        "adds_up": values["received"] + values["c6"] == values["c7"] + values["c11"],
        "punctual": percent(values["c8"] + values["c9"], values["c7"]),
        "check": {
            key: opened(key, report.values[key], period) for key in ("received", *COLUMNS, "settled_broken")
        },
        "definitions": definitions(lines),
        "late": charts.rows(lateness(report)),
        "written": (rows := drafts.all_written(me(request).office_id, period)),
        "draft": any(row.signed_at is None for row in rows),
        "docx": to("six-month.docx", period),
        "may_draft": "report" in me(request).actor.duties,
        "watched": watched_in(request, period),
        "sum_words": f"Cộng lại đúng {thousands(report.values['received'])}.",
    }
    return show(request, "report_six_month.html", context, place=HOME)


def watched_in(request: Request, period: Period) -> list[tuple[str, int, str]]:
    """What the chairman's page lists of the period, for those who may open it."""
    seated = me(request)
    if not seated.actor.duties & {"decide", "report"}:
        return []
    return watched.counted(seated.office_id, period.since, period.until, request.at)


@of_period()
def ii_06a(request: Request, period: Period) -> HttpResponse:
    """Form II.06a; each number opens its dossiers."""
    table = queries.ii_06a(me(request).office_id, period.since, period.until)
    rows = [
        (row.field, [(value, behind_of(c, period, field=row.field)) for c, value in row.counts.items()])
        for row in table.rows
    ]
    total = [(value, behind_of(c, period)) for c, value in table.total.counts.items()]
    context = {
        **head(request, period, "ii-06a"),
        "table": table,
        "rows": rows,
        "total": total,
        "heads": GROUPS,
    }
    context["broken"] = opened("settled_broken", len(table.settled_broken), period)
    context["definitions"] = [FIGURES[c] for c in (*COLUMNS, "settled_broken")]
    return show(request, "report_ii_06a.html", context, place=HOME)


@of_period()
def behind(request: Request, period: Period) -> HttpResponse:
    """What a figure counts: dossiers, or the procedures that they belong to."""
    key, office = request.GET.get("figure", ""), me(request).office_id
    if key in FACTS:
        return behind_fact(request, period, key)
    field, procedure = request.GET.get("field", ""), request.GET.get("procedure", "")
    found = queries.behind(key, office, period.since, period.until, field=field, procedure=procedure)
    by_procedure = found.figure.of == "procedures" and not procedure
    context = {
        **head(request, period, "six-month"),
        **paged(request, found.by_procedure if by_procedure else found.rows),
        "figure": found.figure,
        "by_procedure": by_procedure,
        "count": len(found.rows),
        "narrowed": field or procedure,
    }
    rows = list(context["page"])
    context["rows"] = (
        [(*row, behind_of(key, period, procedure=row[0])) for row in rows]
        if by_procedure
        else map(told_of, rows)
    )
    return show(request, "report_behind.html", context, place=HOME)


def behind_fact(request: Request, period: Period, key: str) -> HttpResponse:
    """What a fact counts on the last day: procedures, or people of the one-stop desk."""
    listed = queries.behind_fact(key, me(request).office_id, period.last_on)
    context = {
        **head(request, period, "six-month"),
        **paged(request, listed),
        "figure": FACTS[key],
        "count": len(listed),
    }
    context["people"] = key == "one_stop_staff"
    return show(request, "report_behind_fact.html", context, place=HOME)


def paged(request: Request, rows: Sequence[Any]) -> dict[str, Any]:
    """One page of a long list, and the address that its pager keeps."""
    asked = [(name, value) for name, value in request.GET.items() if name != "page"]
    return {"page": Paginator(rows, ROWS).get_page(request.GET.get("page")), "query": f"{urlencode(asked)}&"}


@of_period()
def six_month_json(request: Request, period: Period) -> HttpResponse:
    """As `motcua report six-month --format json`."""
    report = queries.six_month(me(request).office_id, period.since, period.until)
    return JsonResponse(answers.six_month(report), json_dumps_params={"ensure_ascii": False, "indent": 1})


@of_period()
def ii_06a_json(request: Request, period: Period) -> HttpResponse:
    """As `motcua report ii-06a --format json`."""
    table = queries.ii_06a(me(request).office_id, period.since, period.until)
    return JsonResponse(answers.ii_06a(table), json_dumps_params={"ensure_ascii": False, "indent": 1})


@of_period()
def six_month_xlsx(request: Request, period: Period) -> HttpResponse:
    """The six-month report as a spreadsheet."""
    report = queries.six_month(me(request).office_id, period.since, period.until)
    return file(request, sheet.six_month(report), "bao-cao", period, "xlsx")


@of_period()
def ii_06a_xlsx(request: Request, period: Period) -> HttpResponse:
    """Form II.06a as a spreadsheet."""
    table = queries.ii_06a(me(request).office_id, period.since, period.until)
    return file(request, sheet.ii_06a(table), "ii-06a", period, "xlsx")


@of_period()
def ii_06a_pdf(request: Request, period: Period) -> HttpResponse:
    """Form II.06a to print."""
    table = queries.ii_06a(me(request).office_id, period.since, period.until)
    made = press.pdf(paper.ii_06a(table, request.at), mark=mark(request))
    return file(request, made, "ii-06a", period, "pdf")


urlpatterns = [
    path("", six_month),
    path("six-month", six_month),
    path("six-month.json", six_month_json),
    path("six-month.xlsx", six_month_xlsx),
    path("ii-06a", ii_06a),
    path("ii-06a.json", ii_06a_json),
    path("ii-06a.xlsx", ii_06a_xlsx),
    path("ii-06a.pdf", ii_06a_pdf),
    path("behind", behind),
    *report_draft.urlpatterns,
    *report_book.urlpatterns,
]
