"""`motcua due`, as it is typed."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from motcua.config.cli import main

CASES = [
    json.loads(line) for line in Path(__file__).with_name("due.jsonl").read_text(encoding="utf8").splitlines()
]


def batch(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *lines: bytes,
    words: tuple[str, ...] = (),
) -> tuple[int, list[dict[str, Any]]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
    code = main(["due", "--batch", *words])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def asked(**names: object) -> bytes:
    return json.dumps({"received": "2022-04-29T09:00", "allow": "3d"} | names).encode()


def test_it_answers_each_line_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answers = batch(monkeypatch, capsys, *(json.dumps(case).encode() for case in CASES))
    assert code == 0
    for case, answer in zip(CASES, answers, strict=True):
        due_at = case["due_at"] and f"{case['due_at']}:00+07:00"
        assert [answer["due_at"], answer["paused"]] == [due_at, case["paused"]], case["id"]
        assert answer["due_on"] == (due_at and due_at[:10])
        assert set(answer) == {"due_at", "due_on", "paused", "broken", "explain"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "không phải JSON"),
        (b"[" * 100_000, "không phải JSON"),
        (b"[]", "đối tượng JSON"),
        (b"\xff", "không phải UTF-8"),
        (b"9" * 5000, "không phải JSON"),
        (b"{}", "thiếu thời hạn"),
        (asked(allow="0d"), "phải có dạng"),
        (asked(allow=3), "thiếu thời hạn"),
        (asked(allow="\ud800"), "phải có dạng"),
        (asked(received="2022-02-30T09:00"), "lúc tiếp nhận"),
        (asked(received="2022-04-29"), "lúc tiếp nhận"),
        (asked(received="0001-01-01T00:00+14:00"), "lúc tiếp nhận"),
        (asked(received="2020-04-29T09:00"), "năm 2020"),
        (asked(received="9999-12-31T09:00"), "năm 9999"),
        (asked(allow="400d", received="2026-01-02T09:00"), "năm 2027"),
        (asked(pauses="x"), "danh sách các cặp"),
        (asked(pauses=[["2022-05-04T09:00"]]), "danh sách các cặp"),
        (asked(pauses=[[None, None]]), "lúc tạm dừng"),
        (asked(pauses=[["2022-05-04T09:00", "2022-05-04T08:00"]]), "trước khi bắt đầu"),
        (asked(hours="sáng"), "giờ"),
        (asked(hours=""), "hours phải là giờ"),
        (asked(hours="11:00-07:00"), "giờ làm việc"),
        (asked(saturday=7), "saturday phải là giờ"),
    ],
    ids=lambda value: str(value[:40]) if isinstance(value, bytes) else "",
)
def test_it_says_what_is_wrong_with_a_line_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: bytes, why: str
) -> None:
    code, (first, wrong, last) = batch(monkeypatch, capsys, asked(), line, b"", asked())
    assert code == 1
    assert first == last
    assert first["due_on"] == "2022-05-06"
    assert list(wrong) == ["error"]
    assert why in wrong["error"]


def test_it_takes_hours_for_the_whole_batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--hours", "07:30-11:30,13:00-17:00", "--saturday", "07:30-11:30")
    line = json.dumps({"received": "2024-09-13T15:00", "allow": "1d"}).encode()
    assert batch(monkeypatch, capsys, line, words=given)[1][0]["due_at"] == "2024-09-16T09:30:00+07:00"


def test_it_says_it_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--received", "2022-04-29T09:00", "--allow", "3d"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Hẹn trả: thứ Sáu 06/05/2022, sau 09:00 (3 ngày làm việc).",
        "Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5.",
    ]


def test_it_prints_only_json_when_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "due",
        "--received",
        "2022-03-01T09:00",
        "--allow",
        "3d",
        "--json",
        "--pause",
        "2022-03-07T09:00..",
    ]
    assert main(words) == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (answer["due_at"], answer["paused"], answer["broken"]) == ("2022-03-04T09:00:00+07:00", True, True)
    assert answer["explain"][0] == {
        "on": "2022-03-01",
        "counted": True,
        "part": 0.8,
        "why": "ngày nhận, tính từ 09:00",
    }
    assert said.err == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "cần --received và --allow"),
        (["--received", "hôm nay", "--allow", "3d"], "dạng 2022-04-29T09:00"),
        (["--received", "2022-03-01T09:00", "--allow", "ba ngày"], "phải có dạng 3d"),
        (["--received", "2022-03-01T09:00", "--allow", "3d", "--pause", "mai"], "dạng A..B"),
        (["--received", "2026-12-31T09:00", "--allow", "3d"], "năm 2027"),
    ],
)
def test_it_says_what_is_wrong_in_one_line(
    words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", *words]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert why in said.err


def test_it_wakes_neither_django_nor_a_database() -> None:
    code = (
        "import sys; from motcua.config.commands import due; import argparse;"
        "p = argparse.ArgumentParser(); due.add(p.add_subparsers());"
        "a = p.parse_args(['due', '--received', '2022-04-29T09:00', '--allow', '3d']); a.run(a);"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'psycopg')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
