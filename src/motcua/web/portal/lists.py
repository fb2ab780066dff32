"""Procedures in lists: their addresses, and the line that says time, fee and what can be done online."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify

from motcua.procedures.queries import Hit, Row
from motcua.web.portal.facts import online_words

SAMPLE = "Thủ tục mẫu để tập, không có thật"
EVERYDAY: Mapping[str, str] = {  # fields whose official names few people use
    "Hộ tịch": "khai sinh, kết hôn, khai tử",
    "Chứng thực": "sao y, chữ ký, hợp đồng",
    "Bảo trợ xã hội": "trợ cấp",
    "Người có công": "thương binh, liệt sĩ",
}
SHORT = 40  # letters of a fee that still fit on a row beside the time


@dataclass(frozen=True, slots=True)
class Link:
    """A row of `parts/link_rows.html`."""

    text: str
    href: str
    note: str = ""
    says: str = ""
    yes: str = ""
    icon: str = ""
    count: int | None = None


def slug(name: str) -> str:
    """ "Hộ tịch" in an address: "ho-tich"."""
    return slugify(name.translate(str.maketrans("đĐ", "dD")))


def here(rows: Iterable[Row], *, field: bool = False) -> list[Link]:
    """What is settled here; `field` when the rows are of several fields."""
    return [
        Link(
            text=row.name,
            href=reverse("portal:procedure", args=[row.code]),
            note=" · ".join(
                filter(None, (_time(row.time), _fee(row.fee), _named(row.field) if field else ""))
            ),
            says=SAMPLE if row.sample else row.everyday,
            yes=online_words(row.online or ""),
        )
        for row in rows
        if not row.settled_by
    ]


def elsewhere(rows: Sequence[Row | Hit]) -> list[Link]:
    """Signposts: what is settled at another office, and where."""
    return [
        Link(row.name, reverse("portal:procedure", args=[row.code]), f"Đến {row.settled_by}.", icon="map-pin")
        for row in rows
        if row.settled_by
    ]


def ended(hits: Iterable[Hit]) -> list[Link]:
    """What is not in force today, with no time and no fee: they would mislead."""
    return [
        Link(hit.name, reverse("portal:procedure", args=[hit.code]), "Hiện không áp dụng, bấm để xem vì sao.")
        for hit in hits
    ]


def _named(field: str) -> str:
    return f"{field} ({EVERYDAY[field]})" if field in EVERYDAY else field


def _time(words: str) -> str:
    """A promise; what the catalogue does not know is left to the page."""
    if words == "trong ngày làm việc":
        return "Trong ngày"
    return words if words[:1].isdigit() and len(words) <= SHORT else ""


def _fee(words: str) -> str:
    if words.startswith("Chưa có"):
        return ""
    short = words if len(words) <= SHORT else words.split(";")[0]
    return short if len(short) <= SHORT else ""
