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
from motcua.words import birth_text, clean, identity_paper, mask
from motcua.words.say import CHANNEL

OWN_FACTS = ("name", "identity", "born", "sex", "phone", "phone_of", "address")
SEX = [("", "chưa ghi"), ("F", "nữ"), ("M", "nam")]
MOST_FOUND = 6


class Correct(Counted):
    reason = words("Sai ở đâu, vì sao sửa", required=True)
    name = line("Họ tên chủ hồ sơ", size="mid", most=200)
    identity = line("Số giấy tờ", "Gõ nhầm số của chính người này: ghi số đúng", size="mid", most=20)
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
    number = line("Số văn bản của kết quả", "Số cũ vẫn đọc được trong lịch sử", size="short", most=40)
    papers = MultipleChoiceField(label="Giấy tờ đã nhận", required=False, widget=CheckboxSelectMultiple)
    owner_number = line("Số giấy tờ của chủ hồ sơ đúng", size="mid", most=20)
    owner_name = line("Họ tên của chủ hồ sơ đúng", "Khi phường chưa có người này", size="mid", most=200)
    owner_born = line("Ngày sinh, hoặc năm sinh của người đó", size="short", most=10)
    owner_sex = ChoiceField(label="Giới tính của người đó", required=False, choices=SEX)
    owner_no_paper = ChoiceField(
        label="Không có số, vì", required=False, choices=[("", "có số"), *((x, x) for x in NO_PAPER)]
    )
    field_order = ("reason", *OWN_FACTS, "number", "channel", "case", "procedure", "which", "papers", *COUNTS)
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
        known = people.person(s.owner)
        if known and known.facts.papers:
            held = ", ".join(mask(p.number) for p in known.facts.papers)
            self.fields[
                "identity"
            ].help_text = f"Đang ghi {held}. Gõ nhầm số của chính người này: ghi số đúng"
        if s.number is None:
            del self.fields["number"]
        born = owner.born_on or owner.born_year
        stands: Mapping[str, Any] = {
            "name": owner.name, "born": birth_text(born) if born else "", "sex": owner.sex or "",
            "phone": owner.phone, "phone_of": owner.phone_of, "address": owner.address, "channel": s.channel,
            "case": s.case, "procedure": s.procedure, "number": s.number, "papers": [p["key"] for p in s.papers],
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
    if "number" in changed:
        what["number"] = typed["number"]
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
    elif mended := [name for name in OWN_FACTS if name in changed]:
        put_right(form, at)
        what["contact"] = mended
    return what


def right_owner(form: Correct, at: datetime) -> int:
    """The person whom the number names, or one who is written down now. What was typed anew above is theirs too."""
    typed, anew = form.cleaned_data, {name: form.cleaned_data[name] for name in form.changed_data}
    reach = {name: anew[name] for name in ("phone", "phone_of", "address") if name in anew}
    paper = paper_of(typed["owner_number"], "owner_number", at) if typed["owner_number"] else None
    found = people.by_paper(paper.kind, paper.number) if paper else None
    if found and not reach:
        return found.id
    name = found.facts.name if found else typed["owner_name"] or anew.get("name", "")
    if paper and not name:
        raise BadPerson(
            f"Chưa có ai mang số {paper.number}: nếu chỉ gõ nhầm số thì ghi ở ô Số giấy tờ; nếu là người khác thì ghi "
            "họ tên để thêm người này.",
            about="owner_name",
        )
    facts = PersonFacts(
        name=name, papers=(paper,) if paper else (), no_paper=typed["owner_no_paper"],
        born=birth(typed["owner_born"], "owner_born"), sex=sex(typed["owner_sex"]), **reach,
    )  # fmt: skip
    try:
        return register(facts, by=form.about.me.actor, at=at, present=False)
    except Refused as e:
        e.about = e.about or ("owner_name" if paper else "owner_no_paper")
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
        papers=renumbered(known.facts.papers, paper_of(typed["identity"], "identity", at))
        if typed["identity"]
        else known.facts.papers,
        born=birth(typed["born"], "born"),
        sex=sex(typed["sex"]),
        phone=typed["phone"],
        phone_of=typed["phone_of"],
        address=typed["address"],
    )
    try:
        amend(known.id, facts, reason=typed["reason"], by=form.about.me.actor, at=at)
    except Refused as e:
        e.about = "identity" if e.about == "papers" else e.about
        raise


def renumbered(papers: tuple[Paper, ...], right: Paper) -> tuple[Paper, ...]:
    """The same papers with the right number in the place of the mistyped one of its kind; else one paper more."""
    if not any(p.kind == right.kind for p in papers):
        return (*papers, right)
    return tuple(replace(p, number=right.number) if p.kind == right.kind else p for p in papers)


def paper_of(number: str, box: str, at: datetime) -> Paper:
    """The identity paper of a number as typed there; the refusal names the box."""
    try:
        paper = identity_paper(number, at.astimezone(VN).date())
    except ValueError as e:
        raise BadPerson(f"{e}.", about=box) from e
    return Paper(cast(PaperKind, paper.kind), paper.number)


def birth(text: str, box: str) -> Any:
    """A birth as typed here; the refusal names its box."""
    try:
        return born(vietnamese_day(text))
    except BadPerson as e:
        e.about = box
        raise


def sex(text: str) -> Literal["M", "F"] | None:
    return cast(Literal["M", "F"], text) if text else None
