from collections.abc import Callable

import pytest

from tests.config.conftest import HISTORIES, Said
from tests.world import Town

Motcua = Callable[..., Said]
KEYS = [
    "key", "code", "procedure", "field", "channel", "status", "national_status", "received_at", "received_on",
    "due_at", "due_on", "paused", "broken", "original_due_on", "reappointed_on", "finished_on", "handed_over_on",
    "verdict",
]  # fmt: skip
# what the histories mean, counted by hand: due, when it was first due, finished, verdict
MEANS = {
    "truoc": ("2022-01-05", "2022-01-05", "2022-01-04", "early"),
    "som": ("2022-03-04", "2022-03-04", "2022-03-03", "early"),
    "tre": ("2022-03-10", "2022-03-10", "2022-03-14", "overdue"),
    "cho": ("2022-03-24", "2022-03-17", "2022-03-23", "early"),
    "sao-y": ("2022-04-04", "2022-04-04", "2022-04-04", "on_time"),
    "lan": ("2022-05-06", "2022-05-06", "2022-05-06", "on_time"),
    "rut": ("2022-05-16", "2022-05-16", "2022-05-11", "on_time"),
    "khong-nhan": (None, None, None, None),
    "tren-mang": ("2022-06-02", "2022-06-02", "2022-06-02", "on_time"),
    "trong-han": ("2022-07-11", "2022-07-11", None, None),
    "qua-han": ("2022-06-23", "2022-06-23", None, None),
    "dang-cho": (None, "2022-06-24", None, None),
}


@pytest.fixture
def played(shop: Town, motcua: Motcua) -> Motcua:
    assert motcua("replay", HISTORIES).code == 0
    return motcua


def test_it_tells_of_each_dossier_in_a_line(played: Motcua) -> None:
    said = played("export", "dossiers")
    assert (said.code, said.told) == (0, [])
    assert all(list(row) == KEYS for row in said.rows)
    names = ("due_on", "original_due_on", "finished_on", "verdict")
    assert {row["key"]: tuple(row[name] for name in names) for row in said.rows} == MEANS
    assert len({row["code"] for row in said.rows}) == len(MEANS)


def test_it_prints_instants_of_the_ward_and_nothing_where_nothing_is(played: Motcua) -> None:
    rows = {row["key"]: row for row in played("export", "dossiers").rows}
    assert rows["lan"]["received_at"] == "2022-04-29T09:00:00+07:00"
    assert rows["lan"]["due_at"] == "2022-05-06T09:00:00+07:00"
    assert rows["tre"]["reappointed_on"] == "2022-03-15"
    assert (rows["tre"]["broken"], rows["lan"]["broken"], rows["dang-cho"]["paused"]) == (True, False, True)
    assert rows["tren-mang"]["channel"] == "online"
    assert (rows["khong-nhan"]["status"], rows["khong-nhan"]["national_status"]) == ("declined", 3)
    assert {name for name in KEYS[7:] if rows["khong-nhan"][name] is not None} <= {"paused", "broken"}


def test_it_gives_those_that_a_period_counts_as_they_were_known_at_its_end(played: Motcua) -> None:
    march = {
        r["key"]: r
        for r in played("export", "dossiers", "--since", "2022-03-01", "--until", "2022-03-22").rows
    }
    assert march.keys() == {"som", "tre", "cho"}
    assert (march["cho"]["status"], march["cho"]["due_on"], march["cho"]["paused"]) == (
        "supplement",
        None,
        True,
    )
    carried = played("export", "dossiers", "--since", "2022-01-01", "--until", "2022-02-01").rows
    assert [row["key"] for row in carried] == ["truoc"]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (("--since", "2022-01-01"), "cả --since và --until"),
        (("--since", "2022-07-01", "--until", "2022-01-01"), "kết thúc sau khi bắt đầu"),
        (("--since", "2022-01-01", "--until", "2022-01-01"), "kết thúc sau khi bắt đầu"),
        (("--since", "01/01/2022", "--until", "2022-07-01"), "“01/01/2022” không đọc được"),
    ],
)
def test_it_refuses_what_is_no_period(motcua: Motcua, period: tuple[str, ...], said: str) -> None:
    refused = motcua("export", "dossiers", *period)
    assert (refused.code, refused.out, len(refused.told)) == (1, "", 1)
    assert said in refused.told[0]
