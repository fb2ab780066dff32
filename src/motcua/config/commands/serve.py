"""`motcua serve`: one web server and one worker, until one of them is told to stop."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Any

from motcua import Refused
from motcua.config import cluster

WEB = (
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "--workers",
    "2",
    "--blocking-threads",
    "1",
    "--no-ws",
    "--log-level",
    "warning",
)
WORKER = (
    "-W",
    "ignore",
    "-m",
    "django",
    "procrastinate",
    "worker",
    "--concurrency",
    "1",
)


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("serve", help="chạy máy chủ web và một bộ chạy việc nền")
    words.add_argument("--port", type=int, default=8000, metavar="N", help="cổng (mặc định 8000)")
    words.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Start both, watch both; the worker is started again when it dies."""
    check_port(args.host, args.port)
    cluster.start()
    pid = cluster.make_home() / "serve.pid"
    pid.write_text(str(os.getpid()))
    signal.signal(signal.SIGTERM, asked_to_stop)
    env = os.environ | {"DATABASE_URL": cluster.url(), "DJANGO_SETTINGS_MODULE": "motcua.config.settings"}
    web = start(
        *WEB, "--host", args.host, "--port", str(args.port), "motcua.config.wsgi:application", env=env
    )
    worker = start(*WORKER, env=env)
    print(
        f"Motcua đang chạy: http://{args.host}:{args.port}  (dừng: Ctrl-C hoặc motcua down)",
        file=sys.stderr,
        flush=True,
    )
    try:
        while web.poll() is None:
            if worker.poll() is not None:
                time.sleep(2)
                worker = start(*WORKER, env=env)
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (web, worker):
            process.terminate()
        for process in (web, worker):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        pid.unlink(missing_ok=True)


def start(*words: str, env: dict[str, str]) -> subprocess.Popen[bytes]:
    """A child of the same Python."""
    return subprocess.Popen([sys.executable, *words], env=env)


def asked_to_stop(signum: int, frame: FrameType | None) -> None:
    """SIGTERM ends us as Ctrl-C does."""
    raise KeyboardInterrupt


def check_port(host: str, port: int) -> None:
    """Refuse a port that is taken, or that is no port, before anything is started."""
    if not 0 < port < 65536:
        raise Refused(f"Cổng {port} không có: hãy chọn từ 1 đến 65535.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as e:
            raise Refused(
                f"Cổng {port} đang có chương trình khác dùng: hãy chọn cổng khác bằng --port."
            ) from e
