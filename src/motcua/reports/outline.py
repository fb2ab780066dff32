"""The outline of the six-month report (NQ 76/NQ-CP), and what of it still waits to be written by hand. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.words import clean

MOST = 20_000  # letters of a section


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its name for the one who writes it, its headings as they are printed, and what no figure
    of ours can say, so that it is written by hand."""

    key: str
    name: str
    heads: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()


OUTLINE = (
    Section("opening", "Mở đầu"),
    Section(
        "steering", "Công tác chỉ đạo, điều hành", ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",), (
            "số nhiệm vụ trong kế hoạch, số đã hoàn thành, tỷ lệ",
            "tự kiểm tra: số bộ phận đã kiểm tra, số vấn đề phát hiện, số đã xử lý",
            "tuyên truyền: số lượt, bằng cách nào; sáng kiến",
            "khảo sát sự hài lòng: số phiếu, hình thức, tỷ lệ hài lòng",
        ),
    ),
    Section(
        "institutions", "Cải cách thể chế", ("II. KẾT QUẢ THỰC HIỆN", "1. Cải cách thể chế"),
        ("văn bản đã kiểm tra, rà soát, xử lý",),
    ),
    Section(
        "procedures", "Cải cách thủ tục hành chính", ("2. Cải cách thủ tục hành chính",),
        ("phản ánh, kiến nghị: số tiếp nhận, số đã trả lời, số trả lời đúng hạn",),
    ),
    Section(
        "apparatus", "Cải cách tổ chức bộ máy", ("3. Cải cách tổ chức bộ máy hành chính nhà nước",),
        ("kiện toàn tổ chức; biên chế được giao, có mặt",),
    ),
    Section("service", "Cải cách chế độ công vụ", ("4. Cải cách chế độ công vụ",)),
    Section("finance", "Cải cách tài chính công", ("5. Cải cách tài chính công",)),
    Section(
        "digital", "Chính quyền điện tử, chính quyền số",
        ("6. Xây dựng và phát triển chính quyền điện tử, chính quyền số",),
        ("văn bản ký số, hồ sơ công việc trên mạng, thanh toán trực tuyến, số hóa: số và tỷ lệ",),
    ),
    Section(
        "judgement", "Đánh giá chung", ("III. ĐÁNH GIÁ CHUNG",),
        ("kết quả nổi bật; tồn tại, hạn chế và nguyên nhân",),
    ),
    Section(
        "next", "Phương hướng, nhiệm vụ", ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",),
        ("nhiệm vụ của kỳ tới: việc, thời hạn, người làm",),
    ),
    Section(
        "asks", "Kiến nghị, đề xuất", ("V. KIẾN NGHỊ, ĐỀ XUẤT",),
        ("điều đề nghị với cấp trên; không có thì ghi: Không có.",),
    ),
    Section("closing", "Kết thúc"),
)  # fmt: skip


def to_write(what: str) -> str:
    """The line that stands where no figure of ours can: the officer writes it, or takes it away."""
    return f"[Cán bộ viết: {what}]"


def paragraphs(text: str) -> list[str]:
    """The lines of a section, cleaned; empty ones are none."""
    return [line for raw in text.splitlines() if (line := clean(raw))]


def waiting(sections: Mapping[str, str]) -> Iterator[tuple[Section, str]]:
    """Lines that still wait for the officer: each with its section, in the order of the outline."""
    for section in OUTLINE:
        for line in paragraphs(sections.get(section.key, "")):
            if line.startswith(("[", "- [")):
                yield section, line
