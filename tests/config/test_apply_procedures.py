"""What a WARD.yaml says of procedures: which hang at the office, and which are done online."""

import re
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pytest

from motcua import Refused
from motcua.clock import VN
from motcua.config.commands.apply import report
from motcua.config.opening import open_ward
from motcua.config.ward import SECTIONS, Outcome, apply_ward
from motcua.config.ward_file import WardFile, read_ward
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.intake import Intake
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.actions.register import register
from motcua.people.rules import NO_PAPER, PersonFacts, system
from motcua.procedures.actions.furnish import furnish
from motcua.procedures.models import Posting
from motcua.procedures.queries import offered, posted, procedures
from tests.config.test_apply import REAL

AT = datetime(2026, 11, 24, 8, 0, tzinfo=VN)
TEST = system("test")
POSTING = """
posting:
  decision: QĐ 1
  published_by: UBND tỉnh
  posted_on: 2022-01-04
  procedures: ["1.001193", "2.000815", "2.000986"]
  taken_down: {"2.000986": 2024-07-01}
  later:
    - {decision: QĐ 2, posted_on: 2024-07-01, procedures: ["3.000722"]}
online:
  - {level: "4", since: 2022-01-04, procedures: ["1.004873"]}
  - {level: part, since: 2023-01-01, until: 2024-01-01, procedures: ["1.004873", "1.001193"]}
  - {level: whole, since: 2024-01-01, procedures: ["1.004873"]}
"""
TEXT = REAL + POSTING


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def catalogue(db: None) -> None:
    furnish(by=TEST, at=AT)


def sheet(text: str) -> WardFile:
    return read_ward(text, "phuong.yaml", SECTIONS)


def apply(text: str = TEXT, at: datetime = AT) -> Outcome:
    return apply_ward(sheet(text), at=at)


def change(old: str, new: str, text: str = TEXT) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def hung(on: date) -> list[str]:
    return posted(on, offices.ward().id)


def test_it_hangs_what_each_decision_says_on_its_days(catalogue: None) -> None:
    words = [c.words() for c in apply().changes]
    assert "+ niêm yết 1.001193: từ 04/01/2022, theo QĐ 1" in words
    assert hung(date(2022, 1, 3)) == []
    assert hung(date(2024, 6, 30)) == ["1.001193", "2.000815", "2.000986"]
    assert hung(date(2024, 7, 1)) == ["1.001193", "2.000815", "3.000722"]
    assert apply().changes == []


def test_it_offers_each_level_on_its_days(catalogue: None) -> None:
    apply()
    ward = offices.ward().id
    days = [date(2022, 1, 4), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)]
    assert [offered(on, ward).get("1.004873") for on in days] == ["4", "part", "part", "whole"]
    assert apply().changes == []


def test_all_are_those_settled_here_that_day(catalogue: None) -> None:
    apply(change('["1.001193", "2.000815", "2.000986"]', "all"))
    here = [row.code for row in procedures(date(2022, 1, 4))]
    assert hung(date(2022, 1, 4)) == sorted(here)
    assert "1.004222" not in here  # the police settle it
    assert apply(change('["1.001193", "2.000815", "2.000986"]', "all")).changes == []


def test_only_what_differs_is_written(catalogue: None) -> None:
    apply()
    text = change(
        "decision: QĐ 1",
        "decision: QĐ 1 sửa",
        change("2024-07-01}\n", '2024-07-01, "2.000815": 2025-01-01}\n'),
    )
    text = change(
        "part, since: 2023-01-01, until: 2024-01-01", "part, since: 2023-01-01, until: 2023-07-01", text
    )
    words = [c.words() for c in apply(text).changes if "decision" not in c.words()]
    assert words == [
        "~ niêm yết 1.001193: từ 04/01/2022, theo QĐ 1 → từ 04/01/2022, theo QĐ 1 sửa",
        "~ niêm yết 2.000815: từ 04/01/2022, theo QĐ 1 → từ 04/01/2022 đến hết 31/12/2024, theo QĐ 1 sửa",
        "~ niêm yết 2.000986: từ 04/01/2022 đến hết 30/6/2024, theo QĐ 1 → "
        "từ 04/01/2022 đến hết 30/6/2024, theo QĐ 1 sửa",
        "~ làm trên mạng 1.001193: một phần từ 01/01/2023 đến hết 31/12/2023 → "
        "một phần từ 01/01/2023 đến hết 30/6/2023",
        "~ làm trên mạng 1.004873: một phần từ 01/01/2023 đến hết 31/12/2023 → "
        "một phần từ 01/01/2023 đến hết 30/6/2023",
    ]


def test_what_hangs_is_taken_down_by_its_date_and_not_left_out(catalogue: None) -> None:
    apply()
    with pytest.raises(Refused, match=r"mục posting: thủ tục 2\.000815 .*taken_down"):
        apply(change('"2.000815", ', ""))
    assert "2.000815" in hung(date(2025, 1, 1))
    assert apply(REAL).changes == []  # a section that is not there is left as it is


def test_a_decision_of_a_day_to_come_waits_and_is_named(catalogue: None) -> None:
    before = datetime(2024, 6, 30, 8, tzinfo=VN)
    outcome = apply(at=before)
    assert [r for r in outcome.remarks if "QĐ 2" in r and "01/7/2024" in r] == outcome.remarks != []
    assert "3.000722" not in hung(date(2024, 7, 1))
    assert [c.what for c in apply().changes] == ["niêm yết 3.000722"]


def test_without_a_catalogue_all_else_is_set_up_and_it_says_what_is_missing(db: None) -> None:
    outcome = apply()
    assert outcome.passwords
    assert len(outcome.remarks) == 1
    assert "motcua import catalogue" in outcome.remarks[0]
    assert hung(date(2025, 1, 1)) == []


def test_it_writes_all_or_nothing(catalogue: None) -> None:
    for strange in (change('"3.000722"', '"9.999999"'), change('["1.004873", "1.001193"]', '["9.999999"]')):
        with pytest.raises(Refused, match=r"phuong\.yaml, mục (posting|online): .*9\.999999"):
            apply(strange)
        assert not offices.tree(date(2022, 1, 1))
    assert not Posting.objects.exists()


def test_the_demo_ward_hangs_and_offers_as_many_as_it_published(db: None) -> None:
    open_ward(AT)
    ward, last = offices.ward().id, date(2022, 6, 30)
    assert len(posted(last, ward)) == 191
    levels = list(offered(last, ward).values())
    assert (levels.count("3"), levels.count("4")) == (32, 21)


def test_the_example_is_a_real_ward_that_receives_on_its_first_day(catalogue: None) -> None:
    text = files("motcua.config.demo").joinpath("example-ward.yaml").read_text("utf8")
    outcome = apply(text)
    ward = offices.ward()
    assert not ward.practice
    assert set(outcome.passwords) == {"lanhdao", "tiepnhan", "chuyenmon"}
    assert outcome.remarks == []
    assert "1.001193" in posted(AT.date(), ward.id)
    assert offered(AT.date(), ward.id)["1.001193"] == "part"
    officer = people.seated("tiepnhan", AT)
    lan = register(
        PersonFacts(name="Nguyễn Thị Lan", phone="0912345318", no_paper=NO_PAPER[-1]), by=TEST, at=AT
    )
    what = Intake(office=ward.id, procedure="1.004873", channel="counter", owner=lan)
    row = receive(what, by=officer.actor, at=AT)
    assert row.code.startswith("H00.00.00-")
    assert row.due_on == date(2026, 11, 30)  # 24/11 is a day off from 2026 on
    assert report(apply(text), dry_run=False) == ["Không có gì thay đổi."]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            '"2.000815", ',
            "2.000815, ",
            r"dòng 32, posting.procedures\[2\]: mã thủ tục phải đặt trong dấu nháy",
        ),
        ('"2.000815", ', '"1.001193", ', r"dòng 32, posting.procedures\[2\]: thủ tục 1.001193 ghi hai lần"),
        ('["3.000722"]', "every", r"posting.later\[1\].procedures: cần một danh sách"),
        ('["3.000722"]', "[]", r"posting.later\[1\]: thiếu procedures"),
        ('["3.000722"]', '["1.001193"]', r"posting: thủ tục 1.001193: .*chồng lên nhau"),
        ('{"2.000986": 2024', '{"2.000987": 2024', r"dòng 33, posting.taken_down: thủ tục 2.000987 không có"),
        ('{"2.000986": 2024-07-01}', '{"2.000986": 2022-01-04}', "posting: taken_down.2.000986 phải sau"),
        (
            '{"2.000986": 2024-07-01}',
            '{"2.000986": mai}',
            "dòng 33, posting.taken_down.2.000986: cần một ngày",
        ),
        ("  posted_on: 2022-01-04\n", "", "posting: thiếu posted_on"),
        ("  decision: QĐ 1\n", "", "posting: thiếu decision"),
        ("decision: QĐ 2,", "decision: QĐ 2, where: x,", r"posting.later\[1\]: không có mục “where”"),
        ("published_by", "published", "posting: không có mục “published”; các mục là decision, later, "),
        ('level: "4"', "level: 4", r"dòng 37, online\[1\].level: cần chữ"),
        ('level: "4"', 'level: "5"', r"dòng 37, online\[1\]: Không có mức “5”"),
        ("level: whole, since: 2024-01-01", "level: whole, since: 2022-08-14", r"online\[3\]: .*15/8/2022"),
        (
            "level: whole, since: 2024-01-01",
            "level: whole, since: 2023-12-31",
            "online: thủ tục 1.004873: .*chồng",
        ),
        ("level: whole,", "level: whole, who: x,", r"online\[3\]: không có mục “who”"),
    ],
)
def test_it_names_the_place_of_a_mistake(old: str, new: str, place: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet(change(old, new))
    assert re.search(place, str(refused.value)), refused.value
    assert str(refused.value).startswith("phuong.yaml, dòng ")
