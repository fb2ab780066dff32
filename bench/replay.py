"""The half-year of the demo ward through the real verbs, in one process and in time order; against its events as bare
INSERTs, one transaction each."""

from collections.abc import Iterator

from bench.figures import Figure, most, rate
from bench.timing import seconds
from bench.ward import Ward

AIM = 90  # seconds


def measure(ward: Ward) -> Iterator[Figure]:
    """Once: a ward has one half-year. Both sides commit each act, and neither waits for the disk."""
    ward.open()
    from bench import bare
    from motcua.config.opening import acts
    from motcua.config.replay import play

    before, lines = bare.newest(), acts()
    took = seconds(lambda: play(lines))
    events = bare.rows_since({"dossiers_event": before["dossiers_event"]})["dossiers_event"]
    with bare.copied() as copy:
        with copy.transaction():  # the copy has these events; make room for them again
            copy.execute("SET LOCAL session_replication_role = replica")
            copy.execute("DELETE FROM dossiers_event WHERE id > %s", [before["dossiers_event"]])
        copy.execute("SET synchronous_commit = off")
        copy.commit()
        base = seconds(lambda: [bare.write(copy, [event]) for event in events])
    yield most(
        f"replay of the half-year, {len(lines):,} acts", took, " s", AIM, base, "its events as bare INSERTs"
    )
    yield rate("  acts a second", len(lines) / took, len(events) / base, "")
