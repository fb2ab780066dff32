"""What must still be said or brought before it can be received: each sentence with the id of its box."""

from collections.abc import Iterator

from motcua.web.desk.intake.draft import Draft
from motcua.web.desk.intake.matter import Matter

Lacks = tuple[str, str]


def missing(draft: Draft) -> list[Lacks]:
    """All of it, from the top of the page to its end."""
    return [*persons(draft), *procedure(draft), *questions(draft), *papers(draft), *rest(draft)]


def persons(draft: Draft) -> Iterator[Lacks]:
    """Who comes, whose it is, and the other party of two."""
    yield from draft.person.lacks("người nộp")
    if draft.for_other:
        yield from draft.owner.lacks("chủ hồ sơ")
    elif draft.matter.two:
        yield from draft.party.lacks("bên kia")


def half_told(draft: Draft) -> list[Lacks]:
    """What is still missing of the owner and the other party who were begun: a slip keeps persons, not loose words."""
    begun = ((draft.owner, "chủ hồ sơ"), (draft.party, "bên kia"))
    return [
        lack for form, whose in begun if form in draft.bodies and form.begun for lack in form.lacks(whose)
    ]


def procedure(draft: Draft) -> Iterator[Lacks]:
    """A procedure that is settled here, in a case that is, for one who may file it."""
    matter = draft.matter
    if matter.elsewhere:
        yield "q", f"{matter.elsewhere.settled_by} giải quyết việc này: bấm “Không thuộc nơi này”."
    elif matter.edition is None:
        yield choose(matter)
    elif matter.case and matter.case.settled_by:
        yield "q", f"Trường hợp này không làm ở phường: {matter.case.settled_by} giải quyết."
    if draft.may and not draft.may.allowed:
        yield "for-other", draft.may.words
    if draft.said("channel") == "online":
        yield "channel-1", "Hồ sơ trên mạng do người dân tự gửi: mở hồ sơ đã gửi rồi tiếp nhận."


def choose(matter: Matter) -> Lacks:
    """The first that was found, when something was."""
    first = matter.found[0].code if matter.found else ""
    return (f"proc-{first}" if first else "q"), matter.fault or "Chọn thủ tục."


def questions(draft: Draft) -> Iterator[Lacks]:
    """What the papers depend on; a day that cannot be read."""
    for asked in draft.matter.questions:
        if not asked.given:
            yield f"answer-{asked.question.key}-1", f"Hỏi: {asked.question.text}"
    if draft.said("died") and not draft.died_on:
        yield "died", draft.day_form


def papers(draft: Draft) -> Iterator[Lacks]:
    """Papers that lack, unless it is received without them; counts that cannot be read."""
    if not draft.data.get("anyway"):
        for line in draft.matter.missing:
            yield str(line.form["there"].auto_id), f"Thiếu: {line.asked.name}"
    for line in draft.matter.papers:
        for name, errors in line.form.errors.items():
            yield str(line.form[name].auto_id), str(errors[0])


def rest(draft: Draft) -> Iterator[Lacks]:
    """The money, a longer time and the sheet."""
    if draft.money.bill is None and draft.money.fault:
        yield "money", draft.money.fault
    if draft.promised_longer and not draft.clause:
        yield "clause", "Hẹn dài hơn thì ghi điều khoản cho phép."
    if draft.promised_longer and not draft.said("reason"):
        yield "reason", "Hẹn dài hơn thì ghi lý do."
    for name, errors in draft.sheet.errors.items():
        if name in draft.sheet.fields:
            yield str(draft.sheet[name].auto_id), str(errors[0])
