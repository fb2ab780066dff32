"""Two wards in one house: each officer and each slip is of its own."""

from datetime import date

import pytest
from django.test import Client

from motcua.config.ward import SECTIONS, apply_ward
from motcua.config.ward_file import read_ward
from motcua.dossiers.actions.receive import receive
from motcua.offices import queries as offices
from motcua.people import queries as people
from motcua.people.actions.amend import amend
from motcua.people.rules import Paper, PersonFacts
from tests.web.at_the_desk import Officer
from tests.web.reading import opened, words
from tests.world import OPENED, Town, at

LAN = PersonFacts(
    "Nguyễn Thị Lan", papers=(Paper("personal_id", "042172001234"),), born=date(1972, 5, 13), phone="0912345318",
    address="Tổ dân phố 3",
)  # fmt: skip
OTHER = """
demo: true
demo_password: mot-cua-thu
ward: nam-ha
offices:
  - key: nam-ha
    kind: ward
    names:
      - since: 2021-01-01
        name: phường Nam Hà
        body: Ủy ban nhân dân phường Nam Hà
        short: UBND phường Nam Hà
        place: Nam Hà
        desk: Quầy một cửa Nam Hà
        code: H27.15.99
hours:
  - {since: 2021-01-01, weekdays: "08:00-11:00, 13:00-16:00", notice: TB 1}
units:
  - {key: nam-ha-mot-cua, name: Bộ phận Một cửa, one_stop: true, since: 2021-01-01}
accounts:
  - {username: lien, full_name: Phạm Thị Liên, call: chị Liên}
seats:
  - key: tiep-nhan
    title: Công chức
    unit: nam-ha-mot-cua
    duties: [receive]
    since: 2021-01-01
    held: [{by: lien, since: 2021-01-01}]
"""


@pytest.fixture
def two(shop: Town) -> Town:
    apply_ward(read_ward(OTHER, "nam-ha.yaml", SECTIONS), at=OPENED)
    return shop


def test_the_desk_is_that_of_the_officers_own_ward(two: Town, client: Client) -> None:
    for username, name in (("lien", "phường Nam Hà"), ("minh", "phường Thạch Quý")):
        account = people.account(username)
        assert account
        client.force_login(people.signed_in(account.id), backend="motcua.people.doors.Password")  # type: ignore[arg-type]
        assert f"Việc của {account.call} – Một cửa {name}" in words(client.get("/desk/"))


@pytest.mark.parametrize(
    "typed", [{"p-scan": "042172001234"}, {"p-scan": "lan"}, {"p-scan": "", "p-person": "lan"}]
)
def test_a_person_of_the_other_ward_is_a_name_and_what_the_number_says(
    two: Town, typed: dict[str, str]
) -> None:
    amend(two.lan, LAN, reason="Người dân báo", by=two.minh, at=at("03-01T08:00"))
    two.received()
    fields = {name: str(two.lan) if name == "p-person" else value for name, value in typed.items()}
    secrets = ("0912345318", "xxx 318", "Tổ dân phố 3", "13/5/1972", "0421******34")
    there = Officer("lien", at("05-04T08:00")).send("/desk/intake", fields)
    assert "Nguyễn Thị Lan" in there.text
    assert [word for word in secrets if word in there.html] == []
    here = Officer("minh", at("05-04T08:00")).send("/desk/intake", fields)
    assert [word for word in secrets if word in here.html]


def test_it_knows_a_person_whom_it_has_served(two: Town) -> None:
    two.received()
    lien = Officer("lien", at("05-04T08:00"))
    assert lien.seated
    receive(two.intake(office=offices.ward("nam-ha").id), by=lien.seated.actor, at=at("05-04T08:30"))
    assert "0912345318" in lien.send("/desk/intake", {"p-scan": "042172001234"}).text


def test_a_slip_opens_with_the_hours_and_the_desk_of_its_own_ward(two: Town) -> None:
    lien = people.seated("lien", at("05-04T08:00"))
    assert lien
    here = offices.ward("nam-ha").id
    row = receive(two.intake(office=here), by=lien.actor, at=at("05-04T08:30"))
    page = words(opened(row.code, at("05-04T10:00")))
    assert "tại Quầy một cửa Nam Hà" in page
    assert "08:00–11:00" in page
    assert "07:00–11:30" not in page
