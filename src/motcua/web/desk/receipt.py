"""The receipt that the person takes home: what was handed in, the day, and why that day."""

from collections.abc import Mapping
from typing import Any

import segno
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from motcua.clock import VN, Allowance
from motcua.dossiers.story import Story
from motcua.journal.actions.look import look
from motcua.people import queries as people
from motcua.procedures import queries as procedures
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.dossier import FATE, HOW, charged, headed, opened, papers
from motcua.web.desk.frame import show
from motcua.web.pages.request import Request
from motcua.web.pages.rules import Week, lay_out
from motcua.words import issue_line, issue_moment

LINE = 44  # letters on one line of an A5, beside the square or in the table
ON_A5, TIGHT = (
    14,
    18,
)  # lines that an A5 holds beside its fixed ones, as it is and in smaller letters; else an A4
PAPERS, WEEKS = 5, 3  # the most with which the calendar is drawn; else its sentence stands alone


@require_safe
@officer("receive")
def receipt(request: Request, code: str) -> HttpResponse:
    """Two copies to print: code, characters, papers, day and why."""
    story = opened(request, code)
    look("paper", story.row.code, by=me(request).actor, at=request.at, source=source(request))
    record = procedures.record(story.state.version)
    on = (story.state.received_at or request.at).astimezone(VN).date()
    name = request.ward.name_on(on)
    calls = {s.username: s.full_name for s in people.staff(story.row.office_id, on)}
    received = next((line for line in story.lines if line.act == "receive"), None)
    head, listed = headed(request, story, record), papers(story, record)
    context = {
        **head,
        "above": name.short,
        "body": [name.desk],
        "place_and_date": issue_line(name.place, on),
        "qr": square(request.build_absolute_uri(f"/ho-so?ma={story.row.code}")),
        "facts": facts(story),
        "matter": f"{record.name} ({head['case']})" if head["case"] else record.name,
        "listed": [{**p, "name": f"{p['name']} ({handed(p)})"} for p in listed],
        "lines": lines(story),
        "fee": charged(story, record),
        "giver": (story.row.submitter or story.row.owner).name,
        "taker": calls.get(received.by_ref, "") if received else "",
    }
    return show(request, "receipt.html", context | room(context), place="")


def room(slip: Mapping[str, Any]) -> dict[str, bool]:
    """How it fits: with the calendar or without, in smaller letters, or on an A4 for each copy."""
    texts = [f"{f['name']}: {f['value']}" for f in slip["facts"]]
    texts += [f"Nội dung yêu cầu giải quyết: {slip['matter']}"]
    tall = sum(-(-len(text) // LINE) - 1 for text in texts)
    tall += sum(-(-len(p["name"]) // LINE) for p in slip["listed"]) + (2 if slip["listed"] else 0)
    laid = lay_out(slip["days"])
    weeks = len(laid) if all(isinstance(week, Week) for week in laid) else WEEKS + 1
    drawn = 0 < weeks <= WEEKS and len(slip["listed"]) <= PAPERS and tall + 2 * weeks + 1 <= TIGHT
    tall += 2 * weeks + 1 if drawn else 3
    return {"calendar": drawn, "tight": tall > ON_A5, "long": tall > TIGHT}


def facts(story: Story) -> list[dict[str, Any]]:
    """Whose it is, who brought it, and where they are found."""
    row = story.row
    told = [
        ("Tiếp nhận hồ sơ của", row.owner.name),
        ("Người nộp", row.submitter.name if row.submitter else ""),
        ("Địa chỉ", row.owner.address),
        ("Số điện thoại", row.owner.phone),
    ]
    return [{"name": name, "value": value, "strong": n == 0} for n, (name, value) in enumerate(told) if value]


def lines(story: Story) -> list[str]:
    """Points 2 to 4 of the form."""
    state = story.state
    allow = Allowance.parse(state.allow).words() if state.allow else "không hẹn ngày"
    return [
        "2. Số lượng hồ sơ: 01 (bộ)",
        f"3. Thời gian giải quyết theo quy định: {allow}",
        f"4. Thời gian nhận hồ sơ: {issue_moment(state.received_at)}" if state.received_at else "",
    ]


def handed(paper: Mapping[str, Any]) -> str:
    """How a paper was handed in, and what becomes of it."""
    if not paper["how"]:
        return "chưa có"
    if paper["how"] == HOW["look_up"]:
        return HOW["look_up"]
    if paper["how"] == HOW["show"]:
        return "cho xem, đã trả lại ngay"
    return "nộp" if paper["fate"] == FATE["kept"] else f"nộp, {paper['fate']}"


def square(text: str) -> SafeString:
    """A square code as a drawing inside the page; it stands a photocopy."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(border=0, omitsize=True)
    return mark_safe(drawn.replace("<svg ", '<svg role="img" aria-label="Mã vuông mở trang xem hồ sơ" '))
