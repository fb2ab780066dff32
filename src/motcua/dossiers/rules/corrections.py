"""What a correction may touch, and which facts it puts in the place of the old ones. Pure."""

from collections.abc import Mapping
from typing import Any, cast

from motcua.dossiers.rules.history import State
from motcua.procedures.rules.record import Channel, Record

MAY = ("owner", "submitter", "contact", "papers", "fee_inputs", "channel", "procedure", "case", "number")
OF_THE_CATALOGUE = frozenset({"procedure", "case", "channel", "fee_inputs"})  # asked of it again


def given(what: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that the correction itself names: people, papers, the number of the result."""
    facts: dict[str, Any] = {name: what[name] for name in ("owner", "submitter", "contact") if name in what}
    if "number" in what:
        facts["number"] = what["number"].strip()
    if "papers" in what:
        facts["papers"] = [dict(p) for p in what["papers"]]
    return facts


def misnumbered(s: State, what: Mapping[str, Any]) -> str:
    """Why the number of the result cannot be put right to that; "" when it can, or is not meant."""
    if "number" not in what:
        return ""
    if s.number is None:
        return "Chưa ghi số văn bản nên chưa có gì để sửa: hãy dùng Ghi số, phát hành."
    return "" if what["number"].strip() else "Sửa số văn bản thì ghi số đúng."


def moved(s: State, what: Mapping[str, Any]) -> bool:
    """Is it another procedure now? Then case and papers begin anew."""
    return "procedure" in what and what["procedure"] != s.procedure


def found(s: State, what: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that follow from the catalogue's answer."""
    names = ("version", "procedure", "case", "channel")
    papers = ("papers",) if moved(s, what) and "papers" not in what else ()
    return {name: answer[name] for name in (*names, *papers)}


def another_time(s: State, what: Mapping[str, Any], record: Record, allow: str | None) -> bool:
    """Is the promise counted anew? With another procedure or case always; else only when the catalogue's usual time is
    another one: a longer time that was chosen at receipt stays."""
    way = record.way(cast(Channel, s.channel), s.case)
    usual = str(way.allowance) if way and way.allowance else None
    return bool({"procedure", "case"} & what.keys()) or usual != allow
