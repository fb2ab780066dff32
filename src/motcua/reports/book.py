"""The tracking book (sổ theo dõi hồ sơ): a line for each dossier received in a period, by field. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from motcua.documents.rules import Block, Column, Head, Paper, Para, Table, Title, Words, plain
from motcua.documents.sets import form_set
from motcua.reports.rules import Period
from motcua.words import alphabet_key, day_text, moment_words, thousands
from motcua.words.say import CHANNEL

ENDED = {"withdrawn": "đã rút", "stopped": "đã dừng"}
COUNTED = (
    "Hồ sơ tiếp nhận trong kỳ, mỗi hồ sơ một dòng và một bộ: cột (4) + (5) của biểu II.06a; "
    "hẹn trả, trả kết quả và ghi chú là những gì đã biết lúc lập sổ."
)
GROUP = "Nhận và trả kết quả"
COLUMNS = (
    Column("TT", 0, "center"),
    Column("Mã hồ sơ", 10),
    Column("Tên TTHC", 10),
    Column("Số lượng hồ sơ (bộ)", 3, "center"),
    Column("Tên cá nhân, tổ chức", 7),
    Column("Địa chỉ, số điện thoại", 8),
    Column("Cơ quan chủ trì giải quyết", 7),
    *(
        Column(head, share, "left", GROUP)
        for head, share in (
            ("Nhận hồ sơ", 5), ("Hẹn trả kết quả", 5), ("Trả kết quả", 5), ("Phương thức nhận kết quả", 5),
            ("Ký nhận", 5),
        )
    ),
    Column("Ghi chú", 5),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier. `due_at` None: it waits, or has no promise (`waits` tells which); `how` of the hand-over."""

    code: str
    name: str
    field: str
    owner: str
    address: str
    phone: str
    received_at: datetime
    due_at: datetime | None
    waits: bool
    status: str
    reappointed_on: date | None
    finished_on: date | None
    handed_over_at: datetime | None
    how: str | None

    @property
    def due(self) -> str:
        """As the slip has it."""
        return hour(self.due_at) if self.due_at else "đang chờ" if self.waits else "không hẹn"

    @property
    def note(self) -> str:
        """What the columns do not say."""
        said = [f"hẹn lại {day_text(self.reappointed_on)}"] if self.reappointed_on else []
        if self.finished_on and not self.handed_over_at:
            said.append(f"{ENDED.get(self.status, 'có kết quả')} {day_text(self.finished_on)}")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Book:
    """The entries of [since, until) as they stood at `at`, by field and then as they came."""

    period: Period
    office: str
    desk: str
    entries: tuple[Entry, ...]
    at: datetime

    @property
    def form(self) -> str:
        """The form that these columns are of, while its text holds on the last day of the period; then "", since the
        layout of the next was not found."""
        text = form_set("A")
        return f"Mẫu số {text.names['book'][0]}, {text.short}" if text.holds(self.period.last_on) else ""

    @property
    def cut_off(self) -> str:
        """Of whom it speaks, and as known when."""
        return f"Nhận {self.period.words}; ghi đến {moment_words(self.at)}."

    def by_field(self) -> list[tuple[str, list[Entry]]]:
        """Fields by the alphabet."""
        return [(field, list(found)) for field, found in groupby(self.entries, lambda e: e.field)]


def bound(period: Period, office: str, desk: str, entries: Sequence[Entry], at: datetime) -> Book:
    """The book of these entries, however they are ordered."""
    ordered = sorted(entries, key=lambda e: (alphabet_key(e.field), e.field, e.received_at, e.code))
    return Book(period, office, desk, tuple(ordered), at)


def hour(at: datetime) -> str:
    """ "09:00 06/5/2022"."""
    said, _, day = moment_words(at).partition(" ")
    return f"{said} {day.rpartition(' ')[2]}"


def cells(entry: Entry, office: str) -> tuple[str, ...]:
    """The columns from the second on, but for the number of sets."""
    return (
        entry.code, entry.name, "1", entry.owner, "; ".join(filter(None, (entry.address, entry.phone))), office,
        hour(entry.received_at), entry.due, hour(entry.handed_over_at) if entry.handed_over_at else "",
        CHANNEL[entry.how] if entry.how else "", "", entry.note,
    )  # fmt: skip


def paper(book: Book) -> Paper:
    """The book to print, sign and bind."""
    return Paper("Sổ theo dõi hồ sơ", "a4-wide", (tuple(blocks(book)),), numbered=True)


def blocks(book: Book) -> Iterator[Block]:
    """Head, title, a table for each field, the sum, and how it is counted."""
    yield Head(above=(book.office.upper(),), body=(book.desk.upper(),))
    yield Title(
        "SỔ THEO DÕI HỒ SƠ",
        (
            *([plain(f"({book.form})", "i")] if book.form else []),
            plain(f"Hồ sơ tiếp nhận {book.period.words}"),
        ),
    )
    number = 0
    for field, entries in book.by_field():
        yield Para(plain(f"Lĩnh vực {field}: {thousands(len(entries))} hồ sơ"), "heading")
        rows: list[tuple[Words, ...]] = []
        for entry in entries:
            number += 1
            rows.append((plain(str(number)), *map(plain, cells(entry, book.office))))
        yield Table(f"Sổ theo dõi, {field}", COLUMNS, tuple(rows))
    yield Para(plain(f"Cộng: {thousands(number)} hồ sơ.", "b"))
    yield Para(plain(f"{COUNTED} {book.cut_off}", "i"))
