"""The ends of a visit: received, guided, sent on, asked only, left. A form is good for one end, once."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.guide import guide
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.intake import Intake
from motcua.journal.actions.use_up import UsedUp, use_up
from motcua.journal.queries import result_of
from motcua.people.actions.amend import amend
from motcua.people.actions.register import TheDead, register
from motcua.people.queries import PersonRow
from motcua.people.rules import PersonFacts
from motcua.web.desk.intake.draft import Draft
from motcua.web.desk.intake.person import PersonForm
from motcua.web.desk.intake.slips import kept


class Used(Exception):
    """This form came to its end before; `result` is what it made then."""

    def __init__(self, result: str) -> None:
        super().__init__(result)
        self.result = result


def received(draft: Draft) -> str:
    """Take the matter in; its code. Person, dossier and the form's mark are one transaction. Raises Used, Refused."""
    return once(draft, lambda: take(draft))


def guided(draft: Draft, outcome: str) -> str:
    """Note a visit without a dossier by its outcome (`guide.OUTCOMES`); the slip's number. Raises Used, Refused."""
    return once(draft, lambda: tell(draft, outcome))


def once(draft: Draft, do: Callable[[], str]) -> str:
    """Do it and mark the form as used, in one transaction: of two that race, the second changes nothing."""
    try:
        with transaction.atomic():
            result = do()
            use_up(draft.token[:64], result, at=draft.at)
            return result
    except UsedUp:
        check_unused(draft)
        raise


def check_unused(draft: Draft) -> None:
    """Raises Used when this form came to its end before."""
    before = result_of(draft.token[:64])
    if before is not None:
        raise Used(before)


def take(draft: Draft) -> str:
    by, at, matter = draft.seated.actor, draft.at, draft.matter
    comes = person(draft, draft.person, present=True)
    owner = person(draft, draft.owner, present=False) if draft.for_other else comes
    party = draft.party if draft.party in draft.bodies and draft.party.begun else None
    longer = draft.promised_longer
    row = receive(
        Intake(
            office=draft.seated.office_id, procedure=matter.code, channel=matter.channel, owner=owner,
            case=matter.case.key if matter.case else None, submitter=comes if draft.for_other else None, who=draft.who,
            mandate=draft.mandate, party=person(draft, party, present=False) if party else None, answers=matter.answers,
            papers=[x.taken() for x in matter.papers if x.there], without=[x.asked.key for x in matter.missing],
            old_card=next((form["no_paper"].value() or "" for form in draft.bodies if form.outdated), ""),
            fee_inputs=draft.money.inputs, guide=draft.said("guide") or draft.said("goes-on") or None,
        ),
        by=by, at=at, paper=draft.paper,
        allow=str(longer.allowance) if longer else None, clause=draft.clause if longer else None,
        reason=draft.said("reason") if longer else "",
    )  # fmt: skip
    if to := draft.said("to"):
        forward(row.code, by=by, at=at, to=to)
    return str(row.code)


def tell(draft: Draft, outcome: str) -> str:
    matter = draft.matter
    note = draft.said("note")
    if outcome == "elsewhere" and matter.elsewhere:
        note = f"{matter.elsewhere.name}: {matter.elsewhere.settled_by} giải quyết. {note}".strip()
    who = None if draft.person.lacks("") else person(draft, draft.person, present=True)
    made = guide(
        draft.seated.office_id, by=draft.seated.actor, at=draft.at, outcome=outcome, person=who, note=note,
        procedure=matter.edition.code if matter.edition else None, missing=[x.asked.name for x in matter.to_bring],
        draft=kept(draft, owner=other(draft, draft.owner), party=other(draft, draft.party)) if matter.edition else None,
    )  # fmt: skip
    return str(made.number)


def other(draft: Draft, form: PersonForm) -> int | None:
    """The id of another person of the page than the one who comes; None when nobody was named whole."""
    if form not in draft.bodies or form.lacks(""):
        return None
    return person(draft, form, present=False)


def person(draft: Draft, form: PersonForm, *, present: bool) -> int:
    """The id of a person of the page: as picked among those on record, or written down now."""
    if form.paper is None and form.known:
        if present and form.known.died_on:
            raise TheDead(f"{form.known.facts.name} đã được ghi là qua đời; hãy xem lại người được chọn.")
        told_now(draft, form.known, form.facts)
        return form.known.id
    return register(form.facts, by=draft.seated.actor, at=draft.at, present=present)


def told_now(draft: Draft, known: PersonRow, typed: PersonFacts) -> None:
    """Phone and address follow what was said last, of one who was picked by name too."""
    new = {name: getattr(typed, name) for name in ("phone", "phone_of", "address") if getattr(typed, name)}
    if new:
        facts = replace(known.facts, **new)
        amend(known.id, facts, reason="Người dân báo khi đến quầy", by=draft.seated.actor, at=draft.at)
