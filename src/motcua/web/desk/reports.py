"""The pages of reports: the six-month report, form II.06a, and what stands behind each figure."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from motcua.clock import VN
from motcua.reports import answers, queries, sheet
from motcua.reports.figures import FACTS, FIGURES
from motcua.reports.lines import of_report
from motcua.reports.rules import COLUMNS, BadPeriod, Period, customs
from motcua.web.desk.door import me, officer
from motcua.web.desk.frame import show
from motcua.web.desk.report_page import (
    HOME,
    behind_of,
    by_field,
    by_part,
    definitions,
    figures,
    opened,
    ratio,
    to,
    told,
    told_of,
    took,
    yearly,
)
from motcua.web.pages import charts
from motcua.web.pages.request import Request
from motcua.words import day_text, percent, thousands

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 100  # dossiers on a page
View = Callable[[Request, Period], HttpResponse]


def day_of(text: str) -> date:
    """2022-06-30, or 30/6/2022. Raises BadPeriod."""
    try:
        if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip()):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadPeriod(f"Ngày “{text[:20]}” không đọc được: hãy ghi như 30/6/2022.") from None


def asked_period(request: Request) -> Period:
    """The period of the address: [since, until), or since and the last day, as the form sends it."""
    since = day_of(request.GET.get("since", ""))
    if "last" not in request.GET:
        return Period(since, day_of(request.GET.get("until", "")))
    last = day_of(request.GET["last"])
    return Period(since, min(last, date(9999, 12, 30)) + timedelta(days=1))


def today(request: Request) -> date:
    """The ward's date of the request."""
    return request.at.astimezone(VN).date()


def of_period(view: View) -> Callable[[Request], HttpResponse]:
    """A page of a period: the usual one when the address names none; a page that asks again when it cannot be."""

    @require_safe
    @officer()
    @wraps(view)
    def inner(request: Request) -> HttpResponse:
        if not request.GET.keys() & {"since", "until", "last"}:
            page = request.path.removeprefix(HOME) or "six-month"
            return HttpResponseRedirect(to(page, queries.usual(me(request).office_id, today(request))))
        try:
            return view(request, asked_period(request))
        except BadPeriod as e:
            given = {name: request.GET.get(name, "") for name in ("since", "last")}
            context = {"reason": str(e), **choice("six-month", today(request)), **given}
            return show(request, "report_period.html", context, place=HOME, status=400)

    return inner


def choice(page: str, on: date) -> dict[str, Any]:
    """The periods that a page offers: both customs, of the year of `on` and of the one before."""
    named = [[(name, to(page, period)) for name, period in customs(year)] for year in (on.year, on.year - 1)]
    return {"customs": named, "action": f"{HOME}{page}"}


def head(request: Request, period: Period, page: str) -> dict[str, Any]:
    """What every page of a period has above: its words, its files, the other periods."""
    now = today(request)
    so_far = period.since <= now < period.last_on and Period(period.since, now + timedelta(days=1))
    return {
        "period": period,
        "since": day_text(period.since),
        "last": day_text(period.last_on),
        "so_far": to(page, so_far) if so_far else "",
        "six_month": to("six-month", period),
        "ii_06a": to("ii-06a", period),
        "xlsx": to(f"{page}.xlsx", period),
        "json": to(f"{page}.json", period),
        **choice(page, period.last_on),
    }


@of_period
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
        "sum_words": f"Cộng lại đúng {thousands(report.values['received'])}.",
    }
    return show(request, "report_six_month.html", context, place=HOME)


@of_period
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
        "heads": sheet.HEADS,
    }
    context["broken"] = opened("settled_broken", len(table.settled_broken), period)
    context["definitions"] = [FIGURES[c] for c in (*COLUMNS, "settled_broken")]
    return show(request, "report_ii_06a.html", context, place=HOME)


@of_period
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


@of_period
def six_month_json(request: Request, period: Period) -> HttpResponse:
    """As `motcua report six-month --format json`."""
    report = queries.six_month(me(request).office_id, period.since, period.until)
    return JsonResponse(answers.six_month(report), json_dumps_params={"ensure_ascii": False, "indent": 1})


@of_period
def ii_06a_json(request: Request, period: Period) -> HttpResponse:
    """As `motcua report ii-06a --format json`."""
    table = queries.ii_06a(me(request).office_id, period.since, period.until)
    return JsonResponse(answers.ii_06a(table), json_dumps_params={"ensure_ascii": False, "indent": 1})


@of_period
def six_month_xlsx(request: Request, period: Period) -> HttpResponse:
    """The six-month report as a spreadsheet."""
    return file(
        sheet.six_month(queries.six_month(me(request).office_id, period.since, period.until)),
        "bao-cao",
        period,
    )


@of_period
def ii_06a_xlsx(request: Request, period: Period) -> HttpResponse:
    """Form II.06a as a spreadsheet."""
    return file(
        sheet.ii_06a(queries.ii_06a(me(request).office_id, period.since, period.until)), "ii-06a", period
    )


def file(content: bytes, name: str, period: Period) -> HttpResponse:
    """A spreadsheet to keep."""
    called = f"{name}-{period.since}-{period.last_on}.xlsx"
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{called}"'}
    )


urlpatterns = [
    path("", six_month),
    path("six-month", six_month),
    path("six-month.json", six_month_json),
    path("six-month.xlsx", six_month_xlsx),
    path("ii-06a", ii_06a),
    path("ii-06a.json", ii_06a_json),
    path("ii-06a.xlsx", ii_06a_xlsx),
    path("behind", behind),
]
