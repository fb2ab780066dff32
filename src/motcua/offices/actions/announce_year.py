"""Take up the State's notice of a year: days off, and Saturdays worked instead."""

from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import YearNotice
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change
from motcua.offices import models
from motcua.offices.actions.publish_calendar import publish_calendar
from motcua.offices.calendars import days_data


class Unannounced(Refused):
    """Days off that nobody announced."""


@transaction.atomic
def announce_year(year: YearNotice, *, issued_on: date | None, by: By, at: datetime) -> list[Change]:
    """Take up the State's notice of a year's days off and Saturdays worked; every served office's calendar
    follows.

    Without a date it is what came with the program and gives way to a notice with one. Nothing is ever
    overwritten: the newest notice of a year holds, the older ones stay on record. Refused: the notice itself
    is not named.
    """
    if not year.notice:
        raise Unannounced(f"Lịch nghỉ năm {year.year}: hãy ghi văn bản thông báo (notice).")
    columns = {
        "year": year.year,
        "issued_on": issued_on,
        "notice": year.notice,
        "off": days_data(year.off),
        "worked": days_data(year.worked),
    }
    if models.YearNotice.objects.filter(**columns).exists():
        return []
    older = models.YearNotice.objects.filter(year=year.year).exists()
    with attribute(by, at=at):
        models.YearNotice.objects.create(**columns)
        for office in models.Office.objects.select_for_update().filter(serving=True).order_by("pk"):
            publish_calendar(office, at=at)
    words = f"nghỉ {len(year.off)} ngày, làm bù {len(year.worked)} ngày; {year.notice}"
    return [Change(f"lịch nghỉ năm {year.year}", "thông báo trước, vẫn lưu" if older else None, words)]
