import re
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from motcua import Refused
from motcua.clock import VN, Calendar
from motcua.clock.vietnam import DEMO_HOURS, YEARS
from motcua.config import cli, ward
from motcua.config.commands.apply import report
from motcua.config.ward import SECTIONS, Outcome, apply_ward, read_demo
from motcua.config.ward_file import WardFile, read_ward
from motcua.dossiers.actions.recount import Moved
from motcua.dossiers.proof import verify
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.actions.sign_in import sign_in
from motcua.reform import queries as reform
from tests.world import Town, at

AT = datetime(2022, 1, 3, 8, 0, tzinfo=VN)
REAL = """
ward: nam-ha
offices:
  - key: nam-ha
    kind: ward
    names:
      - since: 2021-01-01
        name: phường Nam Hà
        body: Ủy ban nhân dân phường Nam Hà
        short: UBND phường Nam Hà
        place: Nam Hà
        code: H27.15.04
hours:
  - {since: 2021-01-01, weekdays: "07:00-11:30, 13:30-17:00",
     saturday: "07:00-11:00", counts_saturday: true, notice: TB 1}
units:
  - {key: mot-cua, name: Bộ phận Một cửa, one_stop: true, since: 2021-01-01}
accounts:
  - {username: minh, full_name: Trần Văn Minh, call: anh Minh}
seats:
  - key: tiep-nhan
    title: Công chức
    unit: mot-cua
    duties: [receive]
    since: 2021-01-01
    held: [{by: minh, since: 2021-01-01}]
"""


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    """Argon2 is slow on purpose; here nobody attacks."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def sheet(text: str) -> WardFile:
    return read_ward(text, "phuong.yaml", SECTIONS)


def change(old: str, new: str, text: str = REAL) -> str:
    assert old in text
    return text.replace(old, new)


def said(outcome: Outcome) -> list[str]:
    return [c.words() for c in outcome.changes]


@pytest.mark.django_db
def test_it_sets_up_the_demo_ward_and_then_finds_nothing_to_change() -> None:
    assert apply_ward(read_demo(), at=AT).changes
    again = apply_ward(read_demo(), at=AT)
    assert report(again, dry_run=False) == ["Không có gì thay đổi."]
    found = offices.ward()
    assert found.practice
    assert found.name_on(date(2022, 6, 30)).code == "H27.00.00"
    city = found.superior_on(date(2022, 6, 30))
    assert city is not None
    assert city.name == "thành phố Hà Tĩnh"
    assert found.posting["published_by"] == "UBND tỉnh Hà Tĩnh"


@pytest.mark.django_db
def test_the_demo_ward_has_the_cast_and_six_at_the_one_stop_desk() -> None:
    apply_ward(read_demo(), at=AT)
    found = offices.ward()
    assert people.one_stop_staff(found.id, date(2022, 6, 30)) == 6
    duties = {s.username: s.actor.duties for s in people.staff(found.id, date(2022, 6, 30))}
    assert "receive" in duties["minh"]
    assert "process" in duties["hoa"]
    assert "decide" in duties["tung"] & duties["hanh"]
    assert "report" in duties["mai"]
    assert [s.capacity for s in people.staff(found.id, date(2022, 6, 30)) if s.capacity] == [
        "CHỦ TỊCH",
        "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    ]
    assert sign_in("tung", read_demo().demo_password, at=AT, source="")


@pytest.mark.django_db
def test_the_demo_ward_keeps_the_hours_of_due_without_an_office() -> None:
    apply_ward(read_demo(), at=AT)
    found = offices.ward()
    ours, theirs = offices.calendar(found.id, found.revision), Calendar(YEARS, DEMO_HOURS)
    for ordinal in range(date(2021, 1, 1).toordinal(), date(2027, 1, 1).toordinal()):
        on = date.fromordinal(ordinal)
        assert ours.day(on) == theirs.day(on)


@pytest.mark.django_db
def test_the_demo_ward_tells_what_the_ward_published() -> None:
    apply_ward(read_demo(), at=AT)
    told = reform.statement(offices.ward().id, date(2022, 1, 1), date(2022, 7, 1))
    assert told is not None
    assert told.printed["online.procedures_with_online_dossiers.level_3"] == "24,52"


@pytest.mark.django_db
def test_a_real_ward_gets_passwords_for_one_time() -> None:
    outcome = apply_ward(sheet(REAL), at=AT)
    assert sign_in("minh", outcome.passwords["minh"], at=AT, source="")
    minh = people.seated("minh", AT)
    assert minh is not None
    assert minh.must_change
    assert not offices.ward().practice
    lines = report(outcome, dry_run=False)
    assert sum(outcome.passwords["minh"] in line for line in lines) == 1
    assert apply_ward(sheet(REAL), at=AT).passwords == {}


@pytest.mark.django_db
def test_it_changes_only_what_differs() -> None:
    apply_ward(sheet(REAL), at=AT)
    text = change("call: anh Minh", "call: bác Minh")
    text = change("- {since: 2021-01-01, weekdays", "- {since: 2021-01-01, until: 2022-06-01, weekdays", text)
    text = change(
        "units:",
        '  - {since: 2022-06-01, weekdays: "07:00-11:30, 14:00-17:30", notice: Thông báo 2}\nunits:',
        text,
    )
    lines = said(apply_ward(sheet(text), at=AT))
    assert len(lines) == 3
    assert (
        "+ giờ làm việc của nam-ha từ 01/6/2022: thứ Hai–thứ Sáu 07:00–11:30, 14:00–17:30; theo Thông báo 2"
        in lines
    )
    assert "~ tài khoản minh: Trần Văn Minh, anh Minh → Trần Văn Minh, bác Minh" in lines


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    dry = apply_ward(sheet(REAL), at=AT, dry_run=True)
    assert not offices.tree(date(2022, 1, 1))
    assert dry.passwords == {}
    assert report(dry, dry_run=True)[-1] == f"Chạy thử: {len(dry.changes)} chỗ sẽ đổi, chưa ghi gì."
    assert said(apply_ward(sheet(REAL), at=AT)) == said(dry)


NOTICE = (
    REAL
    + "years:\n  - {year: 2022, issued_on: 2022-05-20, notice: TB sửa, off: [{on: 2022-06-01, why: nghỉ bù}]}\n"
)


@pytest.mark.django_db
def test_a_new_calendar_moves_dossiers_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[int] = []

    def follow(office: int, **_: Any) -> list[Moved]:
        followed.append(office)
        return [Moved("H27.15.04-220530-0001", date(2022, 6, 1), date(2022, 6, 2), False, "TB sửa", 1)]

    monkeypatch.setattr(ward, "AFTER_CALENDAR_CHANGE", (follow,))
    apply_ward(sheet(REAL), at=AT)
    assert followed == []  # a first calendar moves nothing
    outcome = apply_ward(sheet(NOTICE), at=AT)
    assert followed == [offices.ward().id]
    lines = report(outcome, dry_run=False)
    assert "Lịch làm việc đổi: 1 hồ sơ đổi ngày hẹn trả." in lines
    assert "  H27.15.04-220530-0001: 01/06/2022 → 02/06/2022; theo TB sửa; đổi cả 1 ngày đã qua" in lines
    assert apply_ward(sheet(NOTICE), at=AT).moved == []


@pytest.mark.django_db
@pytest.mark.parametrize(("now", "marked"), [("2022-05-30", False), ("2022-06-10", True)])
def test_a_change_of_days_that_are_over_is_said_aloud(now: str, marked: bool) -> None:
    apply_ward(sheet(NOTICE), at=AT)
    storm = change("2022-05-20", "2022-05-30", change("off: [", "off: [{on: 2022-06-02, why: bão}, ", NOTICE))
    outcome = apply_ward(sheet(storm), at=datetime.fromisoformat(f"{now}T08:00+07:00"))
    assert any("đã qua (từ" in remark for remark in outcome.remarks) == marked


def test_a_late_notice_washes_no_lateness_away(shop: Town) -> None:
    late, soon = shop.received("03-01T09:00"), shop.received("03-08T09:00")  # due 4/3 and 11/3
    off = "".join(f"{{on: 2022-03-{day:02}, why: nghỉ}}, " for day in range(1, 12))
    text = files("motcua.config.demo").joinpath("ward.yaml").read_text(encoding="utf8")
    text += f"\nyears:\n  - {{year: 2022, issued_on: 2022-03-09, notice: TB muộn, off: [{off}]}}\n"
    outcome = apply_ward(sheet(text), at=at("03-09T08:00"))
    assert [(row.code, row.past) for row in outcome.moved] == [(soon.code, 1)]
    late.refresh_from_db()
    assert (late.due_on, late.original_due_on) == (date(2022, 3, 4), date(2022, 3, 4))
    assert verify().wrong is None


@pytest.mark.django_db
@pytest.mark.parametrize(("old", "new"), [("ward: nam-ha", "demo: true\nward: nam-ha"), ("demo: true\n", "")])
def test_demo_is_set_at_birth_only(old: str, new: str) -> None:
    first = REAL if old in REAL else "demo: true" + REAL
    apply_ward(sheet(first), at=AT)
    with pytest.raises(Refused, match="MOTCUA_HOME"):
        apply_ward(sheet(change(old, new, first)), at=AT)


@pytest.mark.django_db
def test_it_writes_all_or_nothing() -> None:
    broken = sheet(REAL)
    holder = replace(broken.holders["tiep-nhan"][0], username="lan")
    with pytest.raises(Refused, match=r"phuong\.yaml, mục held: .*“lan”"):
        apply_ward(replace(broken, holders={"tiep-nhan": (holder,)}), at=AT)
    assert not offices.tree(date(2022, 1, 1))


@pytest.mark.django_db
def test_what_once_was_ends_by_its_date_and_is_not_left_out() -> None:
    apply_ward(sheet(REAL), at=AT)
    text = REAL[: REAL.index("seats:")] + "seats: []\n"
    with pytest.raises(Refused, match="until"):
        apply_ward(sheet(text), at=AT)
    without = REAL[: REAL.index("units:")]
    assert said(apply_ward(sheet(without), at=AT)) == []  # sections not there are left as they are


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("kind: ward", "kind: village", r"dòng 5, offices\[1\].kind: kind phải là"),
        ("H27.15.04", "H27-15", r"dòng 12, offices\[1\].names\[1\].code: .*mã định danh"),
        ("        place: Nam Hà\n", "", r"dòng 7, offices\[1\].names\[1\]: thiếu place"),
        ("since: 2021-01-01, weekdays", "since: 2021, weekdays", r"dòng 14, hours\[1\].since: cần một ngày"),
        ("07:00-11:30, ", "7h-11h30, ", r"dòng 14, hours\[1\]: “7h-11h30”"),
        ("07:00-11:30, ", "14:00-16:30, ", r"dòng 14, hours\[1\]: giờ làm việc"),
        ("counts_saturday: true", "counts_saturday: có", r"dòng 15, hours\[1\].counts_saturday: cần true"),
        ("hours:\n", "hour:\n", r"dòng 13: không có mục “hour”; các mục là accounts, asks_allowed, "),
        (", one_stop: true", ", onestop: true", r"dòng 17, units\[1\]: không có mục “onestop”"),
        ("duties: [receive]", "duties: [rule]", r"dòng 24, seats\[1\].duties: không có nhiệm vụ “rule”"),
        ("username: minh", "username: Minh", r"dòng 19, accounts\[1\].username"),
        (
            "accounts:\n",
            "accounts:\n  - {username: minh, full_name: X}\n",
            r"dòng 20, accounts\[2\].username: “minh” đã",
        ),
        (
            "units:\n",
            "units:\n  - {key: mot-cua, name: X, since: 2021-01-01}\n",
            r"dòng 18, units\[2\].key: “mot-cua” đã",
        ),
        ("ward: nam-ha", "ward: tan-giang", "dòng 2, ward: chưa khai cơ quan “tan-giang”"),
        ("ward: nam-ha", "ward: nam-ha\nward: nam-ha", "dòng 3: không đọc được YAML .*“ward” ghi hai lần"),
        ("ward: nam-ha", "demo_password: x\nward: nam-ha", "dòng 2, demo_password: .*tập dượt"),
        ("ward: nam-ha", "ward: [", "dòng [0-9]+: không đọc được YAML"),
        ("ward: nam-ha", "ward: nam-ha\nbrand: {gold: '#8A2415'}", "dòng 3, brand: .*tương phản"),
        ("ward: nam-ha", "ward: nam-ha\nposting: {where: x}", "dòng 3, posting: không có mục “where”"),
        ("ward: nam-ha", "ward: nam-ha\nreform: {plan: []}", "dòng 3, reform: .*“plan”"),
        ("ward: nam-ha", "ward: nam-ha\nasks_allowed: -1", "dòng 3, asks_allowed: cần một số nguyên"),
        ("key: tiep-nhan", "key: Tiếp nhận", r"dòng 21, seats\[1\].key: khóa"),
        (
            "held: [{by: minh, since: 2021-01-01}]",
            "held: [{by: minh, since: 2021-01-01}, {by: minh, since: 2022-01-01}]",
            r"dòng 21, seats\[1\]: .*chồng lên nhau",
        ),
        (
            "units:\n",
            '  - {since: 2022-01-01, weekdays: "07:00-11:30", notice: x}\nunits:\n',
            "dòng 13, hours: .*chồng lên nhau",
        ),
    ],
)
def test_it_names_the_place_of_a_mistake(old: str, new: str, place: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet(change(old, new))
    assert re.search(place, str(refused.value))
    assert str(refused.value).startswith("phuong.yaml, dòng ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "- 1", "x", "\x00", "a: &a [*a]", "? [1]\n: 2", "!!python/object:os.system {}"]
)
def test_it_refuses_what_is_no_sheet(text: str) -> None:
    with pytest.raises(Refused, match=r"phuong\.yaml"):
        sheet(text)


def test_the_command_says_one_line_for_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["apply", str(Path("/khong/co/phuong.yaml"))]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "phuong.yaml" in err
