"""The reports as other programs read them: the shapes of `motcua report … --format json`."""

from typing import Any

from motcua.reform.rules import Undertaking
from motcua.reports.figures import RATIOS, REVENUE
from motcua.reports.forms import SixMonths, Table
from motcua.reports.rules import Period, Rate

DOSSIERS = {
    "received": "received", "carried_over": "c6", "settled": "c7", "early": "c8", "on_time": "c9", "overdue": "c10",
    "open": "c11", "open_in_time": "c12", "open_overdue": "c13", "reappointed": "reappointed",
}  # fmt: skip


def ii_06a(table: Table) -> dict[str, Any]:
    """Form II.06a; `settled_broken` are codes of dossiers."""
    return {
        "period": period(table.period),
        "office": table.office,
        "rows": [{"field": row.field, **row.counts} for row in table.rows],
        "total": dict(table.total.counts),
        "settled_broken": list(table.settled_broken),
    }


def six_month(report: SixMonths) -> dict[str, Any]:
    """The six-month report, by the keys under which the ward published its own."""
    v, place = report.values, report.place
    told = {
        kind: [u for u in report.undertakings if u.kind == kind] for kind in ("training", "plan", "measure")
    }
    return {
        "office": {
            "name": place.name, "city": place.city, "province": place.province, "province_code": place.province_code,
        },
        "period": period(report.period),
        "procedures_posted": v["procedures_posted"],
        "one_stop_staff": v["one_stop_staff"],
        "procedures_online": v["procedures_online"],
        "procedures_online_level_3_4": v["procedures_level_3"] + v["procedures_level_4"],
        "dossiers": {key: v[figure] for key, figure in DOSSIERS.items()},
        "online": online(report),
        REVENUE: revenue(report),
        "training": [training(u) for u in told["training"]],
        "plans_followed": [plan(u) for u in told["plan"]],
        "measures_named": [u.about for u in told["measure"]],
        "settled_broken": list(report.table.settled_broken),
        "notes": dict(report.notes),
    }  # fmt: skip


def online(report: SixMonths) -> dict[str, Any]:
    """Rates of online filing: over all dossiers, then by level; and how many of the procedures had any."""
    of_dossiers = {"dossiers": report.values["received"], "filed_online": report.values["c4"]}
    answer: dict[str, Any] = {**of_dossiers, **shown(report.rates["online"])}
    coverage: dict[str, Any] = {}
    for ratio in (r for r in RATIOS if r.level in report.levels):
        rate = report.rates[ratio.key]
        level = f"level_{ratio.level}"
        if ratio.whole == level:
            answer[level] = {"dossiers": rate.whole, "filed_online": rate.part, **shown(rate)}
        else:
            coverage[level] = {"count": rate.part, "of": rate.whole, **shown(rate)}
    return {**answer, "procedures_with_online_dossiers": coverage}


def shown(rate: Rate) -> dict[str, float | str | None]:
    """A rate as a number and as text; of nothing null and "không phát sinh"."""
    return {"rate": None if rate.value is None else float(rate.value), "rate_text": rate.text}


def revenue(report: SixMonths) -> dict[str, Any] | None:
    """Null when the office stated none for this period. An estimate is called so, and never `actual`."""
    stated = report.statement and report.statement.revenue
    if not stated:
        return None
    name = {"estimate": "estimated", "actual": "actual"}[stated.kind]
    return {name: stated.amount, "plan": stated.plan, **shown(report.rates[REVENUE]), "kind": stated.kind}


def training(u: Undertaking) -> dict[str, Any]:
    """Only what is known."""
    facts = {"people": u.people, "course": u.about, "place": u.place, "state": u.state, "when": u.told}
    return {key: value for key, value in facts.items() if value}


def plan(u: Undertaking) -> dict[str, Any]:
    """A plan without a number keeps the key."""
    dated = {"date": u.on.isoformat()} if u.on else {}
    return {"number": u.number or None, **dated, "by": u.by, "about": u.about}


def period(p: Period) -> dict[str, str]:
    """[since, until) as ISO dates."""
    return {"since": p.since.isoformat(), "until": p.until.isoformat()}
