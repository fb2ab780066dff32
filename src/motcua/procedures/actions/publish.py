"""Publish: entries of a file become versions, all or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import ProtectedError

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures import memory
from motcua.procedures.models import Offering, Procedure, Version
from motcua.procedures.rules.changes import Change, Held, Published, change
from motcua.procedures.rules.check import reasons_against
from motcua.procedures.rules.entries import SAMPLE_CODE, Bad, BadRow, Entry
from motcua.procedures.rules.levels import LEVELS_CHANGED_ON
from motcua.procedures.rules.writing import from_json, to_json


class InUse(Refused):
    """A version that dossiers were received under cannot be replaced on its own first day."""


@transaction.atomic
def publish(
    entries: Iterable[Entry],
    *,
    by: Actor,
    at: datetime,
    home: str = "",
    office: int | None = None,
    dry_run: bool = False,
    skip_bad: bool = False,
) -> Published:
    """Plan every entry, then write them all, unless one is bad and `skip_bad` is not asked, or it is a dry run.

    `home` is the words for our province; `office` makes the versions that office's own.
    """
    memory.hold()
    entries = list(entries)
    held = _held({e.record.code for e in entries}, office)
    seen: dict[tuple[str, date | None], int] = {}
    changes: list[Change] = []
    bad: list[Bad] = []
    for entry in entries:
        code = entry.record.code
        try:
            first = seen.setdefault((code, entry.since), entry.line)
            if first != entry.line:
                raise BadRow(f"mã này đã có ở dòng {first}")
            changes.append(_planned(entry, held[code], at.astimezone(VN).date(), home))
        except BadRow as e:
            bad.append(Bad(entry.line, code, str(e)))
            continue
        held[code] = _as_if(held[code], changes[-1])
    written = not dry_run and (skip_bad or not bad)
    if written and (wanted := [c for c in changes if c.kind != "same"]):
        with attribute(by, at=at):
            _write(wanted, by, at, office)
            memory.changed()
    return Published(tuple(changes), tuple(bad), written)


def _planned(entry: Entry, held: Sequence[Held], today: date, home: str) -> Change:
    planned = change(entry, held, today=today, home=home)
    if reasons := reasons_against(planned.record):
        raise BadRow("; ".join(reasons))
    return planned


def _held(codes: set[str], office: int | None) -> defaultdict[str, list[Held]]:
    found: defaultdict[str, list[Held]] = defaultdict(list)
    rows = Version.objects.filter(procedure__code__in=codes, office=office).select_related("procedure")
    for v in rows.select_for_update(of=("self",)):
        found[v.procedure.code].append(
            Held(v.pk, v.since, v.until, v.settled_by, from_json(v.record), v.digest)
        )
    return found


def _as_if(held: list[Held], planned: Change) -> list[Held]:
    """What will be held after that change: an entry later in the file is planned against it."""
    if planned.kind in ("same", "ended"):
        return held
    new = Held(None, planned.since, planned.until, planned.settled_by, planned.record, planned.digest)
    return [*(h for h in held if h.since != planned.since), new]


def _write(changes: Sequence[Change], by: Actor, at: datetime, office: int | None) -> None:
    procedures = _procedures(changes)
    for c in changes:
        if c.replaces is not None:
            _remove(c, c.replaces)
        elif c.ends is not None:
            Version.objects.filter(pk=c.ends).update(until=c.until if c.kind == "ended" else c.since)
    Version.objects.bulk_create(
        Version(
            procedure_id=procedures[c.record.code],
            office_id=office,
            since=c.since,
            until=c.until,
            name=c.record.name,
            field=c.record.field,
            settled_by=c.settled_by,
            province=c.province,
            record=to_json(c.record),
            digest=c.digest,
            taken_at=at,
            by=f"{by.kind}:{by.ref}",
        )
        for c in changes
        if c.kind != "ended"
    )
    _offer(changes, procedures)


def _remove(c: Change, version: int) -> None:
    try:
        Version.objects.filter(pk=version).delete()
    except ProtectedError as e:
        raise InUse(
            f"Bản của thủ tục {c.record.code} từ {c.since} đã có hồ sơ; ghi valid_from là một ngày sau đó."
        ) from e


def _procedures(changes: Sequence[Change]) -> dict[str, int]:
    codes = {c.record.code: c.entry.replaced_by for c in changes}
    Procedure.objects.bulk_create(
        [Procedure(code=code, kind="sample" if SAMPLE_CODE.fullmatch(code) else "real") for code in codes],
        ignore_conflicts=True,
    )
    for code, replaced_by in codes.items():
        if replaced_by:
            Procedure.objects.filter(code=code).exclude(replaced_by=replaced_by).update(
                replaced_by=replaced_by
            )
    return dict(Procedure.objects.filter(code__in=codes).values_list("code", "pk"))


def _offer(changes: Sequence[Change], procedures: dict[str, int]) -> None:
    """What the file says is online, for all offices, where nothing is known yet."""
    said = {procedures[c.record.code]: c for c in reversed(changes) if c.entry.level and not c.settled_by}
    known = set(
        Offering.objects.filter(procedure__in=said, office=None).values_list("procedure_id", flat=True)
    )
    Offering.objects.bulk_create(
        Offering(
            procedure_id=pk, level=c.entry.level, since=max(c.since or LEVELS_CHANGED_ON, LEVELS_CHANGED_ON)
        )
        if c.entry.level in ("whole", "part")
        else Offering(procedure_id=pk, level=c.entry.level, since=c.since, until=LEVELS_CHANGED_ON)
        for pk, c in said.items()
        if pk not in known
    )
