from dataclasses import asdict
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from motcua import Refused
from motcua.documents import press
from motcua.documents.rules import TRIAL, to_json
from motcua.dossiers.proof import verify_period as verify
from motcua.journal.actions.attribute import attribute
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.rules import Actor, Seated
from motcua.reports import drafts, narrative, paper, queries, snapshot, typed
from motcua.reports.drafts import Written
from motcua.reports.forms import SixMonths
from motcua.reports.hold import hold
from motcua.reports.outline import waiting
from motcua.reports.typed import Marked


class NotWritten(Refused):
    """A line still waits for the officer."""


class NotExplained(Refused):
    """A number in its words differs from the figure, and nobody says why."""


class NotProven(Refused):
    """The histories that it counts do not hold."""


class NoCapacity(Refused):
    """The signer's seat has nothing to stand above a signature."""


@transaction.atomic
def sign(report: int, *, edition: int, by: Actor, at: datetime) -> str:
    """Sign the report as it is now: its words, its figures and its PDF are kept as they are. The SHA-256 of the PDF.

    Raises NotWritten, NotExplained, NotProven, NoCapacity, and what `hold` raises.
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
    marked = _marked(written, counted)
    if wrong := verify(row.office_id, row.since, row.until).wrong:
        raise NotProven(
            f"Chưa ký được: sổ hồ sơ không chứng minh được ({wrong}). Hãy chạy motcua verify rồi xử lý."
        )
    name, signed = ward.name_on(written.cover.dated_on), (signer.capacity, signer.full_name)
    made = paper.six_month(
        counted, row.sections, written.cover, name, signed, at, marked=marked, explained=row.explained
    )
    row.differing = [asdict(m) for m in marked]
    row.pdf = press.pdf(made, mark=TRIAL if ward.practice else "")
    row.paper, row.figures, row.digest = to_json(made), snapshot.figures(counted), sha256(row.pdf).hexdigest()
    row.signed_at, row.signed_by = at, by.ref
    with attribute(by, at=at):
        row.save()
    return row.digest


def _marked(row: Written, counted: SixMonths) -> list[Marked]:
    """The numbers in its words that are not the figures'; those that differ must be explained."""
    marked = typed.marked(row.sections, narrative.drafted(counted))
    differ = [m for m in marked if m.computed]
    if differ and not row.explained:
        m = differ[0]
        raise NotExplained(
            f"{len(differ)} con số trong lời văn khác số tính được, trước hết {m.typed} ≠ {m.computed} ({m.name}): "
            "hãy sửa số, hoặc nhờ người soạn ghi vì sao khác."
        )
    return marked


def _seat(by: Actor, at: datetime) -> Seated:
    """Where the signer sits, with the words above a signature."""
    seat = people.seated(by.ref, at)
    if seat is None or not seat.capacity:
        raise NoCapacity(
            "Vị trí của Ông/Bà chưa ghi thẩm quyền ký (capacity): hãy bổ sung ở mục seats rồi chạy motcua apply."
        )
    return seat
