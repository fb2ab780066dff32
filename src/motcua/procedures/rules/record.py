"""One version of a procedure: every part that the national record has (NĐ 63/2010, domain of LayThuTuc). Pure.

Time and fee belong to a case and a channel, papers to a case; a paper may depend on answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from motcua import Refused
from motcua.clock import Allowance
from motcua.fees.rules import FeeLine

Channel = Literal["counter", "online", "post"]
How = Literal["submit", "show", "look_up"]
Fate = Literal["kept", "returned", "returned_with_result"]
Proxy = Literal["none", "certified", "kin", "written", "anyone"]

CHANNELS: Mapping[Channel, str] = {
    "counter": "Trực tiếp",
    "online": "Trực tuyến",
    "post": "Bưu chính công ích",
}


class UnknownCase(Refused):
    """A case that the procedure does not have."""


@dataclass(frozen=True, slots=True)
class Law:
    """A text of the legal basis: its number, and its name when it is known."""

    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What the citizen gets; `originals` 0 means as many as asked."""

    name: str
    originals: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, what to say to it, and the code of the procedure that fits better, when one does."""

    key: str
    words: str
    advice: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What the desk asks before it can say which papers are needed."""

    key: str
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsked:
    """A paper of a case: handed in, shown and taken back, or looked up by the office itself.

    `when` lists (question, answer) pairs that all must hold; `condition` is a circumstance in words that no
    question asks, so the desk decides. `channels` empty means all. Counts 0 and 0: the source gives none.
    """

    key: str
    name: str
    how: How = "submit"
    originals: int = 1
    copies: int = 0
    when: tuple[tuple[str, str], ...] = ()
    condition: str = ""
    channels: tuple[Channel, ...] = ()
    fate: Fate = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case variant (trường hợp). `settled_by` not empty: that case goes to that office, not here."""

    key: str
    name: str = ""
    papers: tuple[PaperAsked, ...] = ()
    notes: tuple[str, ...] = ()
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class Longer:
    """A longer time that may be promised at reception, in which circumstance, by which clause."""

    words: str
    allowance: Allowance | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Time and fee of a case ("" = every case) by a channel. No allowance: no promise, `time_note` says why."""

    channel: Channel
    case: str = ""
    allowance: Allowance | None = None
    time_note: str = ""
    longer: tuple[Longer, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    fee_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One office's share of the promise. `minimum` cannot be cut short (niêm yết); tax time is off the clock."""

    who: str
    does: str
    allowance: Allowance | None = None
    minimum: Allowance | None = None
    outside_clock: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Who must come in person, in words, and who may come instead; `mark` is S seen, K known, ? unsure.

    `proxy`: none; certified mandate; kin (only strangers need the certification); any written one; anyone.
    `one_may_file`: a party may file alone without the other's mandate. `kin_mandate`: kin need one at all.
    """

    filing: str = ""
    hand_over: str = ""
    proxy: Proxy = "written"
    one_may_file: bool = False
    kin_mandate: bool = True
    note: str = ""
    mark: str = "?"


@dataclass(frozen=True, slots=True)
class Away:
    """May it be done in a home: no, yes, or only for `whom`."""

    rule: Literal["no", "yes", "some"]
    whom: str = ""
    source: str = ""
    mark: str = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version, whole. `name` is the published name only; editors' remarks live in `note`.

    `marks` says for code, time, fee and validity how sure each is: S seen, K known, ? unsure.
    """

    code: str
    name: str
    fields: tuple[str, ...]
    published_by: str = ""
    decision: str = ""
    audience: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    law: tuple[Law, ...] = ()
    requirements: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    cases: tuple[Case, ...] = (Case(key=""),)
    ways: tuple[Way, ...] = ()
    presence: Presence | None = None
    away: Away | None = None
    form: str = ""
    route: tuple[Leg, ...] = ()
    note: str = ""
    marks: tuple[tuple[str, str], ...] = ()

    @property
    def time_of(self) -> str:
        """The place whose own list the time was taken from ("Huế"), "" when it is the law's: the mark "S(Huế)"."""
        return dict(self.marks).get("time", "").partition("(")[2].rstrip(")")

    @property
    def field(self) -> str:
        """The field that books and reports count it under: the first of its fields."""
        return self.fields[0]

    def case(self, key: str | None = None) -> Case:
        """The case of that key; None is the first. UnknownCase names those that there are."""
        if key is None:
            return self.cases[0]
        for case in self.cases:
            if key in (case.key, case.name):
                return case
        there_are = "; ".join(f"“{c.key}” ({c.name})" for c in self.cases if c.key) or "chỉ có một trường hợp"
        raise UnknownCase(f"Thủ tục {self.code} không có trường hợp “{key}”; chọn: {there_are}.")

    def way(self, channel: Channel, case: str | None = None) -> Way | None:
        """Time and fee by that channel: the case's own first, then every case's, then the counter's."""
        key = self.case(case).key
        for by in (channel, "counter"):
            for of in (key, ""):
                for way in self.ways:
                    if (way.channel, way.case) == (by, of):
                        return way
        return self.ways[0] if self.ways else None
