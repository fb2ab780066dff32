import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua.config import opening
from tests.config.conftest import Said
from tests.config.test_apply import REAL
from tests.world import Town

Motcua = Callable[..., Said]


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    """Argon2 is slow on purpose; here nobody attacks."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.django_db
def test_it_opens_the_demo_ward_once_and_says_how_to_sign_in(motcua: Motcua) -> None:
    opened = motcua("up", "--empty", "--no-serve")
    assert (opened.code, opened.out) == (0, "")
    told = " ".join(opened.told)
    assert "phường Thạch Quý" in told
    assert all(name in told for name in ("minh", "hoa", "tung", "mai", "/desk/", "mot-cua-thu"))
    again = motcua("up", "--empty", "--no-serve")
    assert "Mở phường" not in " ".join(again.told)
    assert (
        motcua("apply", Path(opening.__file__).parent / "demo" / "ward.yaml").out == "Không có gì thay đổi.\n"
    )
    assert motcua("export", "dossiers").out == ""


def test_it_does_not_play_a_half_year_again_that_was_played_to_its_end(
    shop: Town, motcua: Motcua, tmp_path: Path
) -> None:
    lines = opening.acts()
    last = lines[-1].split('"dossier": ')[1].split(",")[0]
    (tmp_path / "cuoi.jsonl").write_text("\n".join(x for x in lines if f'"dossier": {last},' in x), "utf8")
    assert motcua("replay", tmp_path / "cuoi.jsonl").code == 0
    before = motcua("export", "dossiers").out
    again = motcua("up", "--no-serve")
    assert (again.code, again.out) == (0, "")
    assert motcua("export", "dossiers").out == before


@pytest.mark.django_db
def test_it_leaves_a_real_ward_as_it_is(motcua: Motcua, tmp_path: Path) -> None:
    (tmp_path / "phuong.yaml").write_text(REAL, "utf8")
    motcua("apply", tmp_path / "phuong.yaml")
    said = motcua("up", "--no-serve")
    assert said.code == 0
    assert "mật khẩu thử nghiệm" not in " ".join(said.told)
    assert motcua("export", "dossiers").out == ""
    assert motcua("apply", tmp_path / "phuong.yaml").out == "Không có gì thay đổi.\n"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "tám"])
def test_it_refuses_what_is_no_port_before_it_does_anything(motcua: Motcua, port: str) -> None:
    refused = motcua("up", "--port", port)
    assert refused.code != 0
    assert (refused.out, len(refused.told)) == ("", 1)
    assert "Khởi động" not in refused.told[0]


def test_it_says_that_a_port_is_taken(motcua: Motcua) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        refused = motcua("up", "--port", other.getsockname()[1])
    assert (refused.code, len(refused.told)) == (1, 1)
    assert "đang có chương trình khác dùng" in refused.told[0]
