"""Cells of the catalogue's own sheet: a time with its unit, a fee in words, a date. Pure.

What follows a semicolon or stands in brackets is another case, not the default (formats.md, figures, 9).
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from motcua.clock import Allowance
from motcua.fees.rules import ADOPTION, CIVIL_STATUS, FeeLine, Kind, Per, Tier
from motcua.procedures.rules.record import CHANNELS, Channel, Longer, Way
from motcua.words import lower


class BadCell(ValueError):
    """A cell that cannot be understood; says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Time:
    """The default promise (None: no promise), the rest of the cell in words, longer times for other cases."""

    allowance: Allowance | None
    note: str = ""
    longer: tuple[Longer, ...] = ()


CHECKED = "nếu phải xác minh, cả thảy"  # the deadline becomes that long, it is not added to
EACH = "mỗi trường hợp"
_UNITS = (("ngày làm việc", "d"), ("giờ", "h"), ("ngày", "cd"))
_LONGER = re.compile(
    r"(?P<words>.*?)\s*(?:≤|\+)\s*(?P<n>[0-9]{1,3})\s*(?P<unit>ngày làm việc|ngày|giờ)?(?P<tail>.*)"
)


def read_time(number: str, unit: str) -> Time:
    """ "3" and "ngày làm việc; xác minh ≤8" is 3d, and 8d longer; "trong ngày …" and "trả ngay" are same-day."""
    main = re.match(r"[^;(]*", unit)
    assert main
    head = main.group().strip().lower()
    others = [c.strip() for c in re.split(r"[;()]", unit[main.end() :]) if c.strip()]
    note = "; ".join(others)
    if head.startswith(("trong ngày", "trả ngay")):
        return Time(Allowance.parse("same-day"), note, _longer(others, "d"))
    if not number:
        return Time(None, "; ".join(([head] if head else []) + others))
    suffix = next((s for start, s in _UNITS if head.startswith(start)), None)
    if suffix is None:
        raise BadCell(f"không hiểu đơn vị thời hạn “{unit}”; dùng ngày làm việc, ngày, giờ hoặc trong ngày")
    if not re.fullmatch(r"[0-9]{1,4}", number):
        raise BadCell(f"thời hạn “{number}” không phải số nguyên")
    if int(number) == 0:
        return Time(None, "; ".join([f"0 {head}", *others]))
    return Time(Allowance.parse(f"{int(number)}{suffix}"), note, _longer(others, suffix))


def _longer(clauses: list[str], suffix: str) -> tuple[Longer, ...]:
    found = []
    for clause in clauses:
        if (m := _LONGER.fullmatch(clause)) and int(m["n"]):
            unit = next((s for start, s in _UNITS if start == m["unit"]), suffix)
            words = clause.replace("xác minh", CHECKED, 1) if m["words"] == "xác minh" else clause
            found.append(Longer(words, Allowance.parse(f"{int(m['n'])}{unit}")))
    return tuple(found)


_AMOUNT = re.compile(
    r"(?P<when>[^0-9(]*?)\s*(?P<amount>[0-9][0-9.]*)\s*(?:đồng|đ)?"
    r"\s*(?:/\s*(?P<per>trang|bản|trường hợp))?\s*(?P<tail>[^0-9].*)?"
)
_TIER = re.compile(r"từ trang\s*([0-9]+):\s*([0-9][0-9.]*)(?:/trang)?")
_CAP = re.compile(r"tối đa\s*([0-9][0-9.]*)(?:/bản)?")
_PER: dict[str | None, Per] = {"trang": "page", "bản": "copy", "trường hợp": "case", None: "case"}


def read_fees(text: str, field: str) -> dict[Channel, tuple[FeeLine, ...]]:
    """ "0 (đúng hạn); quá hạn 10000 (Hà Tĩnh)" by channel. A nought is no line; an empty cell is an unknown level."""
    lines: list[tuple[str, FeeLine]] = []
    for clause in re.split(r";(?![^(]*\))", text):
        clause = clause.strip()
        if m := _TIER.fullmatch(clause):
            _amend(lines, clause, tier=Tier(int(m[1]), _number(m[2])))
        elif m := _CAP.fullmatch(clause):
            _amend(lines, clause, cap=_number(m[1]))
        elif m := _AMOUNT.fullmatch(clause):
            _add(lines, m, field)
        elif clause:
            raise BadCell(f"không hiểu mức thu “{clause}”")
    if not text:
        kind = _kind(field, "case")
        lines = [("", FeeLine(name=_name(kind, field, "case"), kind=kind, amount=None))]
    return {
        channel: tuple(
            line
            for by, line in lines
            if line.amount != 0 and (not by or (by == "trực tuyến") == (channel == "online"))
        )
        for channel in CHANNELS
    }


def _add(lines: list[tuple[str, FeeLine]], m: re.Match[str], field: str) -> None:
    tail = (m["tail"] or "").strip()
    if tail.startswith("theo") and lines:  # a second source for the same fee: kept in words beside the first
        by, first = lines[-1]
        lines[-1] = (by, replace(first, note=f"{first.note}; {m.group().strip()}".strip("; ")))
        return
    if m["when"].strip().endswith(tuple("-−–+")):
        raise BadCell(f"mức thu “{m.group().strip()}” có dấu trước số; ghi số đồng không dấu")
    by = tail if tail in ("trực tiếp", "trực tuyến") else ""
    per = _PER[m["per"]]
    kind = _kind(field, per)
    lines.append(
        (
            by,
            FeeLine(
                name=_name(kind, field, per),
                kind=kind,
                amount=_number(m["amount"]),
                per=per,
                when=m["when"].strip(),
                exempt=CIVIL_STATUS if (field, kind) == ("Hộ tịch", "lệ phí") else _EXEMPT.get(field, ()),
                note="" if by else tail.strip("() ") or (EACH if m["per"] == "trường hợp" else ""),
            ),
        )
    )


_EXEMPT: dict[str, tuple[str, ...]] = {"Nuôi con nuôi": ADOPTION}


def _amend(
    lines: list[tuple[str, FeeLine]], clause: str, *, tier: Tier | None = None, cap: int | None = None
) -> None:
    if not lines or lines[-1][1].per != "page":
        raise BadCell(f"“{clause}” phải đứng sau mức thu theo trang")
    by, line = lines[-1]
    lines[-1] = (by, replace(line, tiers=(*line.tiers, tier) if tier else line.tiers, cap=cap or line.cap))


def _kind(field: str, per: Per) -> Kind:
    return "phí" if field == "Chứng thực" or per != "case" else "lệ phí"


def _name(kind: Kind, field: str, per: Per) -> str:
    if per == "copy":
        return "Phí cấp bản sao"
    return f"{kind.capitalize()} {lower(field)}"


def _number(text: str) -> int:
    digits = text.replace(".", "")
    if len(digits) > 12:
        raise BadCell(f"mức thu “{text}” quá lớn")
    return int(digits)


def ways(time: Time, fees: dict[Channel, tuple[FeeLine, ...]]) -> tuple[Way, ...]:
    """One way for each channel: the sheet gives one time for all."""
    return tuple(
        Way(channel=c, allowance=time.allowance, time_note=time.note, longer=time.longer, fees=fees[c])
        for c in CHANNELS
    )


def read_date(text: str, column: str) -> date | None:
    """ "2025-07-01" or "01/7/2025"; empty is not known."""
    if not text:
        return None
    if m := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text):
        text = f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"
    try:
        return date.fromisoformat(text[:10])
    except ValueError as e:
        raise BadCell(f"{column} “{text}” không phải ngày (dùng 2025-07-01)") from e
