"""`find` over the names of the whole country, whole: the catalogue's mark, the index, and what is in force first.

The list is the national portal's, which the program does not ship: name it in MOTCUA_NATIONAL. Without it names of the
same length and rarity are made up, and the figure says so. The baseline looks at every name.
"""

import csv
import os
import random
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, most
from bench.intake import DAY
from bench.timing import percentile, seconds
from bench.ward import Ward, run
from motcua.words import fold

COLUMNS = ("code", "name", "fields", "settled_by", "published_by", "audience", "state", "type")
COUNTRY = 5670
ASKED = 500  # questions
AIM = 10  # ms
COMMON = "thủ tục cấp đăng ký giấy phép chứng nhận hoạt động đối với cho của và theo quy định tỉnh"
STARTS = "b c d g h k l m n ph qu r s t th tr v x ch ng nh kh"


def measure(ward: Ward) -> Iterator[Figure]:
    """Of many questions the 95th percentile, in milliseconds."""
    names, of = load(ward), "" if os.environ.get("MOTCUA_NATIONAL") else "made-up "
    from motcua.procedures import queries as procedures

    today = DAY.date()
    folded = [(frozenset(fold(name).split()), name) for name in names]

    def ours(query: str) -> object:
        return procedures.find(query, today=today)

    def plain(query: str) -> object:
        asked = frozenset(query.split())
        return sorted(folded, key=lambda one: -len(asked & one[0]))[:10]

    ours("khai sinh")  # the index is made at the first question
    took: tuple[list[float], list[float]] = ([], [])
    for query in queries(names, random.Random(5670)):
        took[0].append(seconds(lambda query=query: ours(query)))
        took[1].append(seconds(lambda query=query: plain(query)))
    slow, base = (percentile(t, 0.95) * 1e3 for t in took)
    name = f"find over {len(names):,} {of}names, 95th percentile"
    yield most(name, slow, " ms", AIM, base, "counting the words that each name shares, exactly spelt")


def load(ward: Ward) -> list[str]:
    """The country's list in the ward, and its names."""
    ward.open()
    path = Path(os.environ.get("MOTCUA_NATIONAL") or write(ward))
    run("import", "national", str(path), "--skip-bad")
    return listed(path)


def write(ward: Ward) -> Path:
    """A made-up list, in the columns of the real one."""
    assert ward.home
    path = ward.home / "national.csv"
    with path.open("w", encoding="utf8", newline="") as f:
        rows = csv.writer(f)
        rows.writerow(COLUMNS)
        for n, name in enumerate(made_up(random.Random(5670))):
            where = ("Sở Tư pháp tỉnh Hà Tĩnh", "UBND tỉnh Hà Tĩnh")
            rows.writerow(
                (f"1.9{n:05d}", name, "Lĩnh vực giả", *where, "Công dân Việt Nam", "ACTIVE", "STANDARD")
            )
    return path


def listed(path: Path) -> list[str]:
    """The names of the list."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        return [row["name"] for row in csv.DictReader(f)]


def made_up(chance: random.Random) -> list[str]:
    """Names of 4 to 30 syllables, a few of which are in most names, as real ones have."""
    common = COMMON.split()
    ends = (
        "an",
        "inh",
        "ung",
        "ong",
        "ot",
        "ia",
        "em",
        "on",
        "uc",
        "et",
        "ao",
        "ich",
        "am",
        "ep",
        "oi",
        "ui",
    )
    rare = [start + end for start in STARTS.split() for end in ends]
    return [
        " ".join(
            chance.choice(common if chance.random() < 0.45 else rare) for _ in range(chance.randint(4, 30))
        )
        for _ in range(COUNTRY)
    ]


def queries(names: list[str], chance: random.Random) -> list[str]:
    """Without marks: beginnings of names, words of names out of order, and one of three with a slip."""
    made = []
    for name in chance.choices(names, k=ASKED):
        words = fold(name).split()[:12]
        count = min(len(words), chance.randint(2, 8))
        asked = words[:count] if chance.random() < 0.5 else chance.sample(words, count)
        if chance.random() < 1 / 3:
            at = chance.randrange(len(asked))
            asked[at] = asked[at][:-1] or asked[at]
        made.append(" ".join(asked))
    return made
