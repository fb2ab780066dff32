"""Publish: a change is a new version; what is held is never edited but for its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.procedures import queries
from motcua.procedures.actions.publish import publish
from motcua.procedures.models import Version
from motcua.procedures.queries import UnknownProcedure, version
from motcua.procedures.rules.entries import Entry, from_row
from motcua.procedures.rules.national import from_national
from motcua.procedures.rules.record import Presence, Record
from tests.procedures.conftest import BY, HEAD, NOW, national

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
RECORD = Record(code="1.999999", name="Thủ tục thử", fields=("Hộ tịch",))


def put(entry: Entry, day: int = 0) -> str:
    """Publish one entry on that day from now; what kind of change it was, or why not."""
    done = publish([entry], by=BY, at=NOW + timedelta(days=day))
    return done.changes[0].kind if done.changes else done.bad[0].reason


def test_it_begins_unknown_when_nobody_says_since_when() -> None:
    assert put(Entry(record=RECORD, partial=True)) == "new"
    assert version("1.999999", date(1999, 1, 1)).name == "Thủ tục thử"


def test_it_does_nothing_when_nothing_differs() -> None:
    put(Entry(record=RECORD))
    mark = queries.memory.Revision.objects.get().mark
    assert put(Entry(record=RECORD), day=1) == "same"
    assert Version.objects.count() == 1
    assert queries.memory.Revision.objects.get().mark == mark


def test_it_never_moves_what_an_old_dossier_holds() -> None:
    put(Entry(record=RECORD))
    old = version("1.999999", TODAY)
    assert put(Entry(record=replace(RECORD, name="Tên mới")), day=10) == "changed"
    assert version("1.999999", TODAY + timedelta(days=9)).id == old.id
    assert version("1.999999", TODAY + timedelta(days=10)).name == "Tên mới"
    assert queries.record(old.id).name == "Thủ tục thử"


def test_it_changes_from_the_day_that_the_file_says() -> None:
    put(Entry(record=RECORD))
    later = date(2027, 1, 1)
    assert put(Entry(record=replace(RECORD, name="Tên mới"), since=later)) == "changed"
    assert version("1.999999", later - timedelta(days=1)).name == "Thủ tục thử"
    assert version("1.999999", later).name == "Tên mới"


def test_it_replaces_a_version_that_began_the_same_day_and_holds_no_dossier() -> None:
    put(Entry(record=RECORD, since=TODAY))
    put(Entry(record=replace(RECORD, name="Tên mới"), since=TODAY))
    assert [v.name for v in Version.objects.all()] == ["Tên mới"]


def test_it_refuses_a_change_before_the_newest_version() -> None:
    put(Entry(record=RECORD, since=date(2025, 7, 1)))
    assert "đã có bản mới hơn từ 01/7/2025" in put(
        Entry(record=replace(RECORD, name="Cũ"), since=date(2024, 1, 1))
    )


def test_it_does_not_open_again_what_has_ended_unless_the_file_says_when() -> None:
    put(Entry(record=RECORD, until=date(2024, 7, 1)))
    changed = replace(RECORD, name="Tên mới")
    done = publish([Entry(record=changed, partial=True)], by=BY, at=NOW)
    assert done.changes[0].kind == "same"
    assert "đã hết hiệu lực từ 01/7/2024" in done.changes[0].remark
    assert Version.objects.get().name == "Thủ tục thử"
    assert put(Entry(record=changed, since=date(2026, 1, 1))) == "changed"


def test_it_ends_a_version_without_making_another() -> None:
    put(Entry(record=RECORD))
    assert put(Entry(record=RECORD, until=date(2026, 12, 1), replaced_by="3.000001")) == "ended"
    assert Version.objects.count() == 1
    with pytest.raises(UnknownProcedure, match=r"không có hiệu lực ngày 01/12/2026; đã thay bằng 3\.000001"):
        version("1.999999", date(2026, 12, 1))


def test_it_keeps_the_papers_when_a_sheet_changes_only_the_time() -> None:
    known = {
        "code": "1.999999",
        "name": "Thủ tục thử",
        "field": "Hộ tịch",
        "unit": "ngày làm việc",
        "fee_vnd": "0",
    }
    row = dict.fromkeys(HEAD.split(","), "") | known
    papers = [{"name": "", "papers": [{"name": "Tờ khai", "originals": 1, "copies": 0}]}]
    ways = [{"channel": "direct", "time": 3, "unit": "WORKING_DAY", "fees": []}]
    put(from_national(national(name="Thủ tục thử", cases=papers, ways=ways)))
    put(from_row(row | {"processing_time": "5"}))
    now = version("1.999999", TODAY).record
    assert [p.name for p in now.case().papers] == ["Tờ khai"]
    assert {str(w.allowance) for w in now.ways} == {"5d"}


def test_it_keeps_the_promise_and_the_level_that_the_national_record_leaves_unsaid() -> None:
    ways = [
        {
            "channel": "direct",
            "time": 3,
            "unit": "WORKING_DAY",
            "fees": [{"kind": "SERVICE_FEE", "vnd": 10_000}],
        }
    ]
    put(from_national(national(ways=ways)))
    unsaid = [{"channel": "direct", "time": 5, "unit": "OTHER", "fees": [{"kind": "SERVICE_FEE", "vnd": 0}]}]
    done = publish([from_national(national(name="Tên mới", ways=unsaid))], by=BY, at=NOW)
    (way,) = version("1.999999", TODAY).record.ways
    assert (str(way.allowance), [f.amount for f in way.fees]) == ("3d", [10_000])
    assert "giữ thời hạn, mức thu đang có" in done.changes[0].remark


def test_it_keeps_who_must_come_when_the_national_record_is_silent() -> None:
    put(Entry(record=replace(RECORD, presence=Presence(proxy="none", mark="K"), form="Tờ khai")))
    put(from_national(national()))
    now = version("1.999999", TODAY).record
    assert (now.presence, now.form, now.name) == (
        Presence(proxy="none", mark="K"),
        "Tờ khai",
        "Thủ tục đăng ký thử",
    )


def test_it_marks_a_rule_of_another_province_as_settled_elsewhere() -> None:
    entry = from_national(national(published_by="UBND tỉnh Gia Lai"))
    publish([entry], by=BY, at=NOW, home="UBND thành phố Hà Tĩnh")
    with pytest.raises(UnknownProcedure, match="chỉ áp dụng ở Gia Lai"):
        version("1.999999", TODAY)


def test_it_takes_none_when_one_is_bad() -> None:
    bad = Entry(record=replace(RECORD, code="1.99"), line=2)
    done = publish([Entry(record=RECORD, line=1), bad], by=BY, at=NOW)
    assert not done.written
    assert [(b.line, b.code) for b in done.bad] == [(2, "1.99")]
    assert Version.objects.count() == 0


def test_it_refuses_a_code_that_stands_twice_in_one_file() -> None:
    twice = [Entry(record=RECORD, line=1), Entry(record=replace(RECORD, name="Khác"), line=2)]
    assert publish(twice, by=BY, at=NOW).bad[0].reason == "mã này đã có ở dòng 1"


def test_it_lets_an_office_have_a_version_of_its_own(ward: int) -> None:
    put(Entry(record=RECORD))
    publish([Entry(record=replace(RECORD, name="Riêng của phường"))], by=BY, at=NOW, office=ward)
    assert version("1.999999", TODAY, ward).name == "Riêng của phường"
    assert [r.name for r in queries.procedures(TODAY, ward)] == ["Riêng của phường"]


@pytest.mark.parametrize("code", ["9.999999", "", "1.001193\0", "\ud800", "'; --", "1" * 5000])
def test_it_names_the_code_that_there_is_not(code: str) -> None:
    for ask in (version, queries.page):
        with pytest.raises(UnknownProcedure, match="Không có thủ tục mã “"):
            ask(code, TODAY)
