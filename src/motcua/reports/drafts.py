"""Reports that are written and signed: as they are kept, as papers, and what has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from motcua.clock import VN
from motcua.documents.rules import Paper, from_json
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.reports import cover, narrative, paper, queries, snapshot, typed
from motcua.reports.cover import Cover
from motcua.reports.forms import SixMonths
from motcua.reports.models import Report
from motcua.reports.rules import Period
from motcua.reports.snapshot import Difference
from motcua.reports.typed import Marked

SIX_MONTH = "six-month"
COVER = tuple(f.name for f in fields(Cover))


@dataclass(frozen=True, slots=True)
class Written:
    """A report on record. Unsigned: `signed_at` is None, and so is what comes after it."""

    id: int
    office: int
    period: Period
    sections: Mapping[str, str]
    cover: Cover
    edition: int
    edited_at: datetime
    edited_by: str
    signed_at: datetime | None
    signed_by: str | None
    figures: Mapping[str, Mapping[str, str]] | None
    paper: Mapping[str, Any] | None
    digest: str | None
    explained: str
    differing: tuple[Marked, ...]

    @property
    def differ(self) -> list[Marked]:
        """Numbers that were signed in the place of figures that came to something else."""
        return [m for m in self.differing if m.computed]

    @property
    def own(self) -> list[str]:
        """Numbers that were signed and that nothing of ours stood behind."""
        return list(dict.fromkeys(m.typed for m in self.differing if not m.computed))


def written(report: int, office: int) -> Written | None:
    """That report of that office."""
    row = Report.objects.defer("pdf").filter(pk=report, office=office).first()
    return of_row(row) if row else None


def all_written(office: int, period: Period) -> list[Written]:
    """The six-month reports of that period: the draft first, then the signed ones, the newest first."""
    rows = Report.objects.defer("pdf").filter(
        office=office, kind=SIX_MONTH, since=period.since, until=period.until
    )
    return [of_row(row) for row in rows.order_by("signed_at", "pk").reverse()]


def of_row(row: Report) -> Written:
    """A row as a value."""
    facts = {name: getattr(row, name) for name in COVER}
    facts |= {name: tuple(facts[name]) for name in ("recipients", "receivers")}
    return Written(
        row.pk, row.office_id, Period(row.since, row.until), row.sections, Cover(**facts), row.edition, row.edited_at,
        row.edited_by, row.signed_at, row.signed_by, row.figures, row.paper, row.digest, row.explained,
        tuple(Marked(**m) for m in row.differing),
    )  # fmt: skip


def signed_pdf(report: int) -> bytes:
    """The file that was signed, byte for byte."""
    kept = Report.objects.values_list("pdf", flat=True).get(pk=report, signed_at__isnull=False)
    return bytes(kept or b"")


def altered() -> str | None:
    """The first signed report whose file is no longer the one that was signed; None when all are."""
    for pk, pdf, sealed in Report.objects.exclude(signed_at=None).values_list("pk", "pdf", "digest"):
        if sha256(bytes(pdf or b"")).hexdigest() != sealed:
            return f"báo cáo số {pk} không còn là bản đã ký"
    return None


def begun(report: SixMonths, office: int, on: date) -> tuple[Cover, dict[str, str]]:
    """What a draft begins with: the usual cover, and the text that the figures give."""
    ward = offices.ward_by_id(office)
    texts = {key: narrative.as_text(said) for key, said in narrative.drafted(report).items()}
    return cover.usual(ward.name_on(on), ward.superior_on(on), report.period, on), texts


def draft_paper(
    report: SixMonths,
    office: int,
    sections: Mapping[str, str],
    around: Cover,
    at: datetime,
    explained: str = "",
) -> Paper:
    """The paper of a draft: who signs is the first in the office who may."""
    on = at.astimezone(VN).date()
    signers = [s for s in people.staff(office, on) if s.capacity and "decide" in s.actor.duties]
    signed = (signers[0].capacity, signers[0].full_name) if signers else ("", "")
    name = offices.ward_by_id(office).name_on(around.dated_on)
    marked = typed.marked(sections, narrative.drafted(report))
    return paper.six_month(report, sections, around, name, signed, at, marked=marked, explained=explained)


def paper_of(row: Written, at: datetime) -> Paper:
    """What was signed; of a draft, its words with the figures of now."""
    if row.paper is not None:
        return from_json(row.paper)
    report = queries.six_month(row.office, row.period.since, row.period.until)
    return draft_paper(report, row.office, row.sections, row.cover, at, row.explained)


def differences(row: Written, report: SixMonths) -> list[Difference]:
    """Figures of a signed report that are others now; none of a draft."""
    return (
        list(snapshot.differences(row.figures, snapshot.figures(report))) if row.figures is not None else []
    )
