"""What every template knows: the ward as called today, how the reader wants to see, what the last act said."""

from collections.abc import Iterator
from typing import Any, cast

from django.contrib.messages import get_messages
from django.http import HttpRequest

from motcua import Refused
from motcua.offices.brand import BRAND
from motcua.offices.rules import Ward
from motcua.web.pages.request import Request

MODES = {"text": ("large",), "contrast": ("more",), "theme": ("dark",)}


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of `pages/base.html`; nothing here may fail, since error pages use it too."""
    asked = cast(Request, request)
    return {
        "ward": Face(asked),
        "look": {name: value for name in MODES if (value := request.COOKIES.get(name)) in MODES[name]},
        "here_path": request.get_full_path(),
        "messages": list(said(request)),
    }


def said(request: HttpRequest) -> Iterator[dict[str, str]]:
    """What the last act said. Asked only when there is something, else each answer would carry an empty cookie."""
    if "messages" in request.COOKIES:
        for message in get_messages(request):
            yield {"kind": message.extra_tags or "done", "lead": "", "text": str(message)}


def own_colours(ward: Ward) -> bool:
    """Did the office choose other colours than ours?"""
    return any(ward.brand.get(token, colour) != colour for token, colour in BRAND.items())


class Face:
    """The ward as pages show it. Read only where a template asks, so that a page without it costs no statement."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        shown = self._shown()
        self.__dict__.update(shown)
        return shown.get(name, "")

    def _shown(self) -> dict[str, Any]:
        try:
            ward, on = self._request.ward, self._request.at.date()
            name, above = ward.name_on(on), ward.superior_on(on)
        except (Refused, AttributeError):
            return {"title": "Một cửa", "practice": False}
        under = " · ".join(
            part for part in (name.short.removesuffix(f" {name.place}"), above.name if above else "") if part
        )
        return {
            "title": f"Một cửa {name.name}",
            "under": under,
            "practice": ward.practice,
            "office": name.desk,
            "body": name.body,
            "name": name.name,
            "place": name.place,
            "phone": name.phone,
            "dial": "".join(c for c in name.phone if c in "+0123456789"),
            "address": name.address or (f"{name.short}, {above.name}" if above else name.short),
            "logo": ward.brand.get("logo", ""),
            "brand_css": "/brand.css" if own_colours(ward) else "",
        }
