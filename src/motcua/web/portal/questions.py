"""The questions on which the papers depend, one at a time. The answers stand in the address; nothing is kept."""

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.procedures import queries as procedures
from motcua.procedures.rules.papers import questions_left
from motcua.procedures.rules.record import Answer, Case, Question, Record
from motcua.web.pages.request import Request
from motcua.web.portal.caching import fresh

CASE, NOT_SURE, PRESSED = "truong-hop", "khong-ro", "cau"


def answers(params: QueryDict, record: Record) -> dict[str, str]:
    """The answers that the address holds, as far as they are ones that were offered."""
    offered = {q.key: {a.key for a in q.answers} for q in (_which_case(record), *record.questions)}
    return {k: v for k, v in params.items() if k in offered and v in offered[k] | {NOT_SURE}}


def sure(given: Mapping[str, str]) -> dict[str, str]:
    """The answers that say something of the papers."""
    return {k: v for k, v in given.items() if k != CASE and v != NOT_SURE}


def case_of(record: Record, given: Mapping[str, str]) -> Case:
    """The chosen case; the first, which is the usual one, when nobody chose."""
    key = given.get(CASE, NOT_SURE)
    return record.case(None if key == NOT_SURE else key)


def questions(record: Record, case: Case) -> tuple[Question, ...]:
    """What to ask, in order: which case, then what its papers depend on."""
    first = (_which_case(record),) if len(record.cases) > 1 else ()
    return (*first, *questions_left(record, case.key))


@fresh
@require_safe
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """The next question; after the last one the page of the procedure, with the papers that are right."""
    asked = cast(Request, request)
    found = procedures.page(code, asked.at.date(), asked.ward.id)
    record = found.edition.record
    given = answers(request.GET, record)
    row = questions(record, case_of(record, given))
    here = next((n for n, q in enumerate(row) if q.key not in given), None)
    page = reverse("portal:procedure", args=[code])
    if here is None:
        return redirect(f"{page}?{urlencode({q.key: given[q.key] for q in row})}#mang-gi")
    before = {q.key: given[q.key] for q in row[:here]}
    error = "Chọn một câu trả lời, hoặc “Tôi không rõ”" if request.GET.get(PRESSED) == row[here].key else ""
    context = {
        "name": found.edition.name,
        "question": row[here],
        "options": _options(row[here]),
        "here": here + 1,
        "total": len(row),
        "before": before.items(),
        "pressed": PRESSED,
        "back": _back(reverse("portal:ask", args=[code]), page, before),
        "error": error,
        "errors": [("tra-loi", error)] if error else [],
    }
    return render(request, "portal/question.html", context, status=422 if error else 200)


def _which_case(record: Record) -> Question:
    offered = tuple(Answer(case.key, case.name or "Trường hợp chung") for case in record.cases)
    return Question(CASE, "Ông/Bà thuộc trường hợp nào?", offered)


def _options(question: Question) -> list[dict[str, Any]]:
    offered = [{"value": a.key, "text": a.words, "hint": a.advice} for a in question.answers]
    return [*offered, {"value": NOT_SURE, "text": "Tôi không rõ", "hint": "Cán bộ tại quầy xem giúp Ông/Bà."}]


def _back(ask_page: str, page: str, before: Mapping[str, str]) -> str:
    if not before:
        return page
    return f"{ask_page}?{urlencode(dict(list(before.items())[:-1]))}"
