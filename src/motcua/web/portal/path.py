"""What a dossier went through and what is to come, told to whoever holds its slip.

No names but the officers', who stand on the slip too; no ids; no remarks: those are the desk's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from motcua.clock import VN
from motcua.dossiers.rules import OPEN, Act, State, Status
from motcua.dossiers.rules.pauses import PAUSES
from motcua.dossiers.story import Story, Told
from motcua.people.rules import Seated
from motcua.words import day_words, lower, moment_words, say

Staff = Mapping[str, Seated]  # who sits in the office, by account


@dataclass(frozen=True, slots=True)
class Step:
    """One disc of the timeline: a verb in plain words, then when and who."""

    state: Literal["done", "now", "todo"]
    words: str
    detail: str = ""
    icon: str = ""


DONE: Mapping[Act, str] = {
    Act.SUBMIT: "Đã gửi hồ sơ",
    Act.RECEIVE: "Đã nhận hồ sơ",
    Act.DECLINE: "Phường báo không tiếp nhận",
    Act.ASK: "Đã báo Ông/Bà bổ sung giấy tờ",
    Act.SUPPLEMENT: "Đã nhận giấy tờ bổ sung",
    Act.RESUME: "Giải quyết tiếp",
    Act.DECIDE: "Lãnh đạo phường đã ký",
    Act.ISSUE: "Đã ghi số, phát hành",
    Act.HAND_OVER: "Đã trả kết quả",
    Act.REISSUE: "Đã cấp lại vì phường ghi sai, không thu tiền",
    Act.WITHDRAW: "Ông/Bà đã rút hồ sơ",
    Act.STOP: "Đã dừng giải quyết",
    Act.CORRECT: "Đã sửa thông tin ghi sai trong hồ sơ",
    Act.RECOUNT: "Lịch làm việc đổi, ngày hẹn tính lại",
}
FALLBACK: Mapping[Act, str] = {  # for an officer who no longer sits in the office
    Act.RECEIVE: "cán bộ tiếp nhận",
    Act.SUPPLEMENT: "cán bộ tiếp nhận",
    Act.HAND_OVER: "cán bộ trả kết quả",
}
ICONS: Mapping[Status, str] = {
    Status.SUBMITTED: "inbox",
    Status.SUPPLEMENT: "pen-line",
    Status.DUTY: "coins",
    Status.PAUSED: "circle-pause",
    Status.DECIDED: "file-check",
}
PAUSED: Mapping[str, str] = {  # in everyday words; the other reasons say themselves
    "posting": "Đang dán thông báo ở phường",
}
BEGINS: Mapping[Status, frozenset[Act]] = {  # the act that began what is going on now, and is told with it
    Status.IN_PROGRESS: frozenset({Act.FORWARD}),
    Status.SUPPLEMENT: frozenset({Act.ASK}),
    Status.DUTY: frozenset({Act.PAUSE}),
    Status.PAUSED: frozenset({Act.PAUSE}),
}


def path(story: Story, staff: Staff, today: date, answer_by: datetime | None = None) -> tuple[Step, ...]:
    """Done, now, to come. `answer_by`: until when the desk receives or declines what was sent in."""
    state = story.state
    last = next(line for line in reversed(story.lines) if line.act != Act.RECOUNT)
    begun = last.act in BEGINS.get(state.status or Status.RECEIVED, ())
    done = [
        _done(line, state, staff, today) for line in _worth_telling(story) if not (begun and line is last)
    ]
    here = _now(state, last, staff, today, answer_by)
    if state.status == Status.DECIDED and refused(story):
        here = Step("now", "Chờ Ông/Bà đến nhận văn bản trả lời", "", ICONS[Status.DECIDED])
    return (*done, *([here] if here else []), *_todo(state, staff, today))


def _worth_telling(story: Story) -> list[Told]:
    """The lines but for those by which a new calendar moved nothing."""
    return [line for line in story.lines if line.act != Act.RECOUNT or "after" in line.facts]


def refused(story: Story) -> bool:
    """Does the answer say no? It is not to look like what was asked for."""
    decided = next((line for line in reversed(story.lines) if line.act == Act.DECIDE), None)
    return decided is not None and decided.facts.get("outcome") == "refused"


def paused(reason: str) -> str:
    """Why the clock stands still, in everyday words."""
    return PAUSED.get(reason) or PAUSES[reason].words


def signing(state: State, staff: Staff) -> bool:
    """Does it lie before the one who signs?"""
    return state.status == Status.IN_PROGRESS and _signs(staff.get(state.holder or ""))


def unit(username: str | None, staff: Staff) -> str:
    """Where the holder works: "Tư pháp – Hộ tịch"; "" when nobody knows. At the one-stop desk the post says it."""
    seat = staff.get(username or "")
    if seat is None:
        return ""
    return seat.title.removeprefix("Công chức ") if seat.one_stop or not seat.unit else seat.unit


def officer(username: str, staff: Staff) -> str:
    """ "anh Trần Văn Minh": as on the slip, with the word of address that colleagues use."""
    seat = staff.get(username)
    if seat is None:
        return ""
    address, _, rest = seat.call.partition(" ")
    return f"{address} {seat.full_name}" if rest else seat.full_name


def _done(line: Told, state: State, staff: Staff, today: date) -> Step:
    act = Act(line.act)
    by = officer(line.by_ref, staff) if line.by_kind == "seat" else ""
    who = by or FALLBACK.get(act, "")
    words = DONE.get(act, "")
    if act in (Act.SUBMIT, Act.HAND_OVER):
        way = say.CHANNEL.get(str(line.facts.get("how", state.channel)), "")
        words = f"{words} {way}".strip()
    elif act is Act.FORWARD:
        words, who = _forwarded(line, staff), ""
    elif act is Act.PAUSE:
        words, who = f"Tạm dừng: {_pause_words(line)}", ""
    elif act is Act.EXTEND:
        words, who = _extended(line, state), ""
    elif act is Act.DECIDE:
        who = officer(str(line.facts.get("signer", "")), staff)
    return Step("done", words, _detail(line.happened_at, who, today))


def _now(state: State, last: Told, staff: Staff, today: date, answer_by: datetime | None) -> Step | None:
    status = state.status
    since = f"từ {_moment(last.happened_at, today)}"
    if status == Status.SUBMITTED:
        until = f"chậm nhất {moment_words(answer_by, year=answer_by.year != today.year)}" if answer_by else ""
        return Step("now", "Chờ phường xem và nhận hồ sơ", until, ICONS[status])
    if status == Status.RECEIVED:
        return Step("now", "Chờ giao người giải quyết", since)
    if status == Status.IN_PROGRESS:
        signs = signing(state, staff)
        where = unit(state.holder, staff)
        words = "Chờ lãnh đạo phường ký" if signs else say.status_words(4, where=where)
        who = officer(state.holder or "", staff)
        return Step("now", words, " · ".join(filter(None, (since, who))), "signature" if signs else "")
    if status == Status.SIGNED:
        return Step("now", "Đã ký, chờ ghi số và phát hành", since, "signature")
    if status == Status.SUPPLEMENT:
        return Step("now", "Chờ Ông/Bà bổ sung giấy tờ", since, ICONS[status])
    if status == Status.DUTY:
        return Step("now", "Chờ Ông/Bà nộp tiền", since, ICONS[status])
    if status == Status.PAUSED:
        return Step("now", paused(state.pauses[-1]), since, ICONS[status])
    if status == Status.DECIDED:
        return Step("now", "Chờ Ông/Bà đến nhận kết quả", "", ICONS[status])
    return None


def _todo(state: State, staff: Staff, today: date) -> tuple[Step, ...]:
    if state.status == Status.SUBMITTED:
        return (
            Step("todo", "Phường giải quyết", "ngày hẹn trả có sau khi nhận hồ sơ"),
            Step("todo", "Ông/Bà nhận kết quả"),
        )
    if state.status not in OPEN:
        return ()
    day = state.reappointed_on or state.due_on
    latest = f"chậm nhất {day_words(day, year=day.year != today.year)}" if day and day >= today else ""
    collect = Step("todo", "Ông/Bà đến nhận kết quả", "mang giấy hẹn và giấy tờ tùy thân")
    if signing(state, staff):
        return (collect,)
    return (Step("todo", "Lãnh đạo phường ký", latest), collect)


def _forwarded(line: Told, staff: Staff) -> str:
    to = str(line.facts.get("to", ""))
    if _signs(staff.get(to)):
        return "Đã trình lãnh đạo phường ký"
    return f"Đã chuyển đến {unit(to, staff) or 'người giải quyết'}"


def _extended(line: Told, state: State) -> str:
    until = date.fromisoformat(str(line.facts["until"]))
    if state.lawful_at and line.facts.get("clause"):
        return f"Dời ngày trả đến {day_words(until)} theo {line.facts['clause']}"
    return f"Phường xin lỗi và hẹn lại {day_words(until)}"


def _pause_words(line: Told) -> str:
    return lower(paused(str(line.facts["reason"])))


def _signs(seat: Seated | None) -> bool:
    return seat is not None and "decide" in seat.actor.duties


def _detail(at: datetime, who: str, today: date) -> str:
    return " · ".join(filter(None, (_moment(at, today), who)))


def _moment(at: datetime, today: date) -> str:
    """The year is said only when it is another one; today is said so."""
    here = at.astimezone(VN)
    if here.date() == today:
        return f"{here:%H:%M} hôm nay"
    return moment_words(at, year=here.year != today.year)
