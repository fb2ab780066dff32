"""The six-month report and form II.06a as papers: the same words for page, PDF and DOCX. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from motcua.documents.rules import Block, Column, Paper, Para, Table, Title, Words, plain
from motcua.offices.rules import Name
from motcua.reports.annex import annexes
from motcua.reports.cover import Cover, foot, head
from motcua.reports.figures import FIGURES
from motcua.reports.forms import Row, SixMonths
from motcua.reports.forms import Table as Form
from motcua.reports.outline import OUTLINE, paragraphs
from motcua.reports.rules import COLUMNS, GROUPS
from motcua.reports.typed import Marked
from motcua.words import day_text, moment_words, thousands

END = "./."


def six_month(
    report: SixMonths,
    sections: Mapping[str, str],
    cover: Cover,
    name: Name,
    signed: tuple[str, str],
    at: datetime,
    *,
    marked: Sequence[Marked] = (),
    explained: str = "",
) -> Paper:
    """`sections`: a text for each part of the outline; `signed`: capacity and name; `at`: when it was counted;
    `marked`, `explained`: numbers of the words that are not the figures', and why."""
    body = (*head(cover, name), *narrative(sections), foot(cover, *signed))
    return Paper(
        f"Báo cáo: {cover.about}", "a4", (body, *annexes(report, cover, at, marked, explained)), numbered=True
    )


def narrative(sections: Mapping[str, str]) -> Iterator[Block]:
    """The outline with its texts; the last paragraph ends as a report does."""
    paras: list[Para] = []
    for section in OUTLINE:
        paras += [Para(plain(words), "heading") for words in section.heads]
        paras += [paragraph(line) for line in paragraphs(sections.get(section.key, ""))]
    last = "".join(run.text for run in paras[-1].words)
    if not last.endswith(END):
        paras[-1] = Para(plain(last.rstrip(".; ") + END), paras[-1].look)
    yield from paras


def paragraph(line: str) -> Para:
    """A line of a list, or a paragraph; what still waits for the officer stands in italics."""
    style = "i" if line.startswith(("[", "- [")) else ""
    return Para(plain(line, style), "item" if line.startswith("- ") else "body")


def ii_06a(form: Form, at: datetime) -> Paper:
    """Form II.06a/VPCP/KSTT, and how its columns are counted."""
    above = ["Biểu số II.06a/VPCP/KSTT", f"Đơn vị báo cáo: {form.office}"]
    if form.receiver:
        above.append(f"Đơn vị nhận báo cáo: {form.receiver}")
    under = (
        plain(f"Kỳ báo cáo: {form.period.words}"),
        plain("Đơn vị tính: Số hồ sơ TTHC", "i"),
    )
    title = Title("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", under)
    rows = [cells(str(n), row) for n, row in enumerate(form.rows, 1)]
    columns = (Column("TT", 0, "center"), Column("Lĩnh vực", 4), *(
        Column(word, 1, "right", group) for group, _, words in GROUPS for word in words
    ))  # fmt: skip
    numbered = tuple(plain(f"({n})", "i") for n in range(1, len(columns) + 1))
    table = Table("Biểu II.06a", columns, (numbered, *rows, cells("", form.total, "b")))
    return Paper(
        "Biểu số II.06a/VPCP/KSTT",
        "a4-wide",
        ((*(Para(plain(line)) for line in above), title, table, *notes(form)), tuple(definitions(form, at))),
        numbered=True,
    )


def cells(number: str, row: Row, style: str = "") -> tuple[Words, ...]:
    """A line of the form."""
    counts = (plain(thousands(value), style) for value in row.counts.values())
    return plain(number), plain(row.field, style), *counts


def notes(form: Form) -> Iterator[Block]:
    """What is in the column of those in time although its promise had been broken."""
    if form.settled_broken:
        yield Para(plain(f"Trong cột (9), rút hoặc dừng khi hạn đã qua: {', '.join(form.settled_broken)}."))


def definitions(form: Form, at: datetime) -> Iterator[Block]:
    """How each column is counted, and as known when."""
    last = day_text(form.period.last_on)
    yield Title("CÁCH TÍNH", (plain(f"Chốt hết ngày {last}, đếm lúc {moment_words(at)}"),))
    columns = Column("Cột", 0, "center"), Column("Tên", 3), Column("Cách tính", 5), Column("Nguồn", 4)
    rows = [
        (
            plain(f"({key[1:]})"),
            plain(FIGURES[key].name),
            plain(FIGURES[key].formula),
            plain(FIGURES[key].source),
        )
        for key in COLUMNS
    ]
    yield Table("Cách tính", columns, tuple(rows))
