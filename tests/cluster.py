"""One private database for one run of the tests; loaded before Django reads its settings (`-p tests.cluster`)."""

import atexit
import os
import shutil
import tempfile

import psycopg

from motcua.config import cluster

if "MOTCUA_TEST_HOME" not in os.environ:
    os.environ.pop("DATABASE_URL", None)
    os.environ["MOTCUA_TEST_HOME"] = os.environ["MOTCUA_HOME"] = tempfile.mkdtemp(prefix="mc")
    cluster.start()
    with psycopg.connect(cluster.url(), autocommit=True) as db:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            db.execute(f"ALTER SYSTEM SET {setting} = off")
        db.execute("SELECT pg_reload_conf()")

    @atexit.register
    def end() -> None:
        """Leave nothing behind."""
        data = cluster.data_folder()
        cluster.stop()
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(os.environ["MOTCUA_TEST_HOME"], ignore_errors=True)
