"""What an office says of its papers in its file: whether it wants our parts, and the layouts that it enters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.notices.rules.layout import Layout, parse
from motcua.notices.rules.words import BadLayout


@dataclass(frozen=True, slots=True)
class Own:
    """None: nothing is said of it, and it stays as it is. `layouts`: each with the plain values it was read from."""

    ours: bool | None
    layouts: tuple[tuple[Layout, Mapping[str, Any]], ...] | None


def read_own(said: Any) -> Own:
    """The section `papers`: `ours` (yes, no) and `forms`, layouts as in data/forms.yaml. BadLayout when wrong."""
    if not isinstance(said, Mapping) or (unknown := said.keys() - {"ours", "forms"}):
        strange = "" if not isinstance(said, Mapping) else f", không có “{min(map(str, unknown))}”"
        raise BadLayout(f"Mục papers chỉ gồm ours (yes, no) và forms (danh sách mẫu){strange}.")
    ours, forms = said.get("ours"), said.get("forms")
    if not isinstance(ours, bool | None):
        raise BadLayout("Mục papers: ours là yes hoặc no.")
    if forms is not None and not isinstance(forms, list):
        raise BadLayout("Mục papers: forms là danh sách mẫu.")
    layouts = None if forms is None else tuple((parse(each), kept(each)) for each in forms)
    for layout, _ in layouts or ():
        if sum((other.key, other.since) == (layout.key, layout.since) for other, _ in layouts or ()) > 1:
            raise BadLayout(f"Mục papers: mẫu {layout.key} từ {layout.since:%d/%m/%Y} ghi hai lần.")
    return Own(ours, layouts)


def kept(said: Any) -> Any:
    """A layout's values as JSON keeps them: days as text."""
    if isinstance(said, Mapping):
        return {str(name): kept(value) for name, value in said.items()}
    if isinstance(said, list | tuple):
        return [kept(each) for each in said]
    return said.isoformat() if isinstance(said, date) else said
