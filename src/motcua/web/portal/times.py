"""The clock's side of a tracking page: how late, by when, and when if the wait ended now. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.clock import VN, Calendar, ExplainedDay
from motcua.dossiers.rules import State, Status, accept_by, due_if_ended, remaining
from motcua.words import day_words, thousands

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Times:
    """The office's calendar and now. `known` is the calendar itself; `calendar` takes a year without notice, or a
    date without hours, as plain weeks."""

    known: Calendar
    now: datetime

    @property
    def calendar(self) -> Calendar:
        return self.known.tentative()

    @property
    def today(self) -> date:
        return self.now.astimezone(VN).date()

    def said(self, on: date) -> str:
        """ "thứ Sáu 06/5"; the year is said when it is another one."""
        return day_words(on, year=on.year != self.today.year)

    def late(self, state: State) -> int:
        """Counted days since the due day, at least 1; 0 while it is not over, and once the matter is finished."""
        if state.finished_at or state.due_on is None or self.today <= state.due_on:
            return 0
        return max(1, self.calendar.counted_between(state.due_on + A_DAY, self.today + A_DAY))

    def left(self, state: State) -> str:
        """ "còn 2 ngày làm việc"; "" when it is late, or when a clause has set the date."""
        found = None if self.late(state) or state.lawful_at else remaining(state, self.known, self.now)
        if found is None:
            return ""
        if not (hours := re.fullmatch(r"(còn [0-9]+ giờ)(?: ([0-9][0-9]))?", found.words)):
            return found.full
        minutes = f" {int(hours[2])} phút" if hours[2] else ""
        return f"{hours[1]}{minutes} làm việc"

    def answer_by(self, state: State) -> datetime | None:
        """Until when the desk takes in, or declines, what was sent in online."""
        if state.status != Status.SUBMITTED or state.channel != "online" or state.submitted_at is None:
            return None
        return accept_by(state.submitted_at, self.known)

    def unanswered(self, state: State) -> bool:
        """Was what was sent in left lying beyond its hours?"""
        by = self.answer_by(state)
        return by is not None and self.now > by

    def if_ended_now(self, state: State) -> datetime | None:
        """When it would be due if the wait ended now; None for a broken promise, whose day stands."""
        return due_if_ended(state, self.known, self.now)


def late_words(days: int) -> str:
    """ "trễ 1.204 ngày làm việc"."""
    return f"trễ {thousands(days)} ngày làm việc"


def provisional(days: Sequence[ExplainedDay], known: Calendar, *appointed: date | None) -> str:
    """What a date that was counted with plain weeks says of itself; "" when every year has its notice."""
    dates = (*(day.on for day in days), *(on for on in appointed if on))
    year = next((on.year for on in dates if not known.knows(on)), None)
    if year is None:
        return ""
    return f"Chưa có thông báo ngày nghỉ năm {year} của Nhà nước. Khi có thông báo, ngày này được tính lại."
