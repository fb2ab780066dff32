"""What a history means: one fold from lines to a state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from motcua.clock import VN, Wait
from motcua.dossiers.rules.acts import Act, Status
from motcua.dossiers.rules.dates import Calendars, corrected, counted, extended, missed, received, recounted
from motcua.dossiers.rules.pauses import PAUSES

S = Status


@dataclass(frozen=True, slots=True)
class Line:
    """One line of history. `at` is when it happened; `facts` hold ids, codes and digests only."""

    act: Act
    at: datetime
    by: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """It happened before it was typed: when, and on which numbered sheet it was written."""

    sheet: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class State:
    """What the history says so far. Instants are aware; dates are those of the ward's own zone."""

    status: Status | None = None
    version: int = 0
    procedure: str = ""
    case: str = ""
    channel: str = ""
    allow: str | None = None
    owner: int = 0
    submitter: int | None = None
    holder: str | None = None
    papers: tuple[Mapping[str, Any], ...] = ()
    fee: int | None = None
    fee_inputs: Mapping[str, Any] | None = None
    submitted_at: datetime | None = None
    received_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    original_due_on: date | None = None
    reappointed_on: date | None = None
    lawful_at: datetime | None = None
    edition: int = 0  # of the calendar by which it was last counted
    unsure: str | None = None  # the allowance at receipt, while the first date waits for its year's notice
    held: str | None = (
        None  # the allowance before a correction that dated back ("": none), until that is put right
    )
    missed: bool = False  # its day passed while it was open: that lateness stays
    finished_at: datetime | None = None
    handed_over_at: datetime | None = None
    waits: tuple[Wait, ...] = ()
    asked: bool = False
    asks: int = 0
    lacking: tuple[str, ...] = ()  # keys of the papers asked for and not yet brought
    words_asked: bool = False  # something was asked for in words, and has not come
    pauses: tuple[str, ...] = ()
    not_before: datetime | None = None
    broken: bool = False
    provisional: bool = False
    extended: bool = False
    outcome: str | None = None
    number: str | None = None
    signed_on: date | None = None
    last_at: datetime | None = None

    @property
    def paused(self) -> bool:
        """Does it wait now?"""
        return self.asked or bool(self.pauses)

    @property
    def finished_on(self) -> date | None:
        """The day on which it was decided, withdrawn or stopped."""
        return local(self.finished_at)

    @property
    def verdict(self) -> str | None:
        """early, on_time or overdue, by dates; withdrawn and stopped are on_time whatever the dates; open has none."""
        if self.finished_on is None:
            return None
        if self.status in (S.WITHDRAWN, S.STOPPED) or self.due_on is None:
            return "on_time"
        if self.finished_on == self.due_on:
            return "on_time"
        return "early" if self.finished_on < self.due_on else "overdue"

    def broken_by(self, on: date) -> bool:
        """Has the promise been broken, seen from the evening of `on` (from its end, when it is finished)?"""
        seen = min(self.finished_on, on) if self.finished_on else on
        return self.broken or (self.due_on is not None and seen > self.due_on)


def local(at: datetime | None) -> date | None:
    """The ward's own date of an instant."""
    return at.astimezone(VN).date() if at else None


def waiting(state: State) -> Status:
    """Which of the waits shows: what the citizen must bring, then pay, then the rest."""
    if state.asked:
        return S.SUPPLEMENT
    return S.DUTY if any(PAUSES[p].status == S.DUTY for p in state.pauses) else S.PAUSED


def fold(lines: Iterable[Line], calendars: Calendars, state: State | None = None) -> State:
    """What a history means: the one function behind status, due date, slip and figures. `calendars`: by edition."""
    so_far = state or State()
    for line in lines:
        so_far = step(so_far, line, calendars)
    return so_far


def step(s: State, line: Line, calendars: Calendars) -> State:
    """One line more."""
    facts, at = line.facts, line.at
    s = replace(s, last_at=at, missed=missed(s, at, calendars))
    match line.act:
        case Act.SUBMIT:
            return replace(opened(s, facts), status=S.SUBMITTED, submitted_at=at)
        case Act.RECEIVE:
            return received(replace(opened(s, facts), status=S.RECEIVED), facts, at, calendars)
        case Act.DECLINE:
            return replace(s, status=S.DECLINED)
        case Act.FORWARD:
            on_the_way = S.SIGNED if s.status is S.SIGNED else S.IN_PROGRESS
            return replace(s, holder=facts["to"], status=waiting(s) if s.paused else on_the_way)
        case Act.ASK | Act.PAUSE:
            return waits(s, line)
        case Act.SUPPLEMENT | Act.RESUME:
            return goes_on(s, line, calendars)
        case Act.EXTEND:
            return extended(s, facts, at, calendars)
        case Act.CORRECT:
            s = opened(s, facts)
            return corrected(s, facts, at, calendars) if "allow" in facts and s.received_at else s
        case Act.RECOUNT:
            return recounted(s, facts, at, calendars)
        case Act.DECIDE | Act.ISSUE | Act.REISSUE:
            return signed(s, line)
        case Act.WITHDRAW | Act.STOP:
            ended = S.WITHDRAWN if line.act is Act.WITHDRAW else S.STOPPED
            finished = at if s.received_at else None
            return replace(s, status=ended, finished_at=finished)
        case Act.HAND_OVER:
            return replace(s, status=S.HANDED_OVER, handed_over_at=at)


def opened(s: State, facts: Mapping[str, Any]) -> State:
    """Take the facts of an intake; those not named stay as they were at submit."""
    names = ("version", "procedure", "case", "channel", "owner", "submitter", "fee", "fee_inputs", "number")
    named = {name: facts[name] for name in names if name in facts}
    papers = tuple(facts["papers"]) if "papers" in facts else s.papers
    return replace(s, papers=papers, **named)


def waits(s: State, line: Line) -> State:
    """A wait begins. Broken when it begins, the promise stays broken."""
    if line.act is Act.ASK:
        lacking = tuple(line.facts.get("papers", ()))
        now = replace(s, asked=True, asks=s.asks + 1, lacking=lacking, words_asked="note" in line.facts)
    else:
        floor = line.facts.get("not_before")
        now = replace(s, pauses=(*s.pauses, line.facts["reason"]))
        floors = [f for f in (s.not_before, datetime.fromisoformat(floor) if floor else None) if f]
        now = replace(now, not_before=max(floors, default=None))
    if not s.paused:
        late = s.broken or (s.due_on is not None and (local(line.at) or s.due_on) > s.due_on)
        now = replace(now, waits=(*s.waits, Wait(line.at, None)), broken=late)
        if not late:
            now = replace(now, due_at=None, due_on=None)
    return replace(now, status=waiting(now))


def goes_on(s: State, line: Line, calendars: Calendars) -> State:
    """A wait ends; when it was the last of those open, the clock runs again."""
    supplement = line.act is Act.SUPPLEMENT
    now = brought_now(s, line.facts) if supplement else replace(s, pauses=(), not_before=None)
    if now.paused:
        return replace(now, status=waiting(now))
    now = replace(now, status=S.IN_PROGRESS, waits=(*s.waits[:-1], Wait(s.waits[-1].since, line.at)))
    return now if now.broken else counted(now, calendars)


def brought_now(s: State, facts: Mapping[str, Any]) -> State:
    """What came, each in the place of the one that was faulty. All of it ends the wait, `partial` does not."""
    came = {str(p["key"]): p for p in facts.get("papers", ())}
    kept = [p for p in s.papers if p["key"] not in came]
    now = replace(s, papers=(*kept, *came.values()))
    if facts.get("partial"):
        lacking = tuple(key for key in s.lacking if key not in came)
        return replace(now, lacking=lacking, words_asked=bool(facts.get("words_lack")))
    return replace(now, asked=False, lacking=(), words_asked=False)


def signed(s: State, line: Line) -> State:
    """Signed, numbered and issued. Only what is issued is finished; a number may be written later."""
    facts, number = line.facts, line.facts.get("number") or s.number
    if line.act is Act.DECIDE:
        on = date.fromisoformat(facts["signed_on"]) if facts.get("signed_on") else local(line.at)
        s = replace(s, outcome=facts.get("outcome"), signed_on=on)
        if facts.get("issued_on", on) is None:
            return replace(s, status=S.SIGNED, number=number)
    if s.finished_at is None:
        s = replace(s, status=S.DECIDED, finished_at=line.at)
    return replace(s, number=number)
