"""A file of acts, one JSON object a line: read, numbered, and each field held to its shape."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.rules import Act
from motcua.words import YEARS

TEXT, ENTRY, NAMES, DAY = "chữ", "đối tượng", "danh sách chữ", "ngày như 2022-03-01"
FIELDS: Mapping[str, str] = {  # what a line may hold, and of which shape
    **dict.fromkeys(("act", "dossier", "by", "procedure", "channel", "case", "allow", "clause", "to"), TEXT),
    **dict.fromkeys(("note", "reason", "outcome", "signer", "how"), TEXT),
    "applicant": ENTRY,
    "papers": NAMES,
    "missing": NAMES,
    "until": DAY,
    "at": TEXT,
}
PERSON = ("name", "personal_id", "cmnd", "born_on", "sex", "phone", "address", "no_paper")
LONGEST_KEY = 40


class BadLine(Refused):
    """A line of the file that cannot be played."""


def parsed(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Numbered acts with aware instants and fields of the right shape; blank lines are passed over."""
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            act = json.loads(line)
            act = {**act, "at": instant(act["at"])}
        except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as e:
            raise BadLine(f"dòng {n} không đọc được: cần một đối tượng JSON có at, act, dossier, by") from e
        if wrong := wrong_with(act):
            raise BadLine(f"dòng {n}, hồ sơ {str(act.get('dossier'))[:LONGEST_KEY]}: {wrong}")
        yield n, act


def wrong_with(act: dict[str, Any]) -> str | None:
    """What is wrong with the shape of a line, in words."""
    for name in ("act", "dossier", "by"):
        if name not in act:
            return f"thiếu {name}"
    for name, value in act.items():
        if name not in FIELDS:
            return f"không biết trường {name}"
        if name != "at" and not fits(value, FIELDS[name]):
            return f"{name} phải là {FIELDS[name]}"
    if act["at"].year not in YEARS:
        return f"at phải từ năm {YEARS.start} đến năm {YEARS.stop - 1}"
    if act["act"] not in list(Act):
        return f"không có việc “{act['act']}”"
    if not 0 < len(act["dossier"]) <= LONGEST_KEY:
        return f"dossier phải có từ 1 đến {LONGEST_KEY} ký tự"
    return wrong_person(act["applicant"]) if "applicant" in act else None


def fits(value: Any, shape: str) -> bool:
    """Is the value of that shape?"""
    if shape == ENTRY:
        return isinstance(value, dict)
    if shape == NAMES:
        return isinstance(value, list) and all(readable(v) for v in value)
    if shape == DAY:
        try:
            return isinstance(value, str) and date.fromisoformat(value).year in YEARS
        except ValueError:
            return False
    return readable(value)


def readable(value: Any) -> bool:
    """Text that can be kept: no half of a surrogate pair, no NUL."""
    return isinstance(value, str) and "\0" not in value and not any("\ud800" <= c <= "\udfff" for c in value)


def wrong_person(who: dict[str, Any]) -> str | None:
    """What is wrong with the applicant."""
    if not who.get("name"):
        return "applicant phải có name"
    for name, value in who.items():
        if name not in PERSON:
            return f"không biết applicant.{name}"
        if value is not None and not readable(value) and not isinstance(value, int):
            return f"applicant.{name} phải là chữ"
    return "applicant.sex phải là M hoặc F" if who.get("sex") not in (None, "", "M", "F") else None


def instant(text: str) -> datetime:
    """An instant in the ward's own zone, which it is of when none is said. OverflowError: no calendar reaches it."""
    at = datetime.fromisoformat(text)
    return at.astimezone(VN) if at.tzinfo else at.replace(tzinfo=VN)
