"""A form for each act: what the verb needs to know, in the officer's words."""

from collections.abc import Mapping
from typing import Any

from django.forms import (
    BooleanField,
    CheckboxSelectMultiple,
    ChoiceField,
    IntegerField,
    MultipleChoiceField,
    NumberInput,
)

from motcua.dossiers.rules import Act, Status
from motcua.dossiers.rules.pauses import PAUSES
from motcua.web.desk import history
from motcua.web.desk.acts.about import About, ActForm
from motcua.web.desk.acts.correct import Correct
from motcua.web.desk.acts.hand_over import HandOver
from motcua.web.desk.acts.receive import Receive
from motcua.web.desk.forms import day, line, pick, speak, words
from motcua.web.desk.history import OUTCOME


class Decline(ActForm):
    reason = words(
        "Không tiếp nhận, vì", "Ghi để người dân biết phải làm gì tiếp: thiếu gì, đến đâu", required=True
    )


class Forward(ActForm):
    to = pick("Chuyển cho", ())

    def offer(self, about: About) -> None:
        holder = about.story.state.holder
        others = [s for s in about.staff if s.username not in (holder, about.me.username)]
        others.sort(key=about.turn)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (s.username, f"{s.call} · {s.title}") for s in others
        ]
        if others and about.turn(others[0]) == 0:
            self.initial.setdefault("to", others[0].username)


class Ask(ActForm):
    missing = MultipleChoiceField(
        label="Giấy tờ thiếu hoặc sai", required=False, widget=CheckboxSelectMultiple
    )
    note = words("Cần bổ sung gì", "Người dân đọc được dòng này")
    bring_by = day("Mang đến chậm nhất ngày", "Dạng 04/5/2022; để trống nếu không hẹn")
    folded = ("note-",)
    fold_words = "Ghi riêng từng giấy: thiếu gì, sai ở đâu"

    def offer(self, about: About) -> None:
        self.choose("missing", about.likely())
        for key, name in about.likely():
            box = self.fields[f"note-{key}"] = line(name)
            speak(box)

    def notes(self) -> dict[str, str]:
        """What is wrong with a paper, by its key; a paper with a note is asked for."""
        typed = self.cleaned_data.items()
        return {name.removeprefix("note-"): said for name, said in typed if name.startswith("note-") and said}


class Supplement(ActForm):
    papers = MultipleChoiceField(
        label="Giấy tờ mang đến lần này", required=False, widget=CheckboxSelectMultiple,
        help_text="Chỉ đánh dấu giấy đã có: còn thiếu thì đồng hồ vẫn dừng",
    )  # fmt: skip
    met = BooleanField(label="Đúng như đã yêu cầu", required=False)
    enough = line(
        "Chưa đủ vẫn làm tiếp được, vì", "Chỉ ghi khi không cần giấy còn lại nữa: đồng hồ chạy tiếp"
    )

    def offer(self, about: About) -> None:
        state, story = about.story.state, about.story
        listed = [(key, name) for key, name in about.papers() if key in state.lacking]
        self.choose("papers", listed)
        if len(listed) > 1:  # a blind press of the button must not start the clock
            self.whole = "Đủ tất cả"
        else:
            self.initial.setdefault("papers", [key for key, _ in listed])
            self.initial.setdefault("met", True)
        if state.words_asked:
            asked = next((x for x in reversed(story.lines) if x.act == Act.ASK), None)
            self.fields["met"].help_text = history.text(asked, "note") if asked else ""
        else:
            del self.fields["met"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if self.whole and "whole" in self.data:
            typed["papers"] = [key for key, _ in self.fields["papers"].choices]  # type: ignore[attr-defined]
            typed["met"] = True
        return typed


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
    note = words(
        "Ghi rõ", "Văn bản nào, gửi cơ quan nào: lãnh đạo đọc dòng này khi hồ sơ dừng sát hạn hoặc dừng lâu"
    )

    def offer(self, about: About) -> None:  # noqa: ARG002
        self.fields["reason"].hints = {key: p.clause for key, p in PAUSES.items()}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        asked = PAUSES[typed["reason"]].note if typed.get("reason") in PAUSES else ""
        if asked and not typed.get("note"):
            self.add_error("note", f"Tạm dừng vì lý do này thì ghi rõ: {asked[:1].lower()}{asked[1:]}.")
        return typed


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
    issue = pick("Phát hành", [("now", "Phát hành luôn"), ("later", "Chỉ ký, ghi số và phát hành sau")])
    signer = ChoiceField(label="Người ký")
    number = line("Số văn bản", "Phải có khi phát hành luôn", size="short", most=40)
    signed_on = day("Ngày ký")
    issued_on = day("Ngày phát hành")
    reason = words("Lý do, khi không đồng ý")

    def offer(self, about: About) -> None:
        signers = about.signers()
        self.fields["signer"].choices = signers  # type: ignore[attr-defined]
        mine = about.me.username if about.me.username in dict(signers) else ""
        first = {"outcome": "granted", "issue": "now", "signer": mine}
        first |= {"signed_on": about.today, "issued_on": about.today}  # type: ignore[dict-item]
        for name, value in first.items():
            self.initial.setdefault(name, value)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == "refused" and not typed.get("reason"):
            self.add_error("reason", "Không đồng ý thì ghi lý do, để người dân biết làm gì tiếp.")
        if typed.get("issue") == "now" and not typed.get("number"):
            self.add_error("number", "Phát hành thì ghi số văn bản; chưa có số thì chọn “Chỉ ký”.")
        return typed


class Issue(ActForm):
    number = line("Số văn bản", required=True, size="short", most=40)
    issued_on = day("Ngày phát hành")

    def offer(self, about: About) -> None:
        self.initial.setdefault("issued_on", about.today)
        self.initial.setdefault("number", about.story.state.number or "")
        if about.story.state.status is not Status.SIGNED:
            del self.fields["issued_on"]


class Reissue(ActForm):
    reason = words("Sai ở chỗ nào", "Thu lại bản cũ; không thu tiền; tính là lỗi của phường", required=True)
    signer = ChoiceField(label="Người ký bản mới")
    number = line("Số văn bản mới", size="short", most=40)
    signed_on = day("Ngày ký bản mới")
    issued_on = day("Ngày phát hành bản mới")

    def offer(self, about: About) -> None:
        self.fields["signer"].choices = about.signers()  # type: ignore[attr-defined]
        self.initial.setdefault("signed_on", about.today)
        self.initial.setdefault("issued_on", about.today)
        if first := about.story.state.number:
            self.fields["number"].help_text = f"Để trống thì giữ số {first}"
        else:
            self.fields["number"].required = True


class Withdraw(ActForm):
    reason = words("Lý do người dân nêu", "Cán bộ rút hộ thì phải ghi: lãnh đạo đọc dòng này", required=True)


class Stop(ActForm):
    reason = words(
        "Lý do dừng hẳn",
        "Hồ sơ kết thúc không có kết quả. Nếu còn làm tiếp được thì dùng Tạm dừng",
        required=True,
    )


FORMS: Mapping[Act, type[ActForm]] = {
    Act.RECEIVE: Receive, Act.DECLINE: Decline, Act.FORWARD: Forward, Act.ASK: Ask, Act.SUPPLEMENT: Supplement,
    Act.PAUSE: Pause, Act.RESUME: Resume, Act.EXTEND: Extend, Act.DECIDE: Decide, Act.ISSUE: Issue,
    Act.HAND_OVER: HandOver, Act.REISSUE: Reissue, Act.WITHDRAW: Withdraw, Act.STOP: Stop, Act.CORRECT: Correct,
}  # fmt: skip
