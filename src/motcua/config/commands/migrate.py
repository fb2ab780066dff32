"""`motcua migrate`: bring the database's tables to this version."""

import argparse
from typing import Any


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("migrate", help="đưa cơ sở dữ liệu lên bản này")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Idempotent, safe after a crash."""
    from motcua.config.cli import with_database

    with_database(migrated=False)
    migrate()
    return 0


def migrate() -> None:
    """Apply what is missing, quietly."""
    from django.core.management import call_command

    if lacking():
        call_command("migrate", verbosity=0, interactive=False)


def lacking() -> bool:
    """Are there tables of this version that the database lacks?"""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
