"""One page for each act: what it needs, why it cannot be done, and what happened when two officers do it at once."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.rules import WORDS, Act
from motcua.dossiers.story import Story
from motcua.journal.actions.look import look
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.web.desk import history
from motcua.web.desk.acts.about import About, ActForm
from motcua.web.desk.acts.deeds import DEEDS
from motcua.web.desk.acts.forms import FORMS
from motcua.web.desk.acts.hand_over import collects
from motcua.web.desk.acts.receive import Receive, outlook
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.dossier import BUTTON, headed, opened
from motcua.web.desk.frame import show, tried
from motcua.web.pages.request import Request
from motcua.web.pages.templatetags.look import error_links, field_kind
from motcua.words import clean

ONWARD = {
    Act.FORWARD: "/desk/",
    Act.DECIDE: "/desk/",
    Act.HAND_OVER: "/desk/hand-over",
}  # back to the pile of work


class Overtaken(Refused):
    """Somebody else wrote a line since the page was shown."""


@require_http_methods(["GET", "POST"])
@officer()
def act(request: Request, code: str, name: str) -> HttpResponse:
    """The form of an act, and the act."""
    chosen = known(name)
    story = opened(request, code)
    form = blank(request, story, chosen)
    ready = (
        request.method == "POST" and "again" not in request.POST
    )  # "again" counts only, and keeps what is typed
    answer = tried(form, lambda: done(request, form, chosen)) if ready else None
    if answer:
        return answer
    if ready:
        story = opened(request, code)
        if repeated(form, story, chosen):
            words = f"Việc {WORDS[chosen]} của hồ sơ {code} đã ghi rồi, không ghi lần thứ hai."
            messages.info(request, words, extra_tags="gold")
            return HttpResponseRedirect(f"/desk/dossier/{code}")
        keep_typed(form, request.POST, story)
    return page(request, story, form, chosen, 422 if ready else 200)


def known(name: str) -> Act:
    """The act of that address; 404 for none."""
    try:
        return next(act for act in FORMS if act.replace("_", "-") == name)
    except StopIteration:
        raise Http404 from None


def blank(request: Request, story: Story, chosen: Act) -> ActForm:
    """The form as it stands before anything is typed, or with what was."""
    today = request.at.astimezone(VN).date()
    staff = people.staff(story.row.office_id, today)
    about = About(story, procedures.record(story.state.version), staff, me(request), today)
    return FORMS[chosen](request.POST or None, about=about, initial={"seen": story.row.events_n})


def done(request: Request, form: ActForm, chosen: Act) -> HttpResponse:
    """Do it, unless the history grew behind the officer's back: then nothing is written."""
    row = form.about.story.row
    with transaction.atomic():
        lines = DEEDS[chosen](form, request.at)
        if form.cleaned_data["seen"] is not None and lines != form.cleaned_data["seen"] + 1:
            raise Overtaken(
                "Hồ sơ vừa có việc mới do người khác ghi. Hãy xem dòng mới nhất dưới đây, rồi bấm lại nếu vẫn đúng."
            )
    story = opened(request, row.code)  # as it is now: the act may have put its owner right
    messages.success(
        request, f"Đã {WORDS[chosen]}: hồ sơ {row.code}, {story.row.owner.name}.{waits_on(story)}"
    )
    return HttpResponseRedirect(ONWARD.get(chosen, f"/desk/dossier/{row.code}"))


def waits_on(story: Story) -> str:
    """What still lacks of a supplement, for the officer to say to the one at the counter."""
    if not story.state.asked or story.lines[-1].act != Act.SUPPLEMENT:
        return ""
    lacking = history.papers(procedures.record(story.state.version), story.state.lacking)
    return f" Còn chờ: {lacking or 'điều đã ghi lúc yêu cầu'}. Đồng hồ vẫn dừng."


def repeated(form: ActForm, story: Story, chosen: Act) -> bool:
    """Was this very form sent twice? Then the line after those that it had seen says the same, by this officer."""
    typed = getattr(form, "cleaned_data", {})
    seen = typed.get("seen")
    if seen is None or seen >= len(story.lines):
        return False
    line = story.lines[seen]
    if (line.act, line.by_ref) != (chosen.value, form.about.me.username):
        return False
    same = {**line.facts, **line.texts}
    return all(
        said_as(typed[name]) == said_as(same[name]) for name in typed if isinstance(same.get(name), str)
    )


def said_as(value: object) -> str:
    """A value as it stands in a line: a day as its text, words cleaned."""
    return value.isoformat() if isinstance(value, date) else clean(str(value or ""))


def keep_typed(form: ActForm, sent: QueryDict, story: Story) -> None:
    """What was typed stays; only the count of lines is that of the page as it is now."""
    typed = sent.copy()
    typed["seen"] = str(story.row.events_n)
    form.data = typed


def page(request: Request, story: Story, form: ActForm, chosen: Act, status: int) -> HttpResponse:
    """The page of an act, with the newest line of history above the form."""
    record = form.about.record
    if chosen is Act.CORRECT:  # it shows what is on record of the person
        look("dossier", story.row.code, by=me(request).actor, at=request.at, source=source(request))
    refused = story.why_not(chosen, me(request).actor)
    calls = {s.username: s.call for s in form.about.staff}
    newest = history.read(story, record, calls)[:1]
    errors = [(first_box(form) if box == "main" else box, words) for box, words in error_links(form)]
    context = {
        **headed(request, story, record), "form": form, "act": chosen, "words": BUTTON[chosen], "refused": refused,
        "newest": newest, "collects": collects(record) if chosen is Act.HAND_OVER else "",
        "unnumbered": chosen is Act.HAND_OVER and not story.state.number,
        "back": f"/desk/dossier/{story.row.code}", "back_text": "Về hồ sơ", "errors": errors if status != 200 else [],
        "paper_fields": [form["sheet"], form["happened_on"], form["happened_time"]],
        "fields": form.open_boxes(), "folded": form.folded_boxes(),
        "unfold": any(f.errors or f.data for f in form.folded_boxes()) if form.is_bound else False,
    }  # fmt: skip
    if isinstance(form, Receive):
        calendar = offices.calendar(story.row.office_id, story.revision)
        context |= {"outlook": outlook(form, calendar, request.at)}
    return show(request, "act.html", context, status=status)


def first_box(form: ActForm) -> str:
    """Where what is wrong with the whole form leads to."""
    for box in form.open_boxes():
        return f"{box.auto_id}-1" if field_kind(box) == "choice" else str(box.auto_id)
    return "act"
