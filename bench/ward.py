"""A private practice ward in a temporary folder, made at the first question and removed at the end."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from http.client import HTTPConnection
from pathlib import Path

PASSWORD = "mot-cua-thu"  # of every account of the demo ward
ANSWERS_WITHIN = 60  # seconds that a server may take to start
MOTCUA = (sys.executable, "-m", "motcua.config.cli")


class Ward:
    """The ward of one run. `close` stops and removes whatever was started."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self.serving: subprocess.Popen[bytes] | None = None
        self.port = 0

    def open(self) -> None:
        """Set up the demo ward without dossiers, and wake Django in this process. Idempotent."""
        if self.home:
            return
        os.environ.pop("DATABASE_URL", None)  # nobody else's database is measured
        self.home = Path(tempfile.mkdtemp(prefix="motcua-bench-"))
        self.home.chmod(0o711)  # the cluster belongs to another account when root measures
        os.environ["MOTCUA_HOME"] = str(self.home)
        os.environ["MOTCUA_HOSTS"] = "127.0.0.1,testserver"  # the test client's own name for a host
        os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
        run("up", "--empty", "--no-serve")
        warnings.filterwarnings(
            "ignore", "No directory at", UserWarning
        )  # files are served from where they lie
        import django

        django.setup()

    def serve(self) -> int:
        """Run web server and worker; the port on 127.0.0.1. Idempotent."""
        if self.serving:
            return self.port
        self.open()
        self.port = free_port()
        # a session of its own: Ctrl-C reaches us alone, and we stop it in order
        self.serving = subprocess.Popen([*MOTCUA, "serve", "--port", str(self.port)], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        give_up = time.monotonic() + ANSWERS_WITHIN
        while not answers(self.port):
            if time.monotonic() > give_up or self.serving.poll() is not None:
                raise SystemExit("motcua serve does not answer")
            time.sleep(0.1)
        return self.port

    def rest(self) -> None:
        """Stop web server and worker, so that nothing else runs while something is measured in this process."""
        if self.serving:
            self.serving.terminate()
            self.serving.wait(30)
            self.serving = None

    def close(self) -> None:
        """Stop everything and remove the folder; a second Ctrl-C does not interrupt it."""
        if self.home is None:
            return
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            from django.db import connections

            connections.close_all()
            self.rest()
        finally:
            from motcua.config import cluster

            data = cluster.data_folder()
            cluster.stop()
            for folder in (data, self.home):
                shutil.rmtree(folder, ignore_errors=True)
            self.home = None
            signal.signal(signal.SIGINT, before)


def run(*words: str) -> None:
    """A command of `motcua`, in a process of its own."""
    done = subprocess.run([*MOTCUA, *words], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"motcua {' '.join(words)}: {done.stderr.strip()}")


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Does the site answer?"""
    try:
        asked = HTTPConnection("127.0.0.1", port, timeout=5)
        asked.request("GET", "/suc-khoe")
        return asked.getresponse().status == 200
    except OSError:
        return False
