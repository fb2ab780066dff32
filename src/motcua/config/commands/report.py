"""`motcua report`: form II.06a, the six-month report and the tracking book, for people, other programs and paper."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from motcua import Refused
from motcua.clock import VN
from motcua.words import thousands

if TYPE_CHECKING:
    from motcua.offices.rules import Ward
    from motcua.reports.forms import SixMonths, Table
    from motcua.reports.rules import Period

Made: TypeAlias = "Callable[[Ward, Period, datetime], bytes]"


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("report", help="báo cáo của một kỳ: biểu II.06a, báo cáo 6 tháng, sổ theo dõi")
    words.add_argument("what", choices=list(MADE))
    words.add_argument("--since", metavar="D", help="từ ngày, như 2022-01-01")
    words.add_argument("--until", metavar="D", help="đến trước ngày, như 2022-07-01")
    words.add_argument("--office", metavar="MÃ", help="cơ quan mang mã này (mặc định: phường đầu tiên ở đây)")
    words.add_argument("--format", choices=["text", "json", *FILES], default="text")
    words.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")
    words.add_argument("--out", metavar="FILE", help="ghi vào tệp (bắt buộc với xlsx, pdf, docx)")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Nothing is written unless all of it was counted."""
    from motcua.config.cli import with_database
    from motcua.config.period import day
    from motcua.reports.rules import Period

    if not args.since or not args.until:
        raise Refused("Kỳ cần cả --since và --until, như --since 2022-01-01 --until 2022-07-01.")
    now = datetime.now(VN)
    period = Period(day(args.since), day(args.until)).begun(now.date())
    if args.format not in MADE[args.what]:
        raise Refused(f"{args.what} có các dạng {', '.join(MADE[args.what])}: hãy chọn --format trong số ấy.")
    if args.format in FILES and not args.out:
        raise Refused(f"Dạng {args.format} cần tên tệp: hãy ghi thêm --out bao-cao.{args.format}.")
    with_database()
    from motcua.offices import queries as offices

    ward = offices.ward_by_code(args.office) if args.office else offices.ward()
    content = MADE[args.what][args.format](ward, period, now)
    if args.out:
        keep(Path(args.out), content)
        print(f"Đã ghi {args.out}.", file=sys.stderr)
    else:
        sys.stdout.write(content.decode())
    return 0


def form(kind: str) -> Made:
    """Form II.06a in one of the formats."""

    def made(ward: "Ward", period: "Period", now: datetime) -> bytes:
        from motcua.documents import press
        from motcua.reports import answers, paper, queries, sheet

        table = queries.ii_06a(ward.id, period.since, period.until)
        if kind == "pdf":
            return press.pdf(paper.ii_06a(table, now), mark=trial(ward))
        if kind == "xlsx":
            return sheet.ii_06a(table)
        return as_json(answers.ii_06a(table)) if kind == "json" else as_text(form_text(table))

    return made


def six_month(kind: str) -> Made:
    """The six-month report in one of the formats; as a paper it is the draft that its figures give."""

    def made(ward: "Ward", period: "Period", now: datetime) -> bytes:
        from motcua.documents import press
        from motcua.reports import answers, drafts, queries, sheet

        report = queries.six_month(ward.id, period.since, period.until)
        if kind in ("pdf", "docx"):
            cover, texts = drafts.begun(report, ward.id, now.date())
            drafted = drafts.draft_paper(report, ward.id, texts, cover, now)
            mark = " · ".join(filter(None, ("DỰ THẢO", trial(ward))))
            return (press.pdf if kind == "pdf" else press.docx)(drafted, mark=mark)
        if kind == "xlsx":
            return sheet.six_month(report)
        return as_json(answers.six_month(report)) if kind == "json" else as_text(report_text(report))

    return made


def book(kind: str) -> Made:
    """The tracking book in one of the formats."""

    def made(ward: "Ward", period: "Period", now: datetime) -> bytes:
        from motcua.documents import press
        from motcua.reports import book as bound
        from motcua.reports import book_sheet, queries

        found = queries.book(ward.id, period.since, period.until, now)
        return press.pdf(bound.paper(found), mark=trial(ward)) if kind == "pdf" else book_sheet.write(found)

    return made


def trial(ward: "Ward") -> str:
    """What stands above each sheet of a practice ward."""
    from motcua.documents.rules import TRIAL

    return TRIAL if ward.practice else ""


FILES = ("xlsx", "pdf", "docx")
MADE: dict[str, dict[str, Made]] = {
    "ii-06a": {kind: form(kind) for kind in ("text", "json", "xlsx", "pdf")},
    "six-month": {kind: six_month(kind) for kind in ("text", "json", *FILES)},
    "book": {kind: book(kind) for kind in ("xlsx", "pdf")},
}


def form_text(table: "Table") -> Iterator[str]:
    """Form II.06a for the eye."""
    yield f"Biểu số II.06a/VPCP/KSTT, {table.office}, {table.period.words}"
    yield f"{'Lĩnh vực':<36}" + "".join(f"{f'({column[1:]})':>7}" for column in table.total.counts)
    for row in (*table.rows, table.total):
        yield f"{row.field:<36}" + "".join(f"{thousands(n):>7}" for n in row.counts.values())
    if table.settled_broken:
        yield f"Rút hoặc dừng khi đã quá hạn: {', '.join(table.settled_broken)}"


def report_text(report: "SixMonths") -> Iterator[str]:
    """The six-month report for the eye."""
    from motcua.reports.lines import of_report

    yield f"{report.place.name}, báo cáo {report.period.title}, {report.period.words}"
    for line in of_report(report):
        of = "" if line.whole is None else f" ({thousands(line.part)}/{thousands(line.whole)})"
        yield f"{line.name}: {line.text}{of}" + (f". {line.note}" if line.note else "")


def as_text(lines: Iterable[str]) -> bytes:
    """One line each."""
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()


def as_json(answer: dict[str, Any]) -> bytes:
    """One object, indented."""
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()


def keep(path: Path, content: bytes) -> None:
    """The whole file or none. Refused when it cannot be written."""
    beside = path.parent / f".{path.name}.tmp"
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as e:
        with suppress(OSError):
            beside.unlink()
        raise Refused(
            f"Không ghi được {path}: hãy chọn tên tệp trong thư mục có thật và cho phép ghi."
        ) from e
