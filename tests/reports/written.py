"""A report in the demo ward: who writes, who signs, and short ways to do both."""

from datetime import date, datetime

from motcua.clock import VN
from motcua.people import queries as people
from motcua.people.rules import Actor
from motcua.reports import drafts
from motcua.reports.actions.draft import draft
from motcua.reports.actions.edit import edit
from motcua.reports.actions.sign import sign
from motcua.reports.drafts import Written
from motcua.reports.outline import OUTLINE, paragraphs

SINCE, UNTIL = date(2022, 3, 1), date(2022, 4, 1)
AT = datetime(2022, 4, 5, 9, tzinfo=VN)


def actor(username: str) -> Actor:
    seat = people.seated(username, AT)
    assert seat
    return seat.actor


def begun(office: int) -> Written:
    """A draft by chị Mai."""
    return read(draft(office, SINCE, UNTIL, by=actor("mai"), at=AT), office)


def read(report: int, office: int) -> Written:
    found = drafts.written(report, office)
    assert found
    return found


def finished(row: Written) -> Written:
    """With nothing left to be written by hand."""
    texts = {
        s.key: "\n".join(line for line in paragraphs(row.sections[s.key]) if not line.startswith("["))
        for s in OUTLINE
    }
    edit(row.id, row.cover, texts, edition=row.edition, by=actor("mai"), at=AT)
    return read(row.id, row.office)


def signed(office: int) -> Written:
    """Finished, and signed by ông Tùng."""
    row = finished(begun(office))
    sign(row.id, edition=row.edition, by=actor("tung"), at=AT)
    return read(row.id, office)
