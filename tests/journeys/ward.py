"""A ward of the journeys' own: opened, served and taken down by the commands, as whoever runs one does it."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psycopg

from motcua.clock import VN
from tests.journeys.week import acts

HISTORIES = Path(__file__).parents[1] / "config" / "histories.jsonl"
PICTURES = bool(
    os.environ.get("MOTCUA_PICTURES")
)  # then the half-year of 2022 is played too: nobody wants bare rooms


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Ward:
    """The data folder and the address of a ward that is served."""

    def __init__(self, name: str) -> None:
        self.home = Path(tempfile.gettempdir()) / name
        self.home.mkdir(mode=0o711, exist_ok=True)
        self.environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self.environment["MOTCUA_HOME"] = str(self.home)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{(self.home / 'port').read_text()}"

    def motcua(self, *words: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
        """Run a command in this folder."""
        done = subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == expect, (words, done.stdout, done.stderr)
        return done

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "motcua.config.cli", *words]

    @cached_property
    def codes(self) -> dict[str, str]:
        """The codes that the dossiers of our histories got here, by their keys."""
        rows = map(json.loads, self.motcua("export", "dossiers").stdout.splitlines())
        return {row["key"]: row["code"] for row in rows if row["key"]}

    @contextmanager
    def shared(self) -> Iterator["Ward"]:
        """Open for as long as anybody is inside: the first to come opens, the last to leave takes it down."""
        try:
            with self.counted(+1) as inside:
                if inside == 1:
                    self.open()
            yield self
        finally:
            with self.counted(-1) as inside:
                if inside == 0:
                    self.motcua("down")
                    shutil.rmtree(self.home)

    @contextmanager
    def counted(self, step: int) -> Iterator[int]:
        """How many are inside after this step; nobody else comes or goes meanwhile."""
        with (self.home / "inside").open("a+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            inside = int(file.read() or 0) + step
            file.truncate(0)
            file.write(str(inside))
            file.flush()
            yield inside

    def open(self) -> None:
        """Set up, play the histories, serve."""
        with psycopg.connect(self.motcua("dburl").stdout.strip(), autocommit=True) as db:
            db.execute("ALTER SYSTEM SET fsync = off")
            db.execute("SELECT pg_reload_conf()")
        week = self.home / "week.jsonl"
        week.write_text("\n".join(acts(datetime.now(VN))), "utf8")
        if PICTURES:
            self.motcua("up", "--no-serve")
        else:
            self.motcua("up", "--no-serve", "--empty")
            self.motcua("replay", str(HISTORIES))
        self.motcua("replay", str(week))
        port = free_port()
        (self.home / "port").write_text(str(port))
        serve(self, port)


def serve(ward: Any, port: int) -> None:
    """`motcua serve`, until it answers; `motcua down` ends it."""
    with (ward.home / "serve.log").open("w") as log:
        words = ["setsid", "--fork", *ward.command("serve", "--port", str(port))]
        subprocess.run(words, env=ward.environment, stdout=log, stderr=log, check=True)
    give_up = time.monotonic() + 60
    while not answers(port):
        assert time.monotonic() < give_up, (ward.home / "serve.log").read_text()
        time.sleep(0.1)


def answers(port: int) -> bool:
    """Is it well?"""
    try:
        with urlopen(f"http://127.0.0.1:{port}/suc-khoe", timeout=30) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False
