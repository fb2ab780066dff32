"""The verbs, the statuses, and the one table of where and by whom a verb may be done."""

from collections.abc import Mapping
from enum import StrEnum


class Act(StrEnum):
    """The verbs, in the order in which a matter meets them."""

    SUBMIT = "submit"
    RECEIVE = "receive"
    DECLINE = "decline"
    FORWARD = "forward"
    ASK = "ask"
    SUPPLEMENT = "supplement"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    DECIDE = "decide"
    ISSUE = "issue"
    HAND_OVER = "hand_over"
    REISSUE = "reissue"
    WITHDRAW = "withdraw"
    STOP = "stop"
    CORRECT = "correct"
    RECOUNT = "recount"


class Status(StrEnum):
    """Where a dossier stands."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    DECLINED = "declined"
    IN_PROGRESS = "in_progress"
    SUPPLEMENT = "supplement"
    DUTY = "duty"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    SIGNED = "signed"
    DECIDED = "decided"
    HANDED_OVER = "handed_over"


S = Status
# Statuses of the national portal. A final stop has none of its own there; 8 "Dừng xử lý" is the nearest.
NATIONAL: Mapping[Status, int] = {
    S.SUBMITTED: 1,
    S.RECEIVED: 2,
    S.DECLINED: 3,
    S.IN_PROGRESS: 4,
    S.SUPPLEMENT: 5,
    S.DUTY: 6,
    S.WITHDRAWN: 7,
    S.PAUSED: 8,
    S.STOPPED: 8,
    S.SIGNED: 4,  # signed and not yet issued is not 9 "đã xử lý xong": the clock still runs
    S.DECIDED: 9,
    S.HANDED_OVER: 10,
}
RUNNING = frozenset({S.RECEIVED, S.IN_PROGRESS, S.SIGNED})
WAITING = frozenset({S.SUPPLEMENT, S.DUTY, S.PAUSED})
OPEN = RUNNING | WAITING
UNSIGNED = OPEN - {S.SIGNED}
FINISHED = frozenset({S.DECIDED, S.HANDED_OVER, S.WITHDRAWN, S.STOPPED})

# act → where it may happen, and the duties of a seat of which one is needed; a recount is nobody's to do
TABLE: Mapping[Act, tuple[frozenset[Status], frozenset[str]]] = {
    Act.SUBMIT: (frozenset(), frozenset({"receive"})),
    Act.RECEIVE: (frozenset({S.SUBMITTED}), frozenset({"receive"})),
    Act.DECLINE: (frozenset({S.SUBMITTED}), frozenset({"receive"})),
    Act.FORWARD: (OPEN, frozenset({"receive", "process", "decide"})),
    Act.ASK: (UNSIGNED, frozenset({"receive", "process", "decide"})),
    Act.SUPPLEMENT: (UNSIGNED, frozenset({"receive", "process", "decide"})),
    Act.PAUSE: (UNSIGNED, frozenset({"process", "decide"})),
    Act.RESUME: (UNSIGNED, frozenset({"receive", "process", "decide"})),
    Act.EXTEND: (OPEN, frozenset({"decide"})),
    Act.DECIDE: (OPEN, frozenset({"decide"})),
    Act.ISSUE: (
        frozenset({S.SIGNED, S.DECIDED}),
        frozenset({"receive", "process", "decide", "clerk"}),
    ),
    Act.HAND_OVER: (frozenset({S.DECIDED}), frozenset({"receive"})),
    Act.REISSUE: (frozenset({S.HANDED_OVER}), frozenset({"receive"})),
    Act.WITHDRAW: (OPEN | {S.SUBMITTED}, frozenset({"receive"})),
    Act.STOP: (OPEN, frozenset({"process", "decide"})),
    Act.CORRECT: (OPEN | {S.SUBMITTED, S.DECIDED}, frozenset({"receive", "process", "decide"})),
}
BY_CITIZEN = frozenset({Act.SUBMIT, Act.SUPPLEMENT, Act.WITHDRAW})

WORDS: Mapping[Act, str] = {
    Act.SUBMIT: "nộp",
    Act.RECEIVE: "tiếp nhận",
    Act.DECLINE: "không tiếp nhận",
    Act.FORWARD: "chuyển",
    Act.ASK: "yêu cầu bổ sung",
    Act.SUPPLEMENT: "nhận bổ sung",
    Act.PAUSE: "tạm dừng",
    Act.RESUME: "tiếp tục",
    Act.EXTEND: "hẹn lại",
    Act.DECIDE: "quyết định",
    Act.ISSUE: "ghi số, phát hành",
    Act.HAND_OVER: "trả kết quả",
    Act.REISSUE: "cấp lại do lỗi của phường",
    Act.WITHDRAW: "rút",
    Act.STOP: "dừng giải quyết",
    Act.CORRECT: "sửa sai sót",
    Act.RECOUNT: "tính lại ngày hẹn",
}
# free words beside the chain: each fact of those names is a salted digest
TEXTS: Mapping[Act, tuple[str, ...]] = {
    Act.RECEIVE: ("reason",),
    Act.DECLINE: ("reason",),
    Act.ASK: ("note",),
    Act.SUPPLEMENT: ("reason",),
    Act.PAUSE: ("note",),
    Act.EXTEND: ("reason",),
    Act.DECIDE: ("reason",),
    Act.HAND_OVER: ("to", "identity", "authority", "note"),
    Act.REISSUE: ("reason",),
    Act.WITHDRAW: ("reason",),
    Act.STOP: ("reason",),
    Act.CORRECT: ("reason",),
}
STANDING: Mapping[Status, str] = {
    S.SUBMITTED: "đã gửi, chưa tiếp nhận",
    S.RECEIVED: "mới tiếp nhận",
    S.DECLINED: "không được tiếp nhận",
    S.IN_PROGRESS: "đang giải quyết",
    S.SUPPLEMENT: "đang chờ bổ sung",
    S.DUTY: "đang chờ nộp tiền",
    S.PAUSED: "đang tạm dừng",
    S.WITHDRAWN: "đã rút",
    S.STOPPED: "đã dừng hẳn",
    S.SIGNED: "đã ký, chờ ghi số và phát hành",
    S.DECIDED: "đã có kết quả",
    S.HANDED_OVER: "đã trả kết quả",
}
