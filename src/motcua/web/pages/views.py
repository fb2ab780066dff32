"""What is shown when something is not there, not allowed, or not right; and the switches of how to see."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from motcua.web.pages.context import MODES
from motcua.web.pages.places import places
from motcua.web.pages.request import Request


def wrong(
    request: HttpRequest, code: int, reason: str = "", status: int | None = None, **more: str
) -> HttpResponse:
    """The page of an error: what happened and the next thing to do. `more`: title, back, back_text."""
    desk = request.path.startswith("/desk") and getattr(request, "seated", None)
    context = {
        "code": code,
        "reason": reason,
        "layout": "pages/desk.html" if desk else "",
        "me": {"name": desk.call, "unit": desk.counter or desk.unit or desk.title} if desk else None,
        "places": places(desk, "") if desk else [],
        "back": "/desk/" if desk else "/",
        "back_text": "Về việc của tôi" if desk else "Về trang đầu",
        **more,
    }
    return render(request, "pages/error.html", context, status=status or code)


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """A verb said no."""
    return wrong(request, 409, reason)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself cannot be read."""
    return wrong(request, 409, "Yêu cầu gửi lên không đọc được: hãy quay lại trang trước và làm lại.", 400)


def unknown_host(request: HttpRequest) -> HttpResponse:
    """Asked by a name that is not the site's: perhaps a trap that somebody else has set."""
    reason = "Địa chỉ này không phải của trang: mở lại bằng địa chỉ mà phường đã báo."
    return wrong(request, 409, reason, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not this person's page."""
    return wrong(request, 403, str(exception or ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or came from elsewhere."""
    reason = "Trang mở đã lâu nên không gửi được. Mở lại trang rồi ghi lại những gì vừa ghi."
    back = request.get_full_path()
    return wrong(request, 403, reason, title="Trang mở đã lâu", back=back, back_text="Mở lại trang")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page."""
    return wrong(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own mistake."""
    return wrong(request, 500)


@require_safe
def brand(request: HttpRequest) -> HttpResponse:
    """The office's own colours over ours; they were checked for contrast when they were set."""
    tokens = "".join(f"--{name}:{colour};" for name, colour in cast(Request, request).ward.brand.items())
    return HttpResponse(
        f":root{{{tokens}}}", content_type="text/css", headers={"Cache-Control": "max-age=3600"}
    )


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Remember how the reader wants to see, for a year, and go back to the page."""
    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, values in MODES.items():
        value = request.GET.get(name)
        if value in values:
            response.set_cookie(name, str(value), max_age=365 * 24 * 3600, samesite="Lax", httponly=True)
        elif value == "":
            response.delete_cookie(name)
    return response
