"""Handing a result over: who collects, what shows it, what is still to be paid, which originals go back."""

from django.forms import BooleanField, CheckboxSelectMultiple, MultipleChoiceField

from motcua.dossiers.rules.collecting import Authority, comes_for, owed_back
from motcua.people import queries as people
from motcua.procedures.rules.presence import KIN, may_act
from motcua.procedures.rules.record import Record
from motcua.web.desk.acts.about import About, ActForm
from motcua.web.desk.forms import day, line, pick
from motcua.web.desk.history import MANDATE, WHO
from motcua.web.desk.takings import taken
from motcua.words import lower, mask, money, sentence_of
from motcua.words.say import CHANNEL


class HandOver(ActForm):
    to = line("Họ tên người nhận", required=True, size="mid", most=200)
    who = pick("Người nhận là", list(WHO.items()))
    how = pick("Trả bằng cách", list(CHANNEL.items()))
    identity = line("Số giấy tờ tùy thân đã xem", size="mid", most=20)
    paid = BooleanField(label="Đã thu đủ", required=False)
    returned = MultipleChoiceField(
        label="Bản chính trả lại cùng kết quả", required=False, widget=CheckboxSelectMultiple
    )
    mandate = pick("Ủy quyền", [(key, text or "không có") for key, text in MANDATE.items()])
    authority_number = line("Số văn bản ủy quyền", "Số chứng thực, khi đã chứng thực", size="short", most=40)
    authority_on = day("Ngày ủy quyền", "Dạng 04/5/2022")
    authority_certified_by = line("Nơi chứng thực", "UBND, phòng công chứng", size="mid", most=200)
    note = line("Ghi thêm", "Bản chính chưa trả thì ghi vì sao")
    field_order = ("to", "who", "identity", "how", "paid", "returned", "note")
    folded = ("mandate", "authority_")
    fold_words = "Nhận thay, có văn bản ủy quyền"

    def offer(self, about: About) -> None:
        s = about.story.state
        owner = people.person(s.owner)
        alone = comes_for(owner.facts, owner.died_on, about.today) if owner else ""
        if alone:
            self.choose("who", [(key, words) for key, words in WHO.items() if key != "self"])
            self.fields["who"].help_text = alone
        submitter = about.story.row.submitter
        comes = submitter.name if alone and submitter else "" if alone else about.story.row.owner.name
        first = {"to": comes, "who": "kin" if alone else "self", "how": "counter", "mandate": "none"}
        for name, value in first.items():
            self.initial.setdefault(name, value)
        if owner and owner.facts.papers and not alone:
            known = ", ".join(mask(p.number) for p in owner.facts.papers)
            self.fields[
                "identity"
            ].help_text = f"Số của chủ hồ sơ: {known}. Nhận thay thì phải ghi số của người nhận"
        self.choose("returned", [(k, name) for k, name in about.papers() if k in owed_back(s.papers)])
        if s.fee:
            self.fields["paid"].label = f"Đã thu đủ {money(s.fee)}"
            noted = taken(about.story)
            self.fields["paid"].help_text = (
                sentence_of(noted)
                if noted
                else f"Chưa ghi thu: {money(s.fee)}. Đã thu lúc nhận hồ sơ, hay thu bây giờ, thì đánh dấu"
            )
            self.initial.setdefault("paid", bool(noted))
        else:
            del self.fields["paid"]

    def authority(self) -> Authority:
        """The paper of the mandate."""
        typed = self.cleaned_data
        return Authority(typed["authority_number"], typed["authority_on"], typed["authority_certified_by"])


def collects(record: Record) -> str:
    """Who may collect the result, by the procedure's own rule."""
    rule = record.presence
    if rule and rule.hand_over:
        return f"{sentence_of(rule.hand_over)} Không ai nhận thay được."
    kin, other = (may_act(rule, "hand_over", who, "none") for who in ("kin", "other"))
    if kin.words == other.words:
        return f"Chính chủ. Người nhận thay: {lower(kin.words)}"
    said = kin.words.replace(f"{KIN} ", "")  # they are named once
    return f"Chính chủ. Ruột thịt ({KIN}): {lower(said)} Người khác: {lower(other.words)}"
