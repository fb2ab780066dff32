"""Why the clock may stop besides a request for papers: each reason with its clause and who may start it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pause:
    """`status` is ours (duty = national 6, paused = national 8); `duties`: who may start it, holding the dossier or
    deciding on it; `mark` says how sure the source is (S, K, ?); `note`: what the desk asks to be written down with it,
    so that the wait can be checked ("": nothing)."""

    words: str
    status: str
    clause: str
    mark: str
    duties: frozenset[str] = frozenset({"process", "decide"})
    note: str = "Văn bản nào, gửi cơ quan nào"


PAUSES: Mapping[str, Pause] = {
    "financial_duty": Pause(
        "Chờ nộp tiền (nghĩa vụ tài chính)", "duty", "trạng thái 6 của Cổng DVCQG", "S", note=""
    ),
    "verification": Pause(
        "Chờ cơ quan khác trả lời xác minh",
        "paused",
        "TT 04/2020/TT-BTP; NĐ 07/2025: không tính vào thời hạn",
        "S",
    ),
    "posting": Pause(
        "Niêm yết công khai", "paused", "theo luật của từng thủ tục", "K", note="Niêm yết gì, ở đâu"
    ),
    "expertise": Pause("Chờ giám định", "paused", "theo luật của từng thủ tục", "K"),
    "force_majeure": Pause(
        "Sự kiện bất khả kháng",
        "paused",
        "Bộ luật Dân sự 2015, điều 156",
        "?",
        frozenset({"decide"}),
        note="Việc gì đã xảy ra",
    ),
}
