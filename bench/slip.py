"""The appointment slip of a dossier as a PDF, two copies on one A4: pressed from the kept paper, against the same words
alone set line by line by the same press."""

from collections.abc import Iterator

from bench.figures import Figure, most
from bench.timing import in_turns, seconds
from bench.ward import Ward

TIMES = 50
AIM = 30  # ms
COMPOSING = 1  # ms, of its facts and its words


def measure(ward: Ward) -> Iterator[Figure]:
    """One slip of the ward's own, again and again."""
    ward.open()
    from bench.intake import DAY, Counter
    from motcua.documents import press
    from motcua.documents.rules import Paper, Para, lines, plain, to_json
    from motcua.dossiers.story import story
    from motcua.notices import queries
    from motcua.notices.facts import Matter
    from motcua.notices.facts.receipt import receipt
    from motcua.notices.queries import written
    from motcua.notices.rules import compose
    from motcua.offices import queries as offices

    counter = Counter()
    told = story(counter.take().code)
    assert told
    kept = queries.of_dossier(told.row.pk)[-1].paper
    bare = Paper(kept.title, "a4", (tuple(Para(plain(line)) for line in lines(kept)),))
    ours, base = in_turns(lambda: press.pdf(kept), lambda: press.pdf(bare), TIMES)
    yield most(
        "slip as PDF, two copies", ours * 1e3, " ms", AIM, base * 1e3, "its words alone, set line by line"
    )
    matter = Matter(
        offices.ward(), told.row.code, told.row.secret, told.state, counter.by, DAY, told.lines[0].facts
    )
    layout = matter.looks.form("receipt", matter.on)
    assert layout

    def made() -> None:
        facts = receipt(matter)
        assert facts
        written(to_json(compose(layout, facts, ours=True)))

    took = sorted(seconds(made) for _ in range(TIMES * 4))
    yield most("  composing it, facts and words", took[len(took) // 2] * 1e3, " ms", COMPOSING)
