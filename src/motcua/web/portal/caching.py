"""Public pages are asked for each time and sent again only when they changed: an old one may hold an old date."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.decorators.vary import vary_on_cookie

View = Callable[..., HttpResponse]


def fresh(view: View) -> View:
    """An ETag of the page as it is; the reader's own cookies (large text, contrast) make pages of their own."""
    answer = conditional_page(vary_on_cookie(cache_control(private=True, no_cache=True)(view)))

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return answer(request, *args, **kwargs)

    return asked
