"""How a dossier stands in a list: due date, what is left, where it is, the next act; and the list in groups. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.clock import VN, Calendar, Left
from motcua.dossiers.queries import InboxRow
from motcua.dossiers.rules import OPEN, RUNNING, STANDING, TABLE, Act, Status, accept_by, remaining
from motcua.people.rules import Seated
from motcua.words import capital, day_short, day_text, day_words, moment_short


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a list, in words. `when` is the group that it belongs to: a day, or one of the names below."""

    row: InboxRow
    when: date | str
    due: str
    left: Left | None
    step: str
    act: Act | None
    todo: str

    @property
    def short(self) -> str:
        """The end of the code, which tells dossiers of one office apart."""
        return f"…{self.row.code.split('-', 1)[-1]}"

    @property
    def href(self) -> str:
        return f"/desk/dossier/{self.row.code}"

    @property
    def next_href(self) -> str:
        return f"{self.href}/{self.act.replace('_', '-')}" if self.act else self.href


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that fall due together, with their head in words."""

    text: str
    rows: tuple[Shown, ...]
    tag: str = ""
    tag_text: str = ""
    tag_icon: str = ""


SENT, LATE, UNDATED, STOPPED, DONE = "sent", "late", "undated", "stopped", "done"
NEXT: dict[Act, str] = {
    Act.RECEIVE: "Nhận hồ sơ", Act.FORWARD: "Chuyển người khác", Act.DECIDE: "Ký, quyết định",
    Act.SUPPLEMENT: "Nhận bổ sung", Act.RESUME: "Tiếp tục giải quyết", Act.ISSUE: "Ghi số, phát hành",
    Act.HAND_OVER: "Trả kết quả",
}  # fmt: skip


def shown(row: InboxRow, calendar: Calendar, now: datetime, seated: Seated) -> Shown:
    """A row as this officer sees it now. The calendar takes years without notice (`tentative`)."""
    act = next_act(row, seated)
    todo = NEXT.get(act, "Xem") if act else "Xem"
    when, due = place(row, calendar, now)
    return Shown(row, when, due, left(row, calendar, now), step(row), act, todo)


def next_act(row: InboxRow, seated: Seated) -> Act | None:
    """What this officer does next with it; None when it is somebody else's turn."""
    act = due_act(row, seated)
    return act if act and may(row, act, seated) else None


def due_act(row: InboxRow, seated: Seated) -> Act | None:
    """What comes next."""
    match row.status:
        case Status.SUBMITTED:
            return Act.RECEIVE
        case Status.SUPPLEMENT:
            return Act.SUPPLEMENT
        case Status.DUTY | Status.PAUSED:
            return Act.RESUME
        case Status.SIGNED:
            return Act.ISSUE
        case Status.DECIDED:
            return Act.HAND_OVER
    if row.status not in RUNNING:
        return None
    return Act.DECIDE if "decide" in seated.actor.duties else Act.FORWARD


def may(row: InboxRow, act: Act, seated: Seated) -> bool:
    """Do the officer's duties allow it? Who only processes works on what lies in their own hands."""
    duties = seated.actor.duties & TABLE[act][1]
    return bool(duties) and (duties != {"process"} or row.holder == seated.username)


def place(row: InboxRow, calendar: Calendar, now: datetime) -> tuple[date | str, str]:
    """The group of a row and its due date in words."""
    today = now.astimezone(VN).date()
    if row.status == Status.SUBMITTED:
        return SENT, f"nhận trước {moment_short(accept_by(row.submitted_at or row.last_at, calendar))}"
    if row.status not in OPEN:
        return DONE, near(row.due_on, today) if row.due_on else "–"
    if row.due_on and row.due_on < today:
        day = near(row.due_on, today)
        return LATE, f"{day} {row.due_at.astimezone(VN):%H:%M}" if row.due_at else day
    if row.paused:
        since = (row.waits[-1].since if row.waits else row.last_at).astimezone(VN)
        return STOPPED, f"dừng từ {day_text(since, year=since.year != today.year)}"
    if row.due_at is None or row.due_on is None:
        return UNDATED, "không hẹn ngày"
    due = f"{near(row.due_on, today)} {row.due_at.astimezone(VN):%H:%M}"
    return row.due_on, due + (" (tạm tính)" if row.provisional else "")


def near(on: date, today: date) -> str:
    """ "T6 06/5", with the year when that is not this year."""
    return day_short(on, year=on.year != today.year)


def step(row: InboxRow) -> str:
    """Where it is, in words."""
    if row.status == Status.RECEIVED:
        return "chưa chuyển"
    if row.refused:
        return "đã trả lời: không đồng ý"
    if row.holder_name and row.status == Status.IN_PROGRESS:
        return f"{row.holder_name} giữ"
    return STANDING[Status(row.status)]


def left(row: InboxRow, calendar: Calendar, now: datetime) -> Left | None:
    """What is left of the promise; of the hours to accept while it is not received yet; None without either."""
    return remaining(row, calendar, now)


def grouped(rows: Sequence[Shown], now: datetime) -> list[Group]:
    """The rows by what falls due: sent in, late, today, tomorrow, each later day, no date; stopped clocks last."""
    today = now.astimezone(VN).date()
    by_when: dict[date | str, list[Shown]] = {}
    for row in rows:
        by_when.setdefault(row.when, []).append(row)
    days = sorted(when for when in by_when if isinstance(when, date))
    order: list[date | str] = [SENT, LATE, *days, UNDATED, DONE, STOPPED]
    return [head(when, tuple(by_when[when]), today) for when in order if when in by_when]


def head(when: date | str, rows: tuple[Shown, ...], today: date) -> Group:
    """A group with its words."""
    count = f"{len(rows)} hồ sơ"
    if when == LATE:
        return Group(count, rows, "late", "Quá hạn", "triangle-alert")
    if when == SENT:
        return Group(f"{count}, nhận hoặc trả lời trong 8 giờ làm việc", rows, "sent", "Chờ nhận", "inbox")
    if when == STOPPED:
        return Group(
            f"{count}, không tính vào hạn trong lúc chờ", rows, "stop", "Đồng hồ đang dừng", "circle-pause"
        )
    if when == today:
        return Group(count, rows, "soon", "Hôm nay", "clock")
    if when == UNDATED:
        return Group(f"Không hẹn ngày: {count}", rows)
    if when == DONE:
        return Group(f"Chờ người dân đến nhận: {count}", rows)
    assert isinstance(when, date)
    name = "Ngày mai, " if when == today + timedelta(days=1) else ""
    words = f"{name}{day_words(when, year=when.year != today.year)}"
    return Group(f"{capital(words)}: {count}", rows)
