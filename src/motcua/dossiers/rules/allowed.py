"""Who may do what, when, and why not. The verb asks here, so desk, portal, replay and job cannot forget it."""

from datetime import datetime

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.rules.acts import BY_CITIZEN, STANDING, TABLE, WORDS, Act, Status
from motcua.dossiers.rules.history import State, waiting
from motcua.people.rules import Actor


class NotNow(Refused):
    """The verb is not allowed in this status, or not to this person."""


def allow(state: State, act: Act, by: Actor, *, office: int, most_asks: int = 1) -> None:
    """Let the verb pass, or raise NotNow with the reason. Who may, when, and from where: all of it is here."""
    if reason := why_not(state, act, by, office=office, most_asks=most_asks):
        raise NotNow(reason)


def in_order(state: State, at: datetime) -> None:
    """What happened before what happened last cannot be written: a paper sheet too tells of its own hour only."""
    if state.last_at and at < state.last_at:
        raise NotNow(
            f"Thời điểm {at.astimezone(VN):%H:%M %d/%m/%Y} đứng trước việc gần nhất của hồ sơ "
            f"({state.last_at.astimezone(VN):%H:%M %d/%m/%Y}): hãy kiểm tra lại giờ."
        )


def why_not(state: State, act: Act, by: Actor, *, office: int, most_asks: int = 1) -> str | None:
    """Why this person may not do this now, in one sentence; None when it is allowed."""
    if act not in TABLE:
        return f"Việc {WORDS[act]} do máy làm khi lịch làm việc đổi."
    where, duties = TABLE[act]
    if state.status is not None and state.status not in where:
        return f"Không {WORDS[act]} được: hồ sơ {STANDING[state.status]}."
    return who_may_not(state, act, by, duties, office) or not_yet(state, act, most_asks)


def who_may_not(state: State, act: Act, by: Actor, duties: frozenset[str], office: int) -> str | None:
    """The person's side of the rule."""
    if by.kind == "citizen":
        if act not in BY_CITIZEN:
            return f"Việc {WORDS[act]} do cán bộ của phường làm."
        if state.status is not None and by.ref not in (str(state.owner), str(state.submitter)):
            return "Hồ sơ này của người khác."
        return None
    if by.kind == "system":
        return f"Việc {WORDS[act]} phải do người làm."
    if by.office != office:
        return "Hồ sơ này của cơ quan khác."
    if not by.duties & duties:
        return f"{by.name} không được giao việc {WORDS[act]}: hãy chuyển cho người có nhiệm vụ này."
    only_process = by.duties & duties == {"process"}
    if only_process and state.status is not None and state.holder != by.ref:
        return "Hồ sơ chưa chuyển đến tay mình: hãy nhờ người đang giữ chuyển sang."
    return None


def not_yet(state: State, act: Act, most_asks: int) -> str | None:
    """The dossier's side of the rule, beyond its status."""
    if act is Act.ASK and state.asked:
        return "Đang chờ bổ sung rồi: hãy nhận bổ sung trước."
    if act is Act.ASK and state.asks >= most_asks:
        return f"Chỉ được yêu cầu bổ sung {most_asks} lần cho một hồ sơ."
    if act is Act.SUPPLEMENT and not state.asked:
        return "Chưa có yêu cầu bổ sung nào đang chờ."
    if act is Act.ISSUE and state.number and state.status is not Status.SIGNED:
        return f"Đã ghi số {state.number} và phát hành rồi."
    if act is Act.RESUME and not state.pauses:
        return "Hồ sơ không tạm dừng."
    if act in (Act.DECIDE, Act.EXTEND) and state.paused:
        return f"Không {WORDS[act]} được khi hồ sơ {STANDING[waiting(state)]}: hãy kết thúc việc chờ trước."
    if act is Act.EXTEND and state.extended:
        return "Chỉ được hẹn lại một lần."
    if act is Act.EXTEND and state.due_on is None:
        return "Thủ tục này không có hạn trả nên không hẹn lại."
    return None
