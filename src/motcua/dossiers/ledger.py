"""The one place that appends to a history. Status, due date and all other views are written in the same statement."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from motcua import Refused
from motcua.clock import VN, Calendar
from motcua.dossiers.models import Dossier, Event, Remark, Sheet
from motcua.dossiers.rules import Act, Calendars, Line, OnPaper, State, fold, in_order, step
from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people.rules import Actor
from motcua.words import clean

SECRET_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another: no 0 O, no 1 I L
# the acts whose line names the edition of the calendar of its hour
DATED = (Act.RECEIVE, Act.EXTEND, Act.RECOUNT)
NEXT_NUMBER = """
INSERT INTO dossiers_number (office_id, book, day, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (office_id, book, day) DO UPDATE SET last = dossiers_number.last + 1 RETURNING last"""
# a SELECT does not take its types from the table, as VALUES would
EVENT = """
INSERT INTO dossiers_event (dossier_id, seq, act, by_kind, by_ref, happened_at, recorded_at, facts, head)
SELECT id, %s, %s, %s, %s, %s::timestamptz, %s::timestamptz, %s::jsonb, %s FROM d RETURNING dossier_id"""


class NotFound(Refused):
    """No such dossier."""


class FromTheFuture(Refused):
    """An instant that is not yet."""


class NeedsSheet(Refused):
    """Earlier than now without a numbered sheet."""


@dataclass(slots=True)
class Held:
    """A dossier locked for one verb: its row, its history folded, and its office as it is now."""

    row: Dossier
    state: State
    ward: Ward

    @property
    def edition(self) -> int:
        """Of the office's calendar of now."""
        return self.ward.revision

    @property
    def most_asks(self) -> int:
        """How often a supplement may be asked for."""
        return self.ward.asks_allowed

    @property
    def calendars(self) -> Calendars:
        """The office's calendars, by edition: a history names the one that each date was counted with."""
        return calendars(self.row.office_id)

    @property
    def calendar(self) -> Calendar:
        """The one in force."""
        return self.calendars(self.edition)


def hold(code: str) -> Held:
    """Lock the dossier until the verb's transaction ends; only then is the calendar read, for it may have changed
    while we waited."""
    row = Dossier.objects.select_for_update(of=("self",)).filter(code=code).first()
    if row is None:
        raise NotFound(f"Không có hồ sơ {clean(code)[:40]}: hãy xem lại mã trên giấy hẹn.")
    ward = offices.ward_by_id(row.office_id)
    return Held(row, fold(history(row.pk), calendars(ward.id)), ward)


def history(dossier: int) -> list[Line]:
    """The lines so far, oldest first."""
    rows = Event.objects.filter(dossier_id=dossier).order_by("seq")
    return [
        Line(Act(a), at, by, facts)
        for a, at, by, facts in rows.values_list("act", "happened_at", "by_ref", "facts")
    ]


def calendars(office: int) -> Calendars:
    """The calendars of an office, by edition."""
    return partial(offices.calendar, office)


def open_one(office: int, key: str | None) -> tuple[Held, Ward]:
    """A dossier that is not there yet, and its ward; its code comes last. No calendar changes until it is written."""
    calendars_stay(office)
    ward = offices.ward_by_id(office)
    row = Dossier(office_id=ward.id, secret=secret(), key=key, head="")
    return Held(row, State(), ward), ward


def calendars_stay(office: int, *, until_recounted: bool = False) -> None:
    """New dossiers (together) and `recount` (alone) of one office wait for each other, to the transaction's end."""
    how = "" if until_recounted else "_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock{how}(hashtext('recount'), %s)", [office])


def number(office: int, book: str, day: date) -> int:
    """The next number of a book. It holds the book until the transaction ends, so take it last."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [office, book, day])
        return int(cursor.fetchone()[0])


def code(ward: Ward, day: date) -> str:
    """The next code of the day, `{office}-{yyMMdd}-{nnnn}` (TT 01/2018): never used again."""
    return f"{ward.name_on(day).code}-{day:%y%m%d}-{number(ward.id, 'dossier', day):04d}"


def secret() -> str:
    """Four characters that only the slip shows."""
    return "".join(secrets.choice(SECRET_LETTERS) for _ in range(4))


def canonical(value: Any) -> Any:
    """The value with nothing in it that two readers could write differently. TypeError for floats and the like."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(k)): canonical(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(v) for v in value]
    raise TypeError(f"a fact may not be a {type(value).__name__}")


def chain(before: str, code: str, seq: int, act: str, by: tuple[str, str], happened: datetime, recorded: datetime,
          facts: Mapping[str, Any]) -> str:  # fmt: skip
    """The head of a history after this line: sha256 over the head before it and the line, as 64 hex digits."""
    line = json.dumps(
        [code, seq, act, *by, plain(happened), plain(recorded), facts],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return sha256(before.encode() + line.encode()).hexdigest()


def said(text: str, remarks: list[Remark]) -> str | None:
    """Keep free words beside the chain; the fact is their salted digest."""
    words = clean(text)
    if not words:
        return None
    salt = secrets.token_hex(8)
    digest = sha256((salt + words).encode()).hexdigest()
    remarks.append(Remark(digest=digest, salt=salt, text=words))
    return digest


def record(held: Held, act: Act, *, by: Actor, at: datetime, facts: Mapping[str, Any],
           texts: Mapping[str, str] | None = None, apart: Mapping[str, Any] | None = None,
           paper: OnPaper | None = None, columns: Mapping[str, Any] | None = None) -> Dossier:  # fmt: skip
    """Append one event and write every view of the history, in one statement. `texts` become remarks;
    `apart`: what one of them holds, part by part, for what follows. That is written last, in the same transaction
    (`config/consequences.py`)."""
    happened = moment(at, paper)
    in_order(held.state, happened)
    remarks: list[Remark] = []
    for name, text in (texts or {}).items():
        if (digest := said(text, remarks)) is not None:
            facts = {**facts, name: digest}
    if paper:
        facts = {**facts, "sheet": paper.sheet}
    if act in DATED:
        facts = {**facts, "calendar": held.edition}
    facts = canonical(facts)
    row = held.row
    held.state = step(held.state, Line(act, happened, by.ref, facts), held.calendars)
    seq = (row.events_n or 0) + 1
    head = chain(row.head, row.code, seq, act, (by.kind, by.ref), happened, at, facts)
    fresh = {**view(held.state), **(columns or {}), "events_n": seq, "head": head}
    event = (seq, act, by.kind, by.ref, happened, at, json.dumps(facts, ensure_ascii=False), head)
    append(row, fresh, event)
    if remarks:
        for remark in remarks:
            remark.dossier_id = row.pk
        Remark.objects.bulk_create(remarks)
    if paper:
        use_sheet(row, seq, paper)
    import_string(settings.CONSEQUENCES)(
        held, act, by=by, at=happened, recorded_at=at, seq=seq, facts=facts,
        texts={name: clean(text) for name, text in (texts or {}).items()}, apart=canonical(apart or {}),
    )  # fmt: skip
    return row


def moment(at: datetime, paper: OnPaper | None) -> datetime:
    """When it happened: now, or earlier when a numbered sheet says so."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its zone")
    if paper is None:
        return at
    if paper.happened_at > at:
        raise FromTheFuture("Giờ ghi trên phiếu giấy chưa tới: hãy xem lại ngày giờ.")
    if not paper.sheet:
        raise NeedsSheet("Muốn ghi giờ sớm hơn lúc nhập thì cần số phiếu giấy in sẵn (motcua paper-kit).")
    return paper.happened_at


def view(state: State) -> dict[str, Any]:
    """The columns of `Dossier` that are views of its history."""
    return {
        "version_id": state.version,
        "case": state.case,
        "channel": state.channel,
        "owner_id": state.owner,
        "submitter_id": state.submitter,
        "holder_id": state.holder,
        "papers": json.dumps(state.papers, ensure_ascii=False),
        "waits": json.dumps(waits_text(state)),
        "status": state.status,
        "allow": state.allow,
        "submitted_at": state.submitted_at,
        "received_at": state.received_at,
        "lawful_at": state.lawful_at,
        "due_at": state.due_at,
        "due_on": state.due_on,
        "original_due_on": state.original_due_on,
        "reappointed_on": state.reappointed_on,
        "finished_at": state.finished_at,
        "handed_over_at": state.handed_over_at,
        "paused": state.paused,
        "broken": broken(state),
        "provisional": state.provisional,
        "verdict": state.verdict,
        "last_at": state.last_at,
    }


def plain(at: datetime) -> str:
    """An instant as text that does not depend on who wrote it."""
    return at.astimezone(VN).isoformat(timespec="microseconds")


def waits_text(state: State) -> list[list[str | None]]:
    """The waits as the table keeps them."""
    return [[plain(w.since), plain(w.until) if w.until else None] for w in state.waits]


def broken(state: State) -> bool:
    """What the history itself knows of a broken promise: when a wait began, or when the matter ended."""
    return state.broken_by(state.finished_on) if state.finished_on else state.broken


def append(row: Dossier, fresh: Mapping[str, Any], event: tuple[Any, ...]) -> None:
    """The dossier's row and its new event, in one statement; a new dossier gets its id."""
    if row.pk is None:
        fresh = {"office_id": row.office_id, "code": row.code, "secret": row.secret, "key": row.key, **fresh}
        columns, values = ", ".join(f'"{name}"' for name in fresh), ", ".join(["%s"] * len(fresh))
        head = f"WITH d AS (INSERT INTO dossiers_dossier ({columns}) VALUES ({values}) RETURNING id)"
    else:
        pairs = ", ".join(f'"{name}" = %s' for name in fresh)
        head = f"WITH d AS (UPDATE dossiers_dossier SET {pairs} WHERE id = {int(row.pk)} RETURNING id)"
    with connection.cursor() as cursor:
        cursor.execute(head + EVENT, [*fresh.values(), *event])
        row.pk = cursor.fetchone()[0]
    for name, value in fresh.items():
        if name not in ("papers", "waits"):
            setattr(row, name, value)


def use_sheet(row: Dossier, seq: int, paper: OnPaper) -> None:
    """Mark a sheet as used by this event; a sheet serves one event of its own office."""
    event = Event.objects.only("pk").get(dossier_id=row.pk, seq=seq)
    printed = Sheet.objects.filter(
        office_id=row.office_id, number=paper.sheet, printed_at__lte=paper.happened_at
    )
    if not printed.filter(event=None).update(event=event):
        raise NeedsSheet(
            f"Phiếu giấy số {clean(paper.sheet)[:40]} chưa in ở phường này trước giờ đã ghi, hoặc đã dùng rồi."
        )
