"""The last days of a working ward: dossiers in every state, so that lists and pages are not bare."""

import json
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from motcua.clock import VN
from motcua.clock.vietnam import CALENDAR

SINGLE, AGAIN, CHILD, GUARD = "1.004873", "1.004884", "1.001022", "1.004837"
CONTRACT, RELIEF, BIRTH = "2.001035", "1.001776", "1.001193"
# key; working days ago; at; procedure; who; then what happened: (working days ago, at, act, by, facts)
Step = tuple[int, str, str, str, dict[str, Any]]
TO_HOA, TO_NGA = {"to": "hoa"}, {"to": "nga"}
GRANTED = {"outcome": "granted", "signer": "tung"}
FORM = {"missing": ["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"], "note": "Trang 2 tờ khai thiếu chữ ký"}
MATTERS: list[tuple[str, int, str, str, tuple[str, str, str], list[Step]]] = [
    ("tre-hai-ngay", 5, "08:10", SINGLE, ("Hoàng Văn Cát", "042079001501", "M"),
     [(5, "08:20", "forward", "minh", TO_HOA)]),
    ("hen-lai", 6, "14:10", CHILD, ("Phan Thị Diệp", "042191001512", "F"),
     [(6, "14:20", "forward", "minh", TO_HOA)]),
    ("hom-nay", 3, "09:00", SINGLE, ("Nguyễn Thị Lan", "042172001234", "F"),
     [(3, "09:05", "forward", "minh", TO_HOA)]),
    ("hom-nay-2", 3, "10:15", GUARD, ("Lê Văn Khoa", "042068001534", "M"),
     [(3, "10:20", "forward", "minh", TO_HOA), (1, "15:00", "forward", "hoa", {"to": "tung"})]),
    ("ngay-mai", 2, "08:30", SINGLE, ("Đỗ Thị Mận", "042196001545", "F"),
     [(2, "08:35", "forward", "minh", TO_HOA)]),
    ("ngay-mai-2", 1, "09:40", CONTRACT, ("Bùi Văn Nghĩa", "042085001556", "M"),
     [(1, "09:45", "forward", "minh", TO_HOA)]),
    ("mo-coi", 4, "15:30", AGAIN, ("Trịnh Thị Oanh", "042164001567", "F"),
     [(4, "15:40", "forward", "minh", TO_HOA)]),
    ("vua-nhan", 1, "15:50", CHILD, ("Võ Văn Phúc", "042090001578", "M"), []),
    ("tro-cap", 6, "09:20", RELIEF, ("Cao Thị Quế", "042150001589", "F"),
     [(6, "09:30", "forward", "minh", TO_NGA)]),
    ("cho-bo-sung", 4, "08:15", SINGLE, ("Hồ Văn Sơn", "042088001590", "M"),
     [(4, "08:20", "forward", "minh", TO_HOA), (3, "10:00", "ask", "hoa", FORM)]),
    ("cho-xac-minh", 6, "10:30", AGAIN, ("Lưu Thị Thảo", "042177001603", "F"),
     [(6, "10:35", "forward", "minh", TO_HOA), (5, "14:00", "pause", "hoa", {"reason": "verification"})]),
    ("da-ky", 4, "10:05", SINGLE, ("Mai Văn Uy", "042083001614", "M"),
     [(4, "10:10", "forward", "minh", TO_HOA), (2, "15:30", "decide", "tung", GRANTED)]),
    ("da-tra", 2, "08:05", BIRTH, ("Đinh Thị Vân", "042194001625", "F"),
     [(2, "09:30", "decide", "tung", GRANTED),
      (2, "09:45", "hand_over", "minh", {"to": "Đinh Thị Vân", "how": "counter"})]),
]  # fmt: skip


def acts(now: datetime) -> list[str]:
    """The week before `now` as lines of a replay, in the order of time."""
    day = list(days_before(now))

    def at(ago: int, hour: str) -> str:
        return datetime.combine(day[ago - 1].date(), time.fromisoformat(hour)).isoformat()

    lines: list[dict[str, Any]] = []
    for key, ago, hour, procedure, (name, number, sex), steps in MATTERS:
        who = {"name": name, "personal_id": number, "sex": sex, "phone": f"0300{number[-6:]}"}
        first = {
            "act": "receive",
            "by": "minh",
            "procedure": procedure,
            "channel": "counter",
            "applicant": who,
        }
        lines.append({"at": at(ago, hour), "dossier": key} | first)
        lines += [
            {"at": at(n, then), "dossier": key, "act": act, "by": by} | facts
            for n, then, act, by, facts in steps
        ]
    return [json.dumps(line, ensure_ascii=False) for line in sorted(lines, key=lambda line: str(line["at"]))]


def days_before(now: datetime) -> Iterator[datetime]:
    """Six working days, the latest first."""
    calendar, on = CALENDAR.tentative(), now.astimezone(VN)
    found = 0
    while found < 6:
        on -= timedelta(days=1)
        if calendar.day(on.date()).counted:
            found += 1
            yield on
