"""`motcua up`: set up what is missing, then serve."""

import argparse
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motcua.clock import VN

if TYPE_CHECKING:
    from motcua.offices.rules import Ward


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("up", help="thiết lập những gì còn thiếu (phường thử nghiệm), rồi chạy")
    words.add_argument("--port", type=int, default=8000, metavar="N", help="cổng (mặc định 8000)")
    words.add_argument("--empty", action="store_true", help="phường thử nghiệm không có hồ sơ")
    words.add_argument("--no-serve", action="store_true", help="chỉ thiết lập, không chạy")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Idempotent: what is there stays, a half-year played in part is played on."""
    from motcua.config.commands import serve

    if not args.no_serve:
        serve.check("127.0.0.1", args.port)
    say("Khởi động cơ sở dữ liệu …")
    from motcua.config.cli import with_database

    with_database(migrated=False)
    from motcua.config.commands.migrate import migrate

    migrate()
    from motcua.config.opening import open_ward, ward_there

    ward = ward_there()
    if ward is None:
        say("Mở phường thử nghiệm: phường Thạch Quý, thành phố Hà Tĩnh …")
        open_ward(datetime.now(VN))
        ward = ward_there()
    if ward and ward.practice and not args.empty:
        play_half_year(ward)
    if ward and ward.practice:
        say(sign_in())
    return 0 if args.no_serve else serve.run(argparse.Namespace(host="127.0.0.1", port=args.port))


def say(words: str) -> None:
    """To people, on standard error."""
    print(words, file=sys.stderr, flush=True)


def play_half_year(ward: "Ward") -> None:
    """The first half of 2022 through the real verbs, once; then its report."""
    from motcua.config.opening import HALF_YEAR, acts, played
    from motcua.config.progress import bar
    from motcua.config.replay import play

    lines = acts()
    if played(ward, lines):
        return
    with bar(len(lines), "Diễn lại 6 tháng đầu năm 2022") as step:
        play(lines, step)
    from motcua.config.commands.report import report_text
    from motcua.reports.queries import six_month

    print("\n".join(report_text(six_month(ward.id, *HALF_YEAR))))


def sign_in() -> str:
    """How to sign in to the demo."""
    from motcua.config.ward import read_demo

    ward = read_demo()
    names = ", ".join(f"{a.username} ({a.call})" for a in ward.accounts)
    return f"Đăng nhập bàn làm việc tại /desk/ bằng: {names}; mật khẩu thử nghiệm: {ward.demo_password}"
