"""Sign a report: nothing may be left to write, and what was signed stays, byte for byte."""

import json
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.config.replay import play
from motcua.documents.rules import lines
from motcua.reports import drafts, queries
from motcua.reports.actions.draft import draft
from motcua.reports.actions.edit import edit
from motcua.reports.actions.sign import sign
from motcua.reports.drafts import Written
from tests.reports import ward
from tests.reports.written import AT, SINCE, UNTIL, actor, begun, finished, read, signed
from tests.world import refused

pytestmark = pytest.mark.django_db


def test_it_refuses_while_a_line_waits_for_the_officer(office: int) -> None:
    row = begun(office)
    with refused("Còn .* dòng chờ cán bộ viết, trước hết ở mục “Công tác chỉ đạo, điều hành”"):
        sign(row.id, edition=row.edition, by=actor("tung"), at=AT)
    assert read(row.id, office).signed_at is None


def test_it_keeps_file_figures_and_words(office: int) -> None:
    row = signed(office)
    pdf = drafts.signed_pdf(row.id)
    assert row.digest == sha256(pdf).hexdigest()
    assert (row.signed_at, row.signed_by) == (AT, "tung")
    assert row.figures is not None
    assert row.figures["received"] == {"name": "Hồ sơ tiếp nhận trong kỳ", "text": "6"}
    said = list(lines(drafts.paper_of(row, AT)))
    assert "Đặng Quốc Tùng" in said
    assert "CHỦ TỊCH" in said


def lied(office: int, explained: str = "") -> Written:
    """Finished, with seven dossiers received where there were six."""
    row = finished(begun(office))
    text = row.sections["procedures"].replace("tiếp nhận 6 hồ sơ", "tiếp nhận 7 hồ sơ") + "\nHọp 19 buổi."
    assert text.startswith(row.sections["procedures"][:5])
    assert "tiếp nhận 7 hồ sơ" in text
    edit(
        row.id, row.cover, {"procedures": text}, edition=row.edition, by=actor("mai"), at=AT, explained=explained
    )  # fmt: skip
    return read(row.id, office)


def test_it_refuses_a_number_that_differs_until_it_is_explained(office: int) -> None:
    row = lied(office)
    with refused("1 con số trong lời văn khác số tính được, trước hết 7 ≠ 6 .*Hồ sơ tiếp nhận trong kỳ"):
        sign(row.id, edition=row.edition, by=actor("tung"), at=AT)


def test_it_keeps_the_number_that_differed_and_prints_it_with_its_reason(office: int) -> None:
    row = lied(office, "một hồ sơ giấy\nchưa nhập")
    sign(row.id, edition=row.edition, by=actor("tung"), at=AT)
    kept = read(row.id, office)
    assert [(m.typed, m.computed, m.name) for m in kept.differ] == [("7", "6", "Hồ sơ tiếp nhận trong kỳ")]
    assert kept.own == ["19"]
    said = list(lines(drafts.paper_of(kept, AT)))
    assert "Số trong lời văn khác số tính được" in said
    assert "Vì sao: một hồ sơ giấy chưa nhập." in said
    assert "Số tự ghi, không có số liệu để đối chiếu: 19." in said


def test_it_refuses_while_the_histories_do_not_hold(office: int) -> None:
    row = finished(begun(office))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_dossier SET due_on = due_on + 9 WHERE received_at >= '2022-03-01'")
    with refused("sổ hồ sơ không chứng minh được .*cột due_on"):
        sign(row.id, edition=row.edition, by=actor("tung"), at=AT)


def test_the_vice_chairman_signs_for_the_chairman(office: int) -> None:
    row = finished(begun(office))
    sign(row.id, edition=row.edition, by=actor("hanh"), at=AT)
    said = list(lines(drafts.paper_of(read(row.id, office), AT)))
    at = said.index("TM. ỦY BAN NHÂN DÂN")
    assert said[at + 1 : at + 4] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Thị Hạnh"]


def test_it_stays_when_dossiers_change_and_the_differences_are_listed(office: int) -> None:
    row = signed(office)
    before = drafts.signed_pdf(row.id)
    six = queries.six_month(office, SINCE, UNTIL)
    assert drafts.differences(row, six) == []
    later = ward.received("2022-03-30T09:00:00", "afterwards", channel="online")
    play([json.dumps(line) for line in later])
    found = {
        d.name: (d.then, d.now) for d in drafts.differences(row, queries.six_month(office, SINCE, UNTIL))
    }
    assert found["Hồ sơ tiếp nhận trong kỳ"] == ("6", "7")
    assert found["Biểu II.06a, Hộ tịch, cột (4) Tiếp nhận trong kỳ, trực tuyến"] == ("1", "2")
    assert "Thủ tục niêm yết công khai" not in found
    again = read(row.id, office)
    assert (drafts.signed_pdf(row.id), again) == (before, row)


def test_the_database_refuses_to_change_or_remove_it(office: int) -> None:
    row = signed(office)
    for statement in (
        "UPDATE reports_report SET digest = repeat('0', 64) WHERE id = %s",
        "UPDATE reports_report SET sections = '{}' WHERE id = %s",
        "UPDATE reports_report SET signed_at = NULL, signed_by = NULL, figures = NULL, paper = NULL, pdf = NULL, "
        "digest = NULL WHERE id = %s",
        "DELETE FROM reports_report WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [row.id])


def test_it_is_signed_once_and_another_may_be_drafted(office: int) -> None:
    row = signed(office)
    with refused("Báo cáo đã ký thì không sửa nữa"):
        sign(row.id, edition=row.edition, by=actor("tung"), at=AT)
    assert draft(office, SINCE, UNTIL, by=actor("mai"), at=AT) != row.id
    assert [w.signed_at is None for w in drafts.all_written(office, row.period)] == [True, False]


def test_it_is_the_chairmans_to_sign_what_he_saw(office: int) -> None:
    row = finished(begun(office))
    with refused("Ký báo cáo là việc của Chủ tịch hoặc Phó Chủ tịch"):
        sign(row.id, edition=row.edition, by=actor("mai"), at=AT)
    with refused("Người khác vừa sửa dự thảo này"):
        sign(row.id, edition=row.edition - 1, by=actor("tung"), at=AT)
