"""Putting an intake right: only what differs from what stands is corrected."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, cast

from django.forms import CheckboxSelectMultiple, ChoiceField, MultipleChoiceField, RadioSelect

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.intake import brought, inputs
from motcua.people import queries as people
from motcua.people.actions.amend import amend
from motcua.people.actions.register import register
from motcua.people.rules import NO_PAPER, BadPerson, Paper, PaperKind, PersonFacts, born
from motcua.procedures import queries as procedures
from motcua.web.desk.acts.about import About
from motcua.web.desk.acts.counts import COUNTS, Counted
from motcua.web.desk.forms import line, vietnamese_day, words
from motcua.words import birth_text, clean, identity_paper
from motcua.words.say import CHANNEL

OWN_FACTS = ("name", "born", "sex", "phone", "phone_of", "address")
SEX = [("", "chưa ghi"), ("F", "nữ"), ("M", "nam")]
MOST_FOUND = 6


class Correct(Counted):
    reason = words("Sai ở đâu, vì sao sửa", required=True)
    name = line("Họ tên chủ hồ sơ", size="mid", most=200)
    born = line("Ngày sinh, hoặc năm sinh", "Dạng 12/5/1972, hoặc 1950", size="short", most=10)
    sex = ChoiceField(label="Giới tính", required=False, choices=SEX)
    phone = line("Điện thoại", size="short", most=40, inputmode="tel")
    phone_of = line("Điện thoại của ai, nếu không phải của mình", size="mid", most=100)
    address = line("Nơi ở", most=300)
    channel = ChoiceField(label="Cách nộp", choices=list(CHANNEL.items()))
    case = ChoiceField(label="Trường hợp", required=False)
    procedure = line(
        "Thủ tục",
        "Mã, hoặc vài chữ của tên. Đổi thủ tục thì thời hạn và tiền tính lại từ ngày nhận",
        size="mid",
    )
    which = ChoiceField(label="Thủ tục nào", required=False, widget=RadioSelect)
    papers = MultipleChoiceField(label="Giấy tờ đã nhận", required=False, widget=CheckboxSelectMultiple)
    owner_number = line("Số giấy tờ của chủ hồ sơ đúng", size="mid", most=20)
    owner_name = line("Họ tên của chủ hồ sơ đúng", "Khi phường chưa có người này", size="mid", most=200)
    owner_born = line("Ngày sinh, hoặc năm sinh của người đó", size="short", most=10)
    owner_sex = ChoiceField(label="Giới tính của người đó", required=False, choices=SEX)
    owner_no_paper = ChoiceField(
        label="Không có số, vì", required=False, choices=[("", "có số"), *((x, x) for x in NO_PAPER)]
    )
    field_order = ("reason", *OWN_FACTS, "channel", "case", "procedure", "which", "papers", *COUNTS)
    folded = ("owner_",)
    fold_words = "Hồ sơ đứng nhầm tên người khác"

    def offer(self, about: About) -> None:
        s, owner = about.story.state, about.story.row.owner
        cases = [(c.key, c.name or "trường hợp chung") for c in about.record.cases]
        self.choose("case", cases if len(cases) > 1 else [])
        self.choose("papers", about.papers())
        way = about.record.way(s.channel, s.case)  # type: ignore[arg-type]
        self.offer_counts(way.fees if way else (), inputs(s.fee_inputs))
        self.choose("which", self.meant())
        born = owner.born_on or owner.born_year
        stands: Mapping[str, Any] = {
            "name": owner.name, "born": birth_text(born) if born else "", "sex": owner.sex or "",
            "phone": owner.phone, "phone_of": owner.phone_of, "address": owner.address, "channel": s.channel,
            "case": s.case, "procedure": s.procedure, "papers": [p["key"] for p in s.papers],
        }  # fmt: skip
        for name, value in stands.items():
            self.initial.setdefault(name, value)

    def meant(self) -> list[tuple[str, str]]:
        """Which procedures the words typed may mean; none for a code, or when nothing was typed."""
        typed = clean(str(self.data.get("procedure", ""))).strip() if self.is_bound else ""
        if not typed or typed[0].isdigit():
            return []
        on = (self.about.story.state.received_at or self.about.story.row.last_at).astimezone(VN).date()
        hits = procedures.find(typed[:200], today=on, on=on, limit=MOST_FOUND)
        return [(hit.code, f"{hit.name} ({hit.code})") for hit in hits if hit.kind == "procedure"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        named = typed.get("procedure") or ""
        if named and not named[0].isdigit():
            found = self.meant()
            chosen = typed.get("which") or (found[0][0] if len(found) == 1 else "")
            if chosen:
                typed["procedure"] = chosen
            else:
                words = (
                    "Chọn một thủ tục ở dưới."
                    if found
                    else "Không thấy thủ tục nào khớp: thử chữ khác, hoặc mã."
                )
                self.add_error("which" if found else "procedure", words)
        return typed


def differing(form: Correct, at: datetime) -> dict[str, Any]:
    """What the form says otherwise than the dossier."""
    typed, changed, s = form.cleaned_data, set(form.changed_data), form.about.story.state
    what: dict[str, Any] = {
        name: typed[name] for name in ("channel", "case") if name in changed and typed[name]
    }
    if typed["procedure"] and typed["procedure"] != s.procedure:
        what["procedure"] = typed["procedure"]
    if "papers" in changed:
        asked = form.about.record.case(s.case).papers
        kept = {p["key"]: dict(p) for p in s.papers}
        what["papers"] = [kept.get(p.key) or brought(p) for p in asked if p.key in typed["papers"]]
    if changed & set(COUNTS):
        what["fee_inputs"] = form.counted()
    if typed["owner_number"] or typed["owner_name"]:
        what["owner"] = right_owner(form, at)
    elif changed & set(OWN_FACTS):
        put_right(form, at)
        what["contact"] = True
    return what


def right_owner(form: Correct, at: datetime) -> int:
    """The person whom the number names, or one who is written down now."""
    typed, papers = form.cleaned_data, tuple[Paper, ...]()
    if typed["owner_number"]:
        try:
            paper = identity_paper(typed["owner_number"], at.astimezone(VN).date())
        except ValueError as e:
            raise BadPerson(f"{e}.", about="owner_number") from e
        if found := people.by_paper(paper.kind, paper.number):
            return found.id
        papers = (Paper(cast(PaperKind, paper.kind), paper.number),)
        if not typed["owner_name"]:
            raise BadPerson(
                f"Chưa có ai mang số {paper.number}: hãy xem lại số, hoặc ghi họ tên để thêm người này.",
                about="owner_name",
            )
    facts = PersonFacts(
        name=typed["owner_name"], papers=papers, no_paper=typed["owner_no_paper"],
        born=birth(typed["owner_born"], "owner_born"), sex=sex(typed["owner_sex"]),
    )  # fmt: skip
    try:
        return register(facts, by=form.about.me.actor, at=at, present=False)
    except Refused as e:
        e.about = e.about or ("owner_no_paper" if not papers else "owner_name")
        raise


def put_right(form: Correct, at: datetime) -> None:
    """The owner's facts as they should be, put right where they are kept, with the same reason."""
    typed = form.cleaned_data
    known = people.person(form.about.story.state.owner)
    if known is None:
        raise Refused("Không thấy chủ hồ sơ: hãy mở lại trang.")
    facts = replace(
        known.facts,
        name=typed["name"] or known.facts.name,
        born=birth(typed["born"], "born"),
        sex=sex(typed["sex"]),
        phone=typed["phone"],
        phone_of=typed["phone_of"],
        address=typed["address"],
    )
    amend(known.id, facts, reason=typed["reason"], by=form.about.me.actor, at=at)


def birth(text: str, box: str) -> Any:
    """A birth as typed here; the refusal names its box."""
    try:
        return born(vietnamese_day(text))
    except BadPerson as e:
        e.about = box
        raise


def sex(text: str) -> Literal["M", "F"] | None:
    return cast(Literal["M", "F"], text) if text else None
