"""Random offices: the same one as a calendar of the clock and as an office of the naive count."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from motcua.clock import VN, Allowance, Calendar, HoursPeriod, Wait, YearNotice, promise
from tests.clock import naive

FIRST = date(2022, 4, 4)
LAST = date(2022, 5, 2)
DATES = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]


class Both:
    """One office twice. `office` is the naive one, `calendar` the clock's."""

    def __init__(self, office: naive.Office) -> None:
        self.office = office
        office.zone = VN
        edges = [since for since, _ in office.seasons]
        self.calendar = Calendar(
            [
                YearNotice(
                    2022,
                    "thử",
                    dict.fromkeys(office.off, "nghỉ lễ"),
                    dict.fromkeys(office.worked, "làm bù"),
                ),
                YearNotice(2023, "thử", {}, {}),
            ],
            [
                HoursPeriod(
                    since, until, "thử", {d: tuple(s) for d, s in week.items()}, office.saturdays_count
                )
                for (since, week), until in zip(office.seasons, [*edges[1:], None], strict=True)
            ],
        )

    def __repr__(self) -> str:
        return repr(self.office)


@st.composite
def spans(draw: st.DrawFn) -> list[naive.Span]:
    """One to three stretches of a day, not too long, so that the slow count stays bearable."""
    edges = draw(st.lists(st.integers(6 * 12, 20 * 12), min_size=2, max_size=6, unique=True))
    edges = sorted(edges)[: len(edges) // 2 * 2]
    return [(5 * a, 5 * a + min(5 * (b - a), 180)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


@st.composite
def weeks(draw: st.DrawFn) -> dict[int, list[naive.Span]]:
    """The same hours all week, or another for one day; Saturday with or without."""
    usual = draw(spans())
    week = dict.fromkeys(range(5), usual)
    if draw(st.booleans()):
        week[draw(st.integers(0, 4))] = draw(spans())
    if draw(st.booleans()):
        week[5] = draw(spans())
    return week


@st.composite
def offices(draw: st.DrawFn) -> Both:
    """Seasons that change within the month, holidays, make-up Saturdays, Saturdays that count or do not."""
    seasons = [(date(2021, 1, 1), draw(weeks()))]
    if draw(st.booleans()):
        seasons.append((draw(st.sampled_from(DATES)), draw(weeks())))
    off = set(draw(st.lists(st.sampled_from(DATES), max_size=6)))
    saturdays = [on for on in DATES if on.weekday() == 5 and on not in off]
    worked = set(draw(st.lists(st.sampled_from(saturdays), max_size=2))) if saturdays else set()
    return Both(naive.Office(seasons, draw(st.booleans()), off, worked))


def instants(days: int = len(DATES)) -> st.SearchStrategy[datetime]:
    """Whole minutes, more often within the day than at night."""
    minute = st.one_of(st.integers(5 * 60, 19 * 60), st.integers(0, 24 * 60 - 1))
    midnight = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=VN)
    return st.builds(
        lambda day, at: midnight + timedelta(days=day, minutes=at), st.integers(0, days - 1), minute
    )


ALLOWANCES = st.one_of(
    st.builds(Allowance, st.just("d"), st.integers(1, 6)),
    st.builds(Allowance, st.just("h"), st.integers(1, 12)),
    st.builds(Allowance, st.just("cd"), st.integers(1, 12)),
    st.just(Allowance("same-day")),
)


@st.composite
def waits(
    draw: st.DrawFn, office: Both, received: datetime, allowance: Allowance, open_too: bool = True
) -> list[Wait]:
    """Up to three waits in any order: before receipt, while it runs, on the due date, touching, overlapping."""
    due = promise(office.calendar, received, allowance).due_at
    assert due is not None
    near = [received, due, office.office.opening(received), due + timedelta(days=1)]
    found: list[Wait] = []
    for _ in range(draw(st.integers(1, 3))):
        since = draw(st.sampled_from(near)) + timedelta(minutes=draw(st.integers(-700, 700)))
        since = draw(st.sampled_from([since, *near]))
        lasts = draw(st.one_of(st.integers(0, 600), st.integers(0, 8 * 24 * 60)))
        until = since + timedelta(minutes=lasts)
        near += [until]
        found.append(Wait(since, until))
    if open_too and draw(st.integers(0, 7)) == 0:
        found.append(Wait(draw(st.sampled_from(near)), None))
    return draw(st.permutations(found))


@st.composite
def matters(
    draw: st.DrawFn, open_too: bool = True, allowances: st.SearchStrategy[Allowance] = ALLOWANCES
) -> tuple[Both, datetime, Allowance, list[Wait]]:
    """An office, a receipt, an allowance and waits that meet it."""
    office, received, allowance = draw(offices()), draw(instants(14)), draw(allowances)
    if allowance.kind == "same-day" and draw(st.booleans()):
        received = received.replace(hour=15, minute=draw(st.sampled_from([0, 1, 30, 59])))
    return office, received, allowance, draw(waits(office, received, allowance, open_too))
