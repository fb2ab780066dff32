"""The whole page of an intake, read from what was typed: nothing is kept anywhere until one of its three ends."""

import secrets
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import Any, cast

from django.http import QueryDict

from motcua import Refused
from motcua.clock import VN, Allowance, Calendar, explain, promise
from motcua.dossiers import guides
from motcua.dossiers import queries as dossiers
from motcua.dossiers.guides import Slip
from motcua.dossiers.queries import InboxRow
from motcua.dossiers.rules import OnPaper
from motcua.fees.rules import ELDERLY_FROM
from motcua.people.rules import Seated, born
from motcua.procedures.rules.presence import Mandate, Verdict, Who, may_act
from motcua.procedures.rules.record import Longer
from motcua.web.desk.forms import OnSheet, vietnamese_day
from motcua.web.desk.history import MANDATE, WHO
from motcua.web.desk.intake.limits import Limit, told
from motcua.web.desk.intake.matter import Matter
from motcua.web.desk.intake.money import Money, limits
from motcua.web.desk.intake.person import PersonForm
from motcua.words import clean, day_text, personal_id

HELD = 5  # earlier dossiers that are shown


class Draft:
    """What stands on the page. `at`: when it is looked at; a sheet of paper may say that it happened earlier."""

    def __init__(
        self, data: QueryDict, seated: Seated, at: datetime, calendar: Callable[[], Calendar]
    ) -> None:
        self.data, self.seated, self.at, self.ask_calendar = data, seated, at, calendar
        self.on = at.astimezone(VN).date()
        self.token = self.said("token") or secrets.token_urlsafe(16)
        posted = data if data else None
        self.person = PersonForm(posted, prefix="p", on=self.on)
        self.for_other = data.get("for") == "other"
        self.owner = PersonForm(posted if "o-scan" in data else None, prefix="o", on=self.on)
        self.party = PersonForm(posted if "b-scan" in data else None, prefix="b", on=self.on)
        self.sheet = OnSheet(posted)
        self.day = self.happened_at.astimezone(VN).date()
        self.matter = Matter(data, seated.office_id, self.day, self.who, self.on)

    @cached_property
    def calendar(self) -> Calendar:
        """The ward's, asked for only when a date is wanted."""
        return self.ask_calendar()

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

    @property
    def bodies(self) -> list[PersonForm]:
        """The persons that the page asks for: who comes, whose it is, and the other party of two."""
        if self.for_other:
            return [self.person, self.owner]
        return [self.person, self.party] if self.matter.two else [self.person]

    @cached_property
    def known(self) -> list[int]:
        """Ids of those of them who are on record."""
        return [form.known.id for form in self.bodies if form.known]

    @cached_property
    def earlier(self) -> list[InboxRow]:
        """What this person brought before, the newest first."""
        known = self.concerned.known
        return dossiers.search(self.seated.office_id, dossiers.meant("", [known.id]), HELD) if known else []

    @cached_property
    def twice(self) -> list[str]:
        """Open dossiers of the same persons and procedure."""
        edition, office = self.matter.edition, self.seated.office_id
        if not edition:
            return []
        whose = [form.known.id for form in self.bodies[self.for_other :] if form.known]
        return list(dict.fromkeys(c for who in whose for c in dossiers.still_open(office, who, edition.code)))

    @property
    def single(self) -> str:
        """Is it perhaps the same matter twice: in words, when no dossier is."""
        form = self.concerned
        if self.matter.elsewhere:
            return "Việc này nơi khác giải quyết."
        if self.matter.edition is None:
            return "Chọn thủ tục thì biết."
        if form.known:
            return "Không có hồ sơ cùng thủ tục đang mở."
        if form.perhaps and not form.chooses_new:
            return "Chọn người trước: có người cùng tên đã có hồ sơ."
        if form.paper or form.chooses_new or form["name"].value():
            return "Người mới, chưa có hồ sơ nào."
        return "Chưa biết người: quét thẻ hoặc gõ tên."

    @cached_property
    def waiting(self) -> list[Slip]:
        """What these persons were told to bring, and have not come back with."""
        return guides.waiting(self.seated.office_id, self.known) if self.known else []

    @cached_property
    def goes_on(self) -> str:
        """The number of the waiting slip of this very procedure: the visit goes on from it, unless another is named."""
        edition = self.matter.edition
        return next((s.number for s in self.waiting if edition and s.procedure == edition.code), "")

    # what it costs

    @cached_property
    def money(self) -> Money:
        """What is to be paid, and why."""
        way = self.matter.way
        found = ((each, told(each, self.since(each), self.day, self.calendar)) for each in limits(way))
        return Money(self.data, way, {each.when: said for each, said in found if said})

    @property
    def perhaps_free(self) -> str:
        """That the one concerned may be freed by age, for the officer to ask: age alone exempts nobody here."""
        birth, paper = self.concerned.birth, self.concerned.paper
        if birth is None and paper and paper.kind == "personal_id":
            birth = personal_id(paper.number).born_year
        year = birth.year if isinstance(birth, date) else birth
        asked = any(key == "elderly" for key, _, _ in self.money.asks["exemptions"])
        if not asked or year is None or self.day.year - year < ELDERLY_FROM or self.money.inputs.exemption:
            return ""
        return f"Sinh {year}: có thể miễn vì cao tuổi, hỏi người nộp."

    def since(self, each: Limit) -> date | int | None:
        """When the time of a limit began: the birth of another who is concerned, a death."""
        known = self.concerned.known
        if each.event == "sinh":
            return self.concerned.birth if self.for_other else None
        return self.died_on or (known.died_on if known else None)

    @property
    def day_form(self) -> str:
        """How a day is written."""
        return f"Ghi ngày dạng {day_text(self.on)}."

    @cached_property
    def died_on(self) -> date | None:
        """The day of a death, as typed."""
        try:
            found = born(vietnamese_day(self.said("died")))
        except Refused:
            return None
        return found if isinstance(found, date) else None

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
        """Longer times that may be promised; where the catalogue names no clause the officer does."""
        offered = self.matter.way.longer if self.matter.way else ()
        return [(n, x, str(n) == self.data.get("longer")) for n, x in enumerate(offered) if x.allowance]

    @cached_property
    def promised_longer(self) -> Longer | None:
        return next((x for _, x, chosen in self.longer if chosen), None)

    @property
    def clause(self) -> str:
        """What permits the longer time: the catalogue's word, else the officer's."""
        return (self.promised_longer.clause if self.promised_longer else "") or self.said("clause")

    @property
    def allowance(self) -> Allowance | None:
        """The time that is promised."""
        if self.promised_longer:
            return self.promised_longer.allowance
        return self.matter.way.allowance if self.matter.way else None

    @property
    def due(self) -> dict[str, Any]:
        """The due instant with its reason day by day; `tentative` when a year's notice is missing."""
        if self.allowance is None:
            return {"at": None, "days": [], "tentative": False}
        began, allowance = self.happened_at, self.allowance
        (due, days), tentative = self.calendar.at_best(
            lambda c: (promise(c, began, allowance), explain(c, began, allowance))
        )
        return {
            "at": due.due_at,
            "days": days,
            "tentative": tentative,
            "closes": allowance.kind == "same-day",
        }
