"""The baseline of what we write: the same rows, with the same ids, into a copy of the same database, bare.

The copy has all constraints and triggers of ours; what triggers write there comes by itself.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql

from motcua.config import cluster

COPY = "bare"
TABLES = (
    "people_person",
    "people_identitypaper",
    "fees_charge",
    "dossiers_dossier",
    "dossiers_event",
    "notices_paper",
)
Row = tuple[sql.Composed | str, Sequence[object]]  # an INSERT, and its values (text, as a reader writes them)


@contextmanager
def copied() -> Iterator[psycopg.Connection]:
    """A connection to a copy of the database as it stands; nobody else may be connected to it at this moment."""
    connection.close()
    with server() as db:
        db.execute(f"CREATE DATABASE {COPY} TEMPLATE motcua STRATEGY file_copy")
    try:
        with psycopg.connect(cluster.url(), dbname=COPY, prepare_threshold=2) as db:
            yield db
    finally:
        with server() as db:
            db.execute(f"DROP DATABASE IF EXISTS {COPY} WITH (FORCE)")


def server() -> psycopg.Connection:
    """A connection beside the ward's database."""
    return psycopg.connect(cluster.url(), dbname="postgres", autocommit=True)


def write(db: psycopg.Connection, rows: Sequence[Row]) -> None:
    """These rows in one transaction."""
    with db.transaction():
        for written, values in rows:
            db.execute(written, values)


def newest() -> dict[str, int]:
    """The last id of each table that an intake writes to."""
    with connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def rows_since(before: dict[str, int]) -> dict[str, list[Row]]:
    """What was written to each table since `newest` said so, in its order, ready to be written again."""
    found = {}
    with connection.cursor() as cursor:
        for table, last in before.items():
            cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
            columns = [c.name for c in cursor.description]
            texts = ", ".join(f'"{name}"::text' for name in columns)
            cursor.execute(f'SELECT {texts} FROM "{table}" WHERE id > %s ORDER BY id', [last])
            if rows := cursor.fetchall():
                written = insert(table, columns)
                found[table] = [(written, row) for row in rows]
    return found


def insert(table: str, columns: Sequence[str]) -> sql.Composed:
    """An INSERT of whole rows."""
    return sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join([sql.Placeholder()] * len(columns)),
    )  # fmt: skip
