"""The demo's half-year: counted again from its acts alone, and folded by the product's own rules."""

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from json import dumps
from typing import Any

import pytest

from motcua.clock import VN, Allowance, Wait, promise
from motcua.clock.vietnam import CALENDAR
from motcua.config.demo import scenario
from motcua.dossiers.rules import Act, Line, State, fold, why_not
from motcua.people.rules import Actor, PersonFacts, checked, citizen
from motcua.words import personal_id

SEEDS = (2022, 1, 31337)
PUBLISHED = {  # UBND phường Thạch Quý, 01/01–30/6/2022
    "received": 2740,
    "settled": 2740,
    "overdue": 0,
    "level 3": {"dossiers": 365, "filed online": 257, "procedures with online dossiers": 13},
    "level 4": {"dossiers": 332, "filed online": 194, "procedures with online dossiers": 8},
    "procedures of levels 3 and 4": 53,
    "online": 451,
}
DUTIES = {"minh": "receive", "hoa": "process", "tung": "decide"}
OFFICE = 1


@cache
def acts(seed: int) -> tuple[dict[str, Any], ...]:
    return tuple(scenario.acts(seed))


def histories(seed: int) -> list[list[dict[str, Any]]]:
    found = defaultdict(list)
    for act in acts(seed):
        found[act["dossier"]].append(act)
    return list(found.values())


def received(seed: int) -> list[list[dict[str, Any]]]:
    return [h for h in histories(seed) if any(act["act"] == "receive" for act in h)]


def at(act: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(act["at"]).replace(tzinfo=VN)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    text = files("motcua.procedures").joinpath("data", "catalogue.csv").read_text("utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines())}


def allowed(history: list[dict[str, Any]]) -> Allowance | None:
    """The time that the catalogue gives, read here apart from the product's own reader."""
    receipt = next(act for act in history if act["act"] == "receive")
    if "allow" in receipt:
        return Allowance.parse(receipt["allow"])
    row = catalogue()[history[0]["procedure"]]
    unit = row["unit"].split(";")[0].split("(")[0].strip()
    if unit in ("trong ngày", "trả ngay"):
        return Allowance.parse("same-day")
    suffix = {"ngày làm việc": "d", "ngày": "cd", "giờ": "h"}.get(unit)
    return Allowance.parse(row["processing_time"] + suffix) if suffix else None


def waits(history: list[dict[str, Any]]) -> list[Wait]:
    begun = [at(act) for act in history if act["act"] in ("ask", "pause")]
    ended = [at(act) for act in history if act["act"] in ("supplement", "resume")]
    return [Wait(since, until) for since, until in zip(begun, ended, strict=True)]


@pytest.mark.parametrize("seed", SEEDS)
def test_it_meets_the_published_figures(seed: int) -> None:
    online = scenario.offerings()
    dossiers = Counter(h[0]["procedure"] for h in received(seed))
    filed = Counter(h[0]["procedure"] for h in received(seed) if h[0]["channel"] == "online")
    ends = {h[0]["dossier"]: act for h in received(seed) for act in h if act["act"] in ("decide", "withdraw")}
    dates = [next(a["at"][:10] for a in h if a["act"] == "receive") for h in received(seed)]

    def level(n: str) -> dict[str, int]:
        codes = [code for code, has in online.items() if has == n]
        return {
            "dossiers": sum(dossiers[c] for c in codes),
            "filed online": sum(filed[c] for c in codes),
            "procedures with online dossiers": sum(filed[c] > 0 for c in codes),
        }

    assert {
        "received": sum("2022-01-01" <= on <= "2022-06-30" for on in dates),
        "settled": sum(end["at"] < "2022-07-01" for end in ends.values()),
        "overdue": sum(state(h).verdict == "overdue" for h in received(seed)),
        "level 3": level("3"),
        "level 4": level("4"),
        "procedures of levels 3 and 4": len(online),
        "online": sum(filed.values()),
    } == PUBLISHED
    assert len(received(seed)) == 2740


def state(history: list[dict[str, Any]]) -> State:
    """The history as the product folds it; every act first asked of the rules that the verbs ask."""
    so_far = State()
    for act in history:
        verb = Act(act["act"])
        by = citizen(1) if act["by"] == "citizen" else officer(act["by"])
        assert so_far.last_at is None or so_far.last_at < at(act), act
        assert why_not(so_far, verb, by, office=OFFICE) is None, act
        facts = {"version": 1, "procedure": history[0]["procedure"], "owner": 1} | act
        if verb is Act.RECEIVE:
            allowance = allowed(history)
            facts["allow"] = str(allowance) if allowance else None
        elif verb is Act.CORRECT:
            facts = {"contact": True}
        so_far = fold([Line(verb, at(act), by.ref, facts)], lambda _: CALENDAR, so_far)
    return so_far


def officer(account: str) -> Actor:
    return Actor("seat", account, account, OFFICE, frozenset({DUTIES[account]}))


@pytest.mark.parametrize("seed", SEEDS)
def test_it_settles_everything_on_or_before_its_due_date(seed: int) -> None:
    early = 0
    for history in received(seed):
        allowance = allowed(history)
        decided = [at(act).date() for act in history if act["act"] == "decide"]
        if allowance is None or not decided:
            continue
        receipt = next(at(act) for act in history if act["act"] == "receive")
        due = promise(CALENDAR, receipt, allowance, waits(history))
        assert due.due_at is not None
        assert not due.broken
        assert decided[0] <= due.due_at.date(), history
        early += decided[0] < due.due_at.date()
    assert 300 < early < 1000


def test_it_is_closed_to_the_end_by_the_rules_of_the_verbs() -> None:
    statuses = Counter(state(h).status for h in histories(2022))
    assert set(statuses) == {"handed_over", "withdrawn", "declined"}
    assert statuses["handed_over"] + statuses["withdrawn"] == 2740
    assert statuses["declined"] > 3
    assert statuses["withdrawn"] > 3


@pytest.mark.parametrize("seed", SEEDS)
def test_it_lets_officers_act_in_office_hours_of_counted_days(seed: int) -> None:
    outside = [a for a in acts(seed) if not (CALENDAR.is_open(at(a)) and CALENDAR.day(at(a).date()).counted)]
    assert {(act["act"], act["by"]) for act in outside} <= {("submit", "citizen")}
    instants = [act["at"] for act in acts(seed)]
    assert instants == sorted(instants)
    assert instants[0] >= "2022-01-01"
    assert instants[-1] < "2022-08-01"


@pytest.mark.parametrize("seed", SEEDS)
def test_it_takes_what_is_sent_in_within_eight_working_hours(seed: int) -> None:
    sent = [h for h in histories(seed) if h[0]["act"] == "submit"]
    assert len(sent) == 451 + 8
    for submit, answer, *_ in sent:
        assert answer["act"] in ("receive", "decline")
        limit = promise(CALENDAR, at(submit), Allowance.parse("8h")).due_at
        assert limit is not None
        assert at(submit) < at(answer) <= limit, (submit, answer)


def test_it_never_takes_more_in_a_day_than_one_counter_can() -> None:
    a_day = Counter(act["at"][:10] for act in acts(2022) if act["act"] == "receive")
    assert max(a_day.values()) <= 60
    assert len(a_day) == 120


def test_it_asks_once_and_names_what_is_missing() -> None:
    asks = Counter(act["dossier"] for act in acts(2022) if act["act"] == "ask")
    assert max(asks.values()) == 1
    assert all(act["missing"] and act["note"] for act in acts(2022) if act["act"] == "ask")
    reasons = {act["reason"] for act in acts(2022) if act["act"] == "pause"}
    assert reasons == {"financial_duty", "verification", "posting", "expertise"}


def test_it_uses_procedures_that_the_ward_settled_on_that_day() -> None:
    for history in histories(2022):
        row, on = catalogue()[history[0]["procedure"]], history[0]["at"][:10]
        assert row["valid_from"] <= on
        assert not row["valid_to"] or on < row["valid_to"]
        assert row["field"] != "Cư trú"  # the police settle these
    assert set(scenario.offerings()) <= set(catalogue())


@pytest.mark.parametrize("seed", SEEDS)
def test_it_makes_up_people_whose_papers_agree_with_them(seed: int) -> None:
    known: dict[str, dict[str, str]] = {}
    without = 0
    for who in (h[0]["applicant"] for h in histories(seed)):
        born = who["born_on"]
        birth = date.fromisoformat(born) if len(born) == 10 else int(born)
        year = birth.year if isinstance(birth, date) else birth
        assert 17 < 2022 - year < 95
        papers = [who[key] for key in ("personal_id", "cmnd", "no_paper") if key in who]
        assert len(papers) == 1
        if "personal_id" in who:
            found = personal_id(who["personal_id"], sex=who["sex"], born=birth)
            assert found.number[:3] == "042"
        elif "cmnd" in who:
            assert re.fullmatch("[0-9]{9}", who["cmnd"])
        without += "no_paper" in who
        if "no_paper" not in who:
            assert known.setdefault(papers[0], who) == who, "one number, one person"
        assert checked(
            PersonFacts(who["name"], phone=who.get("phone", ""), born=birth, no_paper="x"), date(2022, 1, 1)
        )
    assert 1850 <= len(known) + without <= 1950
    assert any("phone" not in who for who in known.values())
    assert any(len(who["born_on"]) == 4 for who in known.values())
    assert any("cmnd" in who for who in known.values())


def test_it_gives_phone_numbers_that_no_network_has() -> None:
    phones = {h[0]["applicant"].get("phone") for h in histories(2022)} - {None}
    assert all(re.fullmatch("030[0-9]{7}", str(phone)) for phone in phones)


def test_it_tells_the_story_of_ba_lan() -> None:
    (history,) = [
        h
        for h in histories(2022)
        if h[0]["applicant"]["name"] == "Nguyễn Thị Lan" and h[0]["at"] == "2022-04-29T09:00:00"
    ]
    assert state(history[:-2]).due_at == datetime(2022, 5, 6, 9, tzinfo=VN)
    assert state(history).verdict == "on_time"


def test_it_says_why_for_everything_that_is_assumed() -> None:
    parts = {name: part for name, part in scenario.assumed().items() if name != "mark"}
    assert all(len(part["why"]) > 40 for part in parts.values()), parts.keys()


def test_it_fills_the_posted_list_with_marked_samples() -> None:
    found = scenario.samples(120)
    assert 120 + len(found) == 191
    assert found[0] == ("mau-01", "Thủ tục mẫu 01")
    assert len(set(found)) == len(found)
    assert scenario.samples(200) == []


def test_it_gives_the_same_acts_on_every_run() -> None:
    def digest(lines: Any) -> str:
        return sha256("\n".join(dumps(act, ensure_ascii=False) for act in lines).encode()).hexdigest()

    program = (
        "from hashlib import sha256; from json import dumps; from motcua.config.demo.scenario import acts\n"
        "print(sha256('\\n'.join(dumps(act, ensure_ascii=False) for act in acts()).encode()).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == digest(acts(2022))
    assert digest(acts(1)) != digest(acts(2022))


def test_it_keeps_july_for_collecting_only() -> None:
    late = Counter(act["act"] for act in acts(2022) if act["at"] >= "2022-07-01")
    assert late["hand_over"] > 5
    assert set(late) <= {"hand_over", "reissue"}
    collected = [at(act) for act in acts(2022) if act["act"] == "hand_over"]
    assert max(collected) - timedelta(days=40) < datetime(2022, 7, 1, tzinfo=VN)
