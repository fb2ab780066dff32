"""What every page of the desk has around it, and how a form of the desk is answered."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render

from motcua import Refused
from motcua.web.pages.places import places
from motcua.web.pages.request import Request


def show(
    request: Request, template: str, context: dict[str, Any], *, place: str = "", status: int = 200
) -> HttpResponse:
    """A page of the desk; `place` is the address of the place that it belongs to."""
    form = context.get("form")
    seated = request.seated
    around = {
        "me": {"name": seated.call, "unit": seated.counter or seated.unit or seated.title}
        if seated
        else None,
        "places": places(seated, place),
        "errors": form.errors if isinstance(form, BaseForm) and form.is_bound else None,
        "at": request.at,
    }
    return render(request, f"desk/{template}", around | context, status=status)


def tried(form: BaseForm, do: Callable[[], HttpResponse]) -> HttpResponse | None:
    """Do what a form asks when it is filled in right. None: show the form again, with what was typed and what is wrong.

    The one place at the desk where a refusal becomes words at the form.
    """
    if not form.is_valid():
        return None
    try:
        return do()
    except Refused as e:
        form.add_error(e.about if e.about in form.fields else None, str(e))
        return None
