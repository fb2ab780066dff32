"""`motcua dburl`: the database's address, for psql and backups."""

import argparse
from typing import Any

from motcua.config import cluster


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("dburl", help="in địa chỉ cơ sở dữ liệu (dùng được với psql)")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print it, with the cluster running."""
    cluster.start()
    print(cluster.url())
    return 0
