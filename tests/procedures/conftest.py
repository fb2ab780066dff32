"""What the tests of this room share: the shipped catalogue's entries without a database, and a furnished ward."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

from motcua.clock import VN
from motcua.people.rules import system
from motcua.procedures.actions.furnish import furnish
from motcua.procedures.rules.entries import Entry, from_row
from motcua.procedures.rules.parts import editions
from motcua.procedures.rules.sheets import rows
from tests.offices.small_ward import small_ward

DATA = files("motcua.procedures").joinpath("data")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=VN)
BY = system("apply")
HEAD = (
    "code,name,field,level_online,processing_time,unit,fee_vnd,result,legal_basis,valid_from,note,confidence"
)


def shipped_yaml(name: str) -> Any:
    return yaml.safe_load(DATA.joinpath(name).read_text(encoding="utf8"))


@cache
def shipped() -> tuple[Entry, ...]:
    """Every edition of every row that the product ships."""
    parts = shipped_yaml("parts.yaml")
    _, lines = rows(DATA.joinpath("catalogue.csv").read_bytes(), "catalogue.csv")
    next(lines)
    return tuple(
        e
        for entry in (from_row(line.cells, line.number) for line in lines)
        for e in editions(
            entry, parts["codes"].get(entry.record.code, {}), parts["fields"].get(entry.record.field, {})
        )
    )


@pytest.fixture
def furnished(db: None) -> int:
    """The shipped catalogue, the sample land file with it; how many procedures there are."""
    return sum(c.what.startswith("thủ tục ") for c in furnish(by=BY, at=NOW, samples=True))


def sheet(*lines: str) -> bytes:
    """A CSV in the catalogue's own columns."""
    return "\n".join([HEAD, *lines]).encode()


def national(code: str = "1.999999", **parts: Any) -> dict[str, Any]:
    """A record in the shape of the national portal, as untidy as those are."""
    return {
        "code": code,
        "name": "Thủ tục đăng ký thử",
        "field": ["Hộ tịch"],
        "published_by": "Bộ Tư pháp",
        "decision": "",
        "levels": ["ward"],
        "online_whole": False,
        "offline_only": False,
        "settled_by": ["Ủy ban nhân dân cấp xã"],
        "audience": ["Công dân Việt Nam"],
        "results": ["Giấy thử"],
        "law": [{"number": "123/2015/NĐ-CP", "name": "Nghị định"}],
        "cases": [],
        "ways": [],
        **parts,
    }


def asked(name: str, originals: int = 1, copies: int = 0) -> dict[str, Any]:
    """A paper of a national record."""
    return {
        "code": "x",
        "name": name,
        "originals": originals,
        "copies": copies,
        "required": False,
        "form": None,
    }


@pytest.fixture
def ward(db: None) -> int:
    """The id of a small ward."""
    return small_ward().id
