"""Promises, one call each, against a plain loop over the `holidays` package."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import holidays

from bench.figures import Figure, rate
from bench.timing import seconds
from bench.ward import Ward
from motcua.clock import VN, Allowance, promise
from motcua.clock.vietnam import CALENDAR

ROUNDS = 3
CASES = 20_000
AIM = 100_000  # a second


def measure(_: Ward) -> Iterator[Figure]:
    """The best of some rounds each, in turns."""
    chance = random.Random(2022)
    days = (date(2025, 12, 1) - date(2021, 1, 1)).days
    received = [
        datetime(2021, 1, 1, 7, tzinfo=VN)
        + timedelta(days=chance.randrange(days), minutes=chance.randrange(10 * 60 + 30))
        for _ in range(CASES)
    ]
    amounts = [chance.choice((1, 2, 3, 5, 7, 10, 15, 25)) for _ in received]
    allowances = [Allowance("d", n) for n in amounts]
    off = holidays.country_holidays("VN", years=range(2021, 2027))

    def ours() -> None:
        for at, allowance in zip(received, allowances, strict=True):
            promise(CALENDAR, at, allowance)

    def plain() -> None:
        for at, amount in zip(received, amounts, strict=True):
            on = at.date()
            while amount:
                on += timedelta(days=1)
                amount -= on.weekday() < 5 and on not in off

    rounds = [(per_second(ours), per_second(plain)) for _ in range(ROUNDS)]
    fastest, base = max(r[0] for r in rounds), max(r[1] for r in rounds)
    yield rate(
        "promises, one call each", fastest, base, "a plain loop over `holidays`: dates only, no hours", AIM
    )


def per_second(work: Callable[[], None]) -> float:
    """Cases a second of one round over all of them."""
    return CASES / seconds(work)
