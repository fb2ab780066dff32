"""The places of the desk, as its pages name them at their head."""

from typing import Any

from motcua.people.rules import Seated

PLACES = (  # name, address, key, duties of which one is needed
    ("Việc của tôi", "/desk/", "", frozenset[str]()),
    ("Tiếp nhận", "/desk/intake", "F2", frozenset({"receive"})),
    ("Trả kết quả", "/desk/hand-over", "F4", frozenset({"receive"})),
    ("Quá hạn", "/desk/late", "F8", frozenset({"decide", "report"})),
    ("Báo cáo", "/desk/reports/", "F9", frozenset[str]()),
)


def places(seated: Seated | None, current: str) -> list[dict[str, Any]]:
    """The places of the desk that this officer has work in."""
    if not seated or seated.must_change:
        return []
    return [
        {"name": name, "href": href, "key": key, "current": href == current}
        for name, href, key, duties in PLACES
        if not duties or seated.actor.duties & duties
    ]
