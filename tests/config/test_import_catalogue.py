"""`motcua import catalogue`: a ward gets the catalogue that comes with the program, and later what is new in it."""

from collections.abc import Callable

import pgtrigger
import pytest

from motcua.procedures.models import EverydayName, Procedure, Signpost
from tests.config.conftest import Said

Motcua = Callable[..., Said]
pytestmark = pytest.mark.django_db


def test_it_brings_every_procedure_and_no_sample(motcua: Motcua) -> None:
    assert motcua("import", "catalogue").code == 0
    assert Procedure.objects.count() == 135
    assert not Procedure.objects.filter(kind="sample").exists()
    assert motcua("import", "catalogue").out.startswith("Đã nhập: 0 chỗ mới")


def test_a_dry_run_prints_what_is_new_and_writes_nothing(motcua: Motcua) -> None:
    dry = motcua("import", "catalogue", "--dry-run")
    assert "+ thủ tục 1.001193: Đăng ký khai sinh" in dry.out.splitlines()
    assert not Procedure.objects.exists()
    assert not EverydayName.objects.exists()


def test_new_words_and_directions_reach_a_catalogue_that_is_there(motcua: Motcua) -> None:
    motcua("import", "catalogue")
    assert motcua("find", "vo moi de", "--json").rows[0][0]["code"] == "1.001193"
    EverydayName.objects.filter(code="1.001193", name="Vợ mới đẻ").delete()
    Signpost.objects.filter(code="noi-khac-can-cuoc", until=None).update(settled_by="Công an cấp huyện")
    again = motcua("import", "catalogue", "--dry-run").out.splitlines()
    assert again[0] == "+ tên thường gọi của 1.001193: Vợ mới đẻ"
    assert again[1].startswith("~ chỉ dẫn noi-khac-can-cuoc: ")
    assert len(again) == 3
    motcua("import", "catalogue")
    assert EverydayName.objects.filter(code="1.001193", name="Vợ mới đẻ").count() == 1


def test_what_the_ward_has_changed_stays(motcua: Motcua) -> None:
    motcua("import", "catalogue")
    held = Procedure.objects.get(code="1.001193").versions.latest("since")
    with pgtrigger.ignore("procedures.Version:published_once"):
        held.__class__.objects.filter(pk=held.pk).update(name="Tên phường tự sửa")
    motcua("import", "catalogue")
    held.refresh_from_db()
    assert held.name == "Tên phường tự sửa"


@pytest.mark.parametrize("words", [("x.csv",), ("--skip-bad",), ("--since", "2022-01-01")])
def test_it_takes_no_file_and_no_other_choice(motcua: Motcua, words: tuple[str, ...]) -> None:
    refused = motcua("import", "catalogue", *words)
    assert (refused.code, refused.out, len(refused.told)) == (1, "", 1)


def test_the_others_ask_for_their_file(motcua: Motcua) -> None:
    refused = motcua("import", "national")
    assert (refused.code, len(refused.told)) == (1, 1)
    assert "motcua import national" in refused.told[0]
