"""The door: sign in, sign out, one's own password and way of seeing."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.forms import CharField, Form, PasswordInput, TextInput
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.people import queries as people
from motcua.people.actions.set_password import BadPassword, set_password
from motcua.people.actions.sign_in import LockedOut
from motcua.people.actions.sign_in import sign_in as knock
from motcua.web.desk.door import me, officer, source
from motcua.web.desk.forms import DeskForm
from motcua.web.desk.frame import show, tried
from motcua.web.desk.kept import Fields, packed, unpacked
from motcua.web.desk.known import browser_of, remember
from motcua.web.pages.request import Request

DOOR = "motcua.people.doors.Password"


def secret(label: str, complete: str, hint: str = "") -> CharField:
    """A box for a password."""
    box = PasswordInput(attrs={"autocomplete": complete, "size_class": "mid"})
    return CharField(label=label, strip=False, max_length=200, widget=box, help_text=hint)


class SignIn(DeskForm):
    username = CharField(
        label="Tên đăng nhập",
        max_length=150,
        widget=TextInput(attrs={"autocomplete": "username", "size_class": "mid"}),
    )
    password = secret("Mật khẩu", "current-password")


class NewPassword(DeskForm):
    old = secret("Mật khẩu đang dùng", "current-password")
    new = secret("Mật khẩu mới", "new-password", "Ít nhất 10 ký tự, không chứa tên đăng nhập hay họ tên")
    again = secret("Gõ lại mật khẩu mới", "new-password")


def forget(form: Form, typed: QueryDict) -> None:
    """A password that was typed is not sent back to the page."""
    kept = typed.copy()
    for name, field in form.fields.items():
        if isinstance(field.widget, PasswordInput):
            kept[name] = ""
    form.data = kept


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """Name and password; the session is a new one afterwards. A form that comes along is kept and offered again."""
    sent_on = request.method == "POST" and "username" not in request.POST
    form = SignIn(None if sent_on else request.POST or None)
    kept = packed(request.POST) if sent_on else str(request.POST.get("kept", ""))
    status = 401 if sent_on else 200

    def enter() -> HttpResponse:
        nonlocal status
        try:
            found = knock(
                form.cleaned_data["username"],
                form.cleaned_data["password"],
                at=request.at,
                source=source(request),
                browser=browser_of(request, form.cleaned_data["username"]),
            )
        except LockedOut:
            status = 429
            raise
        request.session.cycle_key()  # also when the same officer comes in again
        login(request, people.signed_in(found), backend=DOOR)
        inside = go_on(request, unpacked(kept)) or HttpResponseRedirect(onward(request))
        remember(inside, request, form.cleaned_data["username"])
        return inside

    if entered := tried(form, enter):
        return entered
    if form.is_bound:
        forget(form, request.POST)
        status = max(status, 422)
    page = show(request, "sign_in.html", {"form": form, "next": onward(request), "kept": kept}, status=status)
    return over_the_page(page) if "HX-Request" in request.headers else page


def go_on(request: Request, fields: Fields) -> HttpResponse | None:
    """The form that was sent when the session had ended, to be sent now; None when there was none."""
    return show(request, "go_on.html", {"fields": fields, "action": onward(request)}) if fields else None


def over_the_page(page: HttpResponse) -> HttpResponse:
    """For a page that is read again in place: the door instead of all of it, not of one panel."""
    page.status_code = 200  # htmx shows nothing else
    for name, value in (("Retarget", "#main"), ("Reselect", "#main"), ("Reswap", "outerHTML show:top")):
        page.headers[f"HX-{name}"] = value
    return page


def onward(request: Request) -> str:
    """Where the officer wanted to go, when that is a page of the desk."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/desk/")
    return wanted if safe else "/desk/"


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect("/desk/sign-in")


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
@officer()
def mine(request: Request) -> HttpResponse:
    """One's own password, and how to see."""
    form = NewPassword(request.POST or None)

    def change() -> HttpResponse:
        typed, seated = form.cleaned_data, me(request)
        if typed["new"] != typed["again"]:
            raise BadPassword("Hai lần gõ mật khẩu mới khác nhau; hãy gõ lại.")
        set_password(seated.username, typed["new"], old=typed["old"], by=seated.actor, at=request.at)
        if account := people.signed_in(seated.account_id):
            update_session_auth_hash(request, account)
        messages.success(
            request, "Đã đổi mật khẩu. Những máy khác đang đăng nhập bằng mật khẩu cũ đã bị đăng xuất."
        )
        return HttpResponseRedirect("/desk/" if seated.must_change else "/desk/me")

    if changed := tried(form, change):
        return changed
    if form.is_bound:
        forget(form, request.POST)
    return show(
        request, "me.html", {"form": form, "seated": me(request)}, status=422 if form.is_bound else 200
    )
