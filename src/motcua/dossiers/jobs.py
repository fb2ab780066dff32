"""Background work on dossiers."""

import logging

from procrastinate.contrib.django import app

from motcua.dossiers.proof import verify

log = logging.getLogger(__name__)


@app.periodic(cron="30 2 * * *")
@app.task(name="dossiers.verify", pass_context=False)
def nightly(timestamp: int) -> None:
    """Prove the histories every night; what is wrong stands in the log for whoever runs the server."""
    proof = verify()
    if proof.wrong:
        log.error("Kiểm chứng đêm thấy sai: %s", proof.wrong)
