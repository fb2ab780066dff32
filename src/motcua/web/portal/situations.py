"""In which situation a paper is needed, told as people would tell it. Pure."""

from collections.abc import Mapping

from motcua.procedures.rules.record import PaperAsked, Record
from motcua.words import lower

SITUATION: Mapping[tuple[str, str], str] = {  # an answer as a circumstance; others are quoted
    ("filer", "self"): "Ông/Bà tự đi nộp",
    ("filer", "kin"): "người thân đi thay",
    ("filer", "other"): "người ngoài gia đình đi thay",
    ("parents_married", "yes"): "cha mẹ đã đăng ký kết hôn và còn giấy",
    ("parents_married", "lost"): "cha mẹ đã đăng ký kết hôn nhưng mất giấy",
    ("parents_married", "no"): "cha mẹ chưa đăng ký kết hôn",
    ("residence", "both"): "cả hai người cùng thường trú ở đây",
    ("residence", "one"): "một người thường trú nơi khác",
    ("status", "never"): "chưa kết hôn với ai",
    ("status", "divorced"): "đã ly hôn",
    ("status", "widowed"): "vợ hoặc chồng đã mất",
    ("status", "married"): "đang có vợ hoặc chồng",
}


def when_needed(record: Record, paper: PaperAsked) -> str:
    """ "Nếu người ngoài gia đình đi thay.": the circumstance of a paper in a sentence."""
    said = [
        SITUATION.get((q.key, a.key)) or f"trường hợp của Ông/Bà là “{lower(a.words)}”"
        for q in record.questions
        for a in q.answers
        if (q.key, a.key) in paper.when
    ]
    if paper.condition:
        said.append(paper.condition.removeprefix("nếu ").removeprefix("khi "))
    return f"Nếu {' và '.join(said)}." if said else ""
