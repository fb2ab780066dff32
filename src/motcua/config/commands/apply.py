"""`motcua apply WARD.yaml [--dry-run]`: make the office what its file says."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from motcua.config.ward import Outcome
    from motcua.dossiers.actions.recount import Moved


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("apply", help="lập hoặc sửa một cơ quan theo tệp khai báo; chỉ ghi chỗ khác")
    words.add_argument("file", metavar="WARD.yaml", type=Path)
    words.add_argument("--dry-run", action="store_true", help="chỉ in những chỗ sẽ đổi")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what differs; a file that cannot be taken changes nothing."""
    from motcua.config.cli import with_database

    with_database(migrated=False)
    from motcua.clock import VN
    from motcua.config.commands.migrate import migrate
    from motcua.config.ward import apply_ward, read_file

    ward = read_file(args.file)
    migrate()
    outcome = apply_ward(ward, at=datetime.now(VN), dry_run=args.dry_run)
    for remark in outcome.remarks:
        print(remark, file=sys.stderr)
    print("\n".join(report(outcome, dry_run=args.dry_run)))
    return 0


def moved(row: "Moved") -> str:
    """A dossier whose date moved: from which day to which, by which notice."""
    waits = " (đang chờ: tính như hôm nay hết chờ)" if row.paused else ""
    by = f"; theo {row.notice}" if row.notice else ""
    past = f"; đổi cả {row.past} ngày đã qua" if row.past else ""
    days = " → ".join(f"{on:%d/%m/%Y}" if on else "không hẹn" for on in (row.before, row.after))
    return f"  {row.code}: {days}{waits}{by}{past}"


def report(outcome: "Outcome", *, dry_run: bool) -> list[str]:
    """The diff and what follows from it, line by line."""
    lines = [change.words() for change in outcome.changes]
    if outcome.moved:
        lines.append(f"Lịch làm việc đổi: {len(outcome.moved)} hồ sơ đổi ngày hẹn trả.")
        lines += [moved(row) for row in outcome.moved]
    lines += [
        f"Mật khẩu dùng một lần của {username}: {password} (chỉ hiện lần này, phải đổi khi đăng nhập lần đầu)"
        for username, password in outcome.passwords.items()
    ]
    if not outcome.changes:
        lines.append("Không có gì thay đổi.")
    elif dry_run:
        lines.append(f"Chạy thử: {len(outcome.changes)} chỗ sẽ đổi, chưa ghi gì.")
    else:
        lines.append(f"Đã ghi {len(outcome.changes)} chỗ.")
    return lines
