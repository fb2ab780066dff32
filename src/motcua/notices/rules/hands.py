"""Through whose hands a paper goes: who issues, opens and prints it when no act has issued it already."""

from collections.abc import Mapping

from motcua import Refused
from motcua.people.rules import Actor, Duty

# A receipt shows what opens the dossier's page; the others are made by those who stand at the desk. A kind that is
# not named here is every officer's.
HANDS: Mapping[str, tuple[Duty, ...]] = {
    "receipt": ("receive",),
    "guide": ("receive",),
    "fee": ("receive",),
    "annex": ("receive",),
    "results": ("receive", "process"),
}


class NotInTheirHands(Refused):
    """A paper that this person neither makes nor sees."""


def in_hands(key: str, by: Actor) -> bool:
    """May this person issue, open and print papers of that kind?"""
    needed = HANDS.get(key, ())
    return by.kind == "seat" and (not needed or any(duty in by.duties for duty in needed))


def allow(key: str, by: Actor) -> None:
    """NotInTheirHands when it is not for this person."""
    if not in_hands(key, by):
        raise NotInTheirHands("Giấy này do người ở quầy lập, mở và in: hãy nhờ người tiếp nhận.")
