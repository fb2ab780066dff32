"""`motcua down` ends what serves its folder, and nobody else; and what serves leaves nobody behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua.config import cluster
from motcua.config.commands import serve
from tests.config.conftest import Said
from tests.conftest import make

Motcua = Callable[..., Said]
SERVE = [sys.executable, "-m", "motcua.config.cli", "serve", "--port"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of our own, without a cluster of its own to stop."""
    address = cluster.url()
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", address)
    return tmp_path


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    """Somebody's process, which has nothing to do with us."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def test_it_leaves_a_stranger_alone_who_got_the_number_of_a_dead_server(
    home: Path, motcua: Motcua, stranger: subprocess.Popen[bytes]
) -> None:
    (home / "serve.pid").write_text(f"{stranger.pid} http://127.0.0.1:8000\n")
    assert motcua("down").code == 0
    assert stranger.poll() is None


def test_it_stops_the_cluster_even_when_it_may_not_stop_the_server(
    home: Path, motcua: Motcua, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_yours(pid: int, sign: int) -> None:
        raise PermissionError

    monkeypatch.delenv("DATABASE_URL")
    cluster.sockets().mkdir()  # as while the cluster runs
    monkeypatch.setattr(os, "kill", not_yours)
    with serve.claimed("http://127.0.0.1:8000"):
        said = motcua("down")
    assert (said.code, len(said.told)) == (1, 1)
    assert "tài khoản khác" in said.told[0]
    assert not cluster.sockets().exists()


def test_a_folder_is_served_again_when_its_server_has_ended(home: Path) -> None:
    for _ in range(2):
        with serve.claimed("http://127.0.0.1:8000"):
            assert serve.holder() == (os.getpid(), "http://127.0.0.1:8000")
        assert serve.holder() is None


def test_it_removes_no_folder_but_the_one_that_is_named(home: Path, motcua: Motcua) -> None:
    (home / "cluster").mkdir()
    refused = motcua("down", "--remove", home.parent)
    assert (refused.code, len(refused.told)) == (1, 1)
    assert str(home) in refused.told[0]
    assert (home / "cluster").exists()
    (home / "token").write_text("abc")
    assert motcua("down", "--remove", home).code == 0
    assert not (home / "cluster").exists()


@pytest.fixture
def ward(opened: str) -> str:
    """The address of a ward to serve: a copy of the tests' own."""
    make(f"{opened}_killed", opened)
    return cluster.url().replace("/motcua?", f"/{opened}_killed?")


def test_what_was_served_ends_with_a_server_that_is_killed(ward: str, home: Path) -> None:
    environment = os.environ | {"DATABASE_URL": ward}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen([*SERVE, str(port)], env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        assert "đang chạy" in server.stderr.readline()
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        assert len(children) == 2
        server.send_signal(signal.SIGKILL)
    give_up = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < give_up, children
        time.sleep(0.1)


def test_it_does_not_serve_a_database_without_tables(home: Path, motcua: Motcua) -> None:
    refused = motcua("serve", "--port", 18999)
    assert (refused.code, len(refused.told)) == (1, 1)
    assert "motcua migrate" in refused.told[0]
