"""`motcua find QUERY`: what people may mean, best first."""

import argparse
import json
import sys
from datetime import datetime
from typing import Any

from motcua import Refused
from motcua.clock import VN


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("find", help="tìm thủ tục bằng lời thường, không cần dấu")
    words.add_argument("query", metavar="QUERY", nargs="+", help="việc cần làm, hoặc mã thủ tục")
    words.add_argument("--limit", metavar="N", type=int, default=10, help="nhiều nhất N kết quả (10)")
    words.add_argument("--on", metavar="DATE", help="chỉ những gì có hiệu lực ngày đó")
    words.add_argument("--json", action="store_true", help="in JSON")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Without `--on`: all that was ever in force here, today's first. Nothing found is an empty list, exit 0."""
    from motcua.config.cli import with_database
    from motcua.config.period import day

    if not 1 <= args.limit <= 1000:
        raise Refused("--limit là số từ 1 đến 1.000.")
    on = day(args.on) if args.on else None
    with_database()
    from motcua.procedures.queries import find

    hits = find(" ".join(args.query), today=datetime.now(VN).date(), on=on, limit=args.limit)
    if args.json:
        keys = ("code", "name", "field", "kind", "settled_by", "score")
        sys.stdout.write(
            json.dumps([{k: getattr(h, k) for k in keys} for h in hits], ensure_ascii=False) + "\n"
        )
        return 0
    for hit in hits:
        print(
            f"{hit.code}  {hit.name}"
            + (f"  → {hit.settled_by}" if hit.kind == "signpost" else f"  ({hit.field})")
        )
    if not hits:
        print("Không tìm thấy việc nào gần với lời này; thử ít từ hơn.", file=sys.stderr)
    return 0
