"""Set an office's hours over time."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import HoursPeriod
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change, Columns
from motcua.offices import models
from motcua.offices.actions.align import align
from motcua.offices.actions.publish_calendar import publish_calendar
from motcua.offices.calendars import hours_words, week_data, week_of
from motcua.offices.rules import days, in_order


class NoNotice(Refused):
    """Hours that nobody set."""


@transaction.atomic
def set_hours(key: str, hours: Iterable[HoursPeriod], *, by: By, at: datetime) -> list[Change]:
    """Set the office's hours over time; a new edition of its calendar follows when they differ.

    Refused: periods that overlap, or one without its notice.
    """
    wanted = in_order(hours, f"Giờ làm việc của “{key}”")
    office = models.Office.objects.select_for_update().get(key=key)
    for h in wanted:
        if not h.notice:
            raise NoNotice(f"Giờ làm việc {days(h.since, h.until)}: hãy ghi văn bản quy định (notice).")
    columns = [
        {
            "office_id": office.pk,
            "since": h.since,
            "until": h.until,
            "notice": h.notice,
            "week": week_data(h.week),
            "counts_saturday": h.counts_saturday,
        }
        for h in wanted
    ]
    with attribute(by, at=at):
        changes = align(
            models.HoursPeriod.objects.filter(office=office),
            columns,
            key="since",
            what=lambda c: f"giờ làm việc của {key} {days(c['since'], c['until'])}",
            words=_words,
            removable=True,
        )
        publish_calendar(office, at=at)
    return changes


def _words(c: Columns) -> str:
    saturday = ", thứ Bảy tính nửa ngày" if c["counts_saturday"] else ""
    return f"{hours_words(week_of(c['week']))}{saturday}; theo {c['notice']}"
