"""Taking in what was sent in: its papers, its fee, its day, and who works on it next, all before the button."""

from typing import Any

from django.forms import CheckboxSelectMultiple, ChoiceField, MultipleChoiceField

from motcua import Refused
from motcua.clock import Allowance, Calendar, explain, promise
from motcua.dossiers.intake import brought, inputs
from motcua.fees.rules import FeeInputs, bill
from motcua.procedures.rules.record import Longer, Way
from motcua.web.desk.acts.about import About
from motcua.web.desk.acts.counts import COUNTS, Counted
from motcua.web.desk.forms import line
from motcua.words import capital

OWN = "own"  # a longer time that the catalogue does not name


class Receive(Counted):
    papers = MultipleChoiceField(label="Giấy tờ có đủ", required=False, widget=CheckboxSelectMultiple)
    longer = ChoiceField(label="Thời hạn", required=False)
    own = line("Thời hạn khác", "Dạng 5d (ngày làm việc), 10cd (ngày liền), 4h (giờ)", size="short", most=12)
    clause = line("Điều khoản cho phép", "Khi hẹn dài hơn thường lệ", most=200)
    reason = line("Lý do hẹn dài hơn", "Người dân hỏi thì đọc được", most=500)
    to = ChoiceField(label="Chuyển ngay cho", required=False)
    field_order = ("papers", *COUNTS, "to")
    folded = ("longer", "own", "clause", "reason")
    fold_words = "Hẹn dài hơn thường lệ"

    def offer(self, about: About) -> None:
        s = about.story.state
        self.way: Way | None = about.record.way(s.channel, s.case)  # type: ignore[arg-type]
        self.offer_counts(self.way.fees if self.way else (), inputs(s.fee_inputs))
        self.choose("papers", about.papers())
        self.initial.setdefault("papers", [p["key"] for p in s.papers])
        usual = self.way.allowance.words() if self.way and self.way.allowance else "không hẹn ngày"
        offered = [
            (str(n), f"{x.allowance.words()}: {x.words}") for n, x in enumerate(self.longers()) if x.allowance
        ]
        self.choose("longer", [("", f"thường lệ: {usual}"), *offered, (OWN, "khác, ghi ở ô bên")])
        staff = [(x.username, f"{x.call} · {x.title}") for x in about.staff if "process" in x.actor.duties]
        self.choose("to", [("", "để ở quầy"), *staff])

    def longers(self) -> tuple[Longer, ...]:
        return self.way.longer if self.way else ()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        chosen = typed.get("longer")
        if chosen and not (typed.get("clause") or self.clause_of(chosen)):
            self.add_error("clause", "Hẹn dài hơn thì ghi điều khoản cho phép.")
        if chosen and not typed.get("reason"):
            self.add_error("reason", "Hẹn dài hơn thì ghi lý do.")
        if chosen == OWN and not typed.get("own"):
            self.add_error("own", "Ghi thời hạn, ví dụ 5d.")
        return typed

    def clause_of(self, chosen: str) -> str:
        """The clause that the catalogue names for a longer time."""
        return self.longers()[int(chosen)].clause if chosen.isdecimal() else ""

    def promised(self) -> tuple[str | None, str | None]:
        """The longer time that was chosen, with its clause; None of both for the usual one."""
        typed = self.cleaned_data
        chosen = typed.get("longer")
        if not chosen:
            return None, None
        longer = None if chosen == OWN else self.longers()[int(chosen)]
        allow = typed["own"] if longer is None else str(longer.allowance)
        return allow, typed["clause"] or self.clause_of(chosen)

    def taken(self) -> list[dict[str, Any]]:
        """The papers that are there: as they were sent in, else as the catalogue asks."""
        s, keys = self.about.story.state, set(self.cleaned_data.get("papers", ()))
        sent = {p["key"]: dict(p) for p in s.papers}
        return [sent.get(p.key) or brought(p) for p in self.about.record.case(s.case).papers if p.key in keys]

    def standing(self) -> FeeInputs:
        """What the fee is counted from, while something else may still be wrong."""
        valid = self.is_bound and self.is_valid()
        return self.counted() if valid else self.held


def outlook(form: Receive, calendar: Calendar, at: Any) -> dict[str, Any]:
    """The fee and the day, were it received now as the boxes stand."""
    valid = form.is_bound and form.is_valid()
    allow = form.promised()[0] if valid else None
    usual = form.way.allowance if form.way else None
    try:
        allowance = Allowance.parse(allow) if allow else usual
        made = bill(form.way.fees if form.way else (), form.standing())
    except (ValueError, Refused):
        allowance, made = usual, None
    found: dict[str, Any] = {"bill": made, "due_at": None, "due_days": [], "lead": ""}
    if allowance is None:
        return found
    (due, days), _ = calendar.at_best(lambda c: (promise(c, at, allowance), explain(c, at, allowance)))
    words = allowance.words()
    return found | {
        "due_at": due.due_at,
        "due_days": days,
        "lead": f"{capital(words)}.",
        "allow": str(allowance),
    }
