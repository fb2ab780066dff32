"""Receive: the promise begins, the number is given, the fee is explained."""

from dataclasses import replace
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import ledger
from motcua.dossiers.actions.guide import guide
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier, Event, Guide
from motcua.dossiers.rules import OnPaper
from motcua.dossiers.story import story
from motcua.procedures.queries import UnknownProcedure
from tests.world import Town, at, refused


def test_it_promises_by_the_version_s_time_and_says_each_day(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    assert row.due_on == row.original_due_on == date(2022, 5, 6)
    told = story(row.code)
    assert told
    assert [str(d.on) for d in told.days() if d.counted] == [
        "2022-04-29",
        "2022-05-04",
        "2022-05-05",
        "2022-05-06",
    ]


def test_it_numbers_by_office_and_day_without_gaps(shop: Town) -> None:
    codes = [shop.received(when).code for when in ("03-01T09:00", "03-01T09:05", "03-02T09:00")]
    code = shop.ward.name_on(date(2022, 3, 1)).code
    assert codes == [f"{code}-220301-0001", f"{code}-220301-0002", f"{code}-220302-0001"]


def test_it_gives_four_characters_without_look_alikes(shop: Town) -> None:
    secrets = {ledger.secret() for _ in range(500)}
    assert len(secrets) > 490
    assert not set("".join(secrets)) & set("01OIL")


def test_it_keeps_no_personal_data_in_the_chain(shop: Town) -> None:
    row = shop.received()
    event = Event.objects.get(dossier=row)
    assert "Lan" not in str(event.facts)
    assert "042172001234" not in str(event.facts)


def test_it_takes_what_was_sent_in_under_the_same_code(shop: Town) -> None:
    sent = submit(shop.intake(channel="online"), by=shop.citizen, at=at("03-01T20:00"))
    row = receive(sent.code, by=shop.minh, at=at("03-02T08:00"))
    assert (row.code, row.submitted_at, row.received_at) == (sent.code, at("03-01T20:00"), at("03-02T08:00"))
    assert row.due_on == date(2022, 3, 7)


def test_it_takes_a_longer_promise_only_with_its_clause(shop: Town) -> None:
    intake = shop.intake("2.000815")
    with refused("điều khoản"):
        receive(intake, by=shop.minh, at=at("03-01T09:00"), allow="2d")
    row = receive(intake, by=shop.minh, at=at("03-01T09:00"), allow="2d", clause="NĐ 23/2015, điều 7")
    assert row.due_on == date(2022, 3, 3)


def test_it_refuses_a_chosen_promise_shorter_than_the_law_s(shop: Town) -> None:
    with refused("ngắn hơn"):
        receive(shop.intake(), by=shop.minh, at=at("03-01T09:00"), allow="1d", clause="điều 1")


def test_it_refuses_an_unknown_procedure_and_writes_nothing(shop: Town) -> None:
    with refused(r"9\.999999", UnknownProcedure):
        shop.received(procedure="9.999999")
    assert not Dossier.objects.exists()


def test_it_refuses_who_may_not_come(shop: Town) -> None:
    with refused("Không ai đi thay được"):
        shop.received(procedure="1.000894", who="other", mandate="certified")


def test_it_is_done_by_those_who_receive(shop: Town) -> None:
    with refused("không được giao việc"):
        receive(shop.intake(), by=shop.hoa, at=at("03-01T09:00"))
    with refused("cơ quan khác"):
        receive(shop.intake(), by=replace(shop.minh, office=shop.ward.id + 1), at=at("03-01T09:00"))


def test_it_goes_back_in_time_only_with_a_sheet_printed_before_and_used_once(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    paper = OnPaper(number, at("03-01T09:00"))
    row = receive(shop.intake(), by=shop.minh, at=at("03-01T13:40"), paper=paper)
    event = Event.objects.get(dossier=row)
    assert (event.happened_at, event.recorded_at, event.facts["sheet"]) == (
        at("03-01T09:00"),
        at("03-01T13:40"),
        number,
    )
    assert row.received_at == at("03-01T09:00")
    with refused("đã dùng rồi"):
        receive(shop.intake(), by=shop.minh, at=at("03-01T13:50"), paper=paper)


def test_a_sheet_printed_after_the_event_proves_nothing(shop: Town) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("03-01T13:00"))
    with refused("chưa in"):
        receive(shop.intake(), by=shop.minh, at=at("03-01T13:40"), paper=OnPaper(number, at("03-01T09:00")))


def test_it_refuses_the_future(shop: Town) -> None:
    with refused("chưa tới"):
        receive(shop.intake(), by=shop.minh, at=at("03-01T09:00"), paper=OnPaper("PG-1", at("03-01T09:01")))


def test_it_points_back_to_the_guide_slip(shop: Town) -> None:
    slip = guide(shop.ward.id, by=shop.minh, at=at("02-28T09:00"), outcome="guided", procedure="1.004873",
                 person=shop.lan, missing=["Tờ khai"])  # fmt: skip
    row = shop.received(guide=slip.number)
    assert Guide.objects.get(pk=slip.pk).dossier_id == row.pk
    with refused("Không có phiếu hướng dẫn"):
        shop.received("03-01T10:00", guide=slip.number)


def test_it_takes_few_statements(shop: Town) -> None:
    shop.received()  # versions and calendars are in memory from now on
    with CaptureQueriesContext(connection) as seen:
        shop.received("03-01T09:10")
    asked = [
        q["sql"] for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]
    ]  # tests lie in a transaction
    assert len(asked) <= 8, asked  # two of them are for the papers that follow
