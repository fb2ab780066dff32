"""Issuing a paper: in the verb's own transaction, by the layout of its day, with what was known then."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.test.utils import CaptureQueriesContext

from motcua.clock import VN, HoursPeriod, YearNotice
from motcua.clock.vietnam import YEARS
from motcua.documents.rules import Strip, Table, lines
from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.models import Dossier, Event
from motcua.fees.rules import FeeInputs, Original
from motcua.notices import queries
from motcua.notices.facts.matter import counts
from motcua.notices.models import OwnLayout, Paper
from motcua.offices.actions.announce_year import announce_year
from motcua.offices.actions.set_hours import set_hours
from motcua.people.actions.amend import amend
from motcua.people.rules import Paper as Number
from motcua.people.rules import PersonFacts, system
from motcua.procedures import queries as procedures
from motcua.procedures.actions.publish import publish
from motcua.procedures.rules import Entry
from tests.notices.saying import papers, said
from tests.web.at_the_desk import Officer
from tests.world import Town, at, refused


def test_it_gives_a_slip_in_two_copies_at_receipt(shop: Town) -> None:
    row = shop.received("04-29T09:00")
    (slip,) = papers(row)
    assert (slip.key, slip.form_set, slip.form_number, slip.paper.size) == ("receipt", "A", "01", "a5")
    assert len(slip.paper.sheets) == 2
    for words in (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Lan",
        "Bộ phận tiếp nhận và trả kết quả: UBND phường Thạch Quý",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 29 tháng 4 năm 2022",
        "Sau 09 giờ 00, thứ Sáu 06/5/2022",
        "Trần Văn Minh",
    ):
        assert words in said(slip)
    assert "(Liên: Giao khách hàng)" in said(slip)
    assert "(Liên: Lưu)" in said(slip)


def test_it_shows_what_opens_the_dossier_to_the_person_alone(shop: Town) -> None:
    row = shop.received()
    (slip,) = papers(row)
    theirs, ours = (list(lines(type(slip.paper)("", "a5", (sheet,)))) for sheet in slip.paper.sheets)
    assert row.secret in theirs
    assert row.secret not in ours
    links = [block.link for sheet in slip.paper.sheets for block in sheet if hasattr(block, "link")]
    assert set(links) == {f"/ho-so?ma={row.code}"}


def test_it_marks_each_faulty_paper_and_what_is_wrong_in_it(shop: Town) -> None:
    row = shop.received()
    key = row_papers(row)[0]
    forward(row.code, by=shop.minh, at=at("03-01T10:00"), to="hoa")
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=[key, "Ảnh 3x4"], note="Cần trước thứ Sáu",
        notes={key: "trang 2 thiếu chữ ký; thiếu dấu"})  # fmt: skip
    asked = papers(row)[0]
    assert asked.key == "supplement"
    for words in (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "1\nTờ khai cấp Giấy xác nhận tình trạng hôn nhân: trang 2 thiếu chữ ký; thiếu dấu\n",
        "2\nẢnh 3x4\n",
        "Lý do: Cần trước thứ Sáu\n",
        "NGƯỜI HƯỚNG DẪN",
    ):
        assert words in said(asked)


def test_what_is_asked_in_words_alone_is_one_row_as_it_was_typed(shop: Town) -> None:
    row = shop.received()
    ask(row.code, by=shop.minh, at=at("03-02T09:00"), missing=[], note="Thiếu chữ ký; thiếu dấu.")
    assert "1\nThiếu chữ ký; thiếu dấu\n" in said(papers(row)[0])
    assert "Lý do: như ghi tại bảng trên" in said(papers(row)[0])


def row_papers(row: Dossier) -> list[str]:
    return [p["key"] for p in Dossier.objects.get(pk=row.pk).papers]


def test_it_gives_a_new_slip_when_the_appointment_moves(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    forward(row.code, by=shop.minh, at=at("03-01T10:00"), to="hoa")
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=row_papers(row)[:1])
    supplement(row.code, by=shop.minh, at=at("03-08T09:00"), papers=None)
    slips = [p for p in papers(row) if p.key == "receipt"]
    assert len(slips) == 2
    assert "thứ Sáu 04/3/2022" in said(slips[1])
    assert "thứ Năm 10/3/2022" in said(slips[0])


def test_it_refuses_in_writing_what_was_sent_in(shop: Town) -> None:
    row = submit(shop.intake(channel="online"), by=shop.citizen, at=at("03-01T20:00"))
    assert papers(row) == []
    decline(row.code, by=shop.minh, at=at("03-02T08:00"), reason="Không thuộc địa bàn phường")
    (refusal,) = papers(row)
    assert "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" in said(refusal)
    assert "lý do cụ thể như sau: Không thuộc địa bàn phường" in said(refusal)
    assert "NGƯỜI NỘP HỒ SƠ" not in said(refusal)  # sent in online: only who receives signs


def test_it_apologises_with_the_new_day_but_not_for_what_a_clause_allows(shop: Town) -> None:
    late, lawful = shop.received("03-01T09:00"), shop.received("03-01T09:10")
    extend(
        late.code, by=shop.tung, at=at("03-07T09:00"), until=at("03-09T00:00").date(), reason="Xác minh lâu"
    )
    extend(lawful.code, by=shop.tung, at=at("03-03T09:00"), until=at("03-09T00:00").date(), reason="Xác minh",
           clause="khoản 2 điều 5")  # fmt: skip
    apology = papers(late)[0]
    assert apology.key == "apology"
    assert "Lý do: Xác minh lâu" in said(apology)
    assert "sẽ trả kết quả giải quyết hồ sơ vào ngày 09 tháng 3 năm 2022." in said(apology)
    assert "Phạm Văn Tùng" in said(apology) or "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ" in said(apology)
    slip, first = papers(lawful)
    assert (slip.key, first.key) == ("receipt", "receipt")
    assert "Sau 09 giờ 10, thứ Tư 09/3/2022" in said(slip)
    assert "Thời hạn được kéo dài theo khoản 2 điều 5." in said(slip)
    assert "Phạm Văn Tùng" not in said(slip)  # he does not receive: who hands the slip over signs by hand


def test_a_clause_that_comes_after_the_day_has_passed_leaves_an_apology(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    extend(row.code, by=shop.tung, at=at("03-07T09:00"), until=at("03-09T00:00").date(), reason="Xác minh",
           clause="khoản 2 điều 5")  # fmt: skip
    assert [p.key for p in papers(row)] == ["apology", "receipt"]


def test_it_gives_a_new_slip_when_another_calendar_moves_the_appointment(shop: Town) -> None:
    moved, stays = shop.received("03-01T09:00"), shop.received("03-14T09:00")
    off = {**YEARS[2022].off, date(2022, 3, 4): "nghỉ đột xuất"}
    announce_year(YearNotice(2022, "Thông báo đến muộn", off, YEARS[2022].worked), issued_on=date(2022, 3, 2),
                  by=system("test"), at=at("03-02T08:00"))  # fmt: skip
    recount(shop.ward.id, by=system("test"), at=at("03-02T08:00"))
    slip, first = papers(moved)
    assert "Sau 09 giờ 00, thứ Sáu 04/3/2022" in said(first)
    assert "Sau 09 giờ 00, thứ Hai 07/3/2022" in said(slip)
    assert "Máy chủ" not in said(slip)
    assert [p.key for p in papers(stays)] == ["receipt"]


def test_it_draws_the_first_and_the_last_week_of_a_long_time(shop: Town) -> None:
    row = receive(
        shop.intake(), by=shop.minh, at=at("03-01T09:00"), allow="30d", clause="khoản 2", reason="Xác minh"
    )
    strip = next(block for block in papers(row)[0].paper.sheets[0] if isinstance(block, Strip))
    assert [len(week) for week in strip.weeks] == [7, 0, 7]
    assert strip.gap == "… 5 tuần"
    assert strip.weeks[0][1].look == "received"
    assert "last" in [day.look for day in strip.weeks[2]]


def test_it_writes_a_fee_in_words_when_it_is_paid(shop: Town) -> None:
    row = shop.received("03-01T09:00")
    decide(row.code, by=shop.tung, at=at("03-02T09:00"), outcome="granted", signer="tung")
    assert "fee" not in [p.key for p in papers(row)]
    total = Dossier.objects.select_related("charge").get(pk=row.pk).charge
    assert total
    hand_over(row.code, by=shop.minh, at=at("03-03T09:00"), to="Nguyễn Thị Lan", paid=total.total)
    fee = papers(row)[0]
    assert fee.key == "fee"
    assert "Số tiền: 10.000\u00a0đồng   P: 0   LP: 10.000\u00a0đồng" in said(fee)
    assert "Viết bằng chữ: Mười nghìn đồng" in said(fee)
    assert len(fee.paper.sheets) == 3


def test_it_leaves_out_a_kind_without_a_layout(shop: Town) -> None:
    row = shop.received()
    stop(row.code, by=shop.tung, at=at("03-01T10:00"), reason="Người dân đề nghị")
    assert [p.key for p in papers(row)] == ["receipt"]  # set A has no form for it


def test_a_paper_that_cannot_be_made_takes_its_act_back(shop: Town) -> None:
    row = shop.received()
    events = Dossier.objects.get(pk=row.pk).events_n
    # as entered in a version of the program that knew a slot which is no more
    body = {
        "key": "supplement",
        "set": "B",
        "name": "Phiếu",
        "since": "2022-01-01",
        "blocks": [{"line": "{gone}"}],
    }
    OwnLayout.objects.create(
        office_id=shop.ward.id, key="supplement", since=date(2022, 1, 1), body=body, entered_at=at("01-03T08:00"),
        by_kind="system", by_ref="apply",
    )  # fmt: skip
    with refused("không có ô {gone}"):
        ask(row.code, by=shop.minh, at=at("03-01T10:00"), missing=[], note="Thiếu ảnh")
    after = Dossier.objects.get(pk=row.pk)
    assert (after.events_n, after.status) == (events, "received")
    assert Paper.objects.filter(dossier=row).count() == 1


def test_what_it_says_stays_when_names_change(shop: Town) -> None:
    row = shop.received()
    before = said(papers(row)[0])
    lan = PersonFacts(name="Nguyễn Thị Lan Anh", papers=(Number("personal_id", "042172001234"),))
    amend(shop.lan, lan, by=shop.minh, at=at("03-02T09:00"), reason="Ghi nhầm tên")
    assert said(papers(row)[0]) == before
    correct(row.code, by=shop.minh, at=at("03-02T10:00"), reason="Ghi nhầm tên", what={"contact": True})
    assert "Tiếp nhận hồ sơ của: Nguyễn Thị Lan Anh" in said(papers(row)[0])
    assert said(papers(row)[1]) == before


def test_what_it_says_stays_when_hours_and_fees_change(shop: Town) -> None:
    row = shop.received("2025-03-03T09:00")
    before = said(papers(row)[0])
    week = dict.fromkeys(range(5), ((480, 600),))
    set_hours(shop.ward.key, [HoursPeriod(date(2021, 1, 1), None, "Thông báo mới", week, False)], by=shop.minh,
              at=at("2025-03-05T07:00"))  # fmt: skip
    record = procedures.record(row.version_id)
    dearer = replace(record, ways=tuple(
        replace(way, fees=tuple(replace(line, amount=25_000) for line in way.fees)) for way in record.ways
    ))  # fmt: skip
    done = publish([Entry(record=dearer, since=date(2025, 3, 5))], by=shop.minh, at=at("2025-03-05T07:00"))
    assert said(papers(row)[0]) == before
    assert "Phí, lệ phí: 10.000\u00a0đồng" in before
    assert not done.bad, done
    assert "Phí, lệ phí: 25.000\u00a0đồng" in said(papers(shop.received("2025-03-05T09:00"))[0])


@pytest.mark.parametrize(
    "statement",
    ["UPDATE notices_paper SET says = '{}'", "DELETE FROM notices_paper", "TRUNCATE notices_paper CASCADE"],
)
def test_the_database_keeps_it(shop: Town, statement: str) -> None:
    shop.received()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_its_words_have_a_seal(shop: Town) -> None:
    row = shop.received()
    kept = Paper.objects.get(dossier=row)
    assert queries.digest(kept.says) == kept.digest


def test_it_takes_two_statements_of_each_act(shop: Town) -> None:
    row = shop.received()
    with CaptureQueriesContext(connection) as seen:
        ask(row.code, by=shop.minh, at=at("03-01T10:00"), missing=[], note="Thiếu ảnh")
    ours = [q["sql"] for q in seen.captured_queries if "notices_" in q["sql"]]
    assert len(ours) == 2


def test_a_control_slip_names_who_sat_where_and_asks_no_more_for_more(shop: Town) -> None:
    row = shop.received()
    minh = Officer("minh", at("03-09T09:00")).open(f"/desk/dossier/{row.code}/control")
    asked = []
    for day, to in ((1, "hoa"), (2, "minh"), (3, "hoa")):
        forward(row.code, by=shop.hoa if to == "minh" else shop.minh, at=at(f"03-0{day}T10:00"), to=to)
        with CaptureQueriesContext(connection) as seen:
            minh.open(f"/desk/dossier/{row.code}/control")
        asked.append(len(seen))
    assert len(set(asked)) == 1, asked
    for words in (
        "Người giao (Ký): Trần Văn Minh",
        "Người nhận (Ký): Lê Thị Hoa",
        "ngày 03 tháng 3 năm 2022",
    ):
        assert words in minh.text


def test_originals_to_certify_stand_with_pages_and_copies_under_the_names_typed(shop: Town) -> None:
    counted = FeeInputs(
        originals=(Original("Bằng tốt nghiệp", 2, 3), Original("Học bạ", 12, 1), Original("", 1, 2))
    )
    brought = [
        {"key": "original", "how": "show", "originals": 3, "copies": 0, "fate": "returned_with_result"},
        {"key": "copies", "how": "submit", "originals": 0, "copies": 6, "fate": "kept"},
    ]
    row = shop.received(procedure="2.000815", papers=brought, fee_inputs=counted)
    (slip,) = papers(row)
    for words in (
        "Số trang\nSố bản giấy\nKý bản điện tử\n",
        "1\nBằng tốt nghiệp (xuất trình, trả cùng kết quả)\n2\n3\n",
        "2\nHọc bạ (xuất trình, trả cùng kết quả)\n12\n1\n",
        "3\nBản chính giấy tờ, văn bản (xuất trình, trả cùng kết quả)\n1\n2\n",
    ):
        assert words in said(slip)
    assert "Bản chứng thực" not in said(slip)
    assert "Bằng tốt nghiệp" not in str(Event.objects.filter(dossier=row).values_list("facts", flat=True))


def test_a_copy_that_is_still_to_be_certified_is_no_certified_copy() -> None:
    def columns(name: str) -> tuple[str, str]:
        row = counts(None, name, 0, 6)
        return row["certified"], row["copies"]

    assert columns("Bản sao cần chứng thực, đủ các trang có thông tin") == ("", "6")
    assert columns("Bản sao chứng thực bằng tốt nghiệp") == ("6", "")


def test_what_was_sent_in_was_not_shown_at_the_desk(shop: Town) -> None:
    row = submit(shop.intake(channel="online"), by=shop.citizen, at=at("03-01T20:00"))
    receive(row.code, by=shop.minh, at=at("03-02T08:00"))
    (slip,) = papers(row)
    assert "(gửi qua mạng)" in said(slip)
    assert "xuất trình" not in said(slip)
    rows = next(block for block in slip.paper.sheets[0] if isinstance(block, Table)).rows
    assert rows
    assert not any(cell for row in rows for cell in row[2:])


def test_a_sum_never_breaks_before_its_unit(shop: Town) -> None:
    (slip,) = papers(shop.received())
    assert "Phí, lệ phí: 10.000\u00a0đồng" in said(slip)


def test_nobody_is_told_to_collect_after_the_office_has_closed(shop: Town) -> None:
    row = shop.received("2026-11-25T09:00", procedure="2.000815")
    due = row.due_at
    assert due
    (slip,) = papers(row)
    assert f"Trong ngày thứ Tư 25/11/2026, chậm nhất {due.astimezone(VN):%H:%M}" in said(slip)
    assert "Sau " not in said(slip)
