"""Who collects a result: what must be known of them, and who cannot collect for themselves. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.people.rules import NEWBORN, PersonFacts
from motcua.procedures.rules.presence import Mandate, Who
from motcua.words import KIND_WORDS, day_text, fold, identity_paper

ALONE_FROM = 6  # years: who is younger acts through their parents or guardian (Bộ luật Dân sự 2015, điều 21)
FOR_THEM = ("kin", "party")  # who comes for them needs no mandate


@dataclass(frozen=True, slots=True)
class Authority:
    """The paper of a mandate: its number ("" when written by hand), its date, and who certified it."""

    number: str = ""
    on: date | None = None
    certified_by: str = ""

    def lacks(self, mandate: Mandate, today: date) -> tuple[str, str] | None:
        """The first thing that must still be said of it, and the part that it belongs to; None when it will do."""
        if self.on is None or self.on > today:
            return "on", "Hãy ghi ngày của văn bản ủy quyền, không sau hôm nay."
        if mandate == "certified" and not self.number.strip():
            return "number", "Ủy quyền đã chứng thực thì ghi số chứng thực."
        if mandate == "certified" and not self.certified_by.strip():
            return "certified_by", "Ủy quyền đã chứng thực thì ghi nơi chứng thực."
        return None

    def words(self) -> str:
        """ "số 12, ngày 03/5/2022, UBND phường Thạch Quý"."""
        number = f"số {self.number.strip()}" if self.number.strip() else ""
        on = f"ngày {day_text(self.on)}" if self.on else ""
        return ", ".join(filter(None, (number, on, self.certified_by.strip())))


def comes_for(owner: PersonFacts, died_on: date | None, on: date) -> str:
    """Why the owner cannot collect, and who does; "" when nothing speaks against it."""
    if died_on:
        return f"{owner.name} đã được ghi là qua đời: hãy chọn người thân nhận."
    if owner.no_paper == NEWBORN or is_small(owner.born, on):
        return f"{owner.name} còn nhỏ, chưa tự nhận được: cha, mẹ hoặc người giám hộ nhận thay."
    return ""


def is_small(born: date | int | None, on: date) -> bool:
    """Younger than ALONE_FROM for certain; with the year alone, when that year says so."""
    if isinstance(born, date):
        return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) < ALONE_FROM
    return born is not None and on.year - born < ALONE_FROM


def is_owner(name: str, owner: PersonFacts) -> bool:
    """Is that the owner's name? Somebody always signs for an organisation."""
    return owner.kind == "organisation" or fold(name) == fold(owner.name)


def identity_words(text: str, owner: PersonFacts, who: Who, on: date) -> str:
    """The paper that the collector showed, as it is kept: kind and number. ValueError says what is wrong with it."""
    paper = identity_paper(text, on)
    own = {p.number for p in owner.papers}
    if who == "self" and own and paper.number not in own and owner.kind == "citizen":
        raise ValueError("Số giấy tờ này không phải của chủ hồ sơ: hãy xem lại số, hoặc chọn đúng người nhận")
    if who != "self" and paper.number in own:
        raise ValueError("Số giấy tờ này là của chủ hồ sơ: hãy ghi số của người nhận")
    return f"{KIND_WORDS[paper.kind]} {paper.number}"


def owed_back(papers: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of the originals that go back together with the result."""
    return [str(p["key"]) for p in papers if p.get("fate") == "returned_with_result" and p.get("originals")]
