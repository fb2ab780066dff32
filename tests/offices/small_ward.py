"""A ward in a few rows: what most tests of the rooms need, made by the rooms' own verbs."""

from datetime import date, datetime

from motcua.clock import VN, HoursPeriod
from motcua.clock.vietnam import YEARS
from motcua.offices import queries
from motcua.offices.actions.announce_year import announce_year
from motcua.offices.actions.arrange import arrange
from motcua.offices.actions.found import found
from motcua.offices.actions.name import name
from motcua.offices.actions.set_hours import set_hours
from motcua.offices.rules import Counter, Name, Seat, Unit, Ward
from motcua.people.rules import system

BY = system("test")
AT = datetime(2022, 3, 1, 9, 0, tzinfo=VN)
SINCE = date(2021, 1, 1)
WINTER = dict.fromkeys(range(5), ((450, 690), (810, 1020)))
SUMMER = dict.fromkeys(range(5), ((420, 690), (840, 1050)))
HOURS = (
    HoursPeriod(date(2021, 10, 16), date(2022, 4, 16), "Thông báo mùa đông", WINTER),
    HoursPeriod(date(2022, 4, 16), None, "Thông báo mùa hè", SUMMER),
)


def named(place: str, code: str, superior: str = "", **more: object) -> Name:
    """A name from 2021 on."""
    facts = {
        "since": SINCE,
        "until": None,
        "name": f"phường {place}",
        "body": f"Ủy ban nhân dân phường {place}",
        "short": f"UBND phường {place}",
        "place": place,
        "desk": "Bộ phận Tiếp nhận và Trả kết quả",
        "code": code,
        "superior": superior,
    }
    return Name(**(facts | more))  # type: ignore[arg-type]


SEATS = (
    Seat("tiep-nhan", "Công chức tiếp nhận", SINCE, unit="mot-cua", counter="2", duties=("receive",)),
    Seat("tu-phap", "Công chức Tư pháp – Hộ tịch", SINCE, unit="mot-cua", duties=("process",)),
    Seat("chu-tich", "Chủ tịch", SINCE, duties=("decide",), capacity="CHỦ TỊCH"),
)


def small_ward() -> Ward:
    """Thạch Quý under its city and province, with hours, a one-stop unit, a counter and three seats."""
    for key, kind in (("ha-tinh", "province"), ("tp-ha-tinh", "city"), ("thach-quy", "ward")):
        found(key, kind, serving=kind == "ward", practice=True, by=BY, at=AT)
    name("ha-tinh", [named("Hà Tĩnh", "H27", name="tỉnh Hà Tĩnh")], by=BY, at=AT)
    name("tp-ha-tinh", [named("Hà Tĩnh", "H27.01", "ha-tinh", name="thành phố Hà Tĩnh")], by=BY, at=AT)
    name("thach-quy", [named("Thạch Quý", "H27.01.02", "tp-ha-tinh")], by=BY, at=AT)
    announce_year(YEARS[2022], issued_on=None, by=BY, at=AT)
    set_hours("thach-quy", HOURS, by=BY, at=AT)
    set_up(SEATS)
    return queries.ward("thach-quy")


def set_up(seats: tuple[Seat, ...]) -> None:
    """The unit, the counter and these seats."""
    arrange(
        "thach-quy",
        units=[Unit("mot-cua", "Bộ phận Tiếp nhận và Trả kết quả", SINCE, one_stop=True)],
        counters=[Counter("2", "Quầy 2", SINCE)],
        seats=seats,
        by=BY,
        at=AT,
    )
