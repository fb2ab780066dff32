"""Verify: an altered event, a removed one, a forged view, a removed dossier, changed words are all found."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError, ProgrammingError

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
    "an altered instant": "UPDATE dossiers_event SET happened_at = happened_at - interval '1 hour' WHERE seq = 2",
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
])  # fmt: skip
def test_the_database_itself_refuses(shop: Town, sql: str) -> None:
    history(shop)
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
