"""How a ward is made to be what its WARD.yaml says: only what differs is written, in one transaction."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from django.db import connection, transaction

from motcua import Refused
from motcua.clock import VN
from motcua.clock.vietnam import YEARS
from motcua.config.ward_file import Account, Section, WardFile, read_ward
from motcua.config.ward_procedures import hang, put_online
from motcua.dossiers.actions.recount import Moved, recount
from motcua.dossiers.rules.editions import altered
from motcua.journal.rules import Change
from motcua.notices.actions.adopt import adopt
from motcua.notices.rules import read_own
from motcua.offices import queries as offices
from motcua.offices.actions.announce_year import announce_year
from motcua.offices.actions.arrange import arrange
from motcua.offices.actions.choose import choose
from motcua.offices.actions.found import found
from motcua.offices.actions.name import name
from motcua.offices.actions.set_hours import set_hours
from motcua.people import queries as people
from motcua.people.actions.amend_account import amend_account
from motcua.people.actions.hold_seat import hold_seat
from motcua.people.actions.open_account import open_account
from motcua.people.actions.reset_password import reset_password
from motcua.people.rules import system
from motcua.procedures import queries as procedures
from motcua.reform.actions.record import record
from motcua.reform.rules import read as read_reform

BY = system("apply")
SECTIONS: Mapping[str, Section] = {
    "papers": Section(read_own, lambda office, own, by, at: adopt(office, own, by=by, at=at)),
    "reform": Section(read_reform, lambda office, told, by, at: record(office, told, by=by, at=at)),
}
# what a new calendar moves: (office id, by, at) to a list of what it moved
AFTER_CALENDAR_CHANGE: tuple[Callable[..., list[Moved]], ...] = (recount,)


@dataclass(slots=True)
class Outcome:
    """What an application did, or would do: the changes in order, dossiers whose date moved, one-time passwords.

    `remarks`: what has to wait, and for what; and what nobody should overlook.
    """

    changes: list[Change] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    passwords: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read_file(path: Path) -> WardFile:
    """The file at that path. Refused with the line and the place when it cannot be taken."""
    try:
        return read_ward(path.read_text(encoding="utf8"), path.name, SECTIONS)
    except (OSError, UnicodeDecodeError) as e:
        raise Refused(f"Không đọc được {path}; hãy chỉ một tệp YAML có thật, chữ UTF-8.") from e


def read_demo() -> WardFile:
    """The demo ward's file, which comes with the program."""
    text = files("motcua.config.demo").joinpath("ward.yaml").read_text(encoding="utf8")
    return read_ward(text, "ward.yaml", SECTIONS)


def apply_ward(ward: WardFile, *, at: datetime, dry_run: bool = False) -> Outcome:
    """Make the ward what the file says; a dry run does the same and takes it all back.

    Refused: what cannot be; then nothing at all is written.
    """
    outcome = Outcome()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('motcua apply'))")  # one at a time
        before = {w.id: w.revision for w in offices.wards()}
        for section, write in _STEPS.items():
            with _in(ward, section):
                write(ward, outcome, at)
        office = offices.ward(ward.ward).id
        for section, facts in ward.sections.items():
            with _in(ward, section):
                outcome.changes += SECTIONS[section].write(office, facts, BY, at)
        for served in offices.wards():
            if before.get(served.id) and before[served.id] != served.revision:
                outcome.remarks += _past(served.id, before[served.id], served.revision, at)
                for follow in AFTER_CALENDAR_CHANGE:
                    outcome.moved += follow(served.id, by=BY, at=at)
        connection.check_constraints()
        if dry_run:
            outcome.passwords.clear()
            transaction.set_rollback(True)
    return outcome


def _past(office: int, old: int, new: int, at: datetime) -> list[str]:
    """Says it when the new calendar rewrites days that are over."""
    today = at.astimezone(VN).date()
    before, after = offices.calendar(office, old), offices.calendar(office, new)
    days = altered(before, after, min(before.hours[0].since, after.hours[0].since), today)
    if not days:
        return []
    return [
        f"Chú ý: lịch đổi cả {len(days)} ngày đã qua (từ {days[0]:%d/%m/%Y} đến {days[-1]:%d/%m/%Y}). Hồ sơ đã xong, "
        "đã quá hạn giữ nguyên ngày hẹn; hồ sơ khác đổi ngày thì lãnh đạo thấy ở trang Quá hạn."
    ]


@contextmanager
def _in(ward: WardFile, section: str) -> Iterator[None]:
    try:
        yield
    except Refused as e:
        raise Refused(f"{ward.file}, mục {section}: {e}") from e


def _offices(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    for office in ward.offices:
        serving = office.key == ward.ward
        outcome.changes += found(office.key, office.kind, serving=serving, practice=ward.demo, by=BY, at=at)
    for office in ward.offices:
        outcome.changes += name(office.key, office.names, by=BY, at=at)


def _years(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    for year in YEARS.values():
        outcome.changes += announce_year(year, issued_on=None, by=BY, at=at)
    for year, issued_on in ward.years:
        outcome.changes += announce_year(year, issued_on=issued_on, by=BY, at=at)


def _hours(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    if ward.hours is not None:
        outcome.changes += set_hours(ward.ward, ward.hours, by=BY, at=at)


def _seats(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    if ward.arranged:
        outcome.changes += arrange(
            ward.ward, units=ward.units, counters=ward.counters, seats=ward.seats, by=BY, at=at
        )


def _choices(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    outcome.changes += choose(ward.ward, ward.choices, by=BY, at=at)


def _accounts(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    for account in ward.accounts:
        if people.account(account.username) is None:
            _open(account, ward, outcome, at)
        outcome.changes += amend_account(
            account.username,
            full_name=account.full_name,
            call=account.call,
            is_active=not account.closed,
            by=BY,
            at=at,
        )


def _open(account: Account, ward: WardFile, outcome: Outcome, at: datetime) -> None:
    demo_password = ward.demo_password or None
    open_account(
        account.username,
        full_name=account.full_name,
        call=account.call,
        password=demo_password,
        by=BY,
        at=at,
    )
    outcome.changes.append(
        Change(f"tài khoản {account.username}", None, f"{account.full_name}, {account.call}")
    )
    if demo_password is None:
        outcome.passwords[account.username] = reset_password(account.username, by=BY, at=at)


def _holders(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    office = offices.ward(ward.ward).id
    for seat, holders in ward.holders.items():
        outcome.changes += hold_seat(offices.seat_id(office, seat), seat, holders, by=BY, at=at)


def _catalogue(outcome: Outcome, at: datetime) -> bool:
    """Is there one? Without it nothing can hang or be offered yet, and the outcome says so once."""
    if procedures.fields(at.astimezone(VN).date()):
        return True
    remark = "Danh mục chưa có thủ tục nào nên chưa niêm yết: hãy chạy motcua import catalogue rồi motcua apply lại."
    if remark not in outcome.remarks:
        outcome.remarks.append(remark)
    return False


def _posting(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    if ward.hung and _catalogue(outcome, at):
        changes, remarks = hang(ward.hung, offices.ward(ward.ward).id, by=BY, at=at)
        outcome.changes += changes
        outcome.remarks += remarks


def _online(ward: WardFile, outcome: Outcome, at: datetime) -> None:
    if ward.online and _catalogue(outcome, at):
        outcome.changes += put_online(ward.online, offices.ward(ward.ward).id, by=BY, at=at)


_STEPS: Mapping[str, Callable[[WardFile, Outcome, datetime], None]] = {
    "offices": _offices,
    "years": _years,
    "hours": _hours,
    "seats": _seats,
    "brand": _choices,
    "accounts": _accounts,
    "held": _holders,
    "posting": _posting,
    "online": _online,
}
