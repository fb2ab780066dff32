"""`motcua serve`: one web server and one worker, until one of them is told to stop."""

import argparse
import ctypes
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from types import FrameType
from typing import Any

import psycopg

from motcua import Refused
from motcua.config import cluster, folder

TELL_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl

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
    from motcua.config import settings  # a variable of the environment that is wrong is refused here

    address = check(args.host, args.port)
    name = f"[{args.host}]" if ":" in args.host else args.host
    with claimed(f"http://{name}:{args.port}") as url:
        cluster.start()
        check_tables()
        signal.signal(signal.SIGTERM, asked_to_stop)
        env = os.environ | {
            "DATABASE_URL": cluster.url(),
            "DJANGO_SETTINGS_MODULE": settings.__name__,
            "MOTCUA_HOSTS": ",".join(settings.NAMES or names(args.host, address)),
        }
        web = start(
            *WEB, "--host", address, "--port", str(args.port), "motcua.config.wsgi:application", env=env
        )
        worker = start(*WORKER, env=env)
        print(f"Motcua đang chạy: {url}  (dừng: Ctrl-C hoặc motcua down)", file=sys.stderr, flush=True)
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
            end(web, worker)


def start(*words: str, env: dict[str, str]) -> subprocess.Popen[bytes]:
    """A child of the same Python, which is told to end when we die, however we die."""
    system = ctypes.CDLL(None)
    return subprocess.Popen(
        [sys.executable, *words],
        env=env,
        start_new_session=True,  # so that we can end it with all that it started
        preexec_fn=lambda: system.prctl(TELL_WHEN_PARENT_DIES, signal.SIGTERM),
    )


def end(*processes: subprocess.Popen[bytes]) -> None:
    """Ask all to end, then wait for each; who does not listen is killed."""
    for process in processes:
        tell(process, signal.SIGTERM)
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        tell(process, signal.SIGKILL)


def tell(process: subprocess.Popen[bytes], what: signal.Signals) -> None:
    """Tell a child and all that it started; those that are gone need no telling."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, what)


def asked_to_stop(signum: int, frame: FrameType | None) -> None:
    """SIGTERM ends us as Ctrl-C does."""
    raise KeyboardInterrupt


@contextmanager
def claimed(url: str) -> Iterator[str]:
    """Hold `serve.pid`, which says who serves this folder and where. What it says is true only while it is held."""
    with folder.alone():
        refuse_a_second()
        file = (folder.make_home() / "serve.pid").open("w")
        fcntl.flock(file, fcntl.LOCK_EX)
        print(os.getpid(), url, file=file, flush=True)
    with file:
        yield url


def holder() -> tuple[int, str] | None:
    """Who serves this folder, and where: (process, address); None when nobody does. Within `folder.alone()`."""
    try:
        with (folder.home() / "serve.pid").open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                process, url = file.read().split()
                return int(process), url
    except FileNotFoundError:
        pass
    return None


def refuse_a_second() -> None:
    """Refused when this folder is served already. Within `folder.alone()`."""
    if held := holder():
        raise Refused(
            f"Thư mục {folder.home()} đang được phục vụ tại {held[1]}: hãy mở địa chỉ đó, hoặc chạy motcua down trước."
        )


def check(host: str, port: int) -> str:
    """The address to listen on, as numbers. Refused, before anything is started, when that cannot be."""
    with folder.alone():
        refuse_a_second()
    if not 0 < port < 65536:
        raise Refused(f"Cổng {port} không có: hãy chọn từ 1 đến 65535.")
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except (OSError, UnicodeError) as e:
        raise Refused(why_not(e, host, port)) from e
    return str(where[0])


def names(host: str, address: str) -> list[str]:
    """By which names the site is asked when it listens there and nobody has said them (`MOTCUA_HOSTS`): as it was
    said, or on every address all that the machine itself goes by in its own net."""
    if not ip_address(address).is_unspecified:
        return [f"[{name}]" if ":" in name else name for name in dict.fromkeys((host, address))]
    machine = socket.gethostname()
    found = [machine, f"{machine.split('.')[0]}.local", socket.getfqdn()]
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(
            ("192.0.2.1", 9)
        )  # an address of nobody's: nothing is sent, but it says which way out is ours
        found.append(probe.getsockname()[0])
    return list(dict.fromkeys(name.lower() for name in found))


def why_not(error: OSError | UnicodeError, host: str, port: int) -> str:
    """Why that address and port cannot be listened on, and what to do."""
    code = error.errno if isinstance(error, OSError) and not isinstance(error, socket.gaierror) else None
    if code == errno.EADDRINUSE:
        return f"Cổng {port} đang có chương trình khác dùng: hãy chọn cổng khác bằng --port."
    if code == errno.EACCES:
        return f"Tài khoản này không được mở cổng {port}: hãy chọn cổng từ 1024 trở lên bằng --port."
    return f"Máy này không có địa chỉ “{host}”: hãy chọn 127.0.0.1, 0.0.0.0 (mọi địa chỉ) hoặc một địa chỉ của máy."


def check_tables() -> None:
    """Refused when nobody has made the tables yet: every page would fail."""
    with psycopg.connect(cluster.url()) as db:
        if db.execute("SELECT to_regclass('django_migrations') IS NULL").fetchone() == (True,):
            raise Refused("Cơ sở dữ liệu chưa có bảng: hãy chạy motcua migrate (hoặc motcua up) trước.")
