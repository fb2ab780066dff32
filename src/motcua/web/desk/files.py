"""The files of a dossier: each paper with what was scanned of it, and how far it is digitised."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from motcua import Refused
from motcua.documents import queries as documents
from motcua.documents.actions.keep import keep
from motcua.documents.actions.reuse import reuse
from motcua.documents.actions.set_aside import set_aside
from motcua.documents.kinds import FORMS, MOST_BYTES, fits
from motcua.documents.queries import STATES, Kept
from motcua.dossiers import queries as dossiers
from motcua.dossiers.story import Story
from motcua.journal.actions.look import look
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.dossier import headed, opened, papers
from motcua.web.desk.frame import show
from motcua.web.pages.request import Request

ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'"
Fault = tuple[str, str]  # the box that it is about, and what to do


@require_http_methods(["GET", "POST"])
@officer()
def files(request: Request, code: str) -> HttpResponse:
    """The papers with their files; a form that adds, takes again, or sets aside."""
    story = opened(request, code)
    faults: list[Fault] = []
    if request.method == "POST":
        faults = taken(request, story)
        if not faults:
            return HttpResponseRedirect(f"/desk/dossier/{story.row.code}/files")
    look("paper", story.row.code, by=me(request).actor, at=request.at, source=source(request))
    return page(request, story, faults)


@require_safe
@officer()
def file(request: Request, scan: int) -> HttpResponse:
    """One file, to look at. It is shown alone: nothing in it may act on our pages."""
    seated = me(request)
    found = documents.opened(seated.office_id, scan)
    if found is None:
        raise Http404("Không có tệp ấy ở phường.")
    kept, media, content = found
    look("paper", kept.about, by=seated.actor, at=request.at, source=source(request))
    answer = HttpResponse(content, content_type=media)
    answer["Content-Security-Policy"] = ALONE
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = (
        f"inline; filename*=UTF-8''{quote(kept.name or f'tep-{scan}.{kept.kind}')}"
    )
    return answer


def taken(request: Request, story: Story) -> list[Fault]:
    """Do what the form asks, each file by itself: those that fit are kept, of the others it is said why."""
    done, faults = 0, list[Fault]()
    for box, do in asked(request, story):
        try:
            do()
            done += 1
        except Refused as refused:
            faults.append((box, str(refused)))
    if done:
        messages.success(request, f"Đã ghi {done} tệp của hồ sơ {story.row.code}.")
    elif not faults:
        faults.append(("file-1", "Chưa chọn tệp nào: hãy chọn tệp ở dòng của giấy tờ rồi bấm Lưu."))
    return faults


def asked(request: Request, story: Story) -> Iterator[tuple[str, Callable[[], object]]]:
    """What the form asks: the box, and the verb that does it."""
    office, code = story.row.office_id, story.row.code
    who: dict[str, Any] = {"office": office, "by": me(request).actor, "at": request.at}
    older = before(story)
    for n, (paper, name) in enumerate(names(story).items(), 1):
        form = request.POST.get(f"form-{n}", "original")
        for sent in request.FILES.getlist(f"file-{n}"):
            yield f"file-{n}", partial(add, sent, about=code, paper=paper, called=name, form=form, **who)
        chosen = request.POST.get(f"reuse-{n}", "")
        if chosen in {str(old.id) for old in older.get(name, [])}:
            yield f"reuse-{n}", partial(reuse, int(chosen), about=code, paper=paper, **who)
    aside = request.POST.get("aside", "")
    if aside in {str(one.id) for one in documents.of(office, [code])}:
        yield (
            f"why-{aside}",
            partial(set_aside, int(aside), reason=request.POST.get(f"why-{aside}", ""), **who),
        )


def add(sent: Any, **facts: Any) -> None:
    """Keep a file that was sent; one that is too large is not even read."""
    fits(sent.size or 0)
    keep(sent.read(), name=sent.name or "", **facts)


def page(request: Request, story: Story, faults: list[Fault]) -> HttpResponse:
    """Each paper: its state, its files, and how to add one; then files of papers that are no longer asked."""
    record = procedures.record(story.state.version)
    kept = documents.of(story.row.office_id, [story.row.code], aside=True)
    calls = people.calls({one.by_ref for one in kept})
    wrong, older, named = dict(faults), before(story), names(story)
    looked_up = {p["key"] for p in story.state.papers if p["how"] == "look_up"}  # nobody brings or scans them

    def row(n: int, paper: str, name: str) -> dict[str, Any]:
        files = [one for one in kept if one.paper == paper]
        state = documents.state(files)
        return {
            "n": n, "name": name, "state": state,
            "words": "phường tự tra" if paper in looked_up and not state else STATES[state],
            "counts": paper not in looked_up, "before": older.get(name, []),
            "files": [(x, calls.get(x.by_ref, x.by_ref), wrong.get(f"why-{x.id}", "")) for x in files],
            "fault": wrong.get(f"file-{n}") or wrong.get(f"reuse-{n}"),
        }  # fmt: skip

    others = {x.paper: x.called for x in kept if x.paper not in named}
    rows = [row(n, paper, name) for n, (paper, name) in enumerate(named.items(), 1)]
    context = {
        **headed(request, story, record),
        "back": f"/desk/dossier/{story.row.code}",
        "back_text": "Về hồ sơ",
        "rows": [*rows, *(row(0, paper, name) for paper, name in others.items())],
        "total": sum(1 for each in rows if each["counts"]),
        "done": sum(1 for each in rows if each["counts"] and each["state"]),
        "forms": list(FORMS.items()),
        "most": MOST_BYTES // 2**20,
        "may": bool(me(request).actor.duties & {"receive", "process"}),
        "errors": faults,
    }
    return show(request, "files.html", context, status=422 if faults else 200)


def names(story: Story) -> dict[str, str]:
    """The papers that may have files, by key: those of the dossier, and its result, which is digitised too."""
    record = procedures.record(story.state.version)
    return {paper["key"]: paper["name"] for paper in papers(story, record)} | {"result": "Kết quả giải quyết"}


def before(story: Story) -> dict[str, list[Kept]]:
    """Files of earlier dossiers of the same person, by the paper's name: nobody is asked twice for what is there."""
    codes = dossiers.codes_of(story.row.office_id, story.row.owner_id)
    found: dict[str, list[Kept]] = {}
    for one in documents.of(story.row.office_id, codes - {story.row.code}):
        found.setdefault(one.called, []).append(one)
    return found
