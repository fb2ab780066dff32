"""Folding every history again and checking all chains and views, against only reading the same rows."""

from collections.abc import Iterator

from bench.figures import Figure, rate
from bench.timing import seconds
from bench.ward import Ward

ROUNDS = 3
SOME = 300  # dossiers to take in when the ward has none


def measure(ward: Ward) -> Iterator[Figure]:
    """The best of some rounds, in turns."""
    ward.open()
    from django.db import connection

    from bench.intake import Counter
    from motcua.dossiers.proof import Proof, verify

    proof = verify()
    if proof.dossiers < SOME:
        counter = Counter()
        for _ in range(SOME):
            counter.take()
        proof = verify()
    assert proof.wrong is None, proof.wrong
    proofs: list[Proof] = []

    def read() -> None:
        with connection.cursor() as cursor:
            for table in ("dossiers_dossier", "dossiers_event", "dossiers_remark"):
                cursor.execute(f"SELECT * FROM {table}")
                cursor.fetchall()

    rounds = [(seconds(lambda: proofs.append(verify())), seconds(read)) for _ in range(ROUNDS)]
    ours, base = min(r[0] for r in rounds), min(r[1] for r in rounds)
    name = f"verify, {proof.dossiers:,} dossiers, {proof.events:,} events"
    yield Figure(name, ours, " s", base, "only reading the same rows")
    yield rate("  events a second", proof.events / ours, proof.events / base, "")
