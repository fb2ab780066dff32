"""The product's own parts (data/parts.yaml) laid over a row of its catalogue: papers, cases, who must come. Pure.

A part with `since` or `until` holds only then, so one row becomes as many versions as there are such days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from motcua.clock import Allowance
from motcua.procedures.rules.entries import Entry
from motcua.procedures.rules.record import CHANNELS, Leg, Record, Way
from motcua.procedures.rules.writing import from_json, to_json

Part = Mapping[str, Any]


def editions(entry: Entry, part: Part, of_field: Part) -> list[Entry]:
    """The entry's versions, eldest first; `of_field` holds what its field says when it says nothing itself."""
    days = sorted(
        d
        for d in {*_days(part)}
        if (not entry.since or d > entry.since) and (not entry.until or d < entry.until)
    )
    edges = [entry.since, *days, entry.until]
    found = [
        replace(
            entry,
            record=_record(entry.record, {**of_field, **part}, since),
            since=since,
            until=until,
            partial=False,
        )
        for since, until in pairwise(edges)
    ]
    if before := part.get("before"):  # another office had it until then
        elsewhere = replace(entry, since=None, until=entry.since, settled_by=before, level="", partial=False)
        return [elsewhere, *found]
    return found


def sample(part: Part) -> Entry:
    """A made-up entry with a route, plainly marked by its name and its code."""
    allowance = Allowance.parse(part["allowance"])
    data = {
        "code": part["code"],
        "name": part["name"],
        "fields": [part["field"]],
        "cases": [{"key": "", "papers": list(part["papers"])}],
        "route": [dict(leg) for leg in part["route"]],
        "note": "mục mẫu, không phải thủ tục thật",
    }
    record = replace(from_json(data), ways=tuple(Way(channel=c, allowance=allowance) for c in CHANNELS))
    return Entry(record=record)


def shares(route: Iterable[Leg]) -> list[Allowance]:
    """Every office's share of the promise, without what is off the clock."""
    return [leg.allowance for leg in route if leg.allowance and not leg.outside_clock]


def _record(row: Record, part: Part, since: date | None) -> Record:
    data = to_json(row)
    data |= {k: part[k] for k in ("form", "presence", "away", "results") if k in part}
    if "requirements" in part:
        data["requirements"] = list(part["requirements"])
    if "questions" in part:
        data["questions"] = [_question(q, since) for q in part["questions"]]
    cases = part.get("cases") or ([{"key": "", "papers": part["papers"]}] if "papers" in part else [])
    if cases:
        data["cases"] = [_case(c, since) | {"notes": list(part.get("notes", ()))} for c in cases]
    record = from_json(data)
    own = [way for c in cases if "time" in c for way in _own_ways(record, c)]
    return replace(record, ways=(*record.ways, *own))


def _case(case: Part, since: date | None) -> dict[str, Any]:
    ended = "settled_until" in case and since is not None and since >= case["settled_until"]
    return {
        "key": case["key"],
        "name": case.get("name", ""),
        "settled_by": "" if ended else case.get("settled_by", ""),
        "papers": [_paper(p) for p in case["papers"] if _holds(p, since)],
    }


def _question(question: Part, since: date | None) -> dict[str, Any]:
    answers = [
        {k: v for k, v in a.items() if k not in ("since", "until")}
        for a in question["answers"]
        if _holds(a, since)
    ]
    return {**question, "answers": answers}


def _paper(paper: Part) -> dict[str, Any]:
    plain = {k: v for k, v in paper.items() if k not in ("since", "until", "when")}
    return plain | ({"when": [list(pair) for pair in paper["when"].items()]} if "when" in paper else {})


def _holds(paper: Part, on: date | None) -> bool:
    since, until = paper.get("since"), paper.get("until")
    return (since is None or (on is not None and on >= since)) and (until is None or on is None or on < until)


def _own_ways(record: Record, case: Part) -> Iterable[Way]:
    allowance, note = case["time"]
    for channel in CHANNELS:
        usual = record.way(channel)
        if usual:
            yield replace(
                usual, case=case["key"], allowance=Allowance.parse(allowance), time_note=note, longer=()
            )


def _days(part: Part) -> Iterable[date]:
    cases = part.get("cases") or [{"papers": part.get("papers", [])}]
    for case in cases:
        if "settled_until" in case:
            yield case["settled_until"]
        for paper in case["papers"]:
            yield from (paper[k] for k in ("since", "until") if k in paper)
    for question in part.get("questions", ()):
        for answer in question["answers"]:
            yield from (answer[k] for k in ("since", "until") if k in answer)
