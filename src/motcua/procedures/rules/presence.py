"""Who must come, and who may come instead: answered in one Vietnamese sentence. Pure.

Hộ tịch: TT 04/2020/TT-BTP, điều 2. Chứng thực: NĐ 23/2015/NĐ-CP. Both as data of the record (Presence, Away).
"""

from dataclasses import dataclass
from typing import Literal

from motcua.procedures.rules.record import Away, Presence
from motcua.words import capital

Moment = Literal["filing", "hand_over"]
Who = Literal["self", "party", "kin", "other"]
Mandate = Literal["none", "written", "certified"]

KIN = "ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột"


@dataclass(frozen=True, slots=True)
class Verdict:
    """May this person act, and the sentence that is said and kept."""

    allowed: bool
    words: str


def may_act(presence: Presence | None, moment: Moment, who: Who, mandate: Mandate = "none") -> Verdict:
    """Whether that person may file, or collect the result.

    `who`: the one concerned, one of several parties, close kin (with proof), or somebody else.
    A procedure without a rule is treated as one that takes any written mandate.
    """
    rule = presence or Presence()
    in_person = rule.filing if moment == "filing" else rule.hand_over
    if who == "self":
        return Verdict(True, f"Được. {_sentence(in_person)}".strip())
    if who == "party" and moment == "filing" and (rule.one_may_file or not in_person):
        return Verdict(True, "Được: một bên nộp thay bên kia, không cần ủy quyền.")
    if in_person and (moment == "hand_over" or rule.proxy == "none"):
        return Verdict(False, f"Không ai đi thay được. {_sentence(in_person)}")
    return _by_proxy(rule, moment, who, mandate)


def _by_proxy(rule: Presence, moment: Moment, who: Who, mandate: Mandate) -> Verdict:
    does = "nộp" if moment == "filing" else "nhận"
    if rule.proxy == "anyone":
        return Verdict(True, f"Được: ai {does} cũng được, không cần ủy quyền.")
    if rule.proxy == "none":
        return Verdict(False, "Không ai đi thay được: thủ tục này không nhận ủy quyền.")
    if who == "kin" and not rule.kin_mandate:
        return Verdict(True, f"Được: {KIN} {does} thay không cần ủy quyền, mang giấy chứng minh quan hệ.")
    if who == "kin" and rule.proxy == "kin":
        allowed = mandate != "none"
        said = "Được" if allowed else "Cần văn bản ủy quyền"
        return Verdict(allowed, f"{said}: {KIN} chỉ cần ủy quyền viết tay và giấy chứng minh quan hệ.")
    if rule.proxy == "written":
        allowed = mandate != "none"
        return Verdict(allowed, "Được: có văn bản ủy quyền." if allowed else "Cần văn bản ủy quyền.")
    allowed = mandate == "certified"
    return Verdict(
        allowed, "Được: ủy quyền đã chứng thực." if allowed else "Cần văn bản ủy quyền đã chứng thực."
    )


def may_go_home(away: Away | None) -> Verdict:
    """Whether it may be done in a home, outside the office."""
    if away is None:
        return Verdict(False, "Chưa có quy định cho làm tại nhà; hỏi lãnh đạo trước khi hẹn.")
    source = f" ({away.source})" if away.source else ""
    if away.rule == "no":
        return Verdict(False, f"Không làm tại nhà được, phải đến trụ sở{source}.")
    if away.rule == "some":
        return Verdict(True, f"Chỉ làm tại nhà cho {away.whom}{source}; ghi rõ nơi và giờ, phút.")
    return Verdict(True, f"Làm tại nhà được{source}.")


def _sentence(words: str) -> str:
    return f"{capital(words)}." if words else ""
