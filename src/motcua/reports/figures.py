"""Every figure of a report, defined once: its name, its formula, its source, and what it counts.

Counts, lists of dossiers, JSON, spreadsheets and pages all come from here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from motcua import Refused
from motcua.reports.rules import Period, came, columns

if TYPE_CHECKING:
    from motcua.dossiers.rules import CaseRow

REVENUE = "budget_revenue_million_vnd"
FORM = "Biểu số II.06a/VPCP/KSTT, cột {} (TT 01/2020/TT-VPCP)"
CLASSES = "so ngày, không so giờ; rút hoặc dừng là đúng hạn"
CUSTOM = "Báo cáo cải cách hành chính của phường: cách tính quen dùng, chưa thấy văn bản quy định"
# the last two took the place of levels on 15/8/2022 (NĐ 42/2022/NĐ-CP); the catalogue knows which holds when
LEVELS = {"3": "mức độ 3", "4": "mức độ 4", "whole": "toàn trình", "part": "một phần"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a figure looks at beside the case: the period, and how a procedure was offered online on a day."""

    period: Period
    level_of: Callable[[str, date], str | None] = lambda _code, _on: None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `has`: does it count this case; `of`: does it count dossiers, or their procedures."""

    key: str
    name: str
    formula: str
    source: str
    has: Callable[["CaseRow", Ground], bool]
    of: Literal["dossiers", "procedures"] = "dossiers"

    def cases(self, rows: Iterable["CaseRow"], ground: Ground) -> list["CaseRow"]:
        """The dossiers behind it, in the order in which they came."""
        return [row for row in rows if self.has(row, ground)]

    def count(self, rows: Iterable["CaseRow"], ground: Ground) -> int:
        """Its value."""
        cases = self.cases(rows, ground)
        return len(cases if self.of == "dossiers" else {case.procedure for case in cases})


class UnknownFigure(Refused):
    """No figure is called so."""


def column(number: int, name: str, formula: str) -> Figure:
    """A column of form II.06a."""
    key = f"c{number}"
    return Figure(
        key, name, formula, FORM.format(number), lambda case, ground: key in columns(case, ground.period)
    )


def received(case: "CaseRow", ground: Ground) -> bool:
    """Did it come in the period, by whichever way?"""
    return came(case, ground.period) != "c6"


def ended_broken(case: "CaseRow", _ground: Ground) -> bool:
    """Withdrawn or stopped although the promise was already broken?"""
    return case.status in ("withdrawn", "stopped") and case.broken


def late(case: "CaseRow", ground: Ground) -> bool:
    """Settled late, or open and late?"""
    return bool(columns(case, ground.period) & {"c10", "c13"})


def level(key: str, words: str) -> tuple[Figure, Figure, Figure]:
    """The three figures of a level of online service: its dossiers, those filed online, their procedures."""

    def arose(case: "CaseRow", ground: Ground) -> bool:
        on = case.received_on
        return received(case, ground) and on is not None and ground.level_of(case.procedure, on) == key

    def filed(case: "CaseRow", ground: Ground) -> bool:
        return case.channel == "online" and arose(case, ground)

    return (
        Figure(
            f"level_{key}",
            f"Hồ sơ của thủ tục {words}",
            f"Hồ sơ tiếp nhận trong kỳ, nộp bằng mọi cách, của thủ tục ở {words} vào ngày tiếp nhận",
            CUSTOM,
            arose,
        ),
        Figure(
            f"level_{key}_online",
            f"Hồ sơ {words} nộp trên mạng",
            f"Trong số hồ sơ của thủ tục {words}: những hồ sơ nộp trên mạng",
            CUSTOM,
            filed,
        ),
        Figure(
            f"level_{key}_procedures",
            f"Thủ tục {words} có hồ sơ",
            f"Số thủ tục {words} có ít nhất một hồ sơ nộp trên mạng, tiếp nhận trong kỳ",
            CUSTOM,
            filed,
            of="procedures",
        ),
    )


_ALL = (
    column(3, "Tiếp nhận, tổng số", "(4) + (5) + (6)"),
    column(4, "Tiếp nhận trong kỳ, trực tuyến", "Ngày tiếp nhận nằm trong kỳ, nộp trên mạng"),
    column(
        5, "Tiếp nhận trong kỳ, trực tiếp hoặc bưu chính", "Ngày tiếp nhận nằm trong kỳ, không nộp trên mạng"
    ),
    column(6, "Từ kỳ trước chuyển sang", "Tiếp nhận trước kỳ và chưa giải quyết xong trước kỳ"),
    column(7, "Đã giải quyết, tổng số", "(8) + (9) + (10)"),
    column(8, "Đã giải quyết trước hạn", f"Ngày có kết quả trước ngày hẹn trả; {CLASSES}"),
    column(9, "Đã giải quyết đúng hạn", f"Ngày có kết quả là ngày hẹn trả, hoặc không có hạn; {CLASSES}"),
    column(
        10, "Đã giải quyết quá hạn", "Ngày có kết quả sau ngày hẹn trả; xin lỗi và hẹn lại không đổi điều này"
    ),
    column(11, "Đang giải quyết, tổng số", "(12) + (13)"),
    column(
        12,
        "Đang giải quyết, trong hạn",
        "Đang chờ khi hạn chưa qua, không có hạn, hoặc hạn không trước ngày cuối kỳ",
    ),
    column(13, "Đang giải quyết, quá hạn", "Hạn trước ngày cuối kỳ mà chưa xong"),
    Figure("received", "Hồ sơ tiếp nhận trong kỳ", "(4) + (5)", FORM.format("4 và 5"), received),
    Figure("late", "Hồ sơ quá hạn, đã xong và đang giải quyết", "(10) + (13)", FORM.format("10 và 13"), late),
    Figure(
        "reappointed",
        "Hồ sơ phải xin lỗi và hẹn lại",
        "Hồ sơ của kỳ đã được hẹn lại ngày trả",
        "NĐ 61/2018/NĐ-CP, điều 19",
        lambda case, _: case.reappointed_on is not None,
    ),
    Figure(
        "settled_broken",
        "Rút hoặc dừng khi đã quá hạn",
        "Nằm trong cột (9) vì đã rút hoặc dừng, nhưng lúc ấy hạn đã qua; nêu riêng để lãnh đạo biết",
        FORM.format(9),
        ended_broken,
    ),
    *(figure for key, words in LEVELS.items() for figure in level(key, words)),
)
FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _ALL}


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of the report that is not counted from dossiers."""

    key: str
    name: str
    formula: str
    source: str


FACTS: Mapping[str, Fact] = {
    fact.key: fact
    for fact in (
        Fact(
            "procedures_posted",
            "Thủ tục niêm yết công khai",
            "Thủ tục giải quyết ở đây, đang niêm yết vào ngày cuối kỳ",
            "NĐ 63/2010/NĐ-CP; quyết định niêm yết của cơ quan",
        ),
        Fact(
            "procedures_online",
            "Thủ tục cung cấp trực tuyến",
            "Thủ tục cung cấp trực tuyến vào ngày cuối kỳ: mức độ 3, 4; từ 15/8/2022 toàn trình, một phần",
            "NĐ 42/2022/NĐ-CP",
        ),
        Fact(
            "one_stop_staff",
            "Cán bộ của bộ phận một cửa",
            "Người giữ vị trí thuộc bộ phận một cửa vào ngày cuối kỳ",
            "Quyết định kiện toàn của cơ quan",
        ),
        Fact(
            REVENUE,
            "Thu ngân sách",
            "Số cơ quan nêu cho kỳ, so với dự toán, triệu đồng; “ước đạt” khi kỳ chưa quyết toán",
            "Báo cáo của cơ quan",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole, both figures or facts by key. `key`: where it stands in the six-month answer."""

    key: str
    name: str
    part: str
    whole: str
    level: str = ""  # shown only where that level is offered


RATIOS = (
    Ratio("online", "Hồ sơ nộp trên mạng, mọi thủ tục", "c4", "received"),
    *(
        Ratio(f"online.level_{k}", f"Hồ sơ {words} nộp trên mạng", f"level_{k}_online", f"level_{k}", k)
        for k, words in LEVELS.items()
    ),
    *(
        Ratio(
            f"online.procedures_with_online_dossiers.level_{k}",
            f"Thủ tục {words} có hồ sơ",
            f"level_{k}_procedures",
            "procedures_online",
            k,
        )
        for k, words in LEVELS.items()
    ),
)


def figure_of(key: str) -> Figure:
    """The figure of that key. Raises UnknownFigure."""
    if key not in FIGURES:
        raise UnknownFigure("Không có chỉ tiêu này: hãy mở con số từ trang báo cáo.")
    return FIGURES[key]


def counts(rows: Sequence["CaseRow"], ground: Ground) -> dict[str, int]:
    """The value of every figure, by key."""
    return {key: figure.count(rows, ground) for key, figure in FIGURES.items()}
