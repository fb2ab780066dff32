"""Who acts, who is meant, and what is asked of those who come."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypedDict

import phonenumbers

from motcua import Refused
from motcua.journal.rules import Limits
from motcua.words import KIND_WORDS, clean, cmnd, day_text, fold, passport, personal_id

Duty = Literal["receive", "process", "decide", "report", "clerk"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it. `ref`: an account's name, a person's id, a job's name; it enters the histories, never a
    real name.
    """

    kind: Literal["seat", "citizen", "helper", "system", "partner"]
    ref: str
    name: str
    office: int | None
    duties: frozenset[str]

    def may(self, duty: Duty, office: int) -> bool:
        """Is this somebody who sits in that office with that duty?"""
        return self.kind == "seat" and self.office == office and duty in self.duties


def citizen(person_id: int | None, name: str = "") -> Actor:
    """A citizen acting for themselves; without an id, one that is not on record yet."""
    return Actor("citizen", "" if person_id is None else str(person_id), name, None, frozenset())


def system(task: str) -> Actor:
    """A job, or a command of the one who runs the server: `apply`, `replay`, `recount`."""
    return Actor("system", task, "Máy chủ", None, frozenset())


@dataclass(frozen=True, slots=True)
class Seated:
    """An account in a seat on a day. Its duties are those of all the seats that it then holds in that office."""

    actor: Actor
    account_id: int
    username: str
    full_name: str  # on papers
    call: str  # inside the office
    must_change: bool
    seat_id: int
    seat: str
    title: str
    capacity: str  # above the signature; "" signs nothing
    unit: str
    one_stop: bool
    counter: str
    office_id: int
    office: str


@dataclass(frozen=True, slots=True)
class Holder:
    """An account in a seat on the days of [since, until)."""

    username: str
    since: date
    until: date | None = None


# Those who come

PaperKind = Literal["personal_id", "cmnd", "passport", "tax_code"]
PAPERS: Mapping[PaperKind, str] = {
    "personal_id": KIND_WORDS["personal_id"],
    "cmnd": KIND_WORDS["cmnd"],
    "passport": KIND_WORDS["passport"],
    "tax_code": "Mã số doanh nghiệp, mã số thuế",
}
NEWBORN = "Trẻ mới sinh, chưa có số định danh"
NO_PAPER = (
    NEWBORN,
    "Mất giấy tờ, đang chờ cấp lại",
    "Chưa từng được cấp giấy tờ",
    "Không mang theo, sẽ bổ sung",
)


class BadPerson(Refused):
    """Facts about a person that cannot be right, or too few of them."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An identity paper by kind and number. `expires_on`: the last day on which it is good, None: no end
    known.
    """

    kind: PaperKind
    number: str
    issued_on: date | None = None
    issued_by: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of a person. `born`: a day, or the year alone; `no_paper`: why no identity paper is
    given.
    """

    name: str
    kind: Literal["citizen", "organisation"] = "citizen"
    papers: tuple[Paper, ...] = ()
    born: date | int | None = None
    sex: Literal["M", "F"] | None = None
    phone: str = ""
    phone_of: str = ""  # whose phone it is, when not their own
    email: str = ""
    address: str = ""
    no_paper: str = ""


def checked(facts: PersonFacts, on: date) -> PersonFacts:
    """The facts cleaned and in their one spelling. Refused, with what to do, when they cannot stand on that
    day.
    """
    name = _text(plain(facts.name), 200)
    if not any(c.isalpha() for c in name):
        raise BadPerson("Hãy ghi họ và tên đầy đủ.")
    no_paper = _text(facts.no_paper, 200)
    if facts.kind == "citizen" and not facts.papers and not no_paper:
        raise BadPerson(f"Hãy ghi số giấy tờ tùy thân của {name}; nếu không có thì ghi lý do.")
    year = facts.born.year if isinstance(facts.born, date) else facts.born
    if year is not None and year < 1850:
        raise BadPerson(f"Năm sinh {year} không đúng; hãy xem lại.")
    if year is not None and (facts.born > on if isinstance(facts.born, date) else year > on.year):
        raise BadPerson("Ngày sinh ở sau ngày hôm nay; hãy xem lại.")
    return replace(
        facts,
        name=name,
        papers=tuple(_paper(p, on) for p in facts.papers),
        phone=phone(facts.phone),
        phone_of=_text(facts.phone_of, 100),
        email=_text(facts.email, 200),
        address=_text(facts.address, 300),
        no_paper="" if any((p.expires_on or on) >= on for p in facts.papers) else no_paper,
    )


def plain(name: str) -> str:
    """A name in the letters of every keyboard: those made for looks or for old printers (𝕹, Ｎ, ﬁ) become them."""
    return unicodedata.normalize("NFKC", clean(name))


def sex_of(facts: PersonFacts) -> Literal["M", "F"] | None:
    """What a personal number says, for somebody of whom nobody said it."""
    numbers = (paper.number for paper in facts.papers if paper.kind == "personal_id")
    return next((personal_id(number).sex for number in numbers), None)


def doubts(facts: PersonFacts, on: date) -> tuple[str, ...]:
    """What an officer should look at again, though it may be right: Vietnamese sentences."""
    found: list[str] = []
    for paper in facts.papers:
        if paper.kind == "personal_id":
            found += personal_id(paper.number).differences(facts.sex, facts.born)
        if paper.expires_on is not None and paper.expires_on < on:
            found.append(f"{PAPERS[paper.kind]} hết hạn ngày {day_text(paper.expires_on)}")
    return tuple(f"{sentence}." for sentence in found)


def born(text: str | None) -> date | int | None:
    """ "1972-05-12" a day, "1950" a year, nothing: not known. Refused otherwise."""
    text = (text or "").strip()
    if re.fullmatch(r"[0-9]{4}", text):
        return int(text)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadPerson(f"“{text}” không phải ngày sinh (2022-04-29) hay năm sinh (1950).") from None


class Birth(TypedDict):
    """A birth as it is stored: the year is there whenever anything is known, the day only when it is."""

    born_on: date | None
    born_year: int | None


def birth_columns(born: date | int | None) -> Birth:
    """A birth as it is stored."""
    if isinstance(born, date):
        return Birth(born_on=born, born_year=born.year)
    return Birth(born_on=None, born_year=born)


def phone(text: str) -> str:
    """A phone number as it is dialled in the country (0912345318), a foreign one with its + and country."""
    text = _text(text, 40)
    if not text:
        return ""
    try:
        number = phonenumbers.parse(text, "VN")
    except phonenumbers.NumberParseException:
        raise BadPerson(f"“{text}” không phải số điện thoại; để trống nếu không có.") from None
    if not phonenumbers.is_possible_number(number):
        raise BadPerson(f"Số điện thoại {text} thừa hoặc thiếu chữ số; để trống nếu không có.")
    form = phonenumbers.PhoneNumberFormat
    if number.country_code != 84:
        return str(phonenumbers.format_number(number, form.E164))
    return re.sub(r"[^0-9]", "", phonenumbers.format_number(number, form.NATIONAL))


def _paper(paper: Paper, on: date) -> Paper:
    try:
        match paper.kind:
            case "personal_id":
                number = personal_id(paper.number).number
            case "cmnd":
                # one that is named with its last day is kept as a former number
                number = cmnd(paper.number, min(on, paper.expires_on or on))
            case "passport":
                number = passport(paper.number)
            case "tax_code":
                number = _tax_code(paper.number)
    except ValueError as e:
        raise BadPerson(f"{e}.") from None
    if paper.issued_on is not None and paper.issued_on > on:
        raise BadPerson(f"Ngày cấp {day_text(paper.issued_on)} ở sau ngày hôm nay; hãy xem lại.")
    return replace(paper, number=number, issued_by=_text(paper.issued_by, 200))


def _tax_code(text: str) -> str:
    number = re.sub(r"[\s.\-–]", "", text)
    if not re.fullmatch(r"[0-9]{10}|[0-9]{13}", number):
        raise ValueError("Mã số doanh nghiệp, mã số thuế có 10 hoặc 13 chữ số")
    return number


def _text(text: str, at_most: int) -> str:
    try:
        return clean(text, at_most=at_most)
    except ValueError as e:
        raise BadPerson(f"“{text[:20]}…”: {e}.") from None


# The door

DOOR = Limits(window=timedelta(minutes=15), here=5, ref=50, source=50, each=5)
PASSWORD_LENGTH = 10


def known_name(typed: str) -> str:
    """A name as it may be kept: "?" for what was typed in the wrong box, which is not ours to keep."""
    name = typed.strip().lower()
    return name if is_username(name) else "?"


def password_fault(password: str, *, username: str, full_name: str) -> str | None:
    """Why a password will not do, in one sentence; None when it will."""
    if len(password) < PASSWORD_LENGTH:
        return f"Mật khẩu phải có ít nhất {PASSWORD_LENGTH} ký tự, đang có {len(password)}."
    plain = fold(password).replace(" ", "")
    if fold(username).replace(" ", "") in plain or fold(full_name).replace(" ", "") in plain:
        return "Mật khẩu không được chứa tên đăng nhập hoặc họ tên."
    if len(set(password)) < 5:
        return "Mật khẩu phải có ít nhất 5 ký tự khác nhau."
    return None


def is_username(text: str) -> bool:
    """Small letters and digits, 2 to 30, beginning with a letter."""
    return re.fullmatch(r"[a-z][a-z0-9._-]{1,29}", text) is not None
