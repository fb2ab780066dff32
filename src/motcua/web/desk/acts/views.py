"""One page for each act: what it needs, why it cannot be done, and what happened when two officers do it at once."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.rules import WORDS, Act
from motcua.dossiers.story import Story
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.procedures.rules.presence import KIN
from motcua.procedures.rules.record import Record
from motcua.web.desk import history
from motcua.web.desk.acts.deeds import DEEDS
from motcua.web.desk.acts.forms import FORMS, About, ActForm
from motcua.web.desk.door import me, officer
from motcua.web.desk.dossier import BUTTON, headed, opened
from motcua.web.desk.frame import show, tried
from motcua.web.pages.request import Request

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
    answer = tried(form, lambda: done(request, form, chosen)) if request.method == "POST" else None
    if answer:
        return answer
    if form.is_bound:
        story = opened(request, code)
        if repeated(form, story, chosen):
            messages.success(
                request, f"Việc {WORDS[chosen]} của hồ sơ {code} đã ghi rồi, không ghi lần thứ hai."
            )
            return HttpResponseRedirect(f"/desk/dossier/{code}")
        keep_typed(form, request.POST, story)
    return page(request, story, form, chosen, 422 if form.is_bound else 200)


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
    messages.success(request, f"Đã {WORDS[chosen]}: hồ sơ {row.code}, {row.owner.name}.")
    return HttpResponseRedirect(ONWARD.get(chosen, f"/desk/dossier/{row.code}"))


def repeated(form: ActForm, story: Story, chosen: Act) -> bool:
    """Was this very form sent twice? Then the line after those that it had seen is this act by this officer."""
    seen = form.cleaned_data.get("seen") if hasattr(form, "cleaned_data") else None
    if seen is None or seen >= len(story.lines):
        return False
    line = story.lines[seen]
    return (line.act, line.by_ref) == (chosen.value, form.about.me.username)


def keep_typed(form: ActForm, sent: QueryDict, story: Story) -> None:
    """What was typed stays; only the count of lines is that of the page as it is now."""
    typed = sent.copy()
    typed["seen"] = str(story.row.events_n)
    form.data = typed


def page(request: Request, story: Story, form: ActForm, chosen: Act, status: int) -> HttpResponse:
    """The page of an act, with the newest line of history above the form."""
    record = form.about.record
    refused = story.why_not(chosen, me(request).actor)
    calls = {s.username: s.call for s in form.about.staff}
    newest = history.read(story, record, calls)[:1]
    context = {
        **headed(request, story, record), "form": form, "act": chosen, "words": BUTTON[chosen], "refused": refused,
        "newest": newest, "collects": collects(record) if chosen is Act.HAND_OVER else "",
        "back": f"/desk/dossier/{story.row.code}", "back_text": "Về hồ sơ",
        "paper_fields": [form["sheet"], form["happened_on"], form["happened_time"]],
        "fields": [f for f in form if f.name not in ("seen", "sheet", "happened_on", "happened_time")],
    }  # fmt: skip
    return show(request, "act.html", context, status=status)


def collects(record: Record) -> str:
    """Who may collect the result, by the procedure's rule."""
    rule = record.presence
    said = (
        rule.hand_over
        if rule and rule.hand_over
        else "chính chủ, hoặc người có ủy quyền theo quy định của thủ tục"
    )
    return f"{said[0].upper()}{said[1:].rstrip('.')}. Ruột thịt là {KIN}."
