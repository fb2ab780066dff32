"""The whole page of an intake, read from what was typed: nothing is kept anywhere until one of its three ends."""

import secrets
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from django.http import QueryDict

from motcua import Refused
from motcua.clock import VN, Allowance, Calendar, ExplainedDay, YearUnknown, explain, promise
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import InboxRow
from motcua.dossiers.rules import OnPaper
from motcua.fees.rules import EXEMPTIONS, Bill, FeeInputs, Original, bill
from motcua.people.rules import Seated
from motcua.procedures.rules.presence import Mandate, Verdict, Who, may_act
from motcua.procedures.rules.record import Longer
from motcua.web.desk.forms import OnSheet, number
from motcua.web.desk.history import MANDATE, WHO
from motcua.web.desk.intake.matter import Matter
from motcua.web.desk.intake.person import PersonForm
from motcua.words import clean

MOST_ORIGINALS = 30
HELD = 5  # earlier dossiers that are shown


class Draft:
    """What stands on the page. `at`: when it is looked at; a sheet of paper may say that it happened earlier."""

    def __init__(self, data: QueryDict, seated: Seated, at: datetime) -> None:
        self.data, self.seated, self.at = data, seated, at
        self.on = at.astimezone(VN).date()
        self.token = self.said("token") or secrets.token_urlsafe(16)
        posted = data if data else None
        self.person = PersonForm(posted, prefix="p", on=self.on)
        self.for_other = data.get("for") == "other"
        self.owner = PersonForm(posted if "o-scan" in data else None, prefix="o", on=self.on)
        self.matter = Matter(data, seated.office_id, self.on, self.who)
        self.sheet = OnSheet(posted)

    def said(self, name: str) -> str:
        """One box as text that may be kept."""
        return clean(self.data.get(name, ""))[:2000].strip()

    # who comes

    @property
    def who(self) -> Who:
        """What the one at the counter is to the one concerned."""
        chosen = self.data.get("who", "kin")
        return cast(
            Who,
            chosen
            if self.for_other and chosen in WHO and chosen != "self"
            else "kin"
            if self.for_other
            else "self",
        )

    @property
    def mandate(self) -> Mandate:
        chosen = self.data.get("mandate", "none")
        return cast(Mandate, chosen if self.for_other and chosen in MANDATE else "none")

    @cached_property
    def may(self) -> Verdict | None:
        """May this person file? None until a procedure is chosen."""
        edition = self.matter.edition
        return may_act(edition.record.presence, "filing", self.who, self.mandate) if edition else None

    @cached_property
    def may_others(self) -> Verdict | None:
        """May somebody else come instead, with a mandate?"""
        edition = self.matter.edition
        return may_act(edition.record.presence, "filing", "kin", "written") if edition else None

    @property
    def concerned(self) -> PersonForm:
        """The one whose matter it is."""
        return self.owner if self.for_other else self.person

    @cached_property
    def earlier(self) -> list[InboxRow]:
        """What this person brought before, the newest first."""
        known = self.concerned.known
        return dossiers.search(self.seated.office_id, "", [known.id], HELD) if known else []

    @cached_property
    def twice(self) -> list[str]:
        """Open dossiers of the same person and procedure."""
        known, edition = self.concerned.known, self.matter.edition
        return dossiers.still_open(self.seated.office_id, known.id, edition.code) if known and edition else []

    # what it costs

    @cached_property
    def originals(self) -> tuple[Original, ...]:
        """Papers brought for certified copies, a row each; one empty row at least."""
        rows = []
        for n in range(MOST_ORIGINALS):
            if f"orig-{n}-pages" not in self.data:
                break
            name, pages, copies = (
                self.data.get(f"orig-{n}-{what}", "").strip() for what in ("name", "pages", "copies")
            )
            rows.append(Original(name[:200], whole(pages), whole(copies)))
        if self.data.get("add") == "original" and len(rows) < MOST_ORIGINALS:
            rows.append(Original())
        return tuple(rows) or (Original(),)

    @cached_property
    def fee_inputs(self) -> FeeInputs:
        exemption = self.data.get("exemption") or None
        facts = frozenset(self.data.getlist("fact"))
        return FeeInputs(copies=whole(self.data.get("copies", "")), originals=self.originals, facts=facts,
                         exemption=exemption if exemption in EXEMPTIONS else None)  # fmt: skip

    @cached_property
    def bill(self) -> Bill | None:
        """What is to be paid; None without a procedure, or when a count is wrong (`fee_fault` says how)."""
        if self.matter.way is None:
            return None
        try:
            return bill(self.matter.way.fees, self.fee_inputs)
        except Refused as e:
            self.fee_fault = str(e)
            return None

    fee_fault = ""

    @property
    def fees(self) -> dict[str, Any]:
        """What the fee asks: by page, by copy, which circumstances, which exemptions."""
        lines = self.matter.way.fees if self.matter.way else ()
        freed = dict.fromkeys(key for line in lines for key in line.exempt)
        return {
            "by_page": any(line.per == "page" for line in lines),
            "by_copy": any(line.per == "copy" for line in lines),
            "facts": [
                (w, w in self.fee_inputs.facts) for w in dict.fromkeys(x.when for x in lines if x.when)
            ],
            "exemptions": [(key, EXEMPTIONS[key].words, key == self.fee_inputs.exemption) for key in freed],
            "originals": list(enumerate(self.originals)),
            "copies": self.fee_inputs.copies,
        }

    # when it is due

    @cached_property
    def happened_at(self) -> datetime:
        """When it happened: now, or as the sheet says."""
        paper = self.paper
        return paper.happened_at if paper else self.at

    @cached_property
    def paper(self) -> OnPaper | None:
        """The sheet of paper, when it is named whole."""
        try:
            return self.sheet.on_paper() if self.sheet.is_valid() else None
        except Refused as e:
            self.sheet.add_error("sheet", str(e))
            return None

    @property
    def longer(self) -> list[tuple[int, Longer, bool]]:
        """Longer times that may be promised, with their clauses."""
        offered = self.matter.way.longer if self.matter.way else ()
        return [
            (n, x, str(n) == self.data.get("longer"))
            for n, x in enumerate(offered)
            if x.allowance and x.clause
        ]

    @cached_property
    def promised_longer(self) -> Longer | None:
        return next((x for _, x, chosen in self.longer if chosen), None)

    @property
    def allowance(self) -> Allowance | None:
        """The time that is promised."""
        if self.promised_longer:
            return self.promised_longer.allowance
        return self.matter.way.allowance if self.matter.way else None

    def due(self, calendar: Calendar) -> dict[str, Any]:
        """The due instant with its reason day by day; `tentative` when a year's notice is missing."""
        if self.allowance is None:
            return {"at": None, "days": [], "tentative": False}
        tentative = False
        try:
            at, days = counted(calendar, self.happened_at, self.allowance)
        except YearUnknown:
            tentative = True
            at, days = counted(calendar.tentative(), self.happened_at, self.allowance)
        return {"at": at, "days": days, "tentative": tentative}

    # what is missing

    @cached_property
    def lacking(self) -> list[tuple[str, str]]:
        """What must still be said or brought before it can be received, each with the id of its box."""
        found = self.person.lacks("người nộp")
        if self.for_other:
            found += self.owner.lacks("chủ hồ sơ")
        matter = self.matter
        if matter.elsewhere:
            found.append(
                (
                    "q",
                    f"{matter.elsewhere.settled_by} giải quyết việc này: bấm “Không thuộc nơi này”.",
                )
            )
        elif matter.edition is None:
            found.append(("q", matter.fault or "Chọn thủ tục."))
        elif matter.case and matter.case.settled_by:
            found.append(("q", f"Trường hợp này không làm ở phường: {matter.case.settled_by} giải quyết."))
        if self.may and not self.may.allowed:
            found.append(("for-other", self.may.words))
        found += [
            (f"answer-{a.question.key}-1", f"Hỏi: {a.question.text}") for a in matter.questions if not a.given
        ]
        if not self.data.get("anyway"):
            found += [(line.form["there"].auto_id, f"Thiếu: {line.asked.name}") for line in matter.missing]
        for line in matter.papers:
            found += [(line.form[name].auto_id, str(errors[0])) for name, errors in line.form.errors.items()]
        if self.bill is None and self.fee_fault:
            found.append(("money", self.fee_fault))
        self.paper  # noqa: B018  # says what is wrong with the sheet
        found += [
            (self.sheet[name].auto_id, str(errors[0]))
            for name, errors in self.sheet.errors.items()
            if name in self.sheet.fields
        ]
        return found


def whole(text: str) -> int:
    """A count as typed; empty is one, and what is no number is nought, which no fee accepts."""
    return 1 if not text.strip() else number(text.strip()) or 0


def counted(
    calendar: Calendar, at: datetime, allowance: Allowance
) -> tuple[datetime | None, list[ExplainedDay]]:
    return promise(calendar, at, allowance).due_at, explain(calendar, at, allowance)
