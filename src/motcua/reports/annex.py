"""The annexes of the six-month report: indicators, pictures with their numbers, and how all is counted. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from motcua.documents.rules import Block, Column, Para, Picture, Table, Title, plain
from motcua.reports import pictures
from motcua.reports.cover import Cover
from motcua.reports.figures import FACTS, FIGURES, LEVELS, REVENUE, Fact, Figure
from motcua.reports.forms import SixMonths
from motcua.reports.lines import of_report
from motcua.reports.pictures import Bar
from motcua.reports.rules import COLUMNS
from motcua.reports.typed import Marked
from motcua.words import day_text, moment_words, percent, rate_text, thousands

UNKNOWN = "chưa có số liệu"
MONTH = 31  # days of the longest part that is a month
Row = tuple[str, str, str, str]  # indicator, unit, number, note

MAIN = Column("STT", 0, "center"), Column("Chỉ tiêu", 11), Column("Đơn vị tính", 3, "center"), Column(
    "Số liệu", 4, "right"
), Column("Ghi chú", 3)  # fmt: skip


def annexes(
    report: SixMonths, cover: Cover, at: datetime, marked: Sequence[Marked] = (), explained: str = ""
) -> tuple[tuple[Block, ...], ...]:
    """A sheet each. `at`: when it was counted; `marked`: numbers of the words that are not the figures', with why."""
    said = f"(Kèm theo Báo cáo {cover.called} của {report.place.name})"
    named = (
        ("Phụ lục I", "THỐNG KÊ CÁC CHỈ TIÊU CHỦ YẾU", indicators(report)),
        ("Phụ lục II", "HỒ SƠ THEO THỜI GIAN, LĨNH VỰC VÀ CÁCH NỘP", drawn(report)),
        (
            "Phụ lục III",
            "CÁCH TÍNH VÀ NGÀY CHỐT SỐ LIỆU",
            (*counted(report, at), *differing(marked, explained)),
        ),
    )
    return tuple(
        (Title(number, (plain(title, "b"), plain(said, "i"))), *blocks) for number, title, blocks in named
    )


def indicators(report: SixMonths) -> Iterator[Block]:
    """Groups by the outline of the national list; what no figure of ours fills says so."""
    n, rows = 0, []
    for number, (group, listed) in enumerate(GROUPS, 1):
        rows.append((plain(str(number), "b"), plain(group, "b"), plain(""), plain(""), plain("")))
        for name, unit, value, note in listed(report):
            n += 1
            rows.append((plain(f"{number}.{n}"), plain(name), plain(unit), plain(value), plain(note)))
        n = 0
    yield Table("Thống kê các chỉ tiêu chủ yếu", MAIN, tuple(rows))


def steering(r: SixMonths) -> Iterator[Row]:
    yield "Kế hoạch đang thực hiện", "kế hoạch", str(sum(u.kind == "plan" for u in r.undertakings)), ""
    yield "Nhiệm vụ trong kế hoạch đã hoàn thành", "%", UNKNOWN, ""
    yield "Khảo sát sự hài lòng", "phiếu", UNKNOWN, ""


def procedures(r: SixMonths) -> Iterator[Row]:
    v = r.values
    yield "Thủ tục hành chính niêm yết công khai", "thủ tục", thousands(v["procedures_posted"]), ""
    yield "Hồ sơ tiếp nhận, kể cả kỳ trước chuyển sang", "hồ sơ", thousands(v["c3"]), ""
    for key in (
        "received",
        "c6",
        "c7",
        "c8",
        "c9",
        "c10",
        "c11",
        "c12",
        "c13",
        "reappointed",
        "settled_broken",
    ):
        yield FIGURES[key].name, "hồ sơ", thousands(v[key]), ""
    yield "Giải quyết trước hạn và đúng hạn", "%", bare(percent(v["c8"] + v["c9"], v["c7"])), ""
    yield "Phản ánh, kiến nghị trả lời đúng hạn", "%", UNKNOWN, ""


def apparatus(r: SixMonths) -> Iterator[Row]:
    yield FACTS["one_stop_staff"].name, "người", thousands(r.values["one_stop_staff"]), ""


def service(r: SixMonths) -> Iterator[Row]:
    courses = [u for u in r.undertakings if u.kind == "training"]
    trained = sum(u.people for u in courses)
    yield "Đào tạo, bồi dưỡng", "lượt người", thousands(trained), "" if courses else "không phát sinh"


def finance(r: SixMonths) -> Iterator[Row]:
    stated = r.statement and r.statement.revenue
    if not stated:
        yield FACTS[REVENUE].name, "triệu đồng", UNKNOWN, ""
        return
    note = "ước đạt" if stated.kind == "estimate" else ""
    yield FACTS[REVENUE].name, "triệu đồng", thousands(stated.amount), note
    yield (
        "So với dự toán",
        "%",
        bare(percent(stated.amount, stated.plan)),
        f"trên {thousands(stated.plan)}",
    )


def digital(r: SixMonths) -> Iterator[Row]:
    v = r.values
    yield FACTS["procedures_online"].name, "thủ tục", thousands(v["procedures_online"]), ""
    for key in r.levels:
        yield f"Trong đó {LEVELS[key]}", "thủ tục", thousands(v[f"procedures_level_{key}"]), ""
    for line in of_report(r):
        if line.rate and line.key != REVENUE:
            yield line.name, "%", bare(line.text), f"{thousands(line.part)}/{thousands(line.rate.whole)}"
    yield "Thanh toán trực tuyến; số hóa hồ sơ, kết quả", "%", UNKNOWN, ""


def bare(percentage: str) -> str:
    """The sign stands in the column of units."""
    return percentage.removesuffix("%")


GROUPS = (
    ("Công tác chỉ đạo, điều hành", steering),
    ("Cải cách thủ tục hành chính", procedures),
    ("Cải cách tổ chức bộ máy", apparatus),
    ("Cải cách chế độ công vụ", service),
    ("Cải cách tài chính công", finance),
    ("Chính quyền điện tử, chính quyền số", digital),
)


def drawn(report: SixMonths) -> Iterator[Block]:
    """Three pictures, each with its numbers in a table."""
    yield from by_part(report)
    yield from lateness(report)
    yield from online(report)


def heading(words: str) -> Para:
    return Para(plain(words), "heading")


def by_part(report: SixMonths) -> Iterator[Block]:
    """What came in each month (each year in a long period), and how much that was on a working day."""
    years = any((p.until - p.since).days > MONTH for p, _, _ in report.parts)
    bars, rows = [], []
    for p, received, days in report.parts:
        label = str(p.since.year) if years else f"tháng {p.since.month}"
        daily = rate_text(received, 100 * days, 1) if days else "–"
        bars.append(Bar(label, received, thousands(received), f"{daily}/ngày"))
        rows.append((label.capitalize(), thousands(received), thousands(days), daily))
    what = f"Hồ sơ tiếp nhận theo {'năm' if years else 'tháng'}"
    yield heading(f"1. {what}")
    yield Picture(pictures.columns(bars), f"{what}: {told(bars)}.")
    heads = ("Năm" if years else "Tháng", "Tiếp nhận", "Ngày làm việc", "Mỗi ngày làm việc")
    yield grid(what, heads, rows)


def lateness(report: SixMonths) -> Iterator[Block]:
    """Settled late, and open and late, by field."""
    rows, bars = [], []
    for row in report.table.rows:
        c = row.counts
        rows.append((row.field, *(thousands(c[key]) for key in ("c3", "c7", "c10", "c13"))))
        if late := c["c10"] + c["c13"]:
            bars.append(Bar(row.field, late, thousands(late), f"/ {thousands(c['c3'])} hồ sơ"))
    yield heading("2. Quá hạn theo lĩnh vực")
    if bars:
        bars.sort(key=lambda bar: -bar.value)
        yield Picture(pictures.rows(bars), f"Hồ sơ quá hạn theo lĩnh vực: {told(bars)}.")
    else:
        none = "Không có hồ sơ quá hạn ở lĩnh vực nào." if rows else "Kỳ này không có hồ sơ nào."
        yield Para(plain(none), "body")
    heads = ("Lĩnh vực", "Tiếp nhận, cả kỳ trước", "Đã giải quyết", "Xong quá hạn", "Đang quá hạn")
    if rows:
        yield grid("Hồ sơ và quá hạn theo lĩnh vực", heads, rows)


def online(report: SixMonths) -> Iterator[Block]:
    """Rates of filing online: over all, by level, and of the procedures offered."""
    lines = [line for line in of_report(report) if line.rate and line.key != REVENUE]
    bars = [
        Bar(line.name, round(100 * float(line.rate.value)), line.text)
        for line in lines
        if line.rate and line.rate.value is not None
    ]
    yield heading("3. Nộp trên mạng")
    if bars:
        yield Picture(pictures.rows(bars, whole=10_000), f"Tỷ lệ nộp trên mạng: {told(bars)}.")
    rows = [(line.name, thousands(line.part), thousands(line.whole or 0), line.text) for line in lines]
    yield grid("Tỷ lệ nộp trên mạng", ("Chỉ tiêu", "Số", "Trên", "Tỷ lệ"), rows)


def told(bars: Iterable[Bar]) -> str:
    """A picture in words."""
    return "; ".join(f"{bar.label} {bar.text}" for bar in bars)


def grid(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Words in the first column, numbers in the others."""
    columns = (Column(heads[0], 3), *(Column(head, 1, "right") for head in heads[1:]))
    return Table(name, columns, tuple(tuple(plain(cell) for cell in row) for row in rows))


def counted(report: SixMonths, at: datetime) -> Iterator[Block]:
    """Each figure with its definition and its source; as known when."""
    last = day_text(report.period.last_on)
    yield Para(
        plain(f"Số liệu {report.period.words}, chốt hết ngày {last}, đếm lúc {moment_words(at)}."), "body"
    )
    columns_first: dict[str, Figure | Fact] = {key: FIGURES[key] for key in COLUMNS}
    defined = columns_first | {d.key: d for line in of_report(report) for d in line.defined}
    columns = Column("Chỉ tiêu", 3), Column("Cách tính", 5), Column("Nguồn", 3)
    rows = tuple((plain(d.name), plain(d.formula), plain(d.source)) for d in defined.values())
    yield Table("Cách tính", columns, rows)


def differing(marked: Sequence[Marked], explained: str) -> Iterator[Block]:
    """Numbers of the words that are not the figures': what was typed, what was computed, and why."""
    if differ := [m for m in marked if m.computed]:
        yield heading("Số trong lời văn khác số tính được")
        columns = (
            Column("Mục", 3),
            Column("Chỉ tiêu", 4),
            Column("Lời văn", 1, "right"),
            Column("Tính được", 1, "right"),
        )
        rows = ((m.section, m.name, m.typed, m.computed) for m in differ)
        yield Table(
            "Số trong lời văn khác số tính được", columns, tuple(tuple(map(plain, row)) for row in rows)
        )
        yield Para(plain(f"Vì sao: {explained or 'chưa ghi'}."), "body")
    if own := [m.typed for m in marked if not m.computed]:
        yield Para(
            plain(f"Số tự ghi, không có số liệu để đối chiếu: {'; '.join(dict.fromkeys(own))}."), "body"
        )
