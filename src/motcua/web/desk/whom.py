"""How a history names people: by name, their numbers hidden but for both ends."""

from collections.abc import Mapping
from typing import Any

from motcua.people import queries as people
from motcua.words import mask

OWN: Mapping[str, str] = {  # what a correction may put right of the owner
    "name": "họ tên", "identity": "số giấy tờ", "born": "ngày sinh", "sex": "giới tính", "phone": "điện thoại",
    "phone_of": "điện thoại của ai", "address": "nơi ở",
}  # fmt: skip


def person(person_id: Any) -> str:
    """A person's name and numbers, for the rare correction that puts another one in: two may have one name."""
    found = people.person(int(person_id)) if person_id else None
    if found is None:
        return "không có"
    numbers = ", ".join(mask(p.number) for p in found.facts.papers)
    return f"{found.facts.name} ({numbers})" if numbers else found.facts.name


def masked(words: str) -> str:
    """A paper with its number hidden but for both ends: it was looked at, and is not the matter here."""
    kind, _, number = words.rpartition(" ")
    return f"{kind} {mask(number)}".strip() if any(c.isdigit() for c in number) else words


def mended(names: Any) -> str:
    """What was put right of the owner's own facts."""
    said = ", ".join(OWN[name] for name in names if name in OWN) if isinstance(names, list) else ""
    return f"nhân thân của chủ hồ sơ{': ' if said else ''}{said}" if names else ""
