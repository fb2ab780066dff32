"""What whoever holds a dossier's slip is told first: where it stands, which day, what to do, and why that day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.clock import VN, Allowance, ExplainedDay, sentence
from motcua.dossiers.rules import NATIONAL, OPEN, Act, State, Status, local
from motcua.dossiers.story import Story
from motcua.procedures.rules.record import Record
from motcua.web.portal.facts import Paper, as_brought
from motcua.web.portal.path import Staff, officer, paused, refused, signing, unit
from motcua.web.portal.times import Times, late_words, provisional
from motcua.words import capital, day_text, day_words, lower, money, say, sentence_of, thousands

S = Status
HOW: Mapping[str, str] = {  # how an allowance is counted, in the words of the slip
    "d": "đếm từ hôm sau ngày nhận",
    "cd": "tính cả ngày nghỉ",
    "h": "tính theo giờ làm việc từ lúc nhận",
    "same-day": "nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo",
}

NO_DATE = "Thời hạn của việc này chưa rõ nên giấy hẹn không có ngày. Ông/Bà hỏi tại quầy."
STANDS = "Những ngày chờ không tính vào thời hạn."
LATE_ANYWAY = "Hồ sơ đã trễ từ trước khi chờ, nên ngày hẹn cũ vẫn giữ."
KEPT: Mapping[str, str] = {"early": "sớm hơn hẹn", "on_time": "đúng hẹn", "overdue": "trễ so với hẹn"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The status tag: its words, its national code for the look, an own icon, and how late it is in counted days."""

    national: int
    words: str
    icon: str = ""
    late: int = 0
    today: bool = False

    @property
    def late_words(self) -> str:
        return f"Quá hạn {thousands(self.late)} ngày làm việc" if self.late else ""


@dataclass(frozen=True, slots=True)
class Day:
    """The one date of the page: what it is, the day itself, from which hour ("sau 09:00"), what is left, and other
    words."""

    label: str
    big: str
    before: str = ""
    hour: str = ""
    left: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is. `words` asks the citizen for something, with papers and a note; without them `idle` says that
    nothing is to be done; `then` goes on from there."""

    words: str = ""
    papers: tuple[Paper, ...] = ()
    notes: tuple[str, ...] = ()
    where: str = ""
    then: str = ""
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Why that day: the promise and how it is counted, the days, those left out, and what moved it."""

    asks: str
    allowed: str
    how: str
    days: Sequence[ExplainedDay]
    skipped: str
    moved: str = ""
    longer: str = ""
    provisional: str = ""


def standing(story: Story, staff: Staff, times: Times) -> Standing:
    """Where it stands, in the words of the look."""
    state = story.state
    assert state.status is not None
    national = NATIONAL[state.status]
    words, icon = say.status_words(national, where=unit(state.holder, staff)), ""
    if state.status in (S.DECIDED, S.HANDED_OVER) and refused(story):
        national, words, icon = NATIONAL[S.DECLINED], "Không được giải quyết như đề nghị", "file-text"
    if signing(state, staff):
        words, icon = say.WAITING_FOR_SIGNATURE, "signature"
    elif state.status == S.STOPPED:
        words, icon = say.STOPPED, "circle-x"
    elif state.status == S.PAUSED:
        words = say.status_words(national, why=lower(paused(state.pauses[-1])))
    late = times.late(state)
    today = not late and state.status in OPEN and state.due_on == times.today
    return Standing(national, words, icon, late, today)


def day(story: Story, times: Times) -> Day | None:
    """The date that the page is for."""
    state = story.state
    if answer_by := times.answer_by(state):
        on = capital(day_words(answer_by.date()))
        label = "Lẽ ra phường đã trả lời" if times.unanswered(state) else "Phường trả lời chậm nhất"
        return Day(label, on, rest=f"Trước {answer_by:%H:%M}.")
    if state.status in (S.DECIDED, S.HANDED_OVER):
        return _finished(state, times, "văn bản trả lời" if refused(story) else "kết quả")
    if state.status not in OPEN:
        return None
    if state.allow is None:
        return Day("Hẹn trả kết quả", "Chưa có ngày hẹn", rest=NO_DATE)
    if state.due_on is None:
        return None
    if state.reappointed_on and state.reappointed_on != state.due_on:
        return Day("Hẹn lại", capital(day_words(state.reappointed_on)))
    same_day = Allowance.parse(state.allow).kind == "same-day"
    before = "Trong ngày, trước" if same_day else "Sau"
    hour = f"{state.due_at.astimezone(VN):%H:%M}" if state.due_at else ""
    left = sentence_of(times.left(state))
    return Day("Hẹn trả kết quả", capital(day_words(state.due_on)), before, hour, left)


def turn(story: Story, record: Record, times: Times, staff: Staff) -> Turn:
    """What to do now; the papers are those that the desk marked, the note what it asked for."""
    state = story.state
    match state.status:
        case S.SUPPLEMENT:
            asked = next(line for line in reversed(story.lines) if line.act == Act.ASK)
            known = {paper.key: as_brought(paper) for paper in record.case(state.case).papers}
            papers = tuple(known[key] for key in state.lacking if key in known)
            then = _then(state, times, "Bổ sung đủ trong hôm nay thì")
            notes = tuple(filter(None, (asked.texts.get("note") or "").split("; ")))
            by = asked.facts.get("bring_by")
            where = f"Chậm nhất {times.said(date.fromisoformat(by))}, mang đến" if by else "Mang đến"
            return Turn("Ông/Bà bổ sung giấy tờ", papers, notes, where, then)
        case S.DUTY:
            then = _then(state, times, "Nộp trong hôm nay thì")
            return _to_pay(story.charged, then)
        case S.DECIDED:
            who = record.presence.hand_over if record.presence else ""
            bring = f"Mang giấy hẹn và giấy tờ tùy thân. {sentence_of(who)}".strip()
            what = "văn bản trả lời" if refused(story) else "kết quả"
            return Turn(f"Mời Ông/Bà đến nhận {what}", where="Tại", then=bring)
        case S.DECLINED | S.STOPPED:
            paper = "phiếu" if state.status == S.DECLINED else "thông báo"
            reason = sentence_of(capital(story.lines[-1].texts.get("reason") or ""))
            said = f"Việc làm tiếp ghi trong {paper} phường gửi Ông/Bà. Hỏi thêm thì đến quầy."
            return Turn(then=f"Vì: {reason} {said}" if reason else f"Lý do và {lower(said)}")
        case S.PAUSED:
            return Turn(then=_paused(state, times), idle=not state.broken)
        case S.HANDED_OVER if refused(story):
            return Turn(then="Chưa rõ lý do ghi trong văn bản, Ông/Bà hỏi tại quầy.")
        case S.HANDED_OVER:
            return Turn(
                then="Thấy giấy ghi sai, Ông/Bà mang lại quầy. Lỗi của phường thì sửa không thu tiền.",
                idle=True,
            )
        case S.WITHDRAWN:
            return Turn(then="Muốn làm lại, Ông/Bà nộp hồ sơ mới.", idle=True)
    return _ours(state, times, staff)


def _to_pay(charged: int | None, then: str) -> Turn:
    """How much, and where: phí, lệ phí is the office's own; what the tax office asks stands in its notice only."""
    if not charged:
        where = "Số tiền và nơi nộp ghi trong thông báo đã gửi Ông/Bà. Chưa có thông báo thì hỏi tại"
        return Turn("Ông/Bà nộp tiền theo thông báo đã nhận", where=where, then=then)
    other = "Khoản khác, như thuế, thì số tiền và nơi nộp ghi trong thông báo."
    where = f"Phí, lệ phí {money(charged)}, nộp tại"
    return Turn(f"Ông/Bà nộp {money(charged)}", where=where, then=f"{other} {then}")


def _ours(state: State, times: Times, staff: Staff) -> Turn:
    """It is the office's turn: nothing to do while it keeps its word; after that, where to ask."""
    if times.unanswered(state):
        return Turn(then="Ông/Bà gọi hoặc đến quầy hỏi, đọc mã hồ sơ.")
    if not times.late(state):
        return Turn(idle=True)
    holder = ", ".join(filter(None, (unit(state.holder, staff), officer(state.holder or "", staff))))
    held = f" Hồ sơ đang ở {holder}." if holder else ""
    again = state.reappointed_on
    if again and again >= times.today:
        return Turn(then=held.strip())
    return Turn(then=f"Phường chưa hẹn lại. Ông/Bà hỏi tại quầy, đọc mã hồ sơ.{held}")


def apology(state: State, times: Times) -> str:
    """What we owe when a promise is not kept; "" when it is."""
    again, late, due_on = state.reappointed_on, times.late(state), state.due_on
    if times.unanswered(state):
        return "Hồ sơ gửi trên mạng chưa được xem đúng hẹn."
    if due_on is None:
        return ""
    if state.status not in OPEN:
        broken = state.status in (S.DECIDED, S.HANDED_OVER) and state.verdict == "overdue"
        return f"Kết quả có sau ngày hẹn {day_words(due_on)}." if broken else ""
    if again and again != due_on:
        new = times.said(again)
        if late and again < times.today:
            return f"Hồ sơ {late_words(late)}, quá cả ngày hẹn lại {new}."
        if late:
            return f"Hồ sơ {late_words(late)}; hẹn lại {new}."
        return f"Hồ sơ không kịp hẹn {times.said(due_on)}; hẹn lại {new}."
    return f"Hồ sơ {late_words(late)} so với hẹn {times.said(due_on)}." if late else ""


def why(story: Story, times: Times) -> Why | None:
    """The reason of the date; None without a promise, or when the matter ended otherwise."""
    state = story.state
    if not state.allow or state.received_at is None or state.status in (S.WITHDRAWN, S.STOPPED):
        return None
    days = story.days()
    allowance = Allowance.parse(state.allow)
    return Why(
        asks=_asks(state, times),
        allowed="làm trong ngày" if allowance.kind == "same-day" else allowance.words(),
        how=HOW[allowance.kind],
        # after an extension the days explain the old date, so only the sentences stay
        days=() if state.lawful_at or state.reappointed_on not in (None, state.due_on) else days,
        skipped=sentence(days).removeprefix("Tính cả ngày nghỉ." if allowance.kind == "cd" else "").strip(),
        moved=_moved(story, times),
        longer=_longer(story),
        provisional=provisional(days, times.known, state.due_on, state.reappointed_on)
        if state.provisional
        else "",
    )


def _asks(state: State, times: Times) -> str:
    """The question that the explanation answers."""
    if state.due_on is None:
        return "Ngày hẹn tính thế nào?"
    if (again := state.reappointed_on) and again != state.due_on:
        return f"Vì sao hẹn lại ngày {day_text(again, year=again.year != times.today.year)}?"
    return f"Vì sao là ngày {day_text(state.due_on, year=state.due_on.year != times.today.year)}?"


def _finished(state: State, times: Times, what: str) -> Day | None:
    if state.finished_on is None:
        return None
    verdict = f"{KEPT[state.verdict]} {times.said(state.due_on)}" if state.verdict and state.due_on else ""
    handed = local(state.handed_over_at)
    if handed is None:
        rest = f"{capital(verdict)}." if verdict else ""
        return Day(f"Có {what} từ", capital(day_words(state.finished_on)), rest=rest)
    rest = ", ".join(filter(None, (f"Có {what} từ {times.said(state.finished_on)}", verdict)))
    return Day(f"Đã trả {what}", capital(day_words(handed)), rest=f"{rest}.")


def _then(state: State, times: Times, begin: str) -> str:
    due_at = times.if_ended_now(state)
    if state.broken:
        return LATE_ANYWAY
    return f"{begin} {times.said(due_at.astimezone(VN).date())} có kết quả. {STANDS}" if due_at else STANDS


def _paused(state: State, times: Times) -> str:
    """What ends the wait, and what it does to the date."""
    ends = "Có trả lời thì ngày hẹn được tính tiếp."
    if state.pauses[-1] == "posting":
        last = local(state.not_before)
        ends = f"{f'Dán đến {times.said(last)}, hết' if last else 'Hết'} thời gian dán thì giải quyết tiếp."
    return f"{LATE_ANYWAY if state.broken else STANDS} {ends}"


def _longer(story: Story) -> str:
    """A longer time that was chosen when the dossier was received, and by which clause."""
    received = next((line for line in story.lines if line.act == Act.RECEIVE), None)
    if received is None or not received.facts.get("clause"):
        return ""
    usual = received.facts.get("usual")
    before = f"Thường là {Allowance.parse(usual).words()}; lúc" if usual else "Lúc"
    return f"{before} nhận đã chọn thời hạn dài hơn theo {received.facts['clause']}."


def _moved(story: Story, times: Times) -> str:
    """From which date to which, when it is another one than on the slip."""
    state = story.state
    first, now = state.original_due_on, state.due_on
    if state.lawful_at and now:
        clause = next((str(x.facts.get("clause")) for x in story.lines if x.act == Act.EXTEND), "")
        return f"Ngày trả dời đến {day_words(now)} theo {clause}."
    if (again := state.reappointed_on) and now and again != now:
        return f"Đó là ngày hẹn {times.said(now)}. Phường không kịp ngày ấy nên hẹn lại {times.said(again)}."
    moved = next((x for x in reversed(story.lines) if x.act == Act.RECOUNT and "after" in x.facts), None)
    if not first or now == first or not (state.waits or moved):
        return ""
    before = f"Lúc nhận hẹn {times.said(first)}."
    if moved and now and not state.waits:
        by = f" theo {moved.facts['notice']}" if moved.facts.get("notice") else ""
        return f"{before} Lịch làm việc đổi{by}, nên ngày hẹn là {times.said(now)}."
    if now is None:
        return f"{before} Hết chờ, ngày hẹn được tính tiếp."
    return f"{before} Thời gian chờ không tính, nên hẹn dời đến {times.said(now)}."
