"""The six-month report, from as many cases as the ward had in the first half of 2022."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from motcua.dossiers.rules import CaseRow
from motcua.reform.rules import Revenue, Statement, Undertaking
from motcua.reports import answers
from motcua.reports.figures import FIGURES, Ground
from motcua.reports.forms import Place, SixMonths, put_together
from motcua.reports.lines import of_report
from motcua.reports.rules import Period
from tests.reports.cases import CALENDAR, HALF_YEAR, LAN, SINCE, UNTIL

PUBLISHED = yaml.safe_load(Path(__file__).with_name("thach-quy-2022-h1.yaml").read_text(encoding="utf8"))
HERE = Place("UBND phường Thạch Quý", "thành phố Hà Tĩnh", "tỉnh Hà Tĩnh", "H27", "UBND thành phố Hà Tĩnh", 1)
FACTS = {
    "procedures_posted": 191,
    "procedures_online": 53,
    "procedures_level_3": 30,
    "procedures_level_4": 23,
    "procedures_level_whole": 0,
    "procedures_level_part": 0,
    "one_stop_staff": 6,
}
PRINTED = {
    "received": "2.740",
    "online.level_3": "70,41",
    "online.level_4": "58,43",
    "online.procedures_with_online_dossiers.level_3": "24,52",
    "online.procedures_with_online_dossiers.level_4": "15,09",
    "budget_revenue_million_vnd": "101",
}
TOLD = (
    Undertaking(
        "plan", "CCHC năm 2022", SINCE, number="21/KH-UBND", on=date(2022, 1, 27), by="UBND thành phố Hà Tĩnh"
    ),
    Undertaking("training", "Đại học văn bằng 2", SINCE, people=1, state="studying"),
    Undertaking("measure", "cải thiện chỉ số CCHC", SINCE),
)


def level(key: str, procedures: int, dossiers: int, online: int) -> list[CaseRow]:
    """Dossiers of a level: those filed online in so many procedures, the others in one that has none."""
    codes = cycle(f"{key}.{n:06d}" for n in range(procedures))
    filed = [replace(LAN, procedure=code, channel="online") for code in islice(codes, online)]
    return filed + [replace(LAN, procedure=f"{key}.999999")] * (dossiers - online)


@cache
def half_year() -> tuple[CaseRow, ...]:
    online = PUBLISHED["online"]
    offered = [
        row
        for key in ("3", "4")
        for row in level(
            key,
            online["procedures_with_online_dossiers"][f"level_{key}"]["count"],
            online[f"level_{key}"]["dossiers"],
            online[f"level_{key}"]["filed_online"],
        )
    ]
    rest = [replace(LAN, verdict="on_time")] * (PUBLISHED["dossiers"]["received"] - len(offered))
    return (*offered, *rest)


def level_of(code: str, _on: date) -> str | None:
    return code[0] if code[0] in "34" else None


def report(rows: tuple[CaseRow, ...] | None = None, period: Period | None = None, **more: Any) -> SixMonths:
    ground = Ground(period or Period(*HALF_YEAR), level_of)
    cases = half_year() if rows is None else rows
    return put_together(cases, ground, FACTS, HERE, CALENDAR.tentative(), **more)


STATED = Statement(SINCE, UNTIL, Revenue("estimate", 117283, 116670), PRINTED)


def test_it_gives_what_the_ward_published() -> None:
    answer = answers.six_month(report(statement=STATED))
    for key in ("procedures_posted", "one_stop_staff", "procedures_online_level_3_4"):
        assert answer[key] == PUBLISHED[key]
    assert answer["dossiers"].items() >= PUBLISHED["dossiers"].items()
    for key in ("level_3", "level_4"):
        for ours, theirs in (
            (answer["online"][key], PUBLISHED["online"][key]),
            (
                answer["online"]["procedures_with_online_dossiers"][key],
                PUBLISHED["online"]["procedures_with_online_dossiers"][key],
            ),
        ):
            assert ours.items() >= {k: v for k, v in theirs.items() if k != "rate_published"}.items()
    assert answer["office"] == PUBLISHED["office"]
    assert answer["period"] == {k: v.isoformat() for k, v in PUBLISHED["period"].items()}
    revenue = {k: v for k, v in PUBLISHED["budget_revenue_million_vnd"].items() if k != "rate_published"}
    assert answer["budget_revenue_million_vnd"].items() >= revenue.items()


def test_it_prints_the_right_rate_and_says_what_was_printed() -> None:
    answer = answers.six_month(report(statement=STATED))
    rates = {
        "level_3": answer["online"]["level_3"],
        "level_4": answer["online"]["level_4"],
        "procedures 3": answer["online"]["procedures_with_online_dossiers"]["level_3"],
        "procedures 4": answer["online"]["procedures_with_online_dossiers"]["level_4"],
    }
    assert {key: (rate["rate"], rate["rate_text"]) for key, rate in rates.items()} == {
        "level_3": (70.41, "70,41"),
        "level_4": (58.43, "58,43"),
        "procedures 3": (24.53, "24,53"),
        "procedures 4": (15.09, "15,09"),
    }
    assert answer["notes"] == {
        "online.procedures_with_online_dossiers.level_3": "Báo cáo đã in 24,52 (cắt số). Tính đúng: 24,53",
        "budget_revenue_million_vnd": "Báo cáo đã in 101 (làm tròn). Đến hai chữ số: 100,53",
    }


def test_it_keeps_an_estimate_an_estimate() -> None:
    stated = report(statement=STATED)
    revenue = answers.six_month(stated)["budget_revenue_million_vnd"]
    assert revenue == {
        "estimated": 117283,
        "plan": 116670,
        "rate": 100.53,
        "rate_text": "100,53",
        "kind": "estimate",
    }
    assert [line.name for line in of_report(stated)][-1] == "Thu ngân sách, ước đạt, triệu đồng"


def test_it_says_nothing_of_a_budget_that_nobody_stated() -> None:
    assert answers.six_month(report())["budget_revenue_million_vnd"] is None


def test_it_gives_no_rate_of_nothing() -> None:
    online = answers.six_month(report(rows=()))["online"]
    assert online["level_3"] == {
        "dossiers": 0,
        "filed_online": 0,
        "rate": None,
        "rate_text": "không phát sinh",
    }
    assert online["rate"] is None


def test_it_tells_plans_training_and_measures() -> None:
    answer = answers.six_month(report(undertakings=TOLD))
    assert answer["plans_followed"] == [
        {
            "number": "21/KH-UBND",
            "date": "2022-01-27",
            "by": "UBND thành phố Hà Tĩnh",
            "about": "CCHC năm 2022",
        }
    ]
    assert answer["training"] == [{"people": 1, "course": "Đại học văn bằng 2", "state": "studying"}]
    assert answer["measures_named"] == ["cải thiện chỉ số CCHC"]


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ({"received": "2.741"}, "Báo cáo đã in 2.741. Đếm được: 2.740"),
        ({"online.level_3": "70,4"}, "Báo cáo đã in 70,4 (làm tròn). Đến hai chữ số: 70,41"),
        ({"online.level_3": "71"}, "Báo cáo đã in 71. Tính đúng: 70,41"),
        ({"online.level_5": "71"}, "Báo cáo đã in 71 cho “online.level_5”, chỉ tiêu không có ở đây"),
    ],
)
def test_it_says_what_the_signed_report_had_otherwise(printed: dict[str, str], note: str) -> None:
    stated = report(statement=replace(STATED, printed=printed))
    assert list(stated.notes.values()) == [note]
    assert list(stated.notes) == list(printed)


def test_it_counts_a_dossier_in_the_level_that_held_on_its_day() -> None:
    rows = tuple(
        replace(LAN, procedure="3.1", channel="online", received_on=date(2022, 8, day))
        for day in (14, 15, 16)
    )
    ground = Ground(
        Period(date(2022, 7, 1), date(2023, 1, 1)),
        lambda _code, on: "3" if on < date(2022, 8, 15) else "whole",
    )
    found = put_together(rows, ground, {**FACTS, "procedures_level_3": 0}, HERE, CALENDAR.tentative())
    assert (found.values["level_3_online"], found.values["level_whole_online"]) == (1, 2)
    assert found.levels == ("3", "4", "whole")


def test_it_leaves_what_was_carried_over_out_of_the_rates() -> None:
    carried = replace(LAN, procedure="3.1", channel="online", received_on=date(2021, 12, 31))
    values = report(rows=(carried,)).values
    assert (values["c6"], values["received"], values["level_3"], values["level_3_procedures"]) == (1, 0, 0, 0)


def test_it_adds_up_by_month_and_by_field() -> None:
    found = report()
    assert sum(n for _, n, _ in found.parts) == found.values["received"]
    assert sum(row.counts["c3"] for row in found.table.rows) == found.values["c3"]
    assert sum(days for _, _, days in found.parts) == 120  # counted days of the half-year


def test_it_lists_withdrawn_and_stopped_dossiers_that_were_already_late() -> None:
    gone = {"verdict": "on_time", "broken": True}
    rows = (
        replace(LAN, code="a", status="withdrawn", **gone),
        replace(LAN, code="b", status="stopped", **gone),
        replace(LAN, code="c", status="withdrawn", verdict="on_time"),
        replace(LAN, code="d", verdict="overdue", broken=True),
    )
    assert answers.six_month(report(rows=rows))["settled_broken"] == ["a", "b"]
    assert len(FIGURES["settled_broken"].cases(rows, Ground(Period(*HALF_YEAR)))) == 2
