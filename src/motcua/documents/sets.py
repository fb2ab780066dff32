"""The sets of forms of the one-stop shop, by the texts that prescribe them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms of one text, in force on the days of [since, until). `names`: of those that are told by name alone,
    number and name by kind."""

    key: str
    statute: str
    since: date
    until: date | None
    names: Mapping[str, tuple[str, str]]

    def holds(self, on: date) -> bool:
        """Is it in force on that day?"""
        return self.since <= on and (self.until is None or on < self.until)

    @property
    def short(self) -> str:
        """The text by its number: "Thông tư số 01/2018/TT-VPCP"."""
        return self.statute.partition(" ngày ")[0]


# Both texts and the names of B were seen. No layout of B was found, so none is made up: an office that has them enters
# them, and until then those of A go on without their basis (ADR 9).
SETS = (
    FormSet(
        "A",
        "Thông tư số 01/2018/TT-VPCP ngày 23 tháng 11 năm 2018 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        date(2018, 11, 23),
        date(2025, 9, 15),
        {"book": ("06", "Sổ theo dõi hồ sơ")},
    ),
    FormSet(
        "B",
        "Thông tư số 03/2025/TT-VPCP ngày 15 tháng 9 năm 2025",
        date(2025, 9, 15),
        None,
        {
            "receipt": ("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
            "supplement": ("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
            "refusal": ("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
            "apology": ("04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"),
            "stop": ("05", "Thông báo dừng giải quyết hồ sơ"),
            "control": ("06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
            "book": ("07", "Sổ theo dõi hồ sơ"),
        },
    ),
)


def form_set(key: str) -> FormSet:
    """The set of that key. LookupError when there is none."""
    return next(each for each in SETS if each.key == key)
