"""`motcua serve` and `motcua down`, as processes of their own, in a folder of their own."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from motcua.config import cluster
from motcua.config.commands.serve import names
from tests.config.conftest import Said
from tests.conftest import make

Motcua = Callable[..., Said]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(opened: str, tmp_path: Path) -> dict[str, str]:
    """An empty folder, with a copy of the tests' opened ward as its database."""
    make(f"{opened}_served", opened)
    address = f"postgresql://motcua@/{opened}_served?host={cluster.sockets()}"
    return os.environ | {"MOTCUA_HOME": str(tmp_path), "DATABASE_URL": address}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "motcua.config.cli", *map(str, words)]


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    return lambda *words: subprocess.run(
        command(*words), env=environment, capture_output=True, text=True, timeout=90
    )


@pytest.fixture
def server(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server that has said where it is, and that address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = command("serve", "--port", port)
    with subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert f"http://127.0.0.1:{port}" in process.stderr.readline()
        yield process, f"http://127.0.0.1:{port}"
        process.terminate()


def healthy(address: str) -> bool:
    try:
        return bool(urlopen(f"{address}/suc-khoe", timeout=30).status == 200)
    except URLError:
        return False


def test_it_runs_once_in_a_folder_until_down_ends_it(
    server: tuple[subprocess.Popen[str], str], run: Run
) -> None:
    process, address = server
    while not healthy(address):
        assert process.poll() is None
    again = run("serve", "--port", 1)
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    assert f"đang được phục vụ tại {address}" in again.stderr
    assert run("down").returncode == 0
    assert process.wait(30) == 0
    assert not healthy(address)
    assert run("down").returncode == 0


def test_down_in_a_folder_where_nothing_runs_does_nothing(run: Run) -> None:
    done = run("down")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_it_says_that_a_port_is_taken(motcua: Motcua) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        refused = motcua("serve", "--port", other.getsockname()[1])
    assert (refused.code, len(refused.told)) == (1, 1)
    assert "đang có chương trình khác dùng: hãy chọn cổng khác" in refused.told[0]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "tám"])
def test_it_refuses_what_is_no_port(motcua: Motcua, port: str) -> None:
    refused = motcua("serve", "--port", port)
    assert refused.code != 0
    assert (refused.out, len(refused.told)) == ("", 1)


def test_it_answers_to_the_name_by_which_it_listens() -> None:
    assert names("motcua.lan", "192.168.1.5") == ["motcua.lan", "192.168.1.5"]
    assert names("::1", "::1") == ["[::1]"]
    assert {socket.gethostname().lower(), f"{socket.gethostname().split('.')[0].lower()}.local"} <= set(
        names("0.0.0.0", "0.0.0.0")
    )


def test_it_refuses_an_address_that_the_machine_does_not_have(motcua: Motcua) -> None:
    refused = motcua("serve", "--host", "192.0.2.1")
    assert (refused.code, len(refused.told)) == (1, 1)
    assert "192.0.2.1" in refused.told[0]
