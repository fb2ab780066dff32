"""The words of the six-month report, drafted from its figures: each number in them knows which figure it is. Pure.

Where no figure stands behind a sentence of the outline, none is made up: a line says that the officer writes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from motcua.reform.rules import REVENUE_WORDS
from motcua.reports.figures import LEVELS, RATIOS, REVENUE
from motcua.reports.forms import SixMonths
from motcua.reports.lines import definition
from motcua.reports.outline import OUTLINE, to_write
from motcua.words import capital, day_text, padded, percent, thousands

FIELDS = 3  # that the text names, the fullest first
PEOPLE = ("one_stop_staff",)  # counts of people are padded by custom


@dataclass(frozen=True, slots=True)
class Slot:
    """A number inside a sentence: the key and the name of its figure, and how it is printed."""

    key: str
    name: str
    text: str


Said: TypeAlias = tuple[str | Slot, ...]  # one paragraph


@dataclass(frozen=True, slots=True)
class Facts:
    """A report, and the numbers that its sentences may name."""

    report: SixMonths
    numbers: Mapping[str, Slot]

    def say(self, sentence: str) -> Said:
        """A sentence with the numbers that it names in braces."""
        parts = re.split(r"\{([^{}]+)\}", sentence)
        return tuple(self.numbers[part] if odd % 2 else part for odd, part in enumerate(parts) if part)


def drafted(report: SixMonths) -> dict[str, tuple[Said, ...]]:
    """The paragraphs of every section of the outline; those of a list begin with "- "."""
    facts = Facts(report, numbers(report))
    return {s.key: (*written(s.key, facts), *((to_write(what),) for what in s.by_hand)) for s in OUTLINE}


def written(key: str, facts: Facts) -> Iterator[Said]:
    """What the figures say of a section; nothing of one that is all written by hand."""
    if key in WRITERS:
        yield from WRITERS[key](facts)


def as_text(said: Sequence[Said]) -> str:
    """Paragraphs as they are edited: a line each."""
    return "\n".join("".join(p if isinstance(p, str) else p.text for p in line) for line in said)


def numbers(report: SixMonths) -> dict[str, Slot]:
    """What a sentence may name: figures and facts by key, rates with their parts, and what is summed from them."""
    v = report.values
    found = {}
    for key, value in v.items():
        name = (
            definition(key).name if not key.startswith("procedures_level_") else "Thủ tục cung cấp trực tuyến"
        )
        found[key] = Slot(key, name, padded(value) if key in PEOPLE else thousands(value))
    names = {r.key: r.name for r in RATIOS} | {REVENUE: "Thu ngân sách"}
    for key, rate in report.rates.items():
        found[f"{key}:part"] = Slot(f"{key}:part", names[key], thousands(rate.part))
        found[f"{key}:whole"] = Slot(f"{key}:whole", f"{names[key]}, trên", thousands(rate.whole))
        found[f"{key}:rate"] = Slot(f"{key}:rate", f"{names[key]}, tỷ lệ", percent(rate.part, rate.whole))
    punctual = percent(v["c8"] + v["c9"], v["c7"])
    found["punctual"] = Slot("punctual", "Giải quyết trước hạn và đúng hạn, tỷ lệ", punctual)
    told = {kind: [u for u in report.undertakings if u.kind == kind] for kind in ("plan", "training")}
    found["plans"] = Slot("plans", "Kế hoạch đang thực hiện", padded(len(told["plan"])))
    trained = sum(u.people for u in told["training"])
    found["trained"] = Slot("trained", "Lượt người được đào tạo, bồi dưỡng", padded(trained))
    return found


def opening(f: Facts) -> Iterator[Said]:
    r = f.report
    yield (
        f"{r.place.name} báo cáo công tác cải cách hành chính {r.period.title}, số liệu {r.period.words}, như sau:",
    )


def steering(f: Facts) -> Iterator[Said]:
    plans = [u.words for u in f.report.undertakings if u.kind == "plan"]
    if plans:
        yield f.say("Công tác cải cách hành chính được thực hiện theo {plans} kế hoạch:")
        yield from listed(plans)
    measures = [u.words for u in f.report.undertakings if u.kind == "measure"]
    if measures:
        yield ("Các giải pháp được tập trung trong kỳ:",)
        yield from listed(measures)


def listed(texts: Sequence[str]) -> Iterator[Said]:
    """Lines of a list: ";" after each, "." after the last."""
    for left, text in enumerate(texts, 1 - len(texts)):
        yield (f"- {capital(text)}{';' if left else '.'}",)


def procedures(f: Facts) -> Iterator[Said]:
    v, period = f.report.values, f.report.period
    yield f.say(
        f"Đến hết ngày {day_text(period.last_on)}, {{procedures_posted}} thủ tục hành chính được niêm yết công khai; "
        f"{f.report.place.desk or 'bộ phận một cửa'} có {{one_stop_staff}} đồng chí."
    )
    yield f.say(
        f"{capital(period.words)}, tiếp nhận {{received}} hồ sơ (nộp trên mạng {{c4}}, trực tiếp "
        "và qua bưu chính {c5}); từ kỳ trước chuyển sang {c6} hồ sơ."
    )
    yield f.say(
        "Đã giải quyết {c7} hồ sơ: trước hạn {c8}, đúng hạn {c9}, quá hạn {c10}"
        + ("; trước hạn và đúng hạn đạt {punctual}" if v["c7"] else "")
        + ". Đang giải quyết {c11} hồ sơ: trong hạn {c12}, quá hạn {c13}."
    )
    yield from by_field(f.report)
    if v["c10"] or v["c13"] or v["reappointed"]:
        yield f.say("Đã xin lỗi và hẹn lại ngày trả {reappointed} hồ sơ.")
        yield (to_write("vì sao hồ sơ quá hạn, trách nhiệm của ai, khắc phục thế nào"),)
    if v["settled_broken"]:
        yield f.say("Trong số đúng hạn có {settled_broken} hồ sơ rút hoặc dừng khi hạn đã qua.")
    yield ("Số liệu chi tiết và cách tính ở các Phụ lục kèm theo.",)


def by_field(report: SixMonths) -> Iterator[Said]:
    """The fields with the most dossiers received."""
    counted = [(row.field, row.counts["c4"] + row.counts["c5"]) for row in report.table.rows]
    named = sorted((c for c in counted if c[1]), key=lambda c: -c[1])[:FIELDS]
    if len(named) > 1:
        parts: list[str | Slot] = ["Lĩnh vực có nhiều hồ sơ tiếp nhận nhất: "]
        for field, count in named:
            slot = Slot(f"field:{field}", f"Hồ sơ tiếp nhận, {field}", thousands(count))
            parts += [f"{field} ", slot, " hồ sơ", ", "]
        yield (*parts[:-1], ".")


def service(f: Facts) -> Iterator[Said]:
    courses = [u for u in f.report.undertakings if u.kind == "training"]
    if not courses:
        yield (to_write("đào tạo, bồi dưỡng: số người, lớp, đã xong hay đang học"),)
        return
    yield f.say("Trong kỳ có {trained} lượt cán bộ, công chức được cử đi đào tạo, bồi dưỡng:")
    for left, u in enumerate(courses, 1 - len(courses)):
        count = padded(u.people)
        slot = Slot(f"training:{u.about}", f"Người học {u.about}", count)
        yield "- ", slot, u.words.removeprefix(count) + (";" if left else ".")


def finance(f: Facts) -> Iterator[Said]:
    stated = f.report.statement and f.report.statement.revenue
    if not stated:
        yield (to_write("thu ngân sách so với dự toán; giải ngân đầu tư công"),)
        return
    yield f.say(
        f"Thu ngân sách {REVENUE_WORDS[stated.kind]} {{{REVENUE}:part}}/{{{REVENUE}:whole}} triệu đồng, bằng "
        f"{{{REVENUE}:rate}} dự toán."
    )


def digital(f: Facts) -> Iterator[Said]:
    rates = f.report.rates
    yield f.say("Số thủ tục cung cấp trực tuyến: {procedures_online}.")
    if rates["online"].whole:
        yield f.say("Hồ sơ nộp trên mạng: {online:part}/{online:whole} hồ sơ tiếp nhận, đạt {online:rate}.")
    else:
        yield ("Trong kỳ không phát sinh hồ sơ.",)
    for key in f.report.levels:
        filed, offered = f"online.level_{key}", f"online.procedures_with_online_dossiers.level_{key}"
        if not rates[filed].whole:
            yield (f"- Thủ tục {LEVELS[key]}: không phát sinh hồ sơ.",)
            continue
        sentence = "- Thủ tục {level}: {{{a}:part}}/{{{a}:whole}} hồ sơ nộp trên mạng, đạt {{{a}:rate}}"
        if rates[offered].whole:
            sentence += "; {{{b}:part}}/{{{b}:whole}} thủ tục có hồ sơ nộp trên mạng, đạt {{{b}:rate}}"
        yield f.say(sentence.format(level=LEVELS[key], a=filed, b=offered) + ".")


def judgement(f: Facts) -> Iterator[Said]:
    v = f.report.values
    if v["c7"]:
        fine = "" if v["c10"] or v["c13"] else ", không có hồ sơ quá hạn"
        yield f.say(f"Hồ sơ giải quyết trước hạn và đúng hạn đạt {{punctual}}{fine}.")


def closing(f: Facts) -> Iterator[Said]:
    r = f.report
    yield (f"Trên đây là báo cáo công tác cải cách hành chính {r.period.title} của {r.place.name}./.",)


WRITERS = {
    "opening": opening, "steering": steering, "procedures": procedures, "service": service, "finance": finance,
    "digital": digital, "judgement": judgement, "closing": closing,
}  # fmt: skip
