from datetime import datetime
from hashlib import sha256

from django.db import transaction

from motcua import Refused
from motcua.documents import press
from motcua.documents.rules import TRIAL, to_json
from motcua.journal.actions.attribute import attribute
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.rules import Actor, Seated
from motcua.reports import drafts, paper, queries, snapshot
from motcua.reports.hold import hold
from motcua.reports.outline import waiting


class NotWritten(Refused):
    """A line still waits for the officer."""


class NoCapacity(Refused):
    """The signer's seat has nothing to stand above a signature."""


@transaction.atomic
def sign(report: int, *, edition: int, by: Actor, at: datetime) -> str:
    """Sign the report as it is now: its words, its figures and its PDF are kept as they are. The SHA-256 of the PDF.

    Raises NotWritten, NoCapacity, and what `hold` raises.
    """
    row = hold(report, "decide", edition=edition, by=by)
    if left := list(waiting(row.sections)):
        section, line = left[0]
        raise NotWritten(
            f"Còn {len(left)} dòng chờ cán bộ viết, trước hết ở mục “{section.name}”: {line} Hãy viết, hoặc bỏ dòng ấy."
        )
    signer = _seat(by, at)
    written, ward = drafts.of_row(row), offices.ward_by_id(row.office_id)
    counted = queries.six_month(row.office_id, row.since, row.until)
    name = ward.name_on(written.cover.dated_on)
    made = paper.six_month(
        counted, row.sections, written.cover, name, (signer.capacity, signer.full_name), at
    )
    row.pdf = press.pdf(made, mark=TRIAL if ward.practice else "")
    row.paper, row.figures, row.digest = to_json(made), snapshot.figures(counted), sha256(row.pdf).hexdigest()
    row.signed_at, row.signed_by = at, by.ref
    with attribute(by, at=at):
        row.save()
    return row.digest


def _seat(by: Actor, at: datetime) -> Seated:
    """Where the signer sits, with the words above a signature."""
    seat = people.seated(by.ref, at)
    if seat is None or not seat.capacity:
        raise NoCapacity(
            "Vị trí của Ông/Bà chưa ghi thẩm quyền ký (capacity): hãy bổ sung ở mục seats rồi chạy motcua apply."
        )
    return seat
