"""Which papers to bring, once some questions are answered. Pure."""

from collections.abc import Mapping

from motcua import Refused
from motcua.procedures.rules.record import Case, Channel, PaperAsked, Question, Record


class UnknownAnswer(Refused):
    """An answer that the question does not offer."""


def papers_for(
    record: Record,
    case: str | None = None,
    *,
    channel: Channel = "counter",
    answers: Mapping[str, str] | None = None,
) -> tuple[PaperAsked, ...]:
    """The papers that are certainly asked: those that depend on nothing, and those whose answers were given.

    `answers` is question key → answer key; UnknownAnswer when a question does not offer it.
    """
    given = _checked(record, answers or {})
    return tuple(
        p
        for p in _by_channel(record.case(case), channel)
        if not p.condition and all(given.get(question) == answer for question, answer in p.when)
    )


def papers_perhaps(
    record: Record,
    case: str | None = None,
    *,
    channel: Channel = "counter",
    answers: Mapping[str, str] | None = None,
) -> tuple[PaperAsked, ...]:
    """The papers that no answer excludes yet, the certain ones not among them: what a page lists under "nếu …"."""
    given = _checked(record, answers or {})
    certain = papers_for(record, case, channel=channel, answers=answers)
    return tuple(
        p
        for p in _by_channel(record.case(case), channel)
        if p not in certain and all(given.get(question, answer) == answer for question, answer in p.when)
    )


def questions_left(
    record: Record,
    case: str | None = None,
    *,
    channel: Channel = "counter",
    answers: Mapping[str, str] | None = None,
) -> tuple[Question, ...]:
    """The questions whose answer would still change the list of papers, in their order."""
    given = answers or {}
    open_papers = papers_perhaps(record, case, channel=channel, answers=given)
    asked = {question for p in open_papers for question, _ in p.when if question not in given}
    return tuple(q for q in record.questions if q.key in asked)


def when_words(record: Record, paper: PaperAsked) -> str:
    """The circumstance of a paper in words, "" when it is always asked."""
    said = [
        f"{q.text.rstrip('?')}: {a.words.lower()}"
        for q in record.questions
        for a in q.answers
        if (q.key, a.key) in paper.when
    ]
    return "; ".join([*said, *([paper.condition] if paper.condition else [])])


def _by_channel(case: Case, channel: Channel) -> tuple[PaperAsked, ...]:
    return tuple(p for p in case.papers if not p.channels or channel in p.channels)


def _checked(record: Record, answers: Mapping[str, str]) -> Mapping[str, str]:
    for question in record.questions:
        given = answers.get(question.key)
        if given is not None and given not in [a.key for a in question.answers]:
            offered = ", ".join(a.key for a in question.answers)
            raise UnknownAnswer(f"Câu “{question.text}” không có câu trả lời “{given}”; chọn: {offered}.")
    return answers
