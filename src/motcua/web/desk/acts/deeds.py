"""From a filled-in form to its verb: one short function each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua import Refused
from motcua.clock import VN
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
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.intake import brought
from motcua.dossiers.rules import Act
from motcua.fees.rules import FeeInputs, Original
from motcua.people import queries as people
from motcua.people.actions.amend import amend
from motcua.people.rules import BadPerson, born
from motcua.web.desk.acts.forms import ActForm
from motcua.web.desk.forms import vietnamese_day
from motcua.words import identity_paper

Deed = Callable[[ActForm, datetime], int]  # the number of lines that the history has now


def said(form: ActForm, at: datetime) -> dict[str, Any]:
    """What every verb is told."""
    return {"by": form.about.me.actor, "at": at, "paper": form.on_paper()}


def code(form: ActForm) -> str:
    return str(form.about.story.row.code)


def plain(verb: Callable[..., Any], *names: str) -> Deed:
    """A verb whose words the form names as the verb does."""

    def do(form: ActForm, at: datetime) -> int:
        words = {name: form.cleaned_data[name] for name in names}
        return int(verb(code(form), **said(form, at), **words).events_n)

    return do


def do_receive(form: ActForm, at: datetime) -> int:
    s, chosen = form.about.story.state, form.cleaned_data.get("longer")
    allow = clause = None
    if chosen:
        way = form.about.record.way(s.channel, s.case)  # type: ignore[arg-type]
        longer = way.longer[int(chosen)] if way else None
        allow, clause = (str(longer.allowance), longer.clause) if longer else (None, None)
    return int(receive(code(form), **said(form, at), allow=allow, clause=clause).events_n)


def do_supplement(form: ActForm, at: datetime) -> int:
    came = form.cleaned_data.get("papers", ())
    papers = [brought(p) for p in form.about.record.case(form.about.story.state.case).papers if p.key in came]
    return int(supplement(code(form), **said(form, at), papers=papers).events_n)


def do_pause(form: ActForm, at: datetime) -> int:
    typed = form.cleaned_data
    least = f"{typed['least']}{typed['unit'] or 'cd'}" if typed["least"] else None
    row = pause(code(form), **said(form, at), reason=typed["reason"], minimum=least, note=typed["note"])
    return int(row.events_n)


def do_correct(form: ActForm, at: datetime) -> int:
    """Only what differs; the person's own facts are put right where they are kept, with the same reason."""
    what = differing(form, at)
    row = correct(code(form), **said(form, at), reason=form.cleaned_data["reason"], what=what)
    return int(row.events_n)


def differing(form: ActForm, at: datetime) -> dict[str, Any]:
    """What the form says otherwise than the dossier."""
    typed, changed, s = form.cleaned_data, set(form.changed_data), form.about.story.state
    what: dict[str, Any] = {
        name: typed[name] for name in ("channel", "case", "procedure") if name in changed and typed[name]
    }
    if "papers" in changed:
        asked = form.about.record.case(s.case).papers
        kept = {p["key"]: dict(p) for p in s.papers}
        what["papers"] = [kept.get(p.key) or brought(p) for p in asked if p.key in typed["papers"]]
    if typed["refee"]:
        copies = typed["copies"] or 1
        what["fee_inputs"] = FeeInputs(copies=copies, originals=(Original(copies=copies),))
    if typed["owner_number"]:
        what["owner"] = right_owner(typed["owner_number"], at)
    elif changed & {"name", "born", "phone", "phone_of", "address"}:
        put_right(form, at)
        what["contact"] = True
    return what


def right_owner(number: str, at: datetime) -> int:
    """The person whom a number names. Refused when nobody on record has it."""
    try:
        paper = identity_paper(number, at.astimezone(VN).date())
    except ValueError as e:
        raise BadPerson(f"{e}.") from e
    found = people.by_paper(paper.kind, paper.number)
    if found is None:
        raise BadPerson(f"Chưa có ai mang số {paper.number}: hãy kiểm tra lại số.")
    return found.id


def put_right(form: ActForm, at: datetime) -> None:
    """The owner's facts as they should be."""
    typed = form.cleaned_data
    known = people.person(form.about.story.state.owner)
    if known is None:
        raise Refused("Không thấy chủ hồ sơ: hãy mở lại trang.")
    facts = replace(
        known.facts,
        name=typed["name"] or known.facts.name,
        born=born(vietnamese_day(typed["born"])),
        phone=typed["phone"],
        phone_of=typed["phone_of"],
        address=typed["address"],
    )
    amend(known.id, facts, reason=typed["reason"], by=form.about.me.actor, at=at)


def do_ask(form: ActForm, at: datetime) -> int:
    """A procedure without papers is asked in words alone."""
    missing = form.cleaned_data.get("missing", ())
    return int(ask(code(form), **said(form, at), missing=missing, note=form.cleaned_data["note"]).events_n)


DEEDS: Mapping[Act, Deed] = {
    Act.RECEIVE: do_receive,
    Act.DECLINE: plain(decline, "reason"),
    Act.FORWARD: plain(forward, "to"),
    Act.ASK: do_ask,
    Act.SUPPLEMENT: do_supplement,
    Act.PAUSE: do_pause,
    Act.RESUME: plain(resume),
    Act.EXTEND: plain(extend, "until", "reason", "clause"),
    Act.DECIDE: plain(decide, "outcome", "signer", "number", "signed_on", "issued_on", "reason"),
    Act.HAND_OVER: plain(hand_over, "to", "how", "who", "mandate"),
    Act.REISSUE: plain(reissue, "reason", "signer", "number"),
    Act.WITHDRAW: plain(withdraw, "reason"),
    Act.STOP: plain(stop, "reason"),
    Act.CORRECT: do_correct,
}
