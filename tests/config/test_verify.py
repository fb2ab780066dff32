from collections.abc import Callable

import pytest

from tests.config.conftest import HISTORIES, Said
from tests.dossiers.test_verify import behind_our_back
from tests.world import Town

Motcua = Callable[..., Said]


def test_it_says_how_much_it_checked(shop: Town, motcua: Motcua) -> None:
    motcua("replay", HISTORIES)
    proved = motcua("verify")
    assert (proved.code, proved.told) == (0, [])
    assert "12 hồ sơ" in proved.out
    assert "35 dòng lịch sử" in proved.out


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE dossiers_dossier SET verdict = 'on_time' WHERE verdict = 'overdue'",
        "UPDATE dossiers_event SET by_ref = 'hoa' WHERE act = 'decide'",
        "DELETE FROM dossiers_event WHERE act = 'extend'",
    ],
)
def test_it_names_the_first_thing_wrong(shop: Town, motcua: Motcua, forgery: str) -> None:
    motcua("replay", HISTORIES)
    codes = [row["code"] for row in motcua("export", "dossiers").rows]
    behind_our_back(forgery)
    found = motcua("verify")
    assert (found.code, found.out, len(found.told)) == (1, "", 1)
    assert found.told[0].startswith("SAI: ")
    assert any(code in found.told[0] for code in codes)


def test_it_finds_a_paper_that_says_something_else_than_when_it_was_issued(
    shop: Town, motcua: Motcua
) -> None:
    motcua("replay", HISTORIES)
    behind_our_back(
        "UPDATE notices_paper SET says = jsonb_set(says, '{title}', '\"Giấy khác\"') WHERE key = 'receipt'"
    )
    found = motcua("verify")
    assert (found.code, len(found.told)) == (1, 1)
    assert "không còn nói điều đã nói khi phát hành" in found.told[0]
