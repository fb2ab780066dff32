"""The cast at their seats in the small ward."""

from datetime import date

from motcua.offices import queries as offices
from motcua.offices.rules import Ward
from motcua.people.actions.hold_seat import hold_seat
from motcua.people.actions.open_account import open_account
from motcua.people.rules import Holder
from tests.offices.small_ward import AT, BY, SINCE, small_ward

PASSWORD = "một-cửa-thử-nghiệm"
CAST = {
    "minh": ("Trần Văn Minh", "anh Minh", "tiep-nhan"),
    "hoa": ("Lê Thị Hoa", "chị Hoa", "tu-phap"),
    "tung": ("Đặng Quốc Tùng", "ông Tùng", "chu-tich"),
}


def staffed_ward(password: str | None = None) -> Ward:
    """The small ward with anh Minh, chị Hoa and ông Tùng in their seats since 2021."""
    ward = small_ward()
    for username, (full_name, call, seat) in CAST.items():
        open_account(username, full_name=full_name, call=call, password=password, by=BY, at=AT)
        sit(ward, seat, Holder(username, SINCE))
    return ward


def sit(ward: Ward, seat: str, *holders: Holder) -> None:
    """Who holds that seat, over time."""
    hold_seat(offices.seat_id(ward.id, seat), seat, holders, by=BY, at=AT)


JULY = date(2022, 7, 1)
