"""`motcua verify`: prove that every history is whole and every view of it right."""

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
    from motcua.dossiers.proof import verify

    with bar(None, "kiểm chứng", " hồ sơ") as step:
        proof = verify(step)
    if proof.wrong:
        print(f"SAI: {proof.wrong}", file=sys.stderr)
        return 1
    print(f"Đúng: {proof.dossiers} hồ sơ, {proof.events} dòng lịch sử, chuỗi liền, mọi cột khớp.")
    return 0
