"""The lines of a dossier's history as an officer reads them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.clock import Allowance
from motcua.dossiers.ledger import chain
from motcua.dossiers.rules import WORDS, Act
from motcua.dossiers.rules.pauses import PAUSES
from motcua.dossiers.story import Story, Told
from motcua.procedures.rules.record import Record
from motcua.web.desk.whom import masked, mended, person
from motcua.words import day_text, lower, moment_words, money
from motcua.words.say import CHANNEL

WHO: Mapping[str, str] = {
    "self": "chính chủ",
    "party": "một bên trong việc",
    "kin": "người thân ruột thịt",
    "other": "người khác",
}
MANDATE: Mapping[str, str] = {
    "none": "",
    "written": "có ủy quyền viết tay",
    "certified": "có ủy quyền đã chứng thực",
}
WHO_SHORT: Mapping[str, str] = {"party": "một bên", "kin": "ruột thịt", "other": "người ngoài"}
MANDATE_SHORT: Mapping[str, str] = {"none": "không", "written": "viết tay", "certified": "chứng thực"}
OUTCOME: Mapping[str, str] = {"granted": "Đồng ý", "refused": "Không đồng ý"}
CARD_LATER = "mang thẻ căn cước khi đến nhận kết quả"
ERASED = "(lời ghi đã xóa)"


@dataclass(frozen=True, slots=True)
class Read:
    """One line, newest first: who, what, and what was noted; `typed_at` when it was on paper first."""

    seq: int
    at: datetime
    who: str
    act: str
    note: str
    typed_at: datetime | None
    sheet: str


def read(story: Story, record: Record, calls: Mapping[str, str]) -> list[Read]:
    """The history, newest first. `calls`: what colleagues call the accounts that it names."""
    teller = Teller(record, calls)
    lines = []
    for told in story.lines:
        act = Act(told.act)
        lines.append(
            Read(
                seq=told.seq,
                at=told.happened_at,
                who=actor(told, calls),
                act=WORDS[act],
                note="; ".join(filter(None, teller.note(told))),
                typed_at=told.recorded_at if told.late_typed else None,
                sheet=str(told.facts.get("sheet", "")),
            )
        )
    return lines[::-1]


def is_whole(story: Story) -> bool:
    """Does the chain of this history lead to the head that its dossier keeps?"""
    head = ""
    for told in story.lines:
        by = (told.by_kind, told.by_ref)
        head = chain(
            head, story.row.code, told.seq, told.act, by, told.happened_at, told.recorded_at, told.facts
        )
    return bool(head == story.row.head)


def named(story: Story) -> set[str]:
    """The accounts that a history names."""
    found = {told.by_ref for told in story.lines if told.by_kind == "seat"}
    for told in story.lines:
        found |= {str(told.facts[name]) for name in ("to", "signer") if told.facts.get(name)}
    return found


def actor(told: Told, calls: Mapping[str, str]) -> str:
    """Who did it."""
    if told.by_kind == "seat":
        return calls.get(told.by_ref, told.by_ref)
    return {"citizen": "người nộp", "system": "máy chủ"}.get(told.by_kind, told.by_ref)


def text(told: Told, name: str) -> str:
    """Free words of a line, or that they were erased."""
    if name not in told.texts:
        return ""
    return told.texts[name] or ERASED


def papers(record: Record, keys: Iterable[str]) -> str:
    """Papers by their names."""
    names = {p.key: p.name for case in record.cases for p in case.papers}
    return ", ".join(names.get(key, key) for key in keys)


def day(iso: str) -> str:
    """ "06/5/2022" of "2022-05-06"."""
    return day_text(date.fromisoformat(iso))


def allowed(allow: Any) -> str:
    """A time in words."""
    return Allowance.parse(allow).words() if allow else "không hẹn ngày"


def fee_unknown(record: Record, f: Mapping[str, Any]) -> bool:
    """Is a fee asked whose level the catalogue does not know? `f` holds channel, case and fee_inputs of a receipt."""
    way = record.way(f.get("channel", ""), f.get("case"))
    chosen = (f.get("fee_inputs") or {}).get("facts", ())
    lines = way.fees if way else ()
    return any(line.amount is None and (not line.when or line.when in chosen) for line in lines)


def fee_words(total: int, *, unknown: bool) -> str:
    """ "thu 10.000 đồng", "không thu tiền", or that the level is not known."""
    if unknown:
        return f"thu {money(total)}, còn khoản chưa biết mức" if total else "chưa biết mức thu"
    return f"thu {money(total)}" if total else "không thu tiền"


class Teller:
    """Puts the facts of one line after the other into words; a correction is told against what stood before."""

    def __init__(self, record: Record, calls: Mapping[str, str]) -> None:
        self.record, self.calls = record, calls
        self.before: dict[str, Any] = {}

    def note(self, told: Told) -> list[str]:
        """What a line noted, part by part."""
        parts: list[str] = getattr(self, told.act, because)(told)
        self.before |= told.facts
        return parts

    def submit(self, told: Told) -> list[str]:
        f = {**self.before, **told.facts}
        count = len(f.get("papers", ()))
        who = f" ({comes(f)})" if "who" in f else ""
        party = f"bên kia: {person(f['party'])}" if f.get("party") else ""
        return [
            f"nộp {CHANNEL[f['channel']]}{who}",
            f"{count} giấy tờ" if count else "không có giấy tờ",
            party,
        ]

    def receive(self, told: Told) -> list[str]:
        f = told.facts
        return [
            *self.submit(told),
            f"nhận dù thiếu {papers(self.record, f['received_without'])}"
            if f.get("received_without")
            else "",
            f"{lower(f['old_card'])}; {CARD_LATER}" if f.get("old_card") else "",
            allowed(f.get("allow")),
            f"dài hơn thường lệ theo {f['clause']}" if f.get("clause") else "",
            text(told, "reason"),
            self.fee(f.get("fee"), f),
            f"đã hướng dẫn trước, phiếu {f['guide']}" if f.get("guide") else "",
        ]

    def forward(self, told: Told) -> list[str]:
        return [f"cho {self.call(told.facts['to'])}"]

    def ask(self, told: Told) -> list[str]:
        by = told.facts.get("bring_by")
        asked = papers(self.record, told.facts.get("papers", ()))
        return [asked, text(told, "note"), f"mang đến chậm nhất {day(by)}" if by else ""]

    def supplement(self, told: Told) -> list[str]:
        f, enough = told.facts, text(told, "reason")
        return [
            papers(self.record, [p["key"] for p in f.get("papers", ())]),
            "chưa đủ, đồng hồ vẫn dừng" if f.get("partial") else "",
            f"đủ, vì {enough}" if enough else "",
        ]

    def pause(self, told: Told) -> list[str]:
        reason, floor = told.facts["reason"], told.facts.get("not_before")
        return [
            PAUSES[reason].words if reason in PAUSES else reason,
            f"sớm nhất {moment_words(datetime.fromisoformat(floor))}" if floor else "",
            text(told, "note"),
        ]

    def extend(self, told: Told) -> list[str]:
        clause = told.facts.get("clause")
        said = f"theo {clause}" if clause else "thư xin lỗi"
        return [f"đến {day(told.facts['until'])}", text(told, "reason"), said]

    def decide(self, told: Told) -> list[str]:
        f = told.facts
        return [
            OUTCOME[f["outcome"]],
            f"số {f['number']}" if f.get("number") else "chưa ghi số",
            f"{self.call(f['signer'])} ký {day(f['signed_on'])}",
            f.get("capacity", ""),
            f"phát hành {day(f['issued_on'])}" if f["issued_on"] else "chưa phát hành",
            text(told, "reason"),
        ]

    def issue(self, told: Told) -> list[str]:
        on = told.facts.get("issued_on")
        return [f"số {told.facts['number']}", f"phát hành {day(on)}" if on else ""]

    def hand_over(self, told: Told) -> list[str]:
        f = told.facts
        return [
            f"{text(told, 'to')} nhận {CHANNEL[f['how']]}",
            comes(f) if "who" in f else "",
            text(told, "authority"),
            masked(text(told, "identity")),
            f"đã thu đủ {money(f['paid'])}" if f.get("paid") else "",
            f"trả lại bản chính: {papers(self.record, f['returned'])}" if f.get("returned") else "",
            text(told, "note"),
        ]

    def reissue(self, told: Told) -> list[str]:
        f, number = told.facts, told.facts.get("number")
        on = f" {day(f['signed_on'])}" if f.get("signed_on") else ""
        signed = f"{self.call(f['signer'])} ký bản mới{on}"
        return [text(told, "reason"), signed, f"số {number}" if number else ""]

    def recount(self, told: Told) -> list[str]:
        f = told.facts
        days = [day(f[name]) if f[name] else "không hẹn" for name in ("before", "after") if name in f]
        return [
            f"theo {f['notice']}" if f.get("notice") else "",
            f"hẹn {' → '.join(days)}" if days else "ngày hẹn không đổi",
            f"đổi cả {f['past']} ngày đã qua" if f.get("past") else "",
        ]

    def correct(self, told: Told) -> list[str]:
        return [*self.changes(told.facts), f"lý do: {text(told, 'reason')}"]

    def changes(self, f: Mapping[str, Any]) -> list[str]:
        """What stood, and what stands now."""
        ways: dict[str, tuple[str, Callable[[Any], str]]] = {
            "procedure": ("thủ tục", str),
            "case": ("trường hợp", self.case),
            "number": ("số văn bản", lambda number: number or "chưa ghi"),
            "channel": ("cách nộp", lambda key: CHANNEL.get(key, "")),
            "allow": ("thời hạn", allowed),
            "fee": ("tiền", lambda total: self.fee(total, {**self.before, **f})),
            "owner": ("chủ hồ sơ", person),
            "submitter": ("người nộp", person),
        }
        said = [
            f"{name}: {spell(self.before.get(key))} → {spell(f[key])}"
            for key, (name, spell) in ways.items()
            if key in f and f[key] != self.before.get(key)
        ]
        if "papers" in f:
            said.append(f"giấy tờ: {papers(self.record, [p['key'] for p in f['papers']]) or 'không có'}")
        return [*said, mended(f.get("contact"))]

    def case(self, key: Any) -> str:
        return next((c.name or "chung" for c in self.record.cases if c.key == key), str(key or "chung"))

    def fee(self, total: Any, f: Mapping[str, Any]) -> str:
        """What was charged; a level that the catalogue does not know is not nought."""
        return fee_words(total or 0, unknown=fee_unknown(self.record, f))

    def call(self, account: str) -> str:
        return self.calls.get(account, account)


def because(told: Told) -> list[str]:
    """The reason, of acts that have nothing else to say."""
    return [text(told, "reason")]


def comes(f: Mapping[str, Any]) -> str:
    """Who came, and with which mandate."""
    return " ".join(filter(None, (WHO[f.get("who", "self")], MANDATE[f.get("mandate", "none")])))
