"""Verify: an altered event, a removed one, a forged view, a removed dossier, changed words are all found."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, InternalError, ProgrammingError

from motcua.clock import VN
from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.print_sheets import print_sheets
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.proof import verify
from motcua.dossiers.rules import OnPaper
from tests.world import Town, at

REFUSES = (InternalError, ProgrammingError)


def history(shop: Town) -> str:
    row = shop.received()
    forward(row.code, by=shop.minh, at=at("03-01T09:05"), to="hoa")
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=["Tờ khai"], note="thiếu chữ ký")
    withdraw(row.code, by=shop.citizen, at=at("03-03T09:00"))
    return row.code


def behind_our_back(sql: str) -> None:
    """As somebody would who owns the database."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_it_says_how_much_it_checked_when_all_is_well(shop: Town) -> None:
    history(shop)
    proof = verify()
    assert (proof.dossiers, proof.events, proof.wrong) == (1, 4, None)


FORGERIES = {
    "an altered fact": 'UPDATE dossiers_event SET facts = facts || \'{"allow": "9d"}\' WHERE seq = 1',
    "an altered instant": """UPDATE dossiers_event SET happened_at = happened_at - interval '1 hour',
        recorded_at = recorded_at - interval '1 hour' WHERE seq = 2""",
    "another's name": "UPDATE dossiers_event SET by_ref = 'tung' WHERE seq = 2",
    "a removed last event": "DELETE FROM dossiers_event WHERE seq = 4",
    "a removed event in between": "DELETE FROM dossiers_event WHERE seq = 2",
    "a forged due date": "UPDATE dossiers_dossier SET original_due_on = original_due_on + 1",
    "a forged verdict": "UPDATE dossiers_dossier SET verdict = 'early'",
    "forged waits": "UPDATE dossiers_dossier SET waits = '[]'",
    "changed words": "UPDATE dossiers_remark SET text = 'đủ giấy'",
    "removed words": "DELETE FROM dossiers_remark",
    "another fee": "UPDATE fees_charge SET total = total + 1",
    "a fee taken away": "UPDATE dossiers_dossier SET charge_id = NULL",
}


@pytest.mark.parametrize("sql", FORGERIES.values(), ids=FORGERIES)
def test_it_finds(shop: Town, sql: str) -> None:
    code = history(shop)
    behind_our_back(sql)
    assert code in (verify().wrong or "")


def test_it_finds_a_removed_dossier_by_its_number(shop: Town) -> None:
    history(shop)
    behind_our_back("DELETE FROM dossiers_remark; DELETE FROM dossiers_event; DELETE FROM dossiers_dossier")
    assert "01/03/2022" in (verify().wrong or "")


def test_it_finds_a_removed_dossier_though_the_book_was_put_down(shop: Town) -> None:
    first = shop.received("03-01T09:00")
    shop.received("03-01T10:00")
    behind_our_back(
        f"DELETE FROM dossiers_event WHERE dossier_id = {first.pk}; "
        f"DELETE FROM dossiers_dossier WHERE id = {first.pk}; UPDATE dossiers_number SET last = 1"
    )
    assert "thiếu số 1" in (verify().wrong or "")


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO dossiers_sheet (office_id, number, printed_at) "
        "SELECT office_id, left(number, -4) || '0009', printed_at FROM dossiers_sheet WHERE number LIKE '%0001'",
        "DELETE FROM dossiers_sheet WHERE number LIKE '%0002'",
        "DELETE FROM dossiers_number WHERE book = 'sheet'",
    ],
)
def test_it_finds_a_sheet_that_the_book_does_not_know(shop: Town, sql: str) -> None:
    print_sheets(shop.ward.id, 3, at=at("02-28T08:00"))
    assert verify().wrong is None
    behind_our_back(sql)
    assert "phiếu giấy" in (verify().wrong or "")


def test_it_finds_a_procedure_that_was_changed_after_it_was_published(shop: Town) -> None:
    row = shop.received()
    behind_our_back(
        """UPDATE procedures_version SET record = jsonb_set(record, '{name}', '"khác"') """
        f"WHERE id = {row.version_id}"
    )
    assert "1.004873" in (verify().wrong or "")


def test_it_names_a_dossier_whose_office_is_not_served(shop: Town) -> None:
    row = shop.received()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE offices_office SET serving = false")
    assert row.code in (verify().wrong or "")


def make_real() -> None:
    """As if this ward had been born for real."""
    behind_our_back("UPDATE offices_office SET practice = false")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE offices_office SET asks_allowed = 2")  # seen by those who keep wards in memory


def test_it_finds_a_scenario_s_key_in_a_real_ward(shop: Town) -> None:
    row = shop.received(key="h0001")
    make_real()
    assert row.code in (verify().wrong or "")
    assert "h0001" in (verify().wrong or "")


def test_a_real_ward_prints_its_sheets_now(shop: Town) -> None:
    make_real()
    print_sheets(shop.ward.id, 1, at=datetime.now(VN))
    with pytest.raises(REFUSES), transaction.atomic():
        print_sheets(shop.ward.id, 1, at=datetime.now(VN) - timedelta(days=1))


def test_an_earlier_hour_needs_a_sheet_s_number(shop: Town) -> None:
    code = history(shop)
    with pytest.raises(IntegrityError, match="event_earlier_by_sheet"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_event (dossier_id, seq, act, by_kind, by_ref, happened_at, recorded_at, facts, head) "
            "SELECT id, 5, 'forward', 'seat', 'minh', last_at, last_at + interval '1 hour', '{}', '' "
            "FROM dossiers_dossier WHERE code = %s",
            [code],
        )


def test_erased_words_are_no_forgery(shop: Town) -> None:
    history(shop)
    behind_our_back("UPDATE dossiers_remark SET text = NULL")
    assert verify().wrong is None


@pytest.mark.parametrize("sql", [
    "UPDATE dossiers_event SET act = 'stop'",
    "DELETE FROM dossiers_event",
    "TRUNCATE dossiers_event CASCADE",
    "DELETE FROM dossiers_dossier",
    "UPDATE dossiers_dossier SET code = 'X'",
    "UPDATE fees_charge SET total = 0",
    "DELETE FROM dossiers_remark",
    "DELETE FROM dossiers_number",
    "UPDATE dossiers_sheet SET event_id = NULL WHERE event_id IS NOT NULL",
    "UPDATE dossiers_sheet SET printed_at = now()",
    "UPDATE procedures_version SET record = '{}'",
    "UPDATE procedures_version SET since = since + 1 WHERE since IS NOT NULL",
])  # fmt: skip
def test_the_database_itself_refuses(shop: Town, sql: str) -> None:
    history(shop)
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    receive(shop.intake(), by=shop.minh, at=at("03-04T13:40"), paper=OnPaper(number, at("03-04T09:00")))
    connection.check_constraints()  # else TRUNCATE is refused for what is still to be checked
    with pytest.raises(REFUSES), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_keeps_its_own_clock(shop: Town) -> None:
    history(shop)
    with connection.cursor() as cursor:
        cursor.execute("SELECT now() - min(written_at) FROM dossiers_event")
        assert cursor.fetchone()[0] < timedelta(minutes=5)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE dossiers_sheet SET event_id = NULL",
        "DELETE FROM dossiers_sheet",
        "UPDATE dossiers_sheet SET printed_at = printed_at + interval '9 days'",
        "UPDATE dossiers_sheet SET number = 'PG-BIA-1'",
    ],
)
def test_an_earlier_hour_is_proved_by_its_sheet_alone(shop: Town, sql: str) -> None:
    (number,) = print_sheets(shop.ward.id, 1, at=at("02-28T08:00"))
    receive(shop.intake(), by=shop.minh, at=at("03-01T13:40"), paper=OnPaper(number, at("03-01T09:00")))
    assert verify().wrong is None
    behind_our_back(sql)
    assert "lùi giờ" in (verify().wrong or "")
