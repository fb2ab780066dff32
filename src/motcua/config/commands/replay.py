"""`motcua replay FILE.jsonl`: play acts into a practice ward."""

import argparse
import sys
from pathlib import Path
from typing import Any

from motcua import Refused


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("replay", help="diễn lại các việc từ tệp JSON lines (chỉ ở phường thử nghiệm)")
    words.add_argument("file", metavar="FILE.jsonl")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Stop at the first line that is refused; played again, it goes on from there."""
    try:
        lines = Path(args.file).read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise Refused(f"Không đọc được {args.file}: cần một tệp JSON lines, chữ UTF-8.") from e
    from motcua.config.cli import with_database

    with_database()
    from motcua.config.progress import bar
    from motcua.config.replay import play

    with bar(len(lines), "diễn lại") as step:
        played, skipped = play(lines, step)
    print(f"{played} việc đã diễn, {skipped} việc đã có từ trước.", file=sys.stderr)
    return 0
