import pytest

from motcua import Refused
from motcua.offices import queries
from motcua.offices.actions.choose import choose
from motcua.offices.brand import BRAND, contrast, readable
from motcua.offices.rules import Choices
from tests.offices.small_ward import AT, BY, small_ward


@pytest.mark.parametrize(
    ("text", "ground", "ratio"),
    [
        ("#FFFFFF", "#8A2415", 8.96),
        ("#FFFFFF", "#571409", 13.91),
        ("#F7DCCF", "#8A2415", 6.87),
        ("#8A2415", "#FAF7F2", 8.38),
        ("#F2B705", "#8A2415", 4.93),
        ("#231B17", "#F2B705", 9.31),
        ("#000000", "#FFFFFF", 21),
    ],
)
def test_contrast_is_what_was_measured(text: str, ground: str, ratio: float) -> None:
    assert round(contrast(text, ground), 2) == ratio
    assert contrast(ground, text) == contrast(text, ground)


def test_our_own_colours_can_be_read() -> None:
    assert readable(BRAND) == BRAND


@pytest.mark.parametrize(
    ("brand", "said"),
    [
        ({"brand": "#F2B705"}, "paper trên brand"),
        ({"gold": "#8A2415"}, "gold"),
        ({"brand-ink": "#CCCCCC"}, "brand-ink trên paper"),
        ({"ink": "#000000"}, "chỉ đặt được"),
        ({"brand": "red"}, "#RRGGBB"),
    ],
)
def test_it_refuses_colours_on_which_nobody_could_read(brand: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        readable(brand)


@pytest.mark.django_db
def test_it_leaves_what_is_not_said() -> None:
    small_ward()
    choose("thach-quy", Choices(asks_allowed=2, brand={"brand": "#7A1F12"}), by=BY, at=AT)
    assert choose("thach-quy", Choices(asks_allowed=2), by=BY, at=AT) == []
    choose("thach-quy", Choices(posting={"published_by": "UBND tỉnh Hà Tĩnh"}), by=BY, at=AT)
    ward = queries.ward()
    assert (ward.asks_allowed, ward.brand) == (2, {"brand": "#7A1F12"})
    assert ward.posting == {"published_by": "UBND tỉnh Hà Tĩnh"}


@pytest.mark.django_db
def test_it_stores_no_colours_that_cannot_be_read() -> None:
    small_ward()
    with pytest.raises(Refused):
        choose("thach-quy", Choices(brand={"brand": "#FFFFFF"}), by=BY, at=AT)
    assert queries.ward().brand == {}
