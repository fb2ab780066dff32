import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.clock import VN
from tests.config.conftest import HISTORIES, Said
from tests.config.test_apply import REAL
from tests.world import Town

Motcua = Callable[..., Said]
LINES = HISTORIES.read_text("utf8").splitlines()
FIRST = json.loads(LINES[0])


def file(tmp_path: Path, lines: list[str]) -> Path:
    path = tmp_path / "viec.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf8")
    return path


def test_it_plays_each_line_once(shop: Town, motcua: Motcua) -> None:
    assert motcua("replay", HISTORIES) == Said(0, "", ["35 việc đã diễn, 0 việc đã có từ trước."])
    before = motcua("export", "dossiers").out
    assert motcua("replay", HISTORIES).told == ["0 việc đã diễn, 35 việc đã có từ trước."]
    assert motcua("export", "dossiers").out == before


def test_it_stops_at_a_bad_line_keeps_what_came_before_and_goes_on_when_it_is_mended(
    town: Town, motcua: Motcua, tmp_path: Path
) -> None:
    wrong = json.loads(LINES[13]) | {"act": "decide", "by": "tung", "outcome": "granted", "signer": "tung"}
    stopped = motcua("replay", file(tmp_path, [*LINES[:13], json.dumps(wrong), *LINES[14:]]))
    assert (stopped.code, stopped.out, len(stopped.told)) == (1, "", 1)
    assert stopped.told[0].startswith("motcua replay: dòng 14, hồ sơ cho, việc decide: ")
    assert "chờ bổ sung" in stopped.told[0]
    assert {row["key"]: row["status"] for row in motcua("export", "dossiers").rows} == {
        "truoc": "handed_over", "som": "handed_over", "tre": "decided", "cho": "supplement",
    }  # fmt: skip
    assert motcua("replay", HISTORIES).told == ["22 việc đã diễn, 13 việc đã có từ trước."]
    assert motcua("verify").code == 0


def changed(**facts: Any) -> str:
    return json.dumps({key: value for key, value in (FIRST | facts).items() if value is not None})


BAD = {
    "no JSON": ("{", "dòng 1 không đọc được"),
    "no object": ("[]", "dòng 1 không đọc được"),
    "no instant": (changed(at="hôm nay"), "dòng 1 không đọc được"),
    "an instant beyond all calendars": (changed(at="0001-01-01T00:00:00+14:00"), "dòng 1 không đọc được"),
    "a year before our time": (changed(at="0001-01-01T08:00:00"), "dòng 1, hồ sơ truoc: at phải từ năm 2000"),
    "the last of years": (changed(at="9999-12-31T08:00:00"), "dòng 1, hồ sơ truoc: at phải từ năm 2000"),
    "no actor": (changed(by=None), "dòng 1, hồ sơ truoc: thiếu by"),
    "a strange act": (changed(act="approve"), "dòng 1, hồ sơ truoc: không có việc “approve”"),
    "a strange field": (changed(colour="red"), "dòng 1, hồ sơ truoc: không biết trường colour"),
    "nobody's account": (changed(by="nobody"), "dòng 1, hồ sơ truoc, việc receive: .*“nobody”"),
    "someone without the duty": (
        changed(by="tung"),
        "dòng 1, hồ sơ truoc, việc receive: .*không được giao việc",
    ),
    "no applicant": (changed(applicant=None), "dòng 1, hồ sơ truoc, việc receive: .*applicant"),
    "a wrong number": (changed(applicant={"name": "X", "personal_id": "042"}), "dòng 1, hồ sơ truoc"),
    "a strange procedure": (changed(procedure="9.999999"), "dòng 1, hồ sơ truoc, việc receive: .*9.999999"),
    "a dossier that is not there": (
        json.dumps({"at": FIRST["at"], "act": "withdraw", "dossier": "ma", "by": "minh", "reason": "x"}),
        "dòng 1, hồ sơ ma, việc withdraw: hồ sơ chưa có",
    ),
}


@pytest.mark.parametrize(("line", "said"), BAD.values(), ids=BAD)
def test_it_names_what_is_wrong_with_a_line(
    shop: Town, motcua: Motcua, tmp_path: Path, line: str, said: str
) -> None:
    refused = motcua("replay", file(tmp_path, [line]))
    assert (refused.code, refused.out, len(refused.told)) == (1, "", 1)
    assert re.match(f"motcua replay: {said}", refused.told[0])
    assert motcua("export", "dossiers").out == ""


def test_it_wants_lines_in_the_order_of_time(shop: Town, motcua: Motcua, tmp_path: Path) -> None:
    refused = motcua("replay", file(tmp_path, [LINES[4], LINES[0]]))
    assert refused.code == 1
    assert "dòng 2, hồ sơ truoc: giờ lùi lại" in refused.told[0]


def test_it_takes_no_act_from_the_future(shop: Town, motcua: Motcua, tmp_path: Path) -> None:
    ahead = datetime.now(VN) + timedelta(days=1)
    refused = motcua("replay", file(tmp_path, [changed(at=ahead.isoformat())]))
    assert refused.code == 1
    assert "dòng 1, hồ sơ truoc: giờ chưa tới" in refused.told[0]
    assert motcua("export", "dossiers").out == ""


def test_it_reads_only_a_file_of_text(shop: Town, motcua: Motcua, tmp_path: Path) -> None:
    (tmp_path / "hinh.jsonl").write_bytes(b"\xff\xd8\xff")
    for name in ("hinh.jsonl", "khong-co.jsonl"):
        refused = motcua("replay", tmp_path / name)
        assert (refused.code, len(refused.told)) == (1, 1)
        assert name in refused.told[0]


@pytest.mark.django_db
def test_a_real_ward_refuses(motcua: Motcua, tmp_path: Path) -> None:
    (tmp_path / "phuong.yaml").write_text(REAL, "utf8")
    assert motcua("apply", tmp_path / "phuong.yaml").code == 0
    refused = motcua("replay", HISTORIES)
    assert (refused.code, len(refused.told)) == (1, 1)
    assert "phường thật" in refused.told[0]
    assert motcua("export", "dossiers").out == ""
