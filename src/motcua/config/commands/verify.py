"""`motcua verify`: prove that histories are whole, their views right, and what was kept as it was."""

import argparse
import sys
from typing import Any


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser(
        "verify", help="gấp lại mọi lịch sử, kiểm tra chuỗi và mọi con số suy ra từ nó"
    )
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 1 and name the first thing wrong, or 0 and how much was checked."""
    from motcua.config.cli import with_database

    with_database()
    from motcua.config.progress import bar
    from motcua.documents import queries as documents
    from motcua.dossiers.proof import verify
    from motcua.notices import queries as notices
    from motcua.reports import drafts

    with bar(None, "kiểm chứng", " hồ sơ") as step:
        proof = verify(step)
    if wrong := proof.wrong or notices.altered() or drafts.altered() or documents.altered():
        print(f"SAI: {wrong}", file=sys.stderr)
        return 1
    print(f"Đúng: {proof.dossiers} hồ sơ, {proof.events} dòng lịch sử, chuỗi liền, mọi cột khớp.")
    return 0
