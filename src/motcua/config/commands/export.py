"""`motcua export dossiers`: every dossier as one JSON object per line, for other programs."""

import argparse
import json
import sys
from datetime import datetime
from typing import Any

from motcua import Refused
from motcua.clock import VN

KEYS = ("key", "code", "procedure", "field", "channel", "status", "national_status", "received_at", "received_on",
        "due_at", "due_on", "paused", "broken", "original_due_on", "reappointed_on", "finished_on", "handed_over_on",
        "verdict")  # fmt: skip


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("export", help="xuất dữ liệu dạng JSON lines")
    words.add_argument("what", choices=["dossiers"])
    words.add_argument("--since", metavar="D", help="từ ngày (cùng --until: các hồ sơ tính ở cột 3 của kỳ)")
    words.add_argument("--until", metavar="D", help="đến trước ngày")
    words.add_argument("--json", action="store_true", help="như mặc định")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Instants print with +07:00."""
    from motcua.config.period import period

    if bool(args.since) != bool(args.until):
        raise Refused("Kỳ cần cả --since và --until.")
    since, until = period(args.since, args.until) if args.since else (None, None)
    from motcua.config.cli import with_database

    with_database()
    from motcua.dossiers import queries
    from motcua.offices import queries as offices

    ward = offices.ward().id
    rows = (
        queries.cases(ward, since, until) if since and until else queries.everything(ward, datetime.now(VN))
    )
    for row in rows:
        shown = {name: plain(getattr(row, name)) for name in KEYS}
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    return 0


def plain(value: Any) -> Any:
    """Dates and instants as ISO text, in the ward's zone."""
    if isinstance(value, datetime):
        return value.astimezone(VN).isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else value
