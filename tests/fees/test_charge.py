"""Charge: what was explained is what is kept."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.clock import VN
from motcua.fees.actions.charge import charge
from motcua.fees.queries import charges
from motcua.fees.rules import CIVIL_STATUS, FeeInputs, FeeLine, bill
from motcua.people.rules import Actor

MINH = Actor(kind="seat", ref="minh", name="Trần Quang Minh", office=None, duties=frozenset({"receive"}))
AT = datetime(2022, 4, 29, 9, 0, tzinfo=VN)
LINE = FeeLine(name="Lệ phí hộ tịch", kind="lệ phí", amount=10_000, exempt=CIVIL_STATUS)

pytestmark = pytest.mark.django_db


def test_it_keeps_the_explained_lines() -> None:
    made = bill([LINE])
    made_id = charge(made, by=MINH, at=AT)
    kept = charges([made_id, made_id + 1])
    assert set(kept) == {made_id}
    assert (kept[made_id].total, kept[made_id].lines, kept[made_id].charged_at) == (10_000, made.lines, AT)


def test_it_keeps_the_exemption() -> None:
    made_id = charge(bill([LINE], FeeInputs(exemption="poor")), by=MINH, at=AT)
    assert (charges([made_id])[made_id].total, charges([made_id])[made_id].exemption) == (0, "poor")


def test_it_writes_in_one_statement() -> None:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        charge(bill([LINE]), by=MINH, at=AT)
    assert len(seen) == 1
