"""The intake page and the page after it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_safe

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.look import look
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.dossier import charged, headed, opened, sentence
from motcua.web.desk.frame import show
from motcua.web.desk.history import MANDATE_SHORT, WHO_SHORT
from motcua.web.desk.intake import ends
from motcua.web.desk.intake.draft import Draft
from motcua.web.desk.intake.person import described
from motcua.web.pages.request import Request
from motcua.words.say import CHANNEL

PLACE = "/desk/intake"


@require_http_methods(["GET", "POST"])
@officer("receive")
def intake(request: Request) -> HttpResponse:
    """The five panels; a POST without an end only reads the page again, with everything kept."""
    draft = Draft(request.POST if request.method == "POST" else begun(request), me(request), request.at)
    end = request.POST.get("end", "")
    errors: list[tuple[str, str]] = []
    if end in ENDS:
        errors = draft.lacking if end == "receive" else []
        try:
            if not errors:
                return ENDS[end](request, draft)
            ends.check_unused(draft)  # what is lacking may be lacking because it was done a moment ago
        except ends.Used as used:
            messages.info(
                request, f"Trang này đã ghi rồi ({used.result}), không ghi lần thứ hai.", extra_tags="gold"
            )
            return HttpResponseRedirect(f"/desk/dossier/{used.result}/taken" if end == "receive" else PLACE)
        except Refused as e:
            errors = [("main", str(e))]
    return show(
        request, "intake.html", shown(request, draft, errors), place=PLACE, status=422 if errors else 200
    )


def begun(request: Request) -> QueryDict:
    """A fresh page; an address may name the procedure and the guide slip that the person came back with."""
    given = QueryDict(mutable=True)
    for name in ("procedure", "guide"):
        if name in request.GET:
            given[name] = request.GET[name]
    return given


def take(_request: Request, draft: Draft) -> HttpResponse:
    """Received: on to what is said to the person now."""
    code = ends.received(draft)
    return HttpResponseRedirect(f"/desk/dossier/{code}/taken")


def tell(request: Request, draft: Draft) -> HttpResponse:
    """Guided: what lacked is noted, nothing is received."""
    number = ends.guided(draft, "guided")
    lacked = ", ".join(line.asked.name for line in draft.matter.missing) or "xem lời ghi"
    messages.success(request, f"Đã ghi phiếu hướng dẫn số {number}. Còn thiếu: {lacked}. Hồ sơ chưa nhận.")
    return HttpResponseRedirect(PLACE)


def send_on(request: Request, draft: Draft) -> HttpResponse:
    """Sent on to the right office."""
    if not (draft.matter.elsewhere or draft.said("note") or draft.matter.edition):
        raise Refused("Chọn việc người dân hỏi, hoặc ghi đã chỉ đi đâu ở ô “Ghi cho người dân”.")
    number = ends.guided(draft, "elsewhere")
    messages.success(request, f"Đã ghi chỉ dẫn nơi khác, số {number}.")
    return HttpResponseRedirect(PLACE)


ENDS: Mapping[str, Callable[[Request, Draft], HttpResponse]] = {
    "receive": take,
    "guide": tell,
    "elsewhere": send_on,
}


def shown(request: Request, draft: Draft, errors: list[tuple[str, str]]) -> dict[str, Any]:
    """All that the page shows."""
    ward, seated = request.ward, me(request)
    calendar = offices.calendar(ward.id, ward.revision)
    lacking = draft.lacking
    for form in (draft.person, draft.owner):
        if seen := form.newly_shown:
            look("person", str(seen.id), by=seated.actor, at=request.at, source=source(request))
    return {
        "draft": draft, "fresh": request.method == "GET", "errors": errors, "lacking": lacking if draft.data else [],
        "bodies": [body(draft.person, "Người nộp", "người nộp"), body(draft.owner, "Chủ hồ sơ", "chủ hồ sơ")],
        "who": options(WHO_SHORT, draft.who), "mandate": options(MANDATE_SHORT, draft.mandate),
        "channel": options(CHANNEL, draft.matter.channel),
        "due": draft.due(calendar), "lead": sentence(draft.allowance.words()) if draft.allowance else "",
        "today": request.at.astimezone(VN).date(),
        "next": [s for s in people.staff(seated.office_id, draft.on) if "process" in s.actor.duties],
        "to": draft.said("to"), "note": draft.said("note"), "guide": draft.said("guide"),
        "anyway": bool(draft.data.get("anyway")),
    }  # fmt: skip


def body(form: Any, title: str, whose: str) -> dict[str, Any]:
    """A person as the panel shows it: what is on record, or the boxes to fill in."""
    return {
        "form": form, "title": title, "whose": whose, "known": form.known, "notes": form.notes, "card": form.card,
        "perhaps": [(row, described(row)) for row in form.perhaps],
        "picked": form.data.get(form.add_prefix("person"), ""),
    }  # fmt: skip


def options(words: Mapping[str, str], value: str) -> list[dict[str, Any]]:
    """Options in the shape of `parts/segment.html`."""
    return [{"value": key, "text": text, "checked": key == value} for key, text in words.items()]


@require_safe
@officer("receive")
def taken(request: Request, code: str) -> HttpResponse:
    """What is said to the person now: the code, the four characters, the day; then the next one."""
    story = opened(request, code)
    record = procedures.record(story.state.version)
    context = headed(request, story, record) | {"charged": charged(story, record)}
    return show(request, "taken.html", context, place=PLACE)
