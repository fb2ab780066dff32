"""Play acts from a file through the real verbs, at the instants that it names. Only a practice ward accepts it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.db import connection

from motcua import Refused
from motcua.clock import VN
from motcua.config.acts_file import BadLine, parsed
from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.reissue import reissue
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.intake import Intake, named_papers
from motcua.dossiers.queries import known_acts
from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people import queries as people
from motcua.people.actions.register import register
from motcua.people.rules import NO_PAPER, Actor, Paper, PersonFacts, born, citizen, system

Act = Mapping[str, Any]


@dataclass(slots=True)
class Stage:
    """What the play knows: the ward, the codes of its dossiers by key, people by their papers, actors by name."""

    ward: Ward
    codes: dict[str, str]
    known: set[tuple[str, datetime, str, str]]
    owners: dict[str, int]
    actors: dict[tuple[str, date], Actor] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)


def set_stage() -> Stage:
    """The practice ward, and what has been played in it already."""
    ward = offices.ward()
    if not ward.practice:
        raise Refused(
            "Phường này là phường thật nên không diễn lại được (sẽ là ghi lùi ngày): hãy dùng phường thử nghiệm."
        )
    codes, owners, known = known_acts(ward.id)
    return Stage(ward, codes, known, owners)


def play(lines: Iterable[str], step: Callable[[], None] = lambda: None) -> tuple[int, int]:
    """(played, skipped). Stops at the first line that is refused and names it; what came before stays."""
    stage = set_stage()
    with (
        connection.cursor() as cursor
    ):  # a crash loses the last moments only; the file is played on from there
        cursor.execute("SET synchronous_commit = off")
    played = skipped = 0
    before, now = None, datetime.now(VN)
    for n, act in parsed(lines):
        if before and act["at"] < before:
            raise BadLine(
                f"dòng {n}, hồ sơ {act['dossier']}: giờ lùi lại so với dòng trước, hãy xếp theo giờ"
            )
        if act["at"] > now:
            raise BadLine(f"dòng {n}, hồ sơ {act['dossier']}: giờ chưa tới, chỉ diễn lại việc đã qua")
        before = act["at"]
        fresh = (act["dossier"], act["at"], act["act"], act["by"]) not in stage.known
        if fresh:
            try:
                PLAY[act["act"]](act, stage)
            except Refused as e:
                raise BadLine(f"dòng {n}, hồ sơ {act['dossier']}, việc {act['act']}: {e}") from e
            played += 1
        skipped += not fresh
        step()
    return played, skipped


def actor(act: Act, stage: Stage) -> Actor:
    """Who acts: the citizen of the dossier, or an account in the seat that it holds at that instant."""
    name = act["by"]
    if name == "citizen":
        return citizen(owner(act, stage))
    today = (name, act["at"].astimezone(VN).date())  # seats change by the day
    if today not in stage.actors:
        seat = people.seated(name, act["at"])
        if seat is None:
            raise Refused(f"không có cán bộ “{name}” giữ việc lúc đó")
        stage.actors[today] = seat.actor
    return stage.actors[today]


def owner(act: Act, stage: Stage) -> int:
    """The person whose dossier it is; registered at the first act."""
    if act["dossier"] in stage.owners:
        return stage.owners[act["dossier"]]
    if "applicant" not in act:
        raise Refused("việc đầu tiên của hồ sơ phải có applicant")
    stage.owners[act["dossier"]] = person(act, stage)
    return stage.owners[act["dossier"]]


def person(act: Act, stage: Stage) -> int:
    """Register the applicant, or find him again by the number of his paper."""
    who = act["applicant"]
    number = str(who.get("personal_id") or who.get("cmnd") or "")
    if number and number in stage.people:
        return stage.people[number]
    kind: Literal["personal_id", "cmnd"] = "personal_id" if who.get("personal_id") else "cmnd"
    facts = PersonFacts(
        name=str(who["name"]),
        papers=(Paper(kind, number),) if number else (),
        born=born(str(who.get("born_on") or "")),
        sex=who.get("sex"),
        phone=str(who.get("phone") or ""),
        address=str(who.get("address") or ""),
        no_paper="" if number else str(who.get("no_paper") or NO_PAPER[-1]),
    )
    found = register(facts, by=system("replay"), at=act["at"])
    if number:
        stage.people[number] = found
    return found


def code(act: Act, stage: Stage) -> str:
    """The code of the dossier that the scenario calls by its own key."""
    if act["dossier"] not in stage.codes:
        raise Refused("hồ sơ chưa có: việc đầu tiên phải là submit hoặc receive")
    return stage.codes[act["dossier"]]


def intake(act: Act, stage: Stage) -> Intake:
    """The intake that a first act describes."""
    for name in ("procedure", "channel"):
        if name not in act:
            raise Refused(f"việc đầu tiên của hồ sơ phải có {name}")
    papers = None
    if "papers" in act:
        papers = named_papers(act["procedure"], act["at"], stage.ward.id, act.get("case"), act["papers"])
    return Intake(
        office=stage.ward.id,
        procedure=act["procedure"],
        channel=act["channel"],
        owner=owner(act, stage),
        case=act.get("case"),
        papers=papers,
        key=act["dossier"],
    )


def play_submit(act: Act, stage: Stage) -> None:
    row = submit(intake(act, stage), by=actor(act, stage), at=act["at"])
    stage.codes[act["dossier"]] = row.code


def play_receive(act: Act, stage: Stage) -> None:
    what = stage.codes.get(act["dossier"]) or intake(act, stage)
    row = receive(what, by=actor(act, stage), at=act["at"], allow=act.get("allow"), clause=act.get("clause"))
    stage.codes[act["dossier"]] = row.code


def play_correct(act: Act, stage: Stage) -> None:
    what: dict[str, Any] = {name: act[name] for name in ("procedure", "case", "channel") if name in act}
    if "applicant" in act:
        what["owner"] = stage.owners[act["dossier"]] = person(act, stage)
    if "papers" in act:
        if "procedure" not in act:
            raise Refused("sửa papers thì ghi cả procedure")
        what["papers"] = named_papers(
            act["procedure"], act["at"], stage.ward.id, act.get("case"), act["papers"]
        )
    correct(
        code(act, stage),
        by=actor(act, stage),
        at=act["at"],
        reason=act.get("reason", ""),
        what=what or {"contact": True},
    )


def simple(verb: Callable[..., Any], needed: str = "", more: str = "") -> Callable[[Act, Stage], None]:
    """A verb whose words the line names as the verb does: those it needs, and those it may have."""

    def run(act: Act, stage: Stage) -> None:
        if lacking := [name for name in needed.split() if name not in act]:
            raise Refused(f"thiếu {', '.join(lacking)}")
        words = {name: act[name] for name in (*needed.split(), *more.split()) if name in act}
        if "until" in words:
            words["until"] = date.fromisoformat(words["until"])
        verb(code(act, stage), by=actor(act, stage), at=act["at"], **words)

    return run


PLAY: Mapping[str, Callable[[Act, Stage], None]] = {
    "submit": play_submit,
    "receive": play_receive,
    "decline": simple(decline, "reason"),
    "forward": simple(forward, "to"),
    "ask": simple(ask, "missing", "note"),
    "supplement": simple(supplement),
    "pause": simple(pause, "reason"),
    "resume": simple(resume),
    "extend": simple(extend, "until reason", "clause"),
    "decide": simple(decide, "outcome signer"),
    "hand_over": simple(hand_over, "to", "how"),
    "reissue": simple(reissue, "reason signer"),
    "withdraw": simple(withdraw, "", "reason"),
    "stop": simple(stop, "reason"),
    "correct": play_correct,
}
