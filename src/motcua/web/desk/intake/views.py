"""The intake page and the page after it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_safe

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers import guides
from motcua.dossiers import queries as dossiers
from motcua.journal.actions.look import look
from motcua.journal.actions.notice import notice
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.dossier import charged, headed, opened, sentence
from motcua.web.desk.frame import show
from motcua.web.desk.history import MANDATE_SHORT, WHO_SHORT
from motcua.web.desk.intake import ends
from motcua.web.desk.intake.draft import Draft
from motcua.web.desk.intake.matter import AT_THE_COUNTER
from motcua.web.desk.intake.missing import half_told, missing
from motcua.web.desk.intake.person import PersonForm
from motcua.web.desk.intake.slips import restored
from motcua.web.pages.request import Request
from motcua.words import clean, day_text
from motcua.words.identity import CMND_UNTIL

PLACE = "/desk/intake"


@require_http_methods(["GET", "POST"])
@officer("receive")
def intake(request: Request) -> HttpResponse:
    """The five panels; a POST without an end only reads the page again, with everything kept."""
    data = sent(request) if request.method == "POST" else begun(request)
    draft = Draft(
        data, me(request), request.at, lambda: offices.calendar(request.ward.id, request.ward.revision)
    )
    end = request.POST.get("end", "")
    errors: list[tuple[str, str]] = []
    if end in ENDS:
        errors = missing(draft) if end == "receive" else half_told(draft) if end == "guide" else []
        try:
            if not errors:
                return ENDS[end](request, draft)
            ends.check_unused(draft)  # what is lacking may be lacking because it was done a moment ago
        except ends.Used as used:
            messages.info(
                request, f"Trang này đã ghi rồi ({used.result}), không ghi lần thứ hai.", extra_tags="gold"
            )
            return HttpResponseRedirect(
                f"/desk/dossier/{used.result}/taken" if end == "receive" else f"/desk/guide/{used.result}"
            )
        except Refused as e:
            errors = [("main", str(e))]
    return show(
        request, "intake.html", shown(request, draft, errors), place=PLACE, status=422 if errors else 200
    )


def begun(request: Request) -> QueryDict:
    """A fresh page; an address may name the procedure, or the guide slip that the person came back with."""
    if slip := guides.slip(me(request).office_id, clean(request.GET.get("guide", ""))):
        return restored(slip)
    given = QueryDict(mutable=True)
    for name in ("procedure", "guide"):
        if name in request.GET:
            given[name] = request.GET[name]
    return given


def sent(request: Request) -> QueryDict:
    """What was typed; the page of an earlier visit instead, when its slip is taken up again."""
    number = clean(request.POST.get("restore", ""))
    slip = guides.slip(me(request).office_id, number) if number else None
    return restored(slip, request.POST) if slip else request.POST


def take(_request: Request, draft: Draft) -> HttpResponse:
    """Received: on to what is said to the person now."""
    code = ends.received(draft)
    return HttpResponseRedirect(f"/desk/dossier/{code}/taken")


def tell(request: Request, draft: Draft) -> HttpResponse:
    """Guided: what lacked is noted and can be printed, nothing is received."""
    number = ends.guided(draft, "guided")
    lacked = ", ".join(line.asked.name for line in draft.matter.to_bring) or "xem lời ghi"
    messages.success(request, f"Đã ghi phiếu hướng dẫn số {number}. Còn thiếu: {lacked}. Hồ sơ chưa nhận.")
    return HttpResponseRedirect(f"/desk/guide/{number}")


def send_on(request: Request, draft: Draft) -> HttpResponse:
    """Sent on to the right office."""
    if not (draft.matter.elsewhere or draft.said("note") or draft.matter.edition):
        raise Refused("Chọn việc người dân hỏi, hoặc ghi đã chỉ đi đâu ở ô “Ghi cho người dân”.")
    number = ends.guided(draft, "elsewhere")
    messages.success(request, f"Đã ghi chỉ dẫn nơi khác, số {number}.")
    return HttpResponseRedirect(f"/desk/guide/{number}")


def only_noted(words: str, outcome: str) -> Callable[[Request, Draft], HttpResponse]:
    """A visit that leaves a line in the figures, and nothing to print."""

    def end(request: Request, draft: Draft) -> HttpResponse:
        number = ends.guided(draft, outcome)
        messages.success(request, f"Đã ghi lượt {words}, số {number}.")
        return HttpResponseRedirect(PLACE)

    return end


ENDS: Mapping[str, Callable[[Request, Draft], HttpResponse]] = {
    "receive": take,
    "guide": tell,
    "elsewhere": send_on,
    "question": only_noted("chỉ hỏi", "question"),
    "left": only_noted("bỏ về", "left"),
}


def shown(request: Request, draft: Draft, errors: list[tuple[str, str]]) -> dict[str, Any]:
    """All that the page shows; whom of those on record it shows is noted first."""
    seated = me(request)
    lacking = missing(draft) if draft.data else []
    seen = {who for form in draft.bodies for who in form.shown}
    strangers = dossiers.strangers(seated.office_id, seen)
    for form in draft.bodies:
        form.strangers = strangers
    onward, live = next_box(draft), bool(request.headers.get("HX-Request"))
    if not live and onward and onward != "q":
        draft.person.fields["name"].widget.attrs["autofocus"] = True
    notice("person", map(str, seen), by=seated.actor, at=request.at, source=source(request))
    return {
        "draft": draft, "fresh": request.method == "GET", "errors": errors, "lacking": lacking,
        "bodies": [body(draft, form) for form in draft.bodies], "next_box": onward,
        "live": live,  # over a page that is read again in place only the script moves the cursor
        "who": options(WHO_SHORT, draft.who), "mandate": options(MANDATE_SHORT, draft.mandate),
        "channel": options(AT_THE_COUNTER, draft.matter.channel),
        "due": draft.due, "lead": sentence(draft.allowance.words()) if draft.allowance else "",
        "today": request.at.astimezone(VN).date(),
        "next": [s for s in people.staff(seated.office_id, draft.on) if "process" in s.actor.duties],
        "to": draft.said("to"), "note": draft.said("note"), "reason": draft.said("reason"),
        "guide": draft.said("guide"),
        "anyway": bool(draft.data.get("anyway")),
    }  # fmt: skip


def next_box(draft: Draft) -> str:
    """Where the cursor goes on from the number that was sent just now: to the procedure when it said who it is, to the
    name of somebody new."""
    form, told_of = draft.person, draft.said("p-of")
    if not form.paper or told_of == form.paper.number:
        return ""
    if not form.known and not form["name"].value():
        return str(form["name"].auto_id)
    return "" if draft.matter.text or form.lacks("") else "q"


def body(draft: Draft, form: PersonForm) -> dict[str, Any]:
    """A person as the panel shows it: what is on record, or the boxes to fill in."""
    titles = {"p": ("Người nộp", "người nộp"), "o": ("Chủ hồ sơ", "chủ hồ sơ"), "b": ("Bên kia", "bên kia")}
    title, whose = titles[str(form.prefix)]
    return {
        "form": form, "title": title, "whose": whose, "known": form.known, "notes": form.notes, "card": form.card,
        "perhaps": [(row, form.told_apart(row)) for row in form.perhaps], "first": form is draft.person,
        "picked": form.data.get(form.add_prefix("person"), ""), "until": day_text(CMND_UNTIL),
    }  # fmt: skip


def options(words: Mapping[str, str], value: str) -> list[dict[str, Any]]:
    """Options in the shape of `parts/segment.html`."""
    return [{"value": key, "text": text, "checked": key == value} for key, text in words.items()]


@require_safe
@officer("receive")
def taken(request: Request, code: str) -> HttpResponse:
    """What is said to the person now: the code, the four characters, the day; then the next one."""
    story = opened(request, code)
    look("dossier", story.row.code, by=me(request).actor, at=request.at, source=source(request))
    record = procedures.record(story.state.version)
    context = headed(request, story, record) | {"charged": charged(story, record)}
    return show(request, "taken.html", context, place=PLACE)
