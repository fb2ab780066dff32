"""What a new edition of the office's calendar changes. Pure."""

from datetime import date, timedelta

from motcua.clock import Calendar


def altered(old: Calendar, new: Calendar, since: date, until: date) -> list[date]:
    """The days of [since, until) that are worth something else now: their hours, or whether they count."""
    before, after = old.tentative(), new.tentative()
    days = (since + timedelta(days=n) for n in range((until - since).days))
    return [on for on in days if _worth(before, on) != _worth(after, on)]


def notices(old: Calendar, new: Calendar) -> str:
    """The notices that the new edition has and the old one lacks; "" when it only leaves some out."""
    years = [notice.notice for year, notice in new.years.items() if old.years.get(year) != notice]
    hours = [period.notice for period in new.hours if period not in old.hours]
    return "; ".join(dict.fromkeys([*years, *hours]))


def _worth(calendar: Calendar, on: date) -> object:
    day = calendar.day(on)
    return day.weight, day.spans
