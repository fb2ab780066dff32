"""`motcua down`: stop what runs in this data folder: web server, worker, cluster."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from motcua import Refused
from motcua.config import cluster, folder
from motcua.config.commands import serve


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser(
        "down", help="dừng máy chủ web, bộ chạy việc nền và cơ sở dữ liệu của thư mục này"
    )
    words.add_argument(
        "--remove",
        metavar="FOLDER",
        type=Path,
        help="rồi xóa hẳn cơ sở dữ liệu của FOLDER; ghi đúng thư mục MOTCUA_HOME, để không xóa nhầm nơi khác",
    )
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Idempotent: what does not run is left alone. The cluster stops even when the web server does not (1)."""
    if args.remove and args.remove.absolute() != folder.home():
        raise Refused(
            f"Thư mục dữ liệu đang dùng là {folder.home()}, không phải {args.remove}; chưa dừng, chưa xóa gì."
        )
    if problem := stop_serving():
        print(f"motcua down: {problem}", file=sys.stderr)
    cluster.stop()
    if problem:
        return 1
    if args.remove:
        cluster.remove()
    return 0


def stop_serving() -> str:
    """Ask whoever serves this folder to end, and wait; why it still runs, else ""."""
    if not (folder.home() / "serve.pid").exists():
        return ""
    try:
        with folder.alone():  # while the file is held, the number in it is no other process
            held = serve.holder()
            if held is None:
                return ""
            os.kill(held[0], signal.SIGTERM)
    except ProcessLookupError:
        return ""
    except PermissionError:
        return "máy chủ web do tài khoản khác chạy: hãy dừng bằng tài khoản đó."
    for _ in range(300):
        with folder.alone():
            if serve.holder() is None:
                return ""
        time.sleep(0.1)
    return "máy chủ web không chịu dừng: hãy chạy lại motcua down."
