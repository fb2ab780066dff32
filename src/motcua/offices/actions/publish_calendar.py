"""Make a new edition of an office's calendar when something in it changed."""

from datetime import datetime

from django.db.models import F

from motcua.clock import HoursPeriod, YearNotice
from motcua.offices import models
from motcua.offices.calendars import calendar_data, days_of, week_of


def publish_calendar(office: models.Office, *, at: datetime) -> bool:
    """Give the office a new edition of its calendar when what it would hold differs from the one in force.

    Call it in the transaction that changed hours or year notices, with the office locked. True: there is a
    new edition.
    """
    content = calendar_data(_hours(office), _years())
    if not content["hours"]:
        return False
    edition = models.CalendarEdition.objects.filter(pk=office.revision).first()
    if edition is not None and edition.content == content:
        return False
    made = models.CalendarEdition.objects.create(office=office, made_at=at, content=content)
    models.Office.objects.filter(pk=office.pk).update(revision=made.pk)
    return True


def _hours(office: models.Office) -> list[HoursPeriod]:
    return [
        HoursPeriod(
            since=row.since,
            until=row.until,
            notice=row.notice,
            week=week_of(row.week),
            counts_saturday=row.counts_saturday,
        )
        for row in models.HoursPeriod.objects.filter(office=office)
    ]


def _years() -> list[YearNotice]:
    """The newest notice of each year; one that came with the program gives way to one with a date."""
    rows = models.YearNotice.objects.order_by("year", F("issued_on").asc(nulls_first=True), "pk")
    newest = {row.year: row for row in rows}
    return [
        YearNotice(year=row.year, notice=row.notice, off=days_of(row.off), worked=days_of(row.worked))
        for row in newest.values()
    ]
