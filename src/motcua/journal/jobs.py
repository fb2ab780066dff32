"""Background work on the journal."""

from datetime import datetime

from django.core.management import call_command
from procrastinate.contrib.django import app

from motcua.clock import VN
from motcua.journal.actions.forget import forget


@app.periodic(cron="15 2 * * *")
@app.task(name="journal.tidy", pass_context=False)
def nightly(timestamp: int) -> None:
    """What has run out is thrown away each night: used forms, and sessions that ended."""
    forget(at=datetime.now(VN))
    call_command("clearsessions")
