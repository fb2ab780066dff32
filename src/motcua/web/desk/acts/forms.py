"""A form for each act: what the verb needs to know, in the officer's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.forms import (
    BooleanField,
    CheckboxSelectMultiple,
    ChoiceField,
    IntegerField,
    MultipleChoiceField,
    NumberInput,
)

from motcua.dossiers.rules import Act
from motcua.dossiers.rules.pauses import PAUSES
from motcua.dossiers.story import Story
from motcua.people.rules import Seated
from motcua.procedures.rules.papers import papers_for
from motcua.procedures.rules.record import Channel, Record
from motcua.web.desk.forms import OnSheet, day, line, pick, words
from motcua.web.desk.history import MANDATE, OUTCOME, WHO
from motcua.words import birth_text
from motcua.words.say import CHANNEL


@dataclass(frozen=True, slots=True)
class About:
    """What a form may offer: the dossier, its procedure, who sits in the office today, and who asks."""

    story: Story
    record: Record
    staff: Sequence[Seated]
    me: Seated
    today: date

    def signers(self) -> list[tuple[str, str]]:
        """Who may sign today."""
        return [(s.username, f"{s.call} · {s.title}") for s in self.staff if "decide" in s.actor.duties]

    def papers(self) -> list[tuple[str, str]]:
        """The papers of the case, by key."""
        return [(p.key, p.name) for p in self.record.case(self.story.state.case).papers]

    def likely(self) -> list[tuple[str, str]]:
        """The papers that were brought or are always asked: not those of some rare circumstance."""
        s = self.story.state
        channel = cast(Channel, s.channel)
        keys = {p["key"] for p in s.papers} | {
            p.key for p in papers_for(self.record, s.case, channel=channel)
        }
        return [(key, name) for key, name in self.papers() if key in keys]


class ActForm(OnSheet):
    """A form of an act; `initial_of` says what stands in it at first."""

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.offer(about)

    def offer(self, about: About) -> None:
        """Fill in the choices that depend on the dossier."""


class Receive(ActForm):
    longer = ChoiceField(label="Thời hạn", required=False)

    def offer(self, about: About) -> None:
        s = about.story.state
        way = about.record.way(s.channel, s.case)  # type: ignore[arg-type]
        usual = way.allowance.words() if way and way.allowance else "không hẹn ngày"
        longer = [
            (str(n), f"{x.allowance.words()}: {x.words} ({x.clause})")
            for n, x in enumerate(way.longer if way else ()) if x.allowance and x.clause
        ]  # fmt: skip
        self.fields["longer"].choices = [("", usual), *longer]  # type: ignore[attr-defined]
        if not longer:
            del self.fields["longer"]


class Decline(ActForm):
    reason = words(
        "Không tiếp nhận, vì", "Ghi để người dân biết phải làm gì tiếp: thiếu gì, đến đâu", required=True
    )


class Forward(ActForm):
    to = pick("Chuyển cho", ())

    def offer(self, about: About) -> None:
        holder = about.story.state.holder
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (s.username, f"{s.call} · {s.title}")
            for s in about.staff
            if s.username not in (holder, about.me.username)
        ]


class Ask(ActForm):
    missing = MultipleChoiceField(
        label="Giấy tờ thiếu hoặc sai", required=False, widget=CheckboxSelectMultiple
    )
    note = words("Cần bổ sung gì", "Ví dụ: trang 2 tờ khai thiếu chữ ký. Người dân đọc được dòng này")

    def offer(self, about: About) -> None:
        self.fields["missing"].choices = about.likely()  # type: ignore[attr-defined]
        if not about.likely():
            del self.fields["missing"]


class Supplement(ActForm):
    papers = MultipleChoiceField(
        label="Giấy tờ mang đến lần này", required=False, widget=CheckboxSelectMultiple
    )

    def offer(self, about: About) -> None:
        asked = next(
            (line.facts.get("papers", ()) for line in reversed(about.story.lines) if line.act == Act.ASK), ()
        )
        listed = [(key, name) for key, name in about.papers() if key in asked]
        self.fields["papers"].choices = listed  # type: ignore[attr-defined]
        self.initial.setdefault("papers", [key for key, _ in listed])
        if not listed:
            del self.fields["papers"]


class Pause(ActForm):
    reason = pick("Lý do", [(key, p.words) for key, p in PAUSES.items()])
    least = IntegerField(
        label="Phải dừng ít nhất, số ngày", required=False, min_value=1, max_value=9999,
        widget=NumberInput(attrs={"size_class": "short"}),
        help_text="Chỉ ghi khi luật định thời gian tối thiểu, như niêm yết công khai",
    )  # fmt: skip
    unit = ChoiceField(
        label="Tính theo", required=False, choices=[("cd", "ngày liền"), ("d", "ngày làm việc")]
    )
    note = words("Ghi thêm")

    def offer(self, about: About) -> None:  # noqa: ARG002
        self.fields["reason"].hints = {key: p.clause for key, p in PAUSES.items()}  # type: ignore[attr-defined]


class Resume(ActForm):
    """Nothing to say but that it is over."""


class Extend(ActForm):
    until = day("Hẹn lại ngày", "Ngày làm việc, sau ngày hẹn trả", required=True)
    reason = words("Lý do", "In trên thư xin lỗi", required=True)
    clause = line(
        "Điều khoản cho phép kéo dài",
        "Chỉ ghi khi có luật cho phép; không có thì hồ sơ vẫn tính theo ngày hẹn cũ",
    )


class Decide(ActForm):
    outcome = pick("Kết quả", list(OUTCOME.items()))
    signer = ChoiceField(label="Người ký")
    number = line("Số văn bản", size="short", most=40)
    signed_on = day("Ngày ký")
    issued_on = day("Ngày phát hành")
    reason = words("Lý do, khi không đồng ý")

    def offer(self, about: About) -> None:
        signers = about.signers()
        self.fields["signer"].choices = signers  # type: ignore[attr-defined]
        self.initial.setdefault("outcome", "granted")
        self.initial.setdefault("signer", about.me.username if about.me.username in dict(signers) else "")
        self.initial.setdefault("signed_on", about.today)
        self.initial.setdefault("issued_on", about.today)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == "refused" and not typed.get("reason"):
            self.add_error("reason", "Không đồng ý thì ghi lý do, để người dân biết làm gì tiếp.")
        return typed


class HandOver(ActForm):
    to = line("Họ tên người nhận", required=True, size="mid", most=200)
    how = pick("Trả bằng cách", [(key, text) for key, text in CHANNEL.items()])
    who = pick("Người nhận là", [(key, text) for key, text in WHO.items()])
    mandate = pick("Ủy quyền", [(key, text or "không có") for key, text in MANDATE.items()])

    def offer(self, about: About) -> None:
        self.initial.setdefault("to", about.story.row.owner.name)
        for name, value in (("how", "counter"), ("who", "self"), ("mandate", "none")):
            self.initial.setdefault(name, value)


class Reissue(ActForm):
    reason = words("Sai ở chỗ nào", "Thu lại bản cũ; không thu tiền; tính là lỗi của phường", required=True)
    signer = ChoiceField(label="Người ký bản mới")
    number = line("Số văn bản mới", size="short", most=40)

    def offer(self, about: About) -> None:
        self.fields["signer"].choices = about.signers()  # type: ignore[attr-defined]


class Withdraw(ActForm):
    reason = words("Lý do người dân nêu")


class Stop(ActForm):
    reason = words(
        "Lý do dừng hẳn",
        "Hồ sơ kết thúc không có kết quả. Nếu còn làm tiếp được thì dùng Tạm dừng",
        required=True,
    )


class Correct(ActForm):
    """Only what differs from what stands is corrected."""

    reason = words("Sai ở đâu, vì sao sửa", required=True)
    name = line("Họ tên chủ hồ sơ", size="mid", most=200)
    born = line("Ngày sinh, hoặc năm sinh", "Dạng 12/5/1972, hoặc 1950", size="short", most=10)
    phone = line("Điện thoại", size="short", most=40, inputmode="tel")
    phone_of = line("Điện thoại của ai, nếu không phải của mình", size="mid", most=100)
    address = line("Nơi ở", most=300)
    owner_number = line(
        "Số giấy tờ của chủ hồ sơ đúng", "Chỉ ghi khi hồ sơ đứng nhầm tên người khác", size="mid", most=20
    )
    channel = ChoiceField(label="Cách nộp", choices=list(CHANNEL.items()))
    case = ChoiceField(label="Trường hợp", required=False)
    procedure = line(
        "Mã thủ tục", "Đổi thủ tục thì thời hạn và tiền được tính lại từ ngày nhận", size="short", most=20
    )
    papers = MultipleChoiceField(label="Giấy tờ đã nhận", required=False, widget=CheckboxSelectMultiple)
    refee = BooleanField(label="Tính lại tiền", required=False)
    copies = IntegerField(
        label="Số bản",
        required=False,
        min_value=1,
        max_value=100000,
        widget=NumberInput(attrs={"size_class": "short"}),
    )

    def offer(self, about: About) -> None:
        s, owner = about.story.state, about.story.row.owner
        cases = [(c.key, c.name or "trường hợp chung") for c in about.record.cases]
        self.fields["case"].choices = cases  # type: ignore[attr-defined]
        self.fields["papers"].choices = about.papers()  # type: ignore[attr-defined]
        if len(cases) == 1:
            del self.fields["case"]
        if not about.papers():
            del self.fields["papers"]
        born = owner.born_on or owner.born_year
        stands: Mapping[str, Any] = {
            "name": owner.name, "born": birth_text(born) if born else "",
            "phone": owner.phone, "phone_of": owner.phone_of, "address": owner.address, "channel": s.channel,
            "case": s.case, "procedure": s.procedure, "papers": [p["key"] for p in s.papers], "copies": 1,
        }  # fmt: skip
        for name, value in stands.items():
            self.initial.setdefault(name, value)


FORMS: Mapping[Act, type[ActForm]] = {
    Act.RECEIVE: Receive, Act.DECLINE: Decline, Act.FORWARD: Forward, Act.ASK: Ask, Act.SUPPLEMENT: Supplement,
    Act.PAUSE: Pause, Act.RESUME: Resume, Act.EXTEND: Extend, Act.DECIDE: Decide, Act.HAND_OVER: HandOver,
    Act.REISSUE: Reissue, Act.WITHDRAW: Withdraw, Act.STOP: Stop, Act.CORRECT: Correct,
}  # fmt: skip
