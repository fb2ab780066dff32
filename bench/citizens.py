"""People who do not exist, each with a number of their own."""

from collections.abc import Iterator
from itertools import count, product

from motcua.people.rules import Paper, PersonFacts, born

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Thị", "Thu", "Ngọc", "Thanh", "Minh")
NAMES = ("An", "Bình", "Châu", "Dung", "Giang", "Hà", "Hương", "Lan", "Nga", "Yến")


def citizens(year: int) -> Iterator[PersonFacts]:
    """Women of Hà Tĩnh born in that year (of the 20th century), without an end; the same ones for the same year."""
    called = [" ".join(words) for words in product(FAMILIES, MIDDLES, NAMES)]
    for n in count():
        yield PersonFacts(
            name=called[n % len(called)],
            papers=(Paper("personal_id", f"0421{year % 100:02d}{n:06d}"),),
            born=born(str(year)),
            sex="F",
            phone=f"09{n % 10**8:08d}",
            address="Tổ dân phố 3, phường Thạch Quý",
        )
