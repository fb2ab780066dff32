from dataclasses import replace
from datetime import date

from motcua.dossiers.rules import CaseRow
from motcua.reports.durations import Took, took
from tests.reports.cases import CALENDAR, LAN, opened

TUESDAY = date(2022, 3, 1)


def done(on: date, procedure: str = "1.004873") -> CaseRow:
    return replace(
        LAN, procedure=procedure, received_on=TUESDAY, finished_on=on, original_due_on=date(2022, 3, 4)
    )


def test_it_counts_working_days_from_receipt_to_result() -> None:
    weekend_between = [done(TUESDAY), done(date(2022, 3, 2)), done(date(2022, 3, 7))]
    assert took(weekend_between, CALENDAR, most=5) == [Took("1.004873", LAN.name, 3, half=1, most=4, law=3)]


def test_it_says_within_how_many_days_nine_of_ten_were_done() -> None:
    days = [done(TUESDAY)] * 5 + [done(date(2022, 3, 2))] * 4 + [done(date(2022, 3, 4))]
    assert (took(days, CALENDAR, most=1)[0].half, took(days, CALENDAR, most=1)[0].most) == (0, 1)


def test_it_leaves_out_what_has_no_result_or_no_promise() -> None:
    rows = [opened(), replace(LAN, original_due_on=None), replace(LAN, status="withdrawn", national_status=7)]
    assert took(rows, CALENDAR, most=5) == []


def test_it_names_the_busiest_first() -> None:
    rows = [done(TUESDAY, "a"), done(TUESDAY, "b"), done(TUESDAY, "b"), done(TUESDAY, "c")]
    assert [found.procedure for found in took(rows, CALENDAR, most=2)] == ["b", "a"]
