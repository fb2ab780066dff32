"""What an intake chooses from the catalogue: version, case, papers, time and fee, all of the day of receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua import Refused
from motcua.clock import VN, Allowance, Calendar, promise
from motcua.fees.rules import Bill, FeeInputs, Original, bill
from motcua.procedures import queries as procedures
from motcua.procedures.rules.papers import papers_for
from motcua.procedures.rules.presence import Mandate, Who, may_act
from motcua.procedures.rules.record import CHANNELS, Case, Channel, PaperAsked

LONGEST = 1000  # of any unit; no law knows such a time


class BadIntake(Refused):
    """Something that an intake may not say."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Who brings what. `papers` None means all that the case asks for after the `answers`.

    `who` comes, with which `mandate`, is asked of the procedure's rule; `party` is the other of two (a marriage);
    `without`: keys of papers that are asked for and were not brought, and it is received all the same;
    `old_card`: why somebody was received on a chứng minh nhân dân that is good no more (a new card is to be shown at
    hand-over);
    `key` is a scenario's own name for it.
    """

    office: int
    procedure: str
    channel: Channel
    owner: int
    case: str | None = None
    submitter: int | None = None
    who: Who = "self"
    mandate: Mandate = "none"
    party: int | None = None
    without: Sequence[str] = ()
    old_card: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    papers: Sequence[Mapping[str, Any]] | None = None
    fee_inputs: FeeInputs = field(default_factory=FeeInputs)
    key: str | None = None
    guide: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the catalogue says to an intake on a day: the facts of its event, the promise, and the bill."""

    version: int
    case: Case
    allow: str | None
    bill: Bill
    facts: Mapping[str, Any]


def choose(intake: Intake, at: datetime) -> Choice:
    """The catalogue's answer. Raises Refused with what to do instead."""
    if intake.channel not in CHANNELS:
        raise BadIntake(f"Cách nộp “{intake.channel}” không có: hãy chọn tại quầy, trên mạng hoặc bưu điện.")
    on = at.astimezone(VN).date()
    version = procedures.version(intake.procedure, on, intake.office)
    case = version.record.case(intake.case)
    if case.settled_by:
        raise BadIntake(f"Trường hợp này không làm ở phường: {case.settled_by} giải quyết.")
    verdict = may_act(version.record.presence, "filing", intake.who, intake.mandate)
    if not verdict.allowed:
        raise BadIntake(verdict.words)
    way = version.record.way(intake.channel, case.key)
    papers = intake.papers
    if papers is None:
        asked = papers_for(version.record, case.key, channel=intake.channel, answers=intake.answers)
        papers = [brought(p) for p in asked]
    facts: dict[str, Any] = {
        "version": version.id,
        "procedure": version.code,
        "case": case.key,
        "channel": intake.channel,
        "owner": intake.owner,
        "submitter": intake.submitter,
        "papers": [dict(p) for p in papers],
        **said(intake),
    }
    allowance = str(way.allowance) if way and way.allowance else None
    return Choice(version.id, case, allowance, bill(way.fees if way else (), intake.fee_inputs), facts)


def said(intake: Intake) -> dict[str, Any]:
    """What only some intakes say: who came instead, the other party, papers accepted as lacking by the one who
    received, an old card, the guide slip that it goes on from."""
    facts: dict[str, Any] = {}
    if intake.who != "self":
        facts |= {"who": intake.who, "mandate": intake.mandate}
    if intake.party:
        facts["party"] = intake.party
    if intake.without:
        facts["received_without"] = list(intake.without)
    if intake.old_card:
        facts["old_card"] = intake.old_card
    if intake.guide:
        facts["guide"] = intake.guide
    return facts


def plain(inputs: FeeInputs) -> dict[str, Any]:
    """What the fee was computed from, as facts; names of papers are left out, they may be people's."""
    return {
        "cases": inputs.cases,
        "copies": inputs.copies,
        "originals": [[paper.pages, paper.copies] for paper in inputs.originals],
        "facts": sorted(inputs.facts),
        "exemption": inputs.exemption,
    }


def inputs(facts: Mapping[str, Any] | None) -> FeeInputs:
    """The same, read back."""
    if facts is None:
        return FeeInputs()
    return FeeInputs(
        cases=facts["cases"],
        copies=facts["copies"],
        originals=tuple(Original(pages=pages, copies=copies) for pages, copies in facts["originals"]),
        facts=frozenset(facts["facts"]),
        exemption=facts["exemption"],
    )


def brought(paper: PaperAsked) -> dict[str, Any]:
    """A paper that the case asks for, as one that was handed in."""
    return {
        "key": paper.key,
        "how": paper.how,
        "originals": paper.originals,
        "copies": paper.copies,
        "fate": paper.fate,
    }


def named_papers(
    procedure: str, at: datetime, office: int, case: str | None, names: Sequence[str]
) -> list[dict[str, Any]]:
    """Papers of an intake, called by their keys or names in the catalogue."""
    version = procedures.version(procedure, at.astimezone(VN).date(), office)
    asked = {word: p for p in version.record.case(case).papers for word in (p.key, p.name)}
    if strange := next((name for name in names if name not in asked), None):
        raise BadIntake(f"Thủ tục không hỏi giấy “{strange}”: hãy xem lại tên giấy tờ.")
    return [brought(asked[name]) for name in names]


def longer(
    calendar: Calendar, at: datetime, usual: str | None, chosen: str | None, clause: str | None
) -> tuple[str | None, dict[str, str]]:
    """The promise: the usual one, or a longer one chosen at reception with the clause that permits it."""
    if not chosen:
        return usual, {}
    try:
        allowance = Allowance.parse(chosen)
    except ValueError as e:
        raise BadIntake(
            f"Thời hạn “{chosen}” không đọc được: hãy ghi như 3d, 10cd, 4h hoặc same-day.", about="own"
        ) from e
    if not (clause or "").strip():
        raise BadIntake("Chọn thời hạn dài hơn thì phải ghi điều khoản cho phép.", about="clause")
    if allowance.amount > LONGEST:
        raise BadIntake(f"Thời hạn {allowance.words()} dài quá: hãy xem lại số.", about="own")
    if usual and ends(calendar, at, allowance) < ends(calendar, at, Allowance.parse(usual)):
        raise BadIntake(f"Thời hạn chọn ({allowance.words()}) ngắn hơn thời hạn luật định.", about="own")
    return str(allowance), {"usual": usual or "", "clause": str(clause).strip()}


def ends(calendar: Calendar, at: datetime, allowance: Allowance) -> date:
    """The day on which that promise would be due."""
    due = promise(calendar.tentative(), at, allowance).due_at
    return due.astimezone(VN).date() if due else date.max
