"""What an office tells of its reform: plans, training, measures, revenue, and figures that it printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from motcua import Refused
from motcua.words import clean, day_text, people, thousands

Kind = Literal["plan", "training", "measure"]
KINDS: Mapping[Kind, str] = {"plan": "kế hoạch", "training": "đào tạo", "measure": "giải pháp"}
STATES: Mapping[str, str] = {"": "", "finished": "đã học xong", "studying": "đang học"}


class BadReform(Refused):
    """The section `reform` of an office's file says something that cannot be taken."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A plan followed, a course, or a measure: told in the reports of periods that meet [since, until)."""

    kind: Kind
    about: str  # of a course: its name
    since: date
    until: date | None = None
    number: str = ""  # "21/KH-UBND"
    on: date | None = None  # the plan's date
    by: str = ""  # who issued the plan
    people: int = 0
    place: str = ""
    state: str = ""  # finished, studying
    told: str = ""  # when, in the office's own words: "đầu năm 2022"

    @property
    def words(self) -> str:
        """One line for people: "01 đồng chí học Đại học văn bằng 2 (đang học)"."""
        if self.kind == "plan":
            number = f"số {self.number} " if self.number else ""
            dated = f"ngày {day_text(self.on)} " if self.on else ""
            about = (
                self.about
                if self.about.startswith("Kế hoạch")
                else f"Kế hoạch {number}{dated}về {self.about}"
            )
            return f"{about} của {self.by}" if self.by else about
        if self.kind == "training":
            place = f", {self.place}" if self.place else ""
            state = ", ".join(filter(None, (STATES[self.state], self.told)))
            return f"{people(self.people)}: {self.about}{place}" + (f" ({state})" if state else "")
        return self.about


@dataclass(frozen=True, slots=True)
class Revenue:
    """Budget revenue of a period against its plan, in millions of đồng. An estimate stays one ("ước đạt")."""

    kind: Literal["estimate", "actual"]
    amount: int
    plan: int

    @property
    def words(self) -> str:
        """ "ước đạt 117.283/116.670 triệu đồng"."""
        return f"{REVENUE_WORDS[self.kind]} {thousands(self.amount)}/{thousands(self.plan)} triệu đồng"


REVENUE_WORDS: Mapping[str, str] = {"estimate": "ước đạt", "actual": "đạt"}


@dataclass(frozen=True, slots=True)
class Statement:
    """What the office itself states for [since, until): revenue, and figures as its signed report has them.

    `printed`: the key of a figure in the six-month report → the text that stood there.
    """

    since: date
    until: date
    revenue: Revenue | None = None
    printed: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """One line for people."""
        revenue = [f"thu ngân sách {self.revenue.words}"] if self.revenue else []
        return "; ".join([*revenue, *(f"đã in {key} {text}" for key, text in self.printed.items())])


@dataclass(frozen=True, slots=True)
class Told:
    """The whole section of an office."""

    undertakings: tuple[Undertaking, ...] = ()
    statements: tuple[Statement, ...] = ()


LISTS: Mapping[str, Kind] = {"plans": "plan", "training": "training", "measures": "measure"}
ABOUT: Mapping[str, str] = {"plan": "about", "training": "course", "measure": "about"}
TAKEN: Mapping[str, frozenset[str]] = {
    "plan": frozenset({"about", "since", "until", "number", "date", "by"}),
    "training": frozenset({"course", "since", "until", "people", "place", "state", "when"}),
    "measure": frozenset({"about", "since", "until"}),
}


def read(section: Any) -> Told:
    """The section `reform` of an office's file, checked. Raises BadReform with the item and the reason."""
    if not isinstance(section, Mapping):
        raise BadReform("Mục reform: cần các mục con plans, training, measures, periods.")
    if unknown := section.keys() - LISTS.keys() - {"periods"}:
        raise BadReform(f"Mục reform: không hiểu “{clean(str(min(unknown, key=str)))}”; hãy bỏ đi.")
    undertakings = [
        undertaking(kind, item, f"reform.{name} dòng {n}")
        for name, kind in LISTS.items()
        for n, item in enumerate(items(section, name), 1)
    ]
    statements = [
        statement(item, f"reform.periods dòng {n}") for n, item in enumerate(items(section, "periods"), 1)
    ]
    if len(set(undertakings)) != len(undertakings):
        raise BadReform("Mục reform: có hai dòng giống hệt nhau; hãy bỏ một dòng.")
    if len({(s.since, s.until) for s in statements}) != len(statements):
        raise BadReform("Mục reform.periods: một kỳ ghi hai lần; hãy gộp lại.")
    return Told(tuple(undertakings), tuple(statements))


def items(section: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    """A list of maps, or none at all."""
    rows = section.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadReform(f"Mục reform.{name}: cần một danh sách.")
    return rows


def undertaking(kind: Kind, item: Mapping[str, Any], where: str) -> Undertaking:
    """One item of plans, training or measures."""
    if unknown := item.keys() - TAKEN[kind]:
        raise BadReform(f"{where}: không hiểu “{clean(str(min(unknown, key=str)))}”; hãy bỏ đi.")
    since, until = days(item, where, open_end=True)
    state = text(item, "state", where)
    if state not in STATES:
        raise BadReform(f"{where}: state “{state}” phải là finished hoặc studying.")
    number_of_people = whole(item, "people", where) if kind == "training" else 0
    return Undertaking(
        kind=kind,
        about=text(item, ABOUT[kind], where, needed=True),
        since=since,
        until=until,
        number=text(item, "number", where),
        on=day(item, "date", where) if item.get("date") is not None else None,
        by=text(item, "by", where),
        people=number_of_people,
        place=text(item, "place", where),
        state=state,
        told=text(item, "when", where),
    )


def statement(item: Mapping[str, Any], where: str) -> Statement:
    """One item of periods."""
    if unknown := item.keys() - {"since", "until", "revenue", "printed"}:
        raise BadReform(f"{where}: không hiểu “{clean(str(min(unknown, key=str)))}”; hãy bỏ đi.")
    since, until = days(item, where, open_end=False)
    assert until is not None
    printed = item.get("printed") or {}
    if not isinstance(printed, Mapping) or not all(isinstance(v, str) for v in printed.values()):
        raise BadReform(f"{where}: printed ghi từng chỉ tiêu với con số đã in, đặt trong dấu nháy.")
    shown = {clean(str(k)): clean(v) for k, v in sorted(printed.items())}
    return Statement(since, until, revenue(item.get("revenue"), where), shown)


def revenue(item: Any, where: str) -> Revenue | None:
    """{kind, million_vnd, plan_million_vnd}; None when the office says nothing."""
    if item is None:
        return None
    if not isinstance(item, Mapping) or item.keys() != {"kind", "million_vnd", "plan_million_vnd"}:
        raise BadReform(f"{where}: revenue cần đủ kind, million_vnd, plan_million_vnd.")
    if item["kind"] not in REVENUE_WORDS:
        raise BadReform(f"{where}: kind của revenue phải là estimate (ước đạt) hoặc actual (đạt).")
    return Revenue(item["kind"], whole(item, "million_vnd", where), whole(item, "plan_million_vnd", where))


def days(item: Mapping[str, Any], where: str, *, open_end: bool) -> tuple[date, date | None]:
    """[since, until) of an item; `until` may be missing only with an open end."""
    since = day(item, "since", where)
    until = None if open_end and item.get("until") is None else day(item, "until", where)
    if until is not None and until <= since:
        raise BadReform(f"{where}: until {day_text(until)} phải sau since {day_text(since)}.")
    return since, until


def day(item: Mapping[str, Any], name: str, where: str) -> date:
    """A date of an item, as YAML reads it (2022-01-01) or as text."""
    value = item.get(name)
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadReform(f"{where}: {name} cần một ngày như 2022-01-01.") from None


def text(item: Mapping[str, Any], name: str, where: str, *, needed: bool = False) -> str:
    """A text of an item, "" when it is missing and need not be there."""
    value = item.get(name)
    if value is not None and not isinstance(value, str):
        raise BadReform(f"{where}: {name} cần chữ.")
    said = clean(value or "")
    if needed and not said:
        raise BadReform(f"{where}: thiếu {name}.")
    if len(said) > 500:
        raise BadReform(f"{where}: {name} dài quá 500 chữ.")
    return said


def whole(item: Mapping[str, Any], name: str, where: str) -> int:
    """A whole number from 1 on, of at most 15 digits."""
    value = item.get(name)
    if type(value) is not int or not 0 < value < 10**15:
        raise BadReform(f"{where}: {name} cần một số nguyên dương.")
    return value
