"""Reports as files to keep: each is made, noted in the journal, and named by its period."""

from django.http import HttpResponse

from motcua.documents.rules import TRIAL
from motcua.journal.actions.look import look
from motcua.reports.rules import Period
from motcua.web.desk.door import me, source
from motcua.web.pages.request import Request

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
DRAFT = "DỰ THẢO"


def file(request: Request, content: bytes, name: str, period: Period, kind: str) -> HttpResponse:
    """An answer that the browser keeps; who took it is noted."""
    called = f"{name}-{period.since}-{period.last_on}.{kind}"
    look("paper", called, by=me(request).actor, at=request.at, source=source(request))
    return HttpResponse(
        content, content_type=TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{called}"'}
    )


def mark(request: Request, *, draft: bool = False) -> str:
    """What stands above the head of each sheet: that it is a draft, that the ward is a practice one."""
    return " · ".join(filter(None, (DRAFT if draft else "", TRIAL if request.ward.practice else "")))
