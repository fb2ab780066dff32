"""The receipt and appointment slip (Mẫu 01): what was handed in, the day, and why that day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from motcua.clock import Allowance, ExplainedDay, explain, sentence
from motcua.clock.weeks import Gap, lay_out
from motcua.documents.rules import Day
from motcua.dossiers.rules import State
from motcua.fees.rules import FeeLine
from motcua.notices.facts.matter import Matter, counts, numbered
from motcua.notices.facts.money import sum_of
from motcua.notices.rules import Facts, in_hands
from motcua.offices import queries as offices
from motcua.procedures.rules.record import Channel
from motcua.words import after_words, capital, day_words, issue_moment

WEEKS = 3  # the most that are drawn: of a longer time the first, how many are left out, and the last


def receipt(matter: Matter) -> Facts | None:
    """None while it waits: there is no appointment to give."""
    state = matter.state
    if state.received_at is None or state.paused:
        return None
    name = matter.ward.name_on(matter.on)
    days = explained(state, matter.ward.id)
    facts = matter.says(
        {
            "officer": matter.by.name
            if in_hands("receipt", matter.by)
            else "",  # who else moved it does not receive
            "secret": matter.secret,
            "allow": allowed(state.allow),
            "due_after": due_after(state),
            "due_large": due_large(state),
            "provisional": "Tạm tính: chưa có thông báo ngày nghỉ của năm đó." if state.provisional else "",
            "collect": name.desk or name.short,
            "fee": fee(matter),
            "why": why(state, days) or lawfully(matter),
            "certifies": "có" if certified_by_page(matter) else "",
        },
        papers=numbered(papers(matter)),
        to_certify=numbered(to_certify(matter)),
    )
    weeks, gap = drawn(days)
    return replace(facts, weeks=weeks, gap=gap)


def explained(state: State, office: int) -> Sequence[ExplainedDay]:
    """The days from receipt to due date; none without a promise, or when a clause set the date."""
    received_at = state.received_at
    if received_at is None or state.allow is None or state.lawful_at or state.due_at is None:
        return ()
    calendar, allowance = offices.calendar(office, state.edition), Allowance.parse(state.allow)
    return calendar.at_best(lambda c: explain(c, received_at, allowance, state.waits))[0]


def drawn(days: Sequence[ExplainedDay]) -> tuple[tuple[tuple[Day, ...], ...], str]:
    """The calendar of skipped days: an empty week stands for those left out, and the words of that."""
    weeks = lay_out(days, most=WEEKS)
    left_out = next((week.weeks for week in weeks if isinstance(week, Gap)), 0)
    made = tuple(
        () if isinstance(week, Gap) else tuple(Day(c.label, c.look, c.words) for c in week.cells)
        for week in weeks
    )
    return made, f"… {left_out} tuần" if left_out else ""


def allowed(allow: str | None) -> str:
    """ "03 ngày làm việc"."""
    if not allow:
        return "không quy định"
    words = Allowance.parse(allow).words()
    return f"0{words}" if words[:1].isdigit() and not words[1:2].isdigit() else words


def why(state: State, days: Sequence[ExplainedDay]) -> str:
    """Why it is that day, in one breath."""
    if not days or not state.allow:
        return ""
    return f"Thời hạn {Allowance.parse(state.allow).words()}. {sentence(days)}".strip()


def lawfully(matter: Matter) -> str:
    """The clause that set the day in this act."""
    clause = matter.facts.get("clause")
    return f"Thời hạn được kéo dài theo {clause}." if clause and matter.state.lawful_at else ""


def due_after(state: State) -> str:
    """The line of the form: a time and a date; nobody is told to come after the office has closed."""
    if state.due_at is None:
        return "Không hẹn ngày"
    said = issue_moment(state.due_at)
    return said if state.allow == "same-day" else f"Sau {said}"


def due_large(state: State) -> str:
    """ "Sau 09 giờ 00, thứ Sáu 06/5/2022"; of a same-day promise the day, and by when."""
    if state.due_at is None:
        return "Không hẹn ngày"
    if state.allow == "same-day":
        return capital(after_words(state.due_at, state.allow))
    hour = issue_moment(state.due_at).split(" phút")[0]
    return f"Sau {hour}, {day_words(state.due_on or state.due_at.date())}"


def fee(matter: Matter) -> str:
    """What is charged; a level that the catalogue does not know is not nought."""
    chosen = (matter.state.fee_inputs or {}).get("facts", ())
    unknown = any(x.amount is None and (not x.when or x.when in chosen) for x in levels(matter))
    total = matter.state.fee or 0
    if unknown:
        return f"{sum_of(total)}, còn khoản chưa biết mức" if total else "chưa biết mức thu"
    return sum_of(total) if total else "không thu"


def levels(matter: Matter) -> tuple[FeeLine, ...]:
    """What the catalogue charges for it."""
    way = matter.record.way(cast(Channel, matter.state.channel), matter.state.case)
    return way.fees if way else ()


def certified_by_page(matter: Matter) -> bool:
    """Were originals counted, page by page, of which copies are to be certified?"""
    counted = (matter.state.fee_inputs or {}).get("originals")
    return bool(counted) and any(x.per == "page" for x in levels(matter))


def to_certify(matter: Matter) -> Iterator[Mapping[str, str]]:
    """Each original with its pages and the copies wanted of it, as typed at receipt; then every other paper."""
    if not certified_by_page(matter):
        return
    names, fate = matter.apart.get("originals", ()), fate_of(matter, "original")
    unnamed = matter.asked["original"].name if "original" in matter.asked else "Bản chính"
    for n, (pages, copies) in enumerate((matter.state.fee_inputs or {})["originals"]):
        name = (names[n] if n < len(names) else "") or unnamed
        yield {"name": f"{name} ({fate})" if fate else name, "pages": str(pages), "copies": str(copies)}
    for row in papers(matter, leave=("original", "copies")):
        yield {"name": row["name"], "pages": "", "copies": ""}


def fate_of(matter: Matter, key: str) -> str:
    """What becomes of the paper of that key; nothing when it was not brought."""
    found = next((p for p in matter.state.papers if p["key"] == key), None)
    return handed(found, matter.state.channel) if found else ""


def papers(matter: Matter, leave: Sequence[str] = ()) -> Iterator[Mapping[str, str]]:
    """What was handed in, and what becomes of it; what was received without. `leave`: keys that stand elsewhere."""
    asked, there, channel = matter.asked, set(leave), matter.state.channel
    for p in matter.state.papers:
        if p["key"] in leave:
            continue
        there.add(p["key"])
        paper = asked.get(p["key"])
        name = f"{paper.name if paper else p['key']} ({handed(p, channel)})"
        held = p["how"] != "look_up" and channel != "online"  # of what was sent in nothing lies on the desk
        yield counts(paper, name, p.get("originals", 0) if held else 0, p.get("copies", 0) if held else 0)
    for key in matter.facts.get("received_without", ()):
        if key not in there:
            yield counts(None, f"{asked[key].name if key in asked else key} (chưa có)", 0, 0)


def handed(paper: Mapping[str, Any], channel: str) -> str:
    """How a paper was handed in, and what becomes of it."""
    if paper["how"] == "look_up":
        return "cơ quan tự tra cứu"
    if channel == "online":
        return "gửi qua mạng"
    if paper["how"] == "show" and paper.get("fate") == "returned_with_result":
        return "xuất trình, trả cùng kết quả"
    if paper["how"] == "show":
        return "xuất trình, đã trả lại ngay"
    fates = {"returned": "trả ngay", "returned_with_result": "trả cùng kết quả"}
    return ", ".join(filter(None, ("nộp", fates.get(paper.get("fate", "kept"), ""))))
