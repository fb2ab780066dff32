"""Who stands at the counter: a scanned card, a number, or a name; known already, or new."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import cast

from django.forms import CharField, ChoiceField, HiddenInput
from django.http import QueryDict

from motcua.people import queries as people
from motcua.people.queries import PersonRow
from motcua.people.rules import NO_PAPER, BadPerson, Paper, PaperKind, PersonFacts, doubts, phone
from motcua.people.rules import born as born_of
from motcua.web.desk.forms import DeskForm, line, number, vietnamese_day
from motcua.words import (
    IdCard,
    birth_text,
    clean,
    day_text,
    id_card_qr,
    identity_paper,
    mask,
    mask_phone,
    spaced,
)
from motcua.words.identity import CMND_UNTIL

ELSEWHERE = "đã có ở cơ quan khác: hỏi số giấy tờ"
NEW = "new"  # "none of these": a person who is not on record
OLD_CARD = "Chỉ có chứng minh nhân dân cũ, chưa làm thẻ căn cước"
OLD_UNTIL = CMND_UNTIL - timedelta(days=1)  # the last day of every chứng minh nhân dân


class PersonForm(DeskForm):
    """One person. `scan` takes a card's code, a number of any paper, or words of a name to look for."""

    scan = line("Quét thẻ căn cước, hoặc gõ số", most=2000, inputmode="text")
    qr = CharField(required=False, widget=HiddenInput)
    name = line("Họ tên", most=200)
    born = line("Ngày sinh", "Hoặc chỉ năm sinh", size="short", most=10)
    sex = ChoiceField(label="Giới tính", required=False, choices=[("", "–"), ("F", "nữ"), ("M", "nam")])
    phone = line("Điện thoại", size="short", most=40, inputmode="tel")
    phone_of = line("của ai", "", most=100)
    address = line("Nơi ở", most=300)
    no_paper = ChoiceField(
        label="Không có số, vì",
        required=False,
        choices=[("", "có số"), *((x, x) for x in (*NO_PAPER, OLD_CARD))],
    )
    person = CharField(required=False)
    of = CharField(required=False, widget=HiddenInput)  # whose number the boxes tell of, when we filled them

    def __init__(self, data: QueryDict | None, *, prefix: str, on: date) -> None:
        self.on = on
        self.strangers: Set[int] = frozenset()  # those on record whom only other offices have served
        self.card: IdCard | None = None
        self.card_fault = ""
        super().__init__(self._filled(data, prefix) if data is not None else None, prefix=prefix)

    def _filled(self, data: QueryDict, prefix: str) -> QueryDict:
        """What was typed; a card just scanned fills the boxes, and another number empties what told of the last one."""
        typed = data.get(f"{prefix}-scan", "")
        filled = data.copy()
        if "|" in typed:
            self._scan(filled, prefix, typed)
            return filled
        number, told_of = compact(typed), data.get(f"{prefix}-of", "")
        if told_of and told_of != number:
            for name in ("name", "born", "phone", "phone_of", "address", "person", "qr", "of"):
                filled[f"{prefix}-{name}"] = ""
        elif data.get(f"{prefix}-qr"):
            self._read(data.get(f"{prefix}-qr", ""))
        return filled

    def _scan(self, filled: QueryDict, prefix: str, text: str) -> None:
        self._read(text)
        if self.card is None:
            return
        number = self.card.number.number if self.card.number else ""
        boxes = {
            "scan": spaced(number), "qr": text, "of": number, "name": self.card.name, "sex": self.card.sex or "",
            "born": birth_text(self.card.born) if self.card.born else "", "address": self.card.address,
            "phone": "", "phone_of": "", "person": "", "no_paper": "",
        }  # fmt: skip
        for name, value in boxes.items():
            filled[f"{prefix}-{name}"] = value

    def _read(self, text: str) -> None:
        try:
            self.card = id_card_qr(text)
        except ValueError as e:
            self.card_fault = f"{e}."

    @cached_property
    def paper(self) -> Paper | None:
        """The identity paper that was named; None when there is none, or its number is wrong."""
        text = self._box("scan")
        if not looks_like_number(text):
            return None
        if self.on > OLD_UNTIL and is_old_card(text):
            return Paper("cmnd", compact(text), expires_on=OLD_UNTIL)
        try:
            found = identity_paper(text, self.on)
        except ValueError:
            return None
        if self.card and self.card.number and self.card.number.number == found.number:
            return Paper(
                "personal_id", found.number, issued_on=self.card.issued_on, expires_on=self.card.expires_on
            )
        return Paper(cast(PaperKind, found.kind), found.number)

    def _box(self, name: str) -> str:
        return clean(str(self.data.get(self.add_prefix(name), ""))).strip()

    def clean_scan(self) -> str:
        text = str(self.cleaned_data["scan"]).strip()
        if self.card_fault:
            self.add_error("scan", self.card_fault)
        elif looks_like_number(text) and not self.paper:
            try:
                identity_paper(text, self.on)
            except ValueError as e:
                self.add_error("scan", f"{e}.")
        return text

    def clean_born(self) -> date | int | None:
        try:
            return born_of(vietnamese_day(self.cleaned_data["born"]))
        except BadPerson:
            self.add_error("born", f"Ghi ngày dạng {day_text(self.on)}, hoặc chỉ năm.")
            return None

    def clean_phone(self) -> str:
        try:
            return phone(self.cleaned_data["phone"])
        except BadPerson as e:
            self.add_error("phone", str(e))
            return ""

    @cached_property
    def known(self) -> PersonRow | None:
        """The person on record: by number, or as picked from those found."""
        if self.paper:
            return people.by_paper(self.paper.kind, self.paper.number)
        picked = number(self._box("person"))
        return people.person(picked) if picked else None

    @cached_property
    def perhaps(self) -> Sequence[PersonRow]:
        """Who may be meant, while nobody is known: by the words typed, or by the same name."""
        if not self.is_bound or self.paper or self.known:
            return ()
        text = self._box("scan")
        digits = "".join(c for c in text if c.isdigit())
        if text and (not digits or len(digits) >= 3):
            return people.search(text, 5)
        return people.alike(self.facts) if self._box("name") else ()

    @property
    def shown(self) -> set[int]:
        """Whom of those on record the page shows: the one who is known, or those who may be meant."""
        seen = [self.known] if self.known else self.perhaps
        return {row.id for row in seen}

    @property
    def stranger(self) -> bool:
        """Is the one who is known a stranger to this office? It sees the name, and what the number itself says."""
        return self.known is not None and self.known.id in self.strangers

    @property
    def outdated(self) -> bool:
        """Is the number that of an old card that is good no more, and no other on record?"""
        if self.paper is None or self.paper.expires_on != OLD_UNTIL or self.on <= OLD_UNTIL:
            return False
        return not self.known or all(p.kind == "cmnd" for p in self.known.facts.papers)

    def told_apart(self, row: PersonRow) -> str:
        """What tells this one of those found from the others."""
        return ELSEWHERE if row.id in self.strangers else described(row)

    @property
    def on_record(self) -> list[tuple[str, str]]:
        """What the page shows of the one who is known. Only the number that was typed stands whole: who is picked by
        a name is shown as in every list."""
        if self.known is None:
            return []
        facts, typed = self.known.facts, self.paper
        if self.stranger:
            return [("Giấy tờ", spaced(typed.number))] if typed else []
        said = [("Ngày sinh", birth_text(facts.born) if facts.born else "")]
        said += [
            (
                "CMND cũ" if p.kind == "cmnd" and self.on > OLD_UNTIL else "Giấy tờ",
                spaced(p.number) if typed and typed.number == p.number else mask(p.number),
            )
            for p in facts.papers
        ]
        number = (facts.phone if typed else mask_phone(facts.phone)) if facts.phone else ""
        of = f" (của {facts.phone_of})" if number and facts.phone_of else ""
        said += [("Điện thoại", f"{number}{of}"), ("Nơi ở", facts.address)]
        return [(name, text) for name, text in said if text]

    @property
    def chooses_new(self) -> bool:
        """Was it said that none of those found is meant?"""
        return self._box("person") == NEW

    @property
    def birth(self) -> date | int | None:
        """The birth, as typed or on record."""
        return self.facts.born or (self.known.facts.born if self.known else None)

    @property
    def begun(self) -> bool:
        """Was anything of this person written?"""
        return any(self._box(name) for name in ("scan", "name", "born", "phone", "address", "no_paper"))

    @property
    def facts(self) -> PersonFacts:
        """What was typed, whatever is still wrong with it."""
        typed = self.cleaned_data if self.is_bound and (self.is_valid() or self.cleaned_data) else {}
        papers = [self.paper] if self.paper else []
        if self.card and self.card.cmnd and self.paper:
            papers.append(Paper("cmnd", self.card.cmnd, expires_on=OLD_UNTIL))
        name = typed.get("name") or ""
        return PersonFacts(
            name=name or (self.known.facts.name if self.known else ""),
            papers=tuple(p for p in papers if p),
            born=typed.get("born"),
            sex=typed.get("sex") or None,
            phone=typed.get("phone") or "",
            phone_of=typed.get("phone_of") or "",
            address=typed.get("address") or "",
            no_paper=typed.get("no_paper") or "",
        )

    @property
    def notes(self) -> list[str]:
        """What the officer should look at again."""
        read = [f"{doubt}." for doubt in self.card.doubts] if self.card else []
        if not self.is_bound or not self.paper:
            return read
        seen = self.known.facts if self.known and not self.stranger else self.facts
        # an old card beside a new one is no doubt, and alone it has words of its own
        seen = replace(seen, papers=tuple(p for p in seen.papers if p.kind != "cmnd"))
        return list(dict.fromkeys([*read, *doubts(seen, self.on)]))  # card and record may say the same

    def lacks(self, whose: str) -> list[tuple[str, str]]:
        """What must still be said before this person can be written down, each with the id of its box."""
        found = [
            (self[name].auto_id, str(errors[0]))
            for name, errors in self.errors.items()
            if name in self.fields
        ]
        if not found and self.outdated and not self._box("no_paper"):
            text = (
                f"Chứng minh nhân dân hết giá trị từ {day_text(CMND_UNTIL)}; ghi số định danh 12 chữ số. "
                "Chưa có thì chọn lý do, vẫn nhận được."
            )
            found.append((str(self["no_paper"].auto_id), text))
        if found or number(self._box("person")):
            return found
        if not self.paper and self.perhaps and not self.chooses_new:
            text = f"Chọn {whose} trong những người đã có, hoặc chọn “người mới”."
            found.append((f"{self['person'].auto_id}-new", text))
        elif not self.paper and not self._box("no_paper"):
            text = f"Quét thẻ hoặc ghi số giấy tờ của {whose}; không có thì chọn lý do."
            found.append((str(self["scan"].auto_id), text))
        if not self._box("name") and not self.known:
            found.append((str(self["name"].auto_id), f"Ghi họ tên của {whose}."))
        return found


def looks_like_number(text: str) -> bool:
    """A number of a paper, or a passport's; not words of a name, and not a card's code."""
    plain = "".join(c for c in text if c.isalnum())
    return "|" not in text and sum(c.isdigit() for c in plain) >= max(5, len(plain) - 2)


def is_old_card(text: str) -> bool:
    """Nine digits: a chứng minh nhân dân of before the cards of twelve."""
    digits = compact(text)
    return len(digits) == 9 and digits.isascii() and digits.isdigit()


def compact(text: str) -> str:
    """A number without its blanks, dots and hyphens."""
    return "".join(c for c in text if c.isalnum()).upper()


def described(row: PersonRow) -> str:
    """Enough to tell one person from another, the number masked."""
    facts = row.facts
    said = [f"sinh {birth_text(facts.born)}" if facts.born else "", facts.address]
    said += [mask(p.number) for p in facts.papers[:1]]
    if row.died_on:
        said.append(f"đã mất {day_text(row.died_on)}")
    return " · ".join(x for x in said if x)
