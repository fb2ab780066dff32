"""From a filled-in form to its verb: one short function each."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.issue import issue
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.reissue import reissue
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.intake import brought
from motcua.dossiers.rules import Act
from motcua.web.desk.acts.about import ActForm
from motcua.web.desk.acts.correct import Correct, differing
from motcua.web.desk.acts.forms import Ask
from motcua.web.desk.acts.hand_over import HandOver
from motcua.web.desk.acts.receive import Receive

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
    assert isinstance(form, Receive)
    allow, clause = form.promised()
    typed = form.cleaned_data
    row = receive(
        code(form), **said(form, at), allow=allow, clause=clause, reason=typed.get("reason", ""), papers=form.taken(),
        fee_inputs=form.counted(),
    )  # fmt: skip
    lines = int(row.events_n)
    if typed.get("to"):
        forward(code(form), **said(form, at), to=typed["to"])
    return lines


def do_supplement(form: ActForm, at: datetime) -> int:
    typed, state = form.cleaned_data, form.about.story.state
    came = typed.get("papers", ())
    papers = [brought(p) for p in form.about.record.case(state.case).papers if p.key in came]
    row = supplement(
        code(form), **said(form, at), papers=papers, words_met=typed.get("met", True), enough=typed["enough"]
    )
    return int(row.events_n)


def do_decide(form: ActForm, at: datetime) -> int:
    typed = form.cleaned_data
    names = ("outcome", "signer", "number", "signed_on", "reason")
    now = typed["issue"] == "now"
    facts = {name: typed[name] for name in names}
    issued_on = typed["issued_on"] if now else None
    return int(decide(code(form), **said(form, at), **facts, issued=now, issued_on=issued_on).events_n)


def do_issue(form: ActForm, at: datetime) -> int:
    typed = form.cleaned_data
    row = issue(code(form), **said(form, at), number=typed["number"], issued_on=typed.get("issued_on"))
    return int(row.events_n)


def do_hand_over(form: ActForm, at: datetime) -> int:
    assert isinstance(form, HandOver)
    typed, fee = form.cleaned_data, form.about.story.state.fee
    facts = {name: typed[name] for name in ("to", "how", "who", "mandate", "identity", "note")}
    row = hand_over(
        code(form), **said(form, at), **facts, authority=form.authority(), returned=typed.get("returned"),
        paid=(fee if typed["paid"] else 0) if "paid" in typed else None,
    )  # fmt: skip
    return int(row.events_n)


def do_pause(form: ActForm, at: datetime) -> int:
    typed = form.cleaned_data
    least = f"{typed['least']}{typed['unit'] or 'cd'}" if typed["least"] else None
    row = pause(code(form), **said(form, at), reason=typed["reason"], minimum=least, note=typed["note"])
    return int(row.events_n)


def do_correct(form: ActForm, at: datetime) -> int:
    assert isinstance(form, Correct)
    what = differing(form, at)
    row = correct(code(form), **said(form, at), reason=form.cleaned_data["reason"], what=what)
    return int(row.events_n)


def do_ask(form: ActForm, at: datetime) -> int:
    """A procedure without papers is asked in words alone."""
    assert isinstance(form, Ask)
    typed, notes = form.cleaned_data, form.notes()
    missing = dict.fromkeys([*typed.get("missing", ()), *notes])
    row = ask(
        code(form), **said(form, at), missing=list(missing), note=typed["note"], notes=notes,
        bring_by=typed["bring_by"],
    )  # fmt: skip
    return int(row.events_n)


DEEDS: Mapping[Act, Deed] = {
    Act.RECEIVE: do_receive,
    Act.DECLINE: plain(decline, "reason"),
    Act.FORWARD: plain(forward, "to"),
    Act.ASK: do_ask,
    Act.SUPPLEMENT: do_supplement,
    Act.PAUSE: do_pause,
    Act.RESUME: plain(resume),
    Act.EXTEND: plain(extend, "until", "reason", "clause"),
    Act.DECIDE: do_decide,
    Act.ISSUE: do_issue,
    Act.HAND_OVER: do_hand_over,
    Act.REISSUE: plain(reissue, "reason", "signer", "number", "signed_on", "issued_on"),
    Act.WITHDRAW: plain(withdraw, "reason"),
    Act.STOP: plain(stop, "reason"),
    Act.CORRECT: do_correct,
}
