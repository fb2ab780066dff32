"""It refuses to forget: the database itself, in every table, those of tomorrow too."""

from django.apps import apps
from django.db import InternalError, ProgrammingError, connection, transaction

from tests.world import Town

REFUSES = (InternalError, ProgrammingError)
BRIEF = {
    "journal_usedform",  # forgotten after two days
    "procedures_revision",  # a mark for memory
    "procedures_signpost",  # a copy of the country's list, brought again at will
}
CHANGED = "SELECT 1 FROM pg_trigger WHERE tgrelid = %s::regclass AND tgtype & %s = %s AND NOT tgisinternal"
BEFORE, DELETE, TRUNCATE = 2, 8, 32


def tables() -> list[str]:
    """Every table of ours, and where pghistory keeps who changed what."""
    ours = (m for m in apps.get_models() if m.__module__.startswith("motcua.") and m._meta.managed)
    return sorted({m._meta.db_table for m in ours} - BRIEF | {"pghistory_context"})


def refuses(sql: str) -> bool:
    """Does the database refuse that, by a trigger of ours?"""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except REFUSES as error:
        return getattr(error.__cause__, "sqlstate", "") == "P0001"  # it was raised, not lacking
    return False


def test_it_lets_no_table_be_emptied(shop: Town) -> None:
    shop.received()
    connection.check_constraints()
    names = tables()
    assert {"people_personevent", "journal_look", "reports_reportevent", "documents_scan"} <= set(names)
    assert [t for t in names if not refuses(f"TRUNCATE {t} CASCADE")] == []


def test_it_says_so_at_each_table_by_itself(shop: Town) -> None:
    with connection.cursor() as cursor:
        bare = []
        for table in tables():
            cursor.execute(CHANGED, [table, BEFORE | TRUNCATE, BEFORE | TRUNCATE])
            bare += [] if cursor.fetchone() else [table]
    assert bare == []


def test_it_lets_no_line_of_a_history_go(shop: Town) -> None:
    shop.received()
    connection.check_constraints()
    lines = [t for t in tables() if t.endswith("event") or t.startswith(("journal_", "pghistory_", "fees_"))]
    with connection.cursor() as cursor:
        for table in lines:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")
            if cursor.fetchone()[0]:
                assert refuses(f"DELETE FROM {table}"), table
            cursor.execute(CHANGED, [table, BEFORE | DELETE, BEFORE | DELETE])
            assert cursor.fetchone(), table
