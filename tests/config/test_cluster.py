"""The embedded cluster, in a folder of its own: what a crash, a race or a power cut leaves is put right."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua import Refused
from motcua.config import cluster, folder


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder that every account may enter, so that all of it lies in one place."""
    made = Path(tempfile.mkdtemp(prefix="mc"))
    made.chmod(0o711)
    monkeypatch.setenv("MOTCUA_HOME", str(made))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def started(home: Path) -> Iterator[Path]:
    cluster.start()
    yield home
    cluster.stop()


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    """Somebody's process, which has nothing to do with us."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def pretend(home: Path, monkeypatch: pytest.MonkeyPatch, **programs: str) -> None:
    """A PostgreSQL, as old as the cluster, of which only these programs are there, each a line of shell."""
    version = home / "cluster" / "PG_VERSION"
    number = version.read_text().strip() if version.exists() else "15"
    place = home / "bin"
    place.mkdir(mode=0o755)
    for name, line in {"postgres": f"echo postgres {number}.0", **programs}.items():
        (place / name).write_text(f"#!/bin/sh\n{line}\n")
        (place / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}:{os.environ['PATH']}")


def test_it_makes_the_database_that_a_kill_left_out(started: Path) -> None:
    with psycopg.connect(cluster.url().replace("/motcua?", "/postgres?"), autocommit=True) as db:
        db.execute("DROP DATABASE motcua")
    cluster.start()
    with psycopg.connect(cluster.url()) as db:
        assert db.execute("SELECT current_database()").fetchone() == ("motcua",)


def test_it_stops_and_is_removed_for_good(started: Path) -> None:
    with pytest.raises(Refused, match="còn chạy"):
        cluster.remove()
    cluster.stop()
    assert not cluster.sockets().exists()
    cluster.remove()
    assert not cluster.data_folder().exists()
    cluster.remove()


def test_it_keeps_its_log_for_its_owner(started: Path) -> None:
    log = started / "postgres.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    log.chmod(0o644)  # as an older version left it
    folder.log("postgres.log").close()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_it_leaves_the_door_when_the_server_does_not_stop(
    started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        pretend(started, patch, pg_ctl="echo pg_ctl: server does not shut down >&2; exit 1")
        with pytest.raises(Refused, match=r"server does not shut down.*motcua down"):
            cluster.stop()
    assert cluster.connects()


def test_it_believes_no_number_that_a_crash_left(home: Path, stranger: subprocess.Popen[bytes]) -> None:
    data = home / "cluster"
    data.mkdir()
    (data / "PG_VERSION").write_text("15\n")
    (data / "postmaster.pid").write_text(f"{stranger.pid}\n{data}\n")
    folder.token()
    cluster.stop()
    assert stranger.poll() is None


def test_it_says_why_a_cluster_cannot_be_made_even_when_nobody_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(home, monkeypatch, initdb="exit 7")
    with pytest.raises(Refused, match=r"Không tạo được cơ sở dữ liệu: mã lỗi 7\."):
        cluster.start()
    shutil.rmtree(cluster.sockets())


@pytest.mark.parametrize("left", [b"", b"\0\0\0\0"])
def test_a_secret_that_a_power_cut_left_empty_is_given_again(home: Path, left: bytes) -> None:
    (home / "secret").write_bytes(left)
    assert folder.own_secret("secret", "first") == "first"
    assert folder.own_secret("secret", "second") == "first"
    assert stat.S_IMODE((home / "secret").stat().st_mode) == 0o600


def test_many_at_once_get_one_secret(home: Path) -> None:
    ask = "input(); print(folder.own_secret('secret', secrets.token_hex()))"
    words = [sys.executable, "-c", f"import secrets; from motcua.config import folder; {ask}"]
    asking = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    for process in asking:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = {process.communicate()[0].strip() for process in asking}
    assert said == {(home / "secret").read_text()}
    assert [p.name for p in home.iterdir()] == ["secret"]
