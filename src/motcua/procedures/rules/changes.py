"""From what a file says and what is held to what would change: a new version, an end, or nothing. Pure.

A version is never edited: a change begins a new one on its day and ends the one before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from motcua.fees.rules import fee_words
from motcua.procedures.rules.entries import Bad, BadRow, Entry, merged
from motcua.procedures.rules.record import CHANNELS, Record
from motcua.procedures.rules.writing import digest
from motcua.words import day_text, fold

COMMUNE = "Ủy ban nhân dân cấp xã"


@dataclass(frozen=True, slots=True)
class Held:
    """A version that is held: its id (None while it is only planned), period, who settles it, its record."""

    id: int | None
    since: date | None
    until: date | None
    settled_by: str
    record: Record
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What publishing an entry would do. `ends` and `replaces` name held versions; `lines` say it in Vietnamese,
    `remark` why something was left as it is."""

    kind: Literal["new", "changed", "ended", "same"]
    entry: Entry
    record: Record
    since: date | None
    until: date | None
    settled_by: str
    province: str
    digest: str
    ends: int | None = None
    replaces: int | None = None
    lines: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """What changed, or would; the rows that cannot be taken; and whether anything was written."""

    changes: tuple[Change, ...]
    bad: tuple[Bad, ...]
    written: bool

    def count(self, kind: str) -> int:
        """How many of that kind: new, changed, ended, same."""
        return sum(c.kind == kind for c in self.changes)


def change(entry: Entry, held: Sequence[Held], *, today: date, home: str = "") -> Change:
    """What the entry changes. `home` is the words for our province: a rule of another province is not settled here.

    BadRow when a newer version is held. What has ended stays so when the row does not say from when again.
    """
    ordered = sorted(held, key=lambda h: h.since or date.min)
    twin = _twin(entry, ordered)
    record = merged(entry, twin.record if twin else ordered[-1].record if ordered else None)
    settled_by, province = _place(entry, twin, home)
    new = Change(
        kind="new", entry=entry, record=record, since=entry.since, until=entry.until, settled_by=settled_by,
        province=province, digest=digest(record), remark="" if entry.partial else _kept(entry.record, record),
    )  # fmt: skip
    if not ordered:
        return _first(new)
    if twin and (twin.digest, twin.settled_by) == (new.digest, settled_by):
        return _only_end(new, twin)
    return _next(new, ordered, twin, today)


def describe(old: Record, new: Record) -> Iterable[str]:
    """What differs, part by part: "thời hạn: 3 ngày làm việc → 5 ngày làm việc"."""
    pairs = (
        ("tên", old.name, new.name),
        ("lĩnh vực", "; ".join(old.fields), "; ".join(new.fields)),
        ("thời hạn", _time(old), _time(new)),
        ("mức thu", _fee(old), _fee(new)),
        ("kết quả", "; ".join(r.name for r in old.results), "; ".join(r.name for r in new.results)),
        ("căn cứ", f"{len(old.law)} văn bản", f"{len(new.law)} văn bản"),
        ("trường hợp và giấy tờ", _papers(old), _papers(new)),
        ("ghi chú", old.note, new.note),
    )
    said = [f"{part}: {_short(a)} → {_short(b)}" for part, a, b in pairs if a != b]
    return said or ["nội dung bên trong bản ghi"]


def _kept(said: Record, record: Record) -> str:
    kept = said.ways != record.ways
    return "nguồn không ghi đơn vị hoặc mức thu: giữ thời hạn, mức thu đang có" if kept else ""


def _twin(entry: Entry, ordered: Sequence[Held]) -> Held | None:
    """The held version that the entry speaks of: the one of its own period, else the last."""
    if entry.since or entry.until:
        return next((h for h in ordered if h.since == entry.since), None)
    return ordered[-1] if ordered else None


def _place(entry: Entry, twin: Held | None, home: str) -> tuple[str, str]:
    if entry.province and home and fold(entry.province) not in fold(home):
        return f"{entry.settled_by or COMMUNE} (chỉ áp dụng ở {entry.province})", entry.province
    kept = twin.settled_by if twin and entry.partial and not entry.settled_by else ""
    return entry.settled_by or kept, ""


def _first(new: Change) -> Change:
    said = f"mới: {_short(new.record.name, 160)}" + (f" ({new.settled_by})" if new.settled_by else "")
    return replace(new, since=new.since or new.entry.not_before, lines=(said,))


def _only_end(new: Change, twin: Held) -> Change:
    if new.until is None or new.until == twin.until:
        return replace(new, kind="same", since=twin.since, until=twin.until)
    said = f"hết hiệu lực từ {day_text(new.until)}"
    return replace(new, kind="ended", since=twin.since, ends=twin.id, lines=(said,))


def _next(new: Change, ordered: Sequence[Held], twin: Held | None, today: date) -> Change:
    last = ordered[-1]
    dated = bool(new.since or new.until)
    since = new.since if dated else today
    if since is None or (last.since and last.since > since):
        from_when = f" từ {day_text(last.since)}" if last.since else ""
        raise BadRow(f"đã có bản mới hơn{from_when}; ghi valid_from sau ngày đó")
    if last.until and last.until <= since and not dated:
        remark = f"đã hết hiệu lực từ {day_text(last.until)} nên giữ nguyên; ghi valid_from để mở lại"
        return replace(new, kind="same", since=last.since, until=last.until, remark=remark)
    said = list(describe(last.record, new.record)) if new.digest != last.digest else []
    if new.settled_by != last.settled_by:
        said.append(f"nơi giải quyết: {last.settled_by or COMMUNE} → {new.settled_by or COMMUNE}")
    same_day = twin if twin and twin.since == since else last if last.since == since else None
    overlaps = last.until is None or last.until > since
    return replace(
        new,
        kind="changed",
        since=since,
        replaces=same_day.id if same_day else None,
        ends=last.id if overlaps and not same_day else None,
        lines=(*(said or ["mở lại"]), f"áp dụng từ {day_text(since)}"),
    )


def _time(record: Record) -> str:
    way = record.way("counter")
    return (way.allowance.words() if way.allowance else way.time_note or "không ghi") if way else "không ghi"


def _fee(record: Record) -> str:
    ways = [way for channel in CHANNELS if (way := record.way(channel))]
    return " | ".join(dict.fromkeys(fee_words(w.fees) for w in ways)) or "không ghi"


def _papers(record: Record) -> str:
    return f"{len(record.cases)} trường hợp, {sum(len(c.papers) for c in record.cases)} giấy tờ"


def _short(text: str, most: int = 80) -> str:
    return f"“{text[: most - 1]}…”" if len(text) > most else f"“{text}”"
