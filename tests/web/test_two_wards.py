"""Two wards in one house: each officer and each slip is of its own."""

import pytest
from django.test import Client

from motcua.config.ward import SECTIONS, apply_ward
from motcua.config.ward_file import read_ward
from motcua.dossiers.actions.receive import receive
from motcua.offices import queries as offices
from motcua.people import queries as people
from tests.web.reading import opened, words
from tests.world import OPENED, Town, at

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


def test_a_slip_opens_with_the_hours_and_the_desk_of_its_own_ward(two: Town) -> None:
    lien = people.seated("lien", at("05-04T08:00"))
    assert lien
    here = offices.ward("nam-ha").id
    row = receive(two.intake(office=here), by=lien.actor, at=at("05-04T08:30"))
    page = words(opened(row.code, at("05-04T10:00")))
    assert "tại Quầy một cửa Nam Hà" in page
    assert "08:00–11:00" in page
    assert "07:00–11:30" not in page
