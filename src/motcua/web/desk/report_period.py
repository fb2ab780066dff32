"""The period that a page of reports is about: read from the address, offered to choose, refused when it cannot be."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from motcua.clock import VN
from motcua.people.rules import Duty
from motcua.reports import queries
from motcua.reports.rules import BadPeriod, Period, customs
from motcua.web.desk.door import me, officer
from motcua.web.desk.frame import show
from motcua.web.desk.report_page import HOME, to
from motcua.web.pages.request import Request
from motcua.words import day_text

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


def of_period(*duties: Duty) -> Callable[[View], Callable[[Request], HttpResponse]]:
    """A page of a period, for officers (with one of `duties`): the usual period when the address names none; a page
    that asks again when it cannot be, or has not begun."""

    def guard(view: View) -> Callable[[Request], HttpResponse]:
        @require_safe
        @officer(*duties)
        @wraps(view)
        def inner(request: Request) -> HttpResponse:
            if not request.GET.keys() & {"since", "until", "last"}:
                page = request.path.removeprefix(HOME) or "six-month"
                return HttpResponseRedirect(to(page, queries.usual(me(request).office_id, today(request))))
            try:
                return view(request, asked_period(request).begun(today(request)))
            except BadPeriod as e:
                return ask_again(request, e)

        return inner

    return guard


def ask_again(request: Request, why: BadPeriod) -> HttpResponse:
    """The page that says what is wrong with the dates, with those that were given."""
    given = {name: request.GET.get(name, "") for name in ("since", "last")}
    context = {"reason": str(why), **choice("six-month", today(request), today(request)), **given}
    return show(request, "report_period.html", context, place=HOME, status=400)


def choice(page: str, on: date, now: date) -> dict[str, Any]:
    """The periods that a page offers: both customs, of the year of `on` and of the one before, that have begun."""
    named = [
        [(name, to(page, period)) for name, period in customs(year) if period.since <= now]
        for year in (on.year, on.year - 1)
    ]
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
        "book": to("book", period),
        "xlsx": to(f"{page}.xlsx", period),
        "pdf": to(f"{page}.pdf", period),
        "json": to(f"{page}.json", period),
        **choice(page, period.last_on, now),
    }
