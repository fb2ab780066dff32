"""Dates from a command line."""

from datetime import date

from motcua import Refused


def day(text: str) -> date:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise Refused(f"Ngày “{text}” không đọc được: hãy ghi như 2022-06-30.") from e


def period(since: str, until: str) -> tuple[date, date]:
    """[since, until): the end lies after the beginning."""
    first, end = day(since), day(until)
    if end <= first:
        raise Refused(f"Kỳ phải kết thúc sau khi bắt đầu: --until {until} không sau --since {since}.")
    return first, end
