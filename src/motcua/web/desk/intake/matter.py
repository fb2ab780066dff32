"""Which procedure, which case, which answers, and the papers that follow from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from django.core.exceptions import ObjectDoesNotExist
from django.http import QueryDict

from motcua import Refused
from motcua.procedures import queries as procedures
from motcua.procedures.memory import Edition
from motcua.procedures.queries import Hit
from motcua.procedures.rules.initials import are_initials, initials_at
from motcua.procedures.rules.papers import papers_for, papers_perhaps, questions_left, when_words
from motcua.procedures.rules.record import Answer, Case, Channel, PaperAsked, Question, Way
from motcua.web.desk.forms import number
from motcua.web.desk.history import WHO
from motcua.web.desk.intake.checklist import PaperForm, PaperLine
from motcua.web.desk.intake.money import by_page, originals
from motcua.words import clean
from motcua.words.say import CHANNEL

MOST_FOUND = 6
AT_THE_COUNTER = {key: words for key, words in CHANNEL.items() if key != "online"}


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that the words typed may mean; `parts` of its name, those in initials marked."""

    code: str
    field: str
    parts: tuple[tuple[str, bool], ...]
    settled_by: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the procedure with what was answered."""

    question: Question
    given: str
    answer: Answer | None


class Matter:
    """What is asked for, read from what was typed on the page. `on`: the day of receipt, `today` that of typing."""

    def __init__(self, data: QueryDict, office: int, on: date, who: str, today: date) -> None:
        self.data, self.office, self.on, self.who, self.today = data, office, on, who, today
        self.text = "" if data.get("goto") else clean(data.get("q", ""))[:200].strip()
        channel = data.get("channel", "counter")
        # what is sent in online comes by itself: the counter does not make it
        self.channel: Channel = cast(Channel, channel if channel in AT_THE_COUNTER else "counter")

    @cached_property
    def hits(self) -> Sequence[Hit]:
        """What the words typed may mean today: by initials first ("xn hn"), then by any of its names."""
        if not self.text:
            return ()
        found = list(procedures.find(self.text, today=self.on, on=self.on, limit=MOST_FOUND))
        if are_initials(self.text):
            here = procedures.procedures(self.on, self.office)
            begun = [r for r in here if not r.sample and initials_at(self.text, r.name)]
            first = [
                Hit(r.code, r.name, r.field, "procedure", r.settled_by, 1.0, r.name, False) for r in begun
            ]
            found = [*first, *(hit for hit in found if hit.code not in {h.code for h in first})]
        return found[:MOST_FOUND]

    @cached_property
    def held(self) -> Edition | None:
        """The version that the page showed, from memory; the verb asks the catalogue once more."""
        seen = number(self.data.get("version", "")) if self.on == self.today else None
        try:
            found = procedures.edition(seen) if seen else None
        except ObjectDoesNotExist:
            return None
        return found if found and found.code == self.data.get("procedure") else None

    @cached_property
    def code(self) -> str:
        """The procedure chosen, or the one whose code was typed; the words alone choose nothing."""
        chosen = clean(self.data.get("goto") or self.data.get("procedure", ""))
        if chosen and (not self.text or self.data.get("end")):
            return chosen
        codes = [hit.code for hit in self.hits]
        return chosen if chosen in codes else self.text if self.text in codes else ""

    @cached_property
    def found(self) -> list[Found]:
        """The list to choose from."""
        return [
            Found(
                code=hit.code,
                field=hit.field,
                parts=marked(hit.name, self.text),
                settled_by=hit.settled_by if hit.kind == "signpost" else "",
                chosen=hit.code == self.code,
            )
            for hit in self.hits
        ]

    @cached_property
    def elsewhere(self) -> Hit | None:
        """The signpost that was chosen: this is settled by another office."""
        if self.held and self.held.code == self.code:
            return None
        return next((hit for hit in self.hits if hit.code == self.code and hit.kind == "signpost"), None)

    @cached_property
    def edition(self) -> Edition | None:
        """The version in force; None when nothing is chosen, or it cannot be received here (`fault` says why)."""
        if not self.code or self.elsewhere:
            return None
        if self.held and self.held.code == self.code:
            return self.held
        try:
            return procedures.version(self.code, self.on, self.office)
        except Refused as e:
            self.fault = str(e)
            return None

    fault = ""

    @cached_property
    def case(self) -> Case | None:
        """The case chosen, the first at the beginning."""
        if self.edition is None:
            return None
        cases = self.edition.record.cases
        return next((c for c in cases if c.key == self.data.get("case")), cases[0])

    @cached_property
    def way(self) -> Way | None:
        """Time and fee by the channel chosen."""
        return self.edition.record.way(self.channel, self.case.key) if self.edition and self.case else None

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """What was answered, of what the procedure asks; who comes is known from the panel of persons."""
        if self.edition is None:
            return {}
        given: dict[str, str] = {}
        for question in self.edition.record.questions:
            offered = {a.key for a in question.answers}
            answer = (
                self.comes(offered) if asks_who(question) else self.data.get(f"answer-{question.key}", "")
            )
            if answer in offered:
                given[question.key] = answer
        return given

    def comes(self, offered: set[str]) -> str:
        """Who comes, in the words of a question that asks it."""
        return self.who if self.who in offered else "other"

    @cached_property
    def questions(self) -> list[Asked]:
        """The questions that bear on the papers of this case, with their answers."""
        if self.edition is None or self.case is None:
            return []
        record = self.edition.record
        left = questions_left(record, self.case.key, channel=self.channel, answers=self.answers)
        open_ones = {q.key for q in left}
        asked = [
            q for q in record.questions if (q.key in open_ones or q.key in self.answers) and not asks_who(q)
        ]
        return [Asked(q, self.answers.get(q.key, ""), chosen(q, self.answers.get(q.key))) for q in asked]

    @cached_property
    def papers(self) -> list[PaperLine]:
        """The checklist: what is certainly asked, then what may be."""
        if self.edition is None or self.case is None:
            return []
        record, key = self.edition.record, self.case.key
        sure = papers_for(record, key, channel=self.channel, answers=self.answers)
        maybe = papers_perhaps(record, key, channel=self.channel, answers=self.answers)
        return [
            PaperLine(
                p,
                self.paper_form(p, sure=p in sure),
                p not in sure,
                when_words(record, p),
                self.counted.get(p.key),
            )
            for p in (*sure, *maybe)
        ]

    @cached_property
    def counted(self) -> Mapping[str, Mapping[str, int]]:
        """Papers of which the fee's rows tell how many there are: the originals, and their copies (data/parts.yaml)."""
        if not by_page(self.way):
            return {}
        rows = originals(self.data)
        copies = sum(row.copies for row in rows)
        return {
            "original": {"originals": len(rows), "copies": 0},
            "copies": {"originals": 0, "copies": copies},
        }

    def paper_form(self, paper: PaperAsked, *, sure: bool) -> PaperForm:
        """The row as it was on the page, or as the catalogue says when it was not there yet."""
        seen = f"{self.code}/{paper.key}" in self.data.getlist("row")
        first = {
            "there": sure and paper.how == "look_up",
            "how": paper.how,
            "originals": paper.originals,
            "copies": paper.copies,
            "fate": paper.fate,
        }
        data = self.data if seen else None
        if data is not None and sure and self.data.get("all"):
            data = data.copy()
            data[f"paper-{paper.key}-there"] = "on"
        return PaperForm(data, prefix=f"paper-{paper.key}", initial=first)

    @property
    def two(self) -> bool:
        """Are two persons parties of it, as in a marriage?"""
        rule = self.edition.record.presence if self.edition else None
        return rule is not None and rule.one_may_file

    @property
    def sure(self) -> list[PaperLine]:
        """What is certainly asked, and what was ticked though it is not."""
        return [line for line in self.papers if not line.perhaps or line.there]

    @property
    def maybe(self) -> list[PaperLine]:
        """What is asked only in a circumstance that no question settles."""
        return [line for line in self.papers if line.perhaps and not line.there]

    @property
    def missing(self) -> list[PaperLine]:
        """Papers that are certainly asked and not there."""
        return [line for line in self.papers if not line.perhaps and not line.there]

    @property
    def to_bring(self) -> list[PaperLine]:
        """Those of them that the citizen must bring: what the ward looks up is the ward's own work."""
        return [line for line in self.missing if not line.looked_up]


def asks_who(question: Question) -> bool:
    """Is it the question of who comes? Its answers are those of the rule of presence."""
    return {a.key for a in question.answers} <= set(WHO)


def chosen(question: Question, key: str | None) -> Answer | None:
    return next((a for a in question.answers if a.key == key), None)


def marked(name: str, text: str) -> tuple[tuple[str, bool], ...]:
    """A name in parts, the letters marked by which initials found it."""
    places = set(initials_at(text, name)) if are_initials(text) else set()
    if not places:
        return ((name, False),)
    parts: list[tuple[str, bool]] = []
    start = 0
    for place in sorted(places):
        parts += [(name[start:place], False), (name[place], True)]
        start = place + 1
    return (*(p for p in parts if p[0]), (name[start:], False))
