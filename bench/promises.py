"""Promises, one call each, against a plain loop over the `holidays` package."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from time import perf_counter

import holidays

from motcua.clock import VN, Allowance, promise
from motcua.clock.state import CALENDAR

ROUNDS = 3
CASES = 20_000


def measure() -> list[tuple[str, float, str, float]]:
    """Name, ours per second, the baseline's name, the baseline per second. The best of some rounds each."""
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

    return [("promises", _rate(ours), "a loop over holidays, dates only", _rate(plain))]


def _rate(work: Callable[[], None]) -> float:
    best = 0.0
    for _ in range(ROUNDS):
        begun = perf_counter()
        work()
        best = max(best, CASES / (perf_counter() - begun))
    return best


if __name__ == "__main__":
    for name, rate, other, base in measure():
        print(f"{name}: {rate:,.0f}/s; {other}: {base:,.0f}/s; ratio {rate / base:.1f}")
