"""`motcua down`: stop what runs in this data folder: web server, worker, cluster."""

import argparse
import os
import signal
import time
from contextlib import suppress
from typing import Any

from motcua.config import cluster


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser(
        "down", help="dừng máy chủ web, bộ chạy việc nền và cơ sở dữ liệu của thư mục này"
    )
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Idempotent: what does not run is left alone."""
    file = cluster.home() / "serve.pid"
    with suppress(FileNotFoundError, ValueError, ProcessLookupError):
        pid = int(file.read_text())
        os.kill(pid, signal.SIGTERM)
        for _ in range(100):
            os.kill(pid, 0)
            time.sleep(0.1)
    file.unlink(missing_ok=True)
    cluster.stop()
    return 0
