"""What the page of the six-month report shows: figures and charts, each with the address of what it counts."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.html import format_html

from motcua.dossiers.rules import CaseRow
from motcua.reports.figures import FACTS, REVENUE
from motcua.reports.forms import SixMonths
from motcua.reports.lines import Line, definition
from motcua.reports.rules import COLUMNS, Period
from motcua.web.pages import charts
from motcua.words import people, percent, rate_text, thousands
from motcua.words.say import CHANNEL, VERDICT

HOME = "/desk/reports/"
BARS = 5  # fields that a chart names
MONTH = timedelta(days=31)


def to(page: str, period: Period, **more: str) -> str:
    """The address of a page of that period."""
    asked = {"since": period.since.isoformat(), "until": period.until.isoformat(), **more}
    return f"{HOME}{page}?{urlencode({key: value for key, value in asked.items() if value})}"


def behind_of(key: str, period: Period, **more: str) -> str:
    """The address of what a figure counts."""
    return to("behind", period, figure=key, **more)


def opened(key: str, value: int, period: Period) -> str:
    """A figure inside a sentence, as a link to what it counts."""
    return format_html('<a href="{}">{}</a>', behind_of(key, period), thousands(value))


def figures(report: SixMonths) -> list[dict[str, str]]:
    """The six figures on top, each of which opens what it counts."""
    v, period, revenue = report.values, report.period, report.statement and report.statement.revenue

    def inside(key: str) -> str:
        return opened(key, v[key], period)

    def card(key: str, name: str, note: str, value: str = "") -> dict[str, str]:
        href = behind_of(key, period) if key != REVENUE else f"#{REVENUE}" if revenue else ""
        # the definition stands on the page behind; a rate printed otherwise is noted in the table of rates
        differs = report.notes.get(key, "") if key != REVENUE else ""
        return {
            "value": value or thousands(v[key]),
            "href": href,
            "name": name,
            "note": note,
            "differs": differs,
        }

    staff = format_html(
        '<a href="{}">{}</a>', behind_of("one_stop_staff", period), people(v["one_stop_staff"])
    )
    rates = report.rates
    return [
        card("received", "hồ sơ tiếp nhận", format_html("{} từ kỳ trước", inside("c6"))),
        card("c7", "đã giải quyết", format_html("{} trước, {} đúng hạn", inside("c8"), inside("c9"))),
        card("c10", "xong quá hạn", format_html("{} đang quá hạn, {} hẹn lại", inside("c13"), inside("reappointed"))),
        card("procedures_posted", "thủ tục niêm yết", format_html("{} bộ phận một cửa", staff)),
        card("c4", "nộp trên mạng", format_html("{} trên {} hồ sơ", inside("c4"), inside("received")),
             percent(rates["online"].part, rates["online"].whole)),
        card(REVENUE, "thu ngân sách", revenue.words.removesuffix(" đồng") if revenue else "chưa nêu cho kỳ này",
             percent(rates[REVENUE].part, rates[REVENUE].whole) if revenue else "–"),
    ]  # fmt: skip


def yearly(report: SixMonths) -> bool:
    """Is the period so long that it is shown by year?"""
    return any(part.until - part.since > MONTH for part, _, _ in report.parts)


def by_part(report: SixMonths) -> list[charts.Point]:
    """Dossiers received by month (by year in a long period); below, how many on a working day."""
    years = yearly(report)
    return [
        charts.Point(
            label=str(part.since.year) if years else f"T{part.since.month}",
            value=received,
            href=behind_of("received", part),
            note=rate_text(received, 100 * days, 1) if days else "–",
        )
        for part, received, days in report.parts
    ]


def by_field(report: SixMonths) -> list[charts.Point]:
    """Dossiers received by field, the fullest first; the rest as one."""
    counted = [(row.field, row.counts["c4"] + row.counts["c5"]) for row in report.table.rows]
    ordered = sorted((c for c in counted if c[1]), key=lambda c: -c[1])
    named = ordered if len(ordered) <= BARS + 1 else ordered[:BARS]
    points = [charts.Point(f, n, behind_of("received", report.period, field=f)) for f, n in named]
    if rest := ordered[len(named) :]:
        form = to("ii-06a", report.period)
        points.append(charts.Point(f"{len(rest)} lĩnh vực khác", sum(n for _, n in rest), form, rest=True))
    return points


def lateness(report: SixMonths) -> list[charts.Point]:
    """Dossiers late by field, settled or open, the most first."""
    counted = ((row.field, row.counts["c10"] + row.counts["c13"]) for row in report.table.rows)
    ordered = sorted((c for c in counted if c[1]), key=lambda c: -c[1])
    return [charts.Point(field, n, behind_of("late", report.period, field=field)) for field, n in ordered]


def took(report: SixMonths) -> list[charts.Span]:
    """Legal and real time of the busiest procedures."""
    return [
        charts.Span(t.name, t.half, t.most, t.law, behind_of("c7", report.period, procedure=t.procedure))
        for t in report.took
    ]


def ratio(line: Line, period: Period) -> dict[str, Any]:
    """A line of the table of rates: both its numbers open what they count."""
    rate = line.rate
    share = float(rate.value or 0) / 100 if rate else 0
    hrefs = [behind_of(d.key, period) if d.key != REVENUE else "" for d in line.defined]
    return {
        "line": line,
        "part": hrefs[0],
        "whole": hrefs[-1],
        "share": share,
        "how": f"#cach-tinh-{line.defined[0].key}",
    }


def told(report: SixMonths) -> list[tuple[str, list[str]]]:
    """Plans, training and measures in words, as the office tells them."""
    heads = {"plan": "Kế hoạch thực hiện", "training": "Đào tạo, bồi dưỡng", "measure": "Giải pháp"}
    return [(text, [u.words for u in report.undertakings if u.kind == kind]) for kind, text in heads.items()]


def definitions(lines: list[Line]) -> list[Any]:
    """Every figure of the page with its definition, once."""
    defined = {d.key: d for line in lines for d in line.defined}
    return list({**{c: definition(c) for c in COLUMNS}, **defined, **FACTS}.values())


def told_of(row: CaseRow) -> dict[str, Any]:
    """A dossier as a line of a list: no name, which the list does not need."""
    late = row.verdict == "overdue" or (row.verdict is None and row.broken)
    ended_late = row.verdict == "on_time" and row.broken
    verdict = VERDICT[row.verdict] if row.verdict else "đang quá hạn" if late else "đang giải quyết"
    return {
        "row": row,
        "channel": CHANNEL[row.channel],
        "late": late,
        "verdict": f"{verdict}, nhưng hạn đã qua" if ended_late else verdict,
    }
