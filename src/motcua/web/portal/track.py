"""Following a dossier with what its slip shows: the code and the four characters. Neither ever stands in an address."""

import re
from datetime import timedelta
from typing import cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers import story as dossiers
from motcua.dossiers.rules import OPEN, Status
from motcua.dossiers.story import Story
from motcua.journal.actions.attempt import attempt
from motcua.journal.actions.let_in import let_in
from motcua.journal.actions.look import look
from motcua.journal.rules import Limits
from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people import queries as people
from motcua.people.rules import Actor
from motcua.procedures import queries as procedures
from motcua.web.pages.request import Request
from motcua.web.pages.views import wrong
from motcua.web.portal import dossier, facts
from motcua.web.portal.codes import CODE, dossier_code
from motcua.web.portal.hours import hours, strip
from motcua.web.portal.path import path
from motcua.web.portal.times import Times
from motcua.words import clean

SECRET = re.compile(r"[A-Z0-9]{4}")
HANDLE, OPEN_FOR = "phieu", timedelta(minutes=15)
# Four characters are 923.521 possibilities: 20 tries an hour leave a guesser 1 in 1.900 a day.
DOOR = Limits(window=timedelta(hours=1), here=5, ref=20, source=60, each=5)
NO_MATCH = "Mã hồ sơ và 4 ký tự không khớp nhau: hãy xem lại cả hai trên giấy hẹn."
ONE_LEFT = "Còn một lần nhập: sai nữa thì phải đợi một giờ."
SHUT = "Tạm khóa một giờ"
CLOSED = "Trang hồ sơ đã đóng. Nhập lại mã để xem tiếp."
TOO_OFTEN = "Đã nhập sai quá nhiều lần: đợi một giờ rồi nhập lại, hoặc mang giấy hẹn đến quầy hỏi."
COLLECTED_LATER = frozenset({*OPEN, Status.SUBMITTED, Status.DECIDED})
HOLDER = Actor("citizen", "slip", "Người giữ giấy hẹn", None, frozenset())


class SlipForm(forms.Form):
    """What the slip shows. Small letters, blanks and long dashes are forgiven, so is the office's part of the code."""

    use_required_attribute = False
    ma = forms.CharField(
        label="Mã hồ sơ",
        help_text="Dòng “Mã hồ sơ” trên giấy hẹn.",
        max_length=60,
        error_messages={"required": "Ghi mã hồ sơ", "max_length": "Mã hồ sơ dài nhất 60 ký tự"},
        widget=forms.TextInput(attrs={"size_class": "mid"}),
    )
    xem = forms.CharField(
        label="4 ký tự xem hồ sơ",
        help_text="Bốn chữ và số in bên phải ngày trả, ví dụ K7M4. Không bao giờ có 0, O, 1, I, L.",
        max_length=20,
        error_messages={
            "required": "Ghi 4 ký tự in trên giấy hẹn",
            "max_length": "Chỉ có 4 ký tự",
        },
        widget=forms.TextInput(attrs={"size_class": "short"}),
    )

    def __init__(self, ward: Ward, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.ward = ward

    def clean_ma(self) -> str:
        whole = dossier_code(self.cleaned_data["ma"], lambda on: self.ward.name_on(on).code)
        if not CODE.fullmatch(whole):
            raise forms.ValidationError("Mã hồ sơ có dạng H27.00.00-220429-0012: hãy chép từ giấy hẹn")
        return whole

    def clean_xem(self) -> str:
        typed = _closed_up(self.cleaned_data["xem"])
        if not SECRET.fullmatch(typed):
            raise forms.ValidationError("4 ký tự xem hồ sơ là đúng 4 chữ và số, viết liền")
        return typed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest) -> HttpResponseBase:
    """Ask for the slip's code and characters, and open the dossier. Coming here closes the one that was open."""
    asked = cast(Request, request)
    if request.method != "POST":
        response = _form(request, SlipForm(asked.ward, initial={"ma": request.GET.get("ma", "")[:60]}))
        if HANDLE in request.COOKIES:
            response.delete_cookie(HANDLE, path="/ho-so", samesite="Strict")
        return response
    form = SlipForm(asked.ward, request.POST)
    if not form.is_valid():
        return _form(request, form, 422)
    code, secret = form.cleaned_data["ma"], form.cleaned_data["xem"]
    source = str(request.META.get("REMOTE_ADDR", ""))
    bears = attempt("track", code, source=source, at=asked.at, limits=DOOR)
    if not bears:
        return wrong(request, 429, TOO_OFTEN, title=SHUT)
    found = dossiers.tracked(code, secret)
    if found is None:
        form.add_error(None, f"{NO_MATCH} {ONE_LEFT}" if bears == 2 else NO_MATCH)
        return _form(request, form, 422)
    let_in("track", code, source=source, at=asked.at)
    look("dossier", found.row.code, by=HOLDER, at=asked.at, source=source)
    return _keep_open(redirect("portal:dossier"), found.row.code)


@never_cache
@require_safe
def opened(request: HttpRequest) -> HttpResponseBase:
    """The dossier that the slip opened, for a quarter of an hour after the last look."""
    code = request.get_signed_cookie(HANDLE, default="", salt=HANDLE, max_age=OPEN_FOR)
    found = dossiers.followed(code) if code else None
    if not code or found is None:
        messages.info(request, CLOSED, extra_tags="gold")
        return redirect("portal:slip")
    asked = cast(Request, request)
    asked.ward = offices.ward_by_id(found.row.office_id)
    return _keep_open(render(request, "portal/dossier.html", _seen(asked, found)), code)


def _seen(request: Request, found: Story) -> dict[str, object]:
    """All that a slip's holder may know: status, dates, papers asked for, officers; no citizen's name or number."""
    ward, today = request.ward, request.at.date()
    times = Times(offices.calendar(found.row.office_id, found.revision), request.at)
    staff = {seat.username: seat for seat in people.staff(found.row.office_id, today)}
    record = procedures.record(found.state.version)
    return {
        "code": found.row.code,
        "name": record.name,
        "standing": dossier.standing(found, staff, times),
        "day": dossier.day(found, times),
        "open": found.state.status in OPEN or found.state.status == Status.SUBMITTED,
        "desk": ward.name_on(today).desk,
        "turn": dossier.turn(found, record, times, staff),
        "apology": dossier.apology(found.state, times),
        "instead": facts.collect_for(record.presence) if found.state.status in COLLECTED_LATER else "",
        "strip": strip(times.calendar, request.at),
        "why": dossier.why(found, times),
        "steps": path(found, staff, today, times.answer_by(found.state)),
        "charged": found.charged,
        "today": today,
        "hours": hours(times.calendar, today),
    }


def _closed_up(typed: str) -> str:
    return "".join(clean(typed).split()).upper()


def _form(request: HttpRequest, form: SlipForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "errors": bool(form.errors)}
    return render(request, "portal/slip.html", context, status=status)


def _keep_open(response: HttpResponse, code: str) -> HttpResponse:
    response.set_signed_cookie(
        HANDLE, code, salt=HANDLE, max_age=OPEN_FOR, path="/ho-so", secure=settings.SESSION_COOKIE_SECURE,
        httponly=True, samesite="Strict",
    )  # fmt: skip
    return response
