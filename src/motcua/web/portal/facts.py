"""A procedure as a citizen reads it: may I, what to bring, how much, how long. Pure: a record in, words out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.fees.rules import EXEMPTIONS, FeeLine, level_words
from motcua.procedures.rules.papers import papers_for, papers_perhaps, questions_left
from motcua.procedures.rules.presence import KIN
from motcua.procedures.rules.record import Answer, Case, PaperAsked, Presence, Question, Record, Result, Way
from motcua.procedures.rules.terms import NOT_KNOWN
from motcua.web.portal.situations import when_needed
from motcua.words import capital, money_short, padded, say, sentence_of

UNSURE = "?"
LONGEST = 180  # letters of a paper's name on its line: the country's catalogue has some of 4.000
WAYS: Mapping[str, str] = {"submit": "submit", "show": "show", "look_up": "lookup"}
PER: Mapping[str, str] = {"case": "", "copy": "/bản", "page": "/trang"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the four facts, after which an old person may stop and be right."""

    name: str
    value: str
    note: str
    icon: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A line of the checklist, in one of the three ways of bringing."""

    name: str
    way: str
    copies: int
    note: str


@dataclass(frozen=True, slots=True)
class Papers:
    """What to bring for sure, and what in some cases only."""

    certain: tuple[Paper, ...]
    perhaps: tuple[Paper, ...]
    whole: tuple[str, ...] = ()  # the names that were too long for a line, as the catalogue has them

    @property
    def known(self) -> bool:
        return bool(self.certain or self.perhaps)


def papers(record: Record, case: Case, answers: Mapping[str, str]) -> Papers:
    """The list after the answers given so far."""
    sure = papers_for(record, case.key, answers=answers)
    perhaps = papers_perhaps(record, case.key, answers=answers)
    whole = tuple(p.name for p in (*sure, *perhaps) if len(p.name) > LONGEST)
    return Papers(
        tuple(as_brought(p) for p in sorted(sure, key=_looked_up)),
        tuple(as_brought(p, when) for p, when in _once(record, sorted(perhaps, key=_looked_up))),
        whole,
    )


def _once(record: Record, perhaps: Iterable[PaperAsked]) -> list[tuple[PaperAsked, str]]:
    """Each paper with its circumstance; one that is asked in several stands once, with all of them."""
    found: dict[tuple[object, ...], tuple[PaperAsked, list[str]]] = {}
    for p in perhaps:
        same = (p.name, p.how, p.originals, p.copies, p.fate)
        found.setdefault(same, (p, []))[1].append(when_needed(record, p))
    return [(p, " ".join(dict.fromkeys(filter(None, whens)))) for p, whens in found.values()]


def asked(record: Record, case: Case) -> tuple[Question, ...]:
    """The questions on which the papers of this case depend, in their order."""
    return questions_left(record, case.key)


def given(record: Record, answers: Mapping[str, str]) -> tuple[tuple[Question, Answer], ...]:
    """The questions that were answered, each with its answer."""
    return tuple((q, a) for q in record.questions for a in q.answers if answers.get(q.key) == a.key)


def four(record: Record, case: Case, list_of: Papers, way: Way | None) -> tuple[Fact, ...]:
    """May I, what, how much, how long: in that order."""
    here = "Không làm ở phường" if case.settled_by else "Làm ở phường"
    return (
        Fact("Được không", here, case.settled_by or stand_in_short(record.presence), "circle-check"),
        Fact("Mang gì", *_bring(list_of), "file-text"),
        Fact("Bao nhiêu tiền", *fee_short(way), "coins"),
        Fact("Bao lâu", *_time(way), "clock"),
    )


NO_TIME, ASK_FEE = NOT_KNOWN, "Hỏi tại quầy"


def fee_short(way: Way | None) -> tuple[str, str]:
    """The level in a few words, and what to know beside it."""
    if way is None or any(line.amount is None for line in way.fees):
        return ASK_FEE, "danh mục chưa có mức thu"
    always = [line for line in way.fees if not line.when]
    sometimes = [line for line in way.fees if line.when]
    exempt = "có người được miễn" if any(line.exempt for line in way.fees) else ""
    if not way.fees:
        return ("Xem bên dưới", "") if way.fee_note else ("Không mất tiền", "")
    if not always:
        first = sometimes[0]
        return "Không mất tiền", f"{first.when}: {money_short(first.amount or 0)}"
    if len(always) == 1:
        return f"{money_short(always[0].amount or 0)}{PER[always[0].per]}", exempt
    return "Tùy trường hợp", exempt


def fee_lines(way: Way) -> tuple[str, ...]:
    """Every level in words, those of some cases after the others."""
    if not way.fees and not way.fee_note:
        return ("Không mất tiền.",)
    lines = sorted(way.fees, key=lambda line: bool(line.when))
    words = [_fee(line) for line in lines]
    if lines and all(line.when for line in lines):
        words.insert(0, "Không mất tiền, trừ trường hợp dưới đây.")
    return (*words, *([sentence_of(way.fee_note)] if way.fee_note else []))


def exempt(way: Way) -> str:
    """Who pays nothing, in one sentence; "" when nobody is named."""
    keys = dict.fromkeys(key for line in way.fees for key in line.exempt)
    names = [EXEMPTIONS[key].words for key in keys if key in EXEMPTIONS]
    return f"Miễn cho: {', '.join(names)}." if names else ""


def longer(way: Way) -> tuple[str, ...]:
    """The longer times of some cases: "Xác minh: nhiều nhất 8 ngày làm việc"."""
    said = []
    for item in way.longer:
        words = re.split(r"\s*[≤+]", item.words)[0].strip() or "Có trường hợp"
        more = "thêm " if "+" in item.words else ""
        most = f": {more}nhiều nhất {item.allowance.words()}" if item.allowance else ""
        said.append(capital(words).rstrip(":") + f"{most}.")
    return tuple(said)


def note(text: str) -> str:
    """A remark of the catalogue as people may read it: without the editors' marks, and not at all when unsure."""
    return "" if f"[{UNSURE}]" in text else re.sub(r"\s*\[[SK]\]", "", text)


def stand_in_short(presence: Presence | None) -> str:
    """Who may come instead, in a few words."""
    if presence is None:
        return ""
    if presence.proxy == "none":
        return "phải tự đến" if not presence.one_may_file else "hai bên cùng đến khi nhận"
    return {
        "kin": "người thân làm thay được",
        "written": "nhờ người khác được, có ủy quyền",
        "certified": "nhờ người khác được, có ủy quyền chứng thực",
        "anyone": "ai đi nộp cũng được",
    }[presence.proxy]


def stand_in(presence: Presence | None) -> tuple[str, ...]:
    """Who must come, and who may come instead, in sentences."""
    if presence is None:
        return ()
    said = []
    if presence.filing:
        said.append(f"Khi nộp: {presence.filing}.")
    if presence.hand_over:
        said.append(f"Khi nhận: {presence.hand_over}.")
    if presence.one_may_file:
        said.append("Một bên nộp thay bên kia được, không cần ủy quyền.")
    said.append(_proxy(presence))
    return tuple(said)


def _proxy(presence: Presence) -> str:
    if presence.proxy == "none":
        return "Người khác không làm thay được."
    if presence.proxy == "anyone":
        return "Ai nộp cũng được, không cần ủy quyền."
    if presence.proxy == "kin":
        need = "chỉ mang giấy chứng minh quan hệ" if not presence.kin_mandate else (
            "mang ủy quyền viết tay và giấy chứng minh quan hệ"
        )  # fmt: skip
        return f"Người thân làm thay được, {need}: {KIN}. Người khác cần ủy quyền đã chứng thực."
    certified = " đã chứng thực" if presence.proxy == "certified" else ""
    return f"Người khác làm thay được, cần văn bản ủy quyền{certified}."


def collect_for(presence: Presence | None) -> str:
    """Whether somebody else may collect, and with what; "" when no rule is known."""
    if presence is None:
        return ""
    if presence.hand_over or presence.proxy == "none":
        return "Người khác không nhận thay được."
    if presence.proxy == "anyone":
        return "Ai nhận thay cũng được, không cần ủy quyền. Mang theo giấy hẹn."
    return f"{_proxy(presence).replace('làm thay', 'nhận thay')} Mang theo giấy hẹn."


def unsure(record: Record) -> Mapping[str, bool]:
    """Which parts (time, fee, presence) were taken into the catalogue without being sure of them."""
    marks = dict(record.marks)
    presence = record.presence.mark if record.presence else ""
    return {
        "time": marks.get("time") == UNSURE,
        "fee": marks.get("fee") == UNSURE,
        "presence": presence == UNSURE,
    }


def result_words(result: Result) -> str:
    """ "02 Giấy chứng nhận kết hôn"; as many as asked have no number."""
    return f"{padded(result.originals)} {result.name}" if result.originals else result.name


def online_words(level: str) -> str:
    """What a level of online service means to the one who has the phone; "" for none."""
    return {"4": say.ALL_ONLINE, "whole": say.ALL_ONLINE, "3": say.PART_ONLINE, "part": say.PART_ONLINE}.get(
        level, ""
    )


def as_brought(paper: PaperAsked, when: str = "") -> Paper:
    """A paper of the catalogue as a line of the checklist; `when` is the circumstance in which it is asked."""
    notes: list[str] = []
    if when:
        notes.append(when)
    if paper.how == "submit":
        notes += _copies(paper)
    elif paper.how == "show" and not when:
        notes.append("Không phải phô tô.")
    elif paper.how == "look_up":
        notes.append("Ông/Bà không phải mang, phường tự xem.")
    return Paper(_short(paper.name), WAYS[paper.how], paper.originals + paper.copies, " ".join(notes))


def _looked_up(paper: PaperAsked) -> bool:
    """What nobody has to bring stands last."""
    return paper.how == "look_up"


def _short(name: str) -> str:
    """The name cut at a word when it is too long for a line."""
    if len(name) <= LONGEST:
        return name
    head = name[: LONGEST - 2]
    return f"{head.rsplit(' ', 1)[0]} …"


def _copies(paper: PaperAsked) -> Iterable[str]:
    if paper.originals and paper.copies:
        yield f"{paper.originals} bản chính, {paper.copies} bản sao."
    elif paper.copies and not paper.name.lower().startswith("bản sao"):
        yield "Bản sao."
    if paper.fate == "returned_with_result":
        yield "Nhận lại cùng kết quả."
    elif paper.fate == "returned":
        yield "Trả lại ngay."


def _bring(list_of: Papers) -> tuple[str, str]:
    submit = sum(p.way == "submit" for p in list_of.certain)
    show = sum(p.way == "show" for p in list_of.certain)
    if not list_of.known:
        return "Hỏi tại quầy", "danh mục chưa ghi giấy tờ"
    more = ", có trường hợp thêm giấy" if list_of.perhaps else ""
    if submit and show:
        return f"{submit} giấy để nộp", f"và {show} giấy cho xem{more}"
    if submit or show:
        return (f"{submit} giấy để nộp" if submit else f"{show} giấy cho xem"), more.removeprefix(", ")
    return "Tùy trường hợp", "xem danh sách bên dưới"


def _time(way: Way | None) -> tuple[str, str]:
    if way is None or way.allowance is None:
        return NO_TIME, "xem bên dưới" if way and way.time_note else ""
    words = way.allowance.words()
    if way.allowance.kind == "same-day":
        return "Trong ngày", "nộp trước 15 giờ"
    return words, "có trường hợp lâu hơn" if way.longer else ""


def _fee(line: FeeLine) -> str:
    words = level_words(line)
    if line.amount is not None and not line.when:
        words = f"{line.name}: {words}"
    note = f" ({line.note})" if line.note and line.amount is not None else ""
    return f"{capital(words)}{note}."
