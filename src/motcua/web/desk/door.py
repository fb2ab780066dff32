"""Who may open which page of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect

from motcua.people.rules import Duty, Seated
from motcua.web.pages import views as pages
from motcua.web.pages.request import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]
OWN = ("/desk/me", "/desk/sign-out")  # about the officer, not about the work
NO_SEAT = (
    "Tài khoản này hôm nay chưa giữ vị trí nào ở phường. Hãy nhờ người quản lý giao vị trí rồi đăng nhập lại."
)
NO_DUTY = (
    "Trang này dành cho người giữ việc khác trong phường. Hãy nhờ đúng người làm, hoặc quay về việc của mình."
)


def officer(*duties: Duty) -> Callable[[View[P]], View[P]]:
    """Open the page to those who hold a seat now (with one of `duties`, when any are named)."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def inner(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return to_the_door(request)
            if not request.seated:
                return pages.wrong(request, 403, NO_SEAT)
            if request.seated.must_change and request.path not in OWN:
                return HttpResponseRedirect("/desk/me")
            if duties and not request.seated.actor.duties & set(duties):
                return pages.wrong(request, 403, NO_DUTY)
            return view(request, *args, **kwargs)

        return inner

    return guard


def to_the_door(request: Request) -> HttpResponse:
    """Sign in first, then back to the page. A form that was sent goes along (307), so that nothing typed is lost; not
    one with passwords in it, nor one that only ends the session."""
    answer = HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(request.get_full_path())}")
    if request.method == "POST" and request.path not in OWN:
        answer.status_code = 307
    return answer


def me(request: Request) -> Seated:
    """The officer of a page that `officer` opened."""
    if not request.seated:
        raise LookupError("a page of the desk without its officer")
    return request.seated


def source(request: Request) -> str:
    """The network address that a request came from, for the journal."""
    return str(request.META.get("REMOTE_ADDR", ""))
