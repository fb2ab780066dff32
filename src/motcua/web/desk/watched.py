"""The lists of acts that may make a late matter look punctual, as tables: what the chairman's page shows and counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from motcua.dossiers import guides, watch
from motcua.dossiers.queries import midnight
from motcua.dossiers.rules import WORDS, Act, Status
from motcua.dossiers.rules.pauses import PAUSES
from motcua.people import queries as people
from motcua.web.desk.templatetags.desk import near
from motcua.words import thousands

# after the promise was broken it counts as on time, and stands here instead
HOW_ENDED: Mapping[Status, str] = {Status.WITHDRAWN: "người dân rút", Status.STOPPED: "dừng hẳn"}


@dataclass(frozen=True, slots=True)
class Cell:
    """`code`: of a dossier, which it opens; `mark`: it stands out."""

    text: str
    code: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its title with the number of its rows, what it means, its heads and its rows in words."""

    key: str
    name: str
    unit: str
    note: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    @property
    def title(self) -> str:
        return f"{self.name}: {thousands(len(self.rows))} {self.unit}"


@dataclass(frozen=True, slots=True)
class Eye:
    """Who reads: what officers are called, and today."""

    calls: Mapping[str, str]
    today: date

    def on(self, at: date | datetime | None, none: str = "") -> Cell:
        return Cell(near(at, self.today) if at else none)

    def who(self, ref: str) -> Cell:
        return Cell(self.calls.get(ref, ref))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: what is found for it, and how a line of it reads."""

    name: str
    unit: str
    note: str
    heads: tuple[str, ...]
    find: Callable[[int, datetime, datetime, datetime], Sequence[Any]]
    read: Callable[[Any, Eye], tuple[Cell, ...]]


def code(x: Any) -> Cell:
    return Cell(x.code, code=x.code)


def wait(x: watch.Waited, eye: Eye) -> tuple[Cell, ...]:
    why = PAUSES[x.why].words if x.why in PAUSES else WORDS[Act.ASK].capitalize()
    close = Cell("sát hạn" if x.close else "", mark=True)
    return (code(x), Cell(why), eye.on(x.since), eye.on(x.until, "đang dừng"), eye.on(x.due_on), close,
            Cell(thousands(x.days)), Cell(x.note or ""), eye.who(x.by))  # fmt: skip


def longer(x: watch.Redated, eye: Eye) -> tuple[Cell, ...]:
    why = x.why or ("" if x.act == Act.RECEIVE else "đã xóa")
    return (code(x), Cell(WORDS[Act(x.act)]), eye.on(x.before, "không hẹn"), eye.on(x.after, "không hẹn"),
            Cell(x.clause), Cell(why), eye.who(x.by))  # fmt: skip


def again(x: watch.Again, eye: Eye) -> tuple[Cell, ...]:
    ended = Cell(f"{HOW_ENDED[Status(x.status)]} {near(x.ended_on, eye.today)}")
    return (code(x), Cell(x.procedure), eye.on(x.due_on), ended, eye.who(x.by), eye.on(x.received_on),
            Cell(x.again, code=x.again), Cell(x.again_procedure if x.again_procedure != x.procedure else ""),
            Cell("cùng người" if x.same_person else "cùng tên"))  # fmt: skip


def moved(x: watch.Redated, eye: Eye) -> tuple[Cell, ...]:
    return (code(x), eye.on(x.before, "không hẹn"), eye.on(x.after, "không hẹn"), Cell(x.why or "lịch làm việc"),
            eye.on(x.first, "không hẹn"), Cell(f"{x.past} ngày" if x.past else "", mark=True),
            eye.on(x.at))  # fmt: skip


def edition(x: watch.Edition, eye: Eye) -> tuple[Cell, ...]:
    return (eye.on(x.at), Cell(x.notice or "lịch ban đầu, hoặc chỉ bỏ bớt"), Cell(x.taken_back),
            Cell(thousands(x.received)), Cell(thousands(x.recounted)), eye.who(x.by.removeprefix("seat:")))  # fmt: skip


def sheet(x: watch.TypedLater, eye: Eye) -> tuple[Cell, ...]:
    passed = Cell(near(x.passed, eye.today) if x.passed else "", mark=True)
    return (code(x), Cell(WORDS[Act(x.act)]), eye.on(x.happened_at), eye.on(x.recorded_at), passed, Cell(x.sheet),
            eye.who(x.by))  # fmt: skip


def unanswered(x: watch.Unanswered, eye: Eye) -> tuple[Cell, ...]:
    answered = eye.on(x.answered_at) if x.answered_at else Cell("chưa trả lời", mark=True)
    return code(x), Cell(x.name), eye.on(x.submitted_at), eye.on(x.accept_by), answered


def lacking(x: watch.Lacking, eye: Eye) -> tuple[Cell, ...]:
    return code(x), eye.on(x.at), Cell("; ".join(x.papers)), eye.who(x.by)


def returned(x: guides.CameAgain, _eye: Eye) -> tuple[Cell, ...]:
    return Cell(x.name), *(Cell(thousands(n)) for n in (x.guided, x.again, x.received, x.visits))


def until_now(
    find: Callable[..., Sequence[Any]], office: int, since: datetime, until: datetime, _now: datetime
) -> Sequence[Any]:
    """A list that does not ask how late it is."""
    return find(office, since, until)


KINDS: Mapping[str, Kind] = {
    "waits": Kind(
        "Tạm dừng sát hạn hoặc lâu", "lần",
        f"Bắt đầu dừng vào ngày hẹn hay ngày làm việc trước đó, hoặc dừng cả thảy quá {watch.LONG} ngày làm việc.",
        ("Mã hồ sơ", "Lý do", "Dừng từ", "Đến", "Hẹn khi ấy", "Sát hạn", "Ngày đã dừng", "Ghi rõ", "Người cho dừng"),
        watch.waits, wait,
    ),
    "longer": Kind(
        "Hẹn dài hơn, do nhận, sửa hoặc gia hạn", "việc", "Đang chờ thì tính như hết chờ lúc ấy.",
        ("Mã hồ sơ", "Việc", "Hẹn trước", "Hẹn sau", "Điều khoản", "Lý do", "Người làm"),
        partial(until_now, watch.lengthened), longer,
    ),
    "again": Kind(
        "Rút hoặc dừng rồi nhận lại", "hồ sơ",
        "Cùng người (kể cả chủ cũ trước khi sửa) hoặc cùng tên mà ngày sinh không trái nhau, trong 30 ngày.",
        ("Mã hồ sơ", "Thủ tục", "Hẹn trả", "Kết thúc", "Người ghi", "Nhận lại", "Mã mới", "Thủ tục mới", "Nhận ra vì"),
        partial(until_now, watch.begun_again), again,
    ),
    "recounted": Kind(
        "Lịch đổi làm dời hẹn", "lần",
        "Hồ sơ đã xong hoặc đã quá hạn không đổi theo lịch. Hẹn lúc nhận: để thấy các lần đổi cộng lại.",
        ("Mã hồ sơ", "Hẹn trước", "Hẹn sau", "Theo", "Hẹn lúc nhận", "Ngày đã qua bị đổi", "Lúc"),
        partial(until_now, watch.recounted), moved,
    ),
    "editions": Kind(
        "Lịch làm việc đổi", "lần", "Hồ sơ nhận khi một thông báo còn đứng thì hẹn theo thông báo ấy, dù sau đó bỏ.",
        ("Lúc", "Thông báo mới", "Thay cho, bỏ", "Hồ sơ nhận theo lịch này", "Lần tính lại", "Người đổi"),
        partial(until_now, watch.editions), edition,
    ),
    "sheets": Kind(
        "Nhập sau từ phiếu giấy", "việc", "Hạn đã qua: ngày hẹn nằm giữa giờ ghi trên phiếu và giờ nhập máy.",
        ("Mã hồ sơ", "Việc", "Xảy ra", "Nhập", "Hạn đã qua", "Phiếu", "Người nhập"),
        partial(until_now, watch.typed_later), sheet,
    ),
    "unanswered": Kind(
        "Nộp trên mạng, quá 8 giờ làm việc chưa nhận", "hồ sơ", "Kể cả đã nhận hoặc từ chối, nhưng muộn.",
        ("Mã hồ sơ", "Thủ tục", "Gửi lúc", "Phải trả lời trước", "Trả lời"), watch.unanswered, unanswered,
    ),
    "lacking": Kind(
        "Nhận dù còn thiếu giấy", "hồ sơ", "", ("Mã hồ sơ", "Nhận lúc", "Giấy thiếu", "Người chấp nhận"),
        partial(until_now, watch.taken_without), lacking,
    ),
    "returned": Kind(
        "Người dân phải quay lại vì thiếu giấy", "thủ tục",
        "Theo phiếu hướng dẫn; mang đủ: nhận hồ sơ sau khi đã hướng dẫn.",
        ("Thủ tục", "Lượt hướng dẫn", "Quay lại vẫn thiếu", "Quay lại mang đủ", "Lượt quay lại"),
        partial(until_now, guides.came_again), returned,
    ),
}  # fmt: skip


def found(office: int, since: date, until: date, now: datetime) -> dict[str, Sequence[Any]]:
    """The rows of every kind in [since, until), whole."""
    span = midnight(since), midnight(until)
    return {key: kind.find(office, *span, now) for key, kind in KINDS.items()}


def counted(office: int, since: date, until: date, now: datetime) -> list[tuple[str, int, str]]:
    """Each kind with its number of rows and the address that opens them: figures of the office's own, beside the
    statutory ones."""
    query = f"since={since.isoformat()}&until={until.isoformat()}"
    rows = found(office, since, until, now)
    return [(KINDS[key].name, len(x), f"/desk/late?list={key}&{query}") for key, x in rows.items()]


def tables(rows: Mapping[str, Sequence[Any]], today: date) -> list[Listed]:
    """These rows in words."""
    refs = {str(x.by).removeprefix("seat:") for lines in rows.values() for x in lines if hasattr(x, "by")}
    eye = Eye(people.calls(refs), today)
    return [
        Listed(key, kind.name, kind.unit, kind.note, kind.heads, [kind.read(x, eye) for x in rows[key]])
        for key, kind in KINDS.items()
    ]
