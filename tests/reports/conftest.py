from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.reports import ward


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """One ward for all tests of a file; each takes back what it writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield ward.opened()
        transaction.set_rollback(True)
