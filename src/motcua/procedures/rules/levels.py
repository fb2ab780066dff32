"""Levels of what is offered online, by date. Pure.

Mức độ 3, 4 until NĐ 42/2022/NĐ-CP (15/8/2022), toàn trình and một phần from then on [K].
"""

from datetime import date

from motcua import Refused
from motcua.words import day_text

LEVELS_CHANGED_ON = date(2022, 8, 15)
WORDS = {
    "3": "Nộp trên mạng, đến nhận một lần",
    "4": "Làm hết trên mạng",
    "part": "Nộp trên mạng, đến nhận một lần",
    "whole": "Làm hết trên mạng",
}


class WrongLevel(Refused):
    """A level that the law did not know on those days."""


def level_period(level: str, since: date | None, until: date | None) -> tuple[date | None, date | None]:
    """The period that the level can have: levels 3 and 4 end with the decree, the others begin with it."""
    change = day_text(LEVELS_CHANGED_ON)
    if level in ("3", "4"):
        if (since and since >= LEVELS_CHANGED_ON) or (until and until > LEVELS_CHANGED_ON):
            raise WrongLevel(
                f"Mức độ {level} chỉ có trước {change}; từ ngày đó dùng toàn trình hoặc một phần."
            )
        return since, until or LEVELS_CHANGED_ON
    if level in ("part", "whole"):
        if since and since < LEVELS_CHANGED_ON:
            raise WrongLevel(f"Toàn trình và một phần có từ {change}; trước ngày đó dùng mức độ 3 hoặc 4.")
        return since or LEVELS_CHANGED_ON, until
    raise WrongLevel(f"Không có mức “{level}”; dùng 3, 4, part (một phần) hoặc whole (toàn trình).")
