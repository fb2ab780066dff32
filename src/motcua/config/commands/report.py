"""`motcua report`: form II.06a and the six-month report, for people, other programs and spreadsheets."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua import Refused
from motcua.words import thousands

if TYPE_CHECKING:
    from motcua.reports.forms import SixMonths, Table


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser("report", help="báo cáo của một kỳ: biểu II.06a, báo cáo 6 tháng")
    words.add_argument("what", choices=["ii-06a", "six-month"])
    words.add_argument("--since", metavar="D", help="từ ngày, như 2022-01-01")
    words.add_argument("--until", metavar="D", help="đến trước ngày, như 2022-07-01")
    words.add_argument("--office", metavar="MÃ", help="cơ quan mang mã này (mặc định: phường đầu tiên ở đây)")
    words.add_argument("--format", choices=["text", "json", "xlsx"], default="text")
    words.add_argument("--json", action="store_const", const="json", dest="format", help="như --format json")
    words.add_argument("--out", metavar="FILE", help="ghi vào tệp (bắt buộc với xlsx)")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Nothing is written unless all of it was counted."""
    from motcua.config.cli import with_database
    from motcua.config.period import day
    from motcua.reports.rules import Period

    if not args.since or not args.until:
        raise Refused("Kỳ cần cả --since và --until, như --since 2022-01-01 --until 2022-07-01.")
    period = Period(day(args.since), day(args.until))
    if args.format == "xlsx" and not args.out:
        raise Refused("Bảng tính cần tên tệp: hãy ghi thêm --out bao-cao.xlsx.")
    with_database()
    from motcua.offices import queries as offices
    from motcua.reports import queries

    ward = offices.ward_by_code(args.office) if args.office else offices.ward()
    if args.what == "ii-06a":
        content = form(queries.ii_06a(ward.id, period.since, period.until), args.format)
    else:
        content = six_month(queries.six_month(ward.id, period.since, period.until), args.format)
    if args.out:
        keep(Path(args.out), content)
        print(f"Đã ghi {args.out}.", file=sys.stderr)
    else:
        sys.stdout.write(content.decode())
    return 0


def form(table: "Table", kind: str) -> bytes:
    """Form II.06a in one of the formats."""
    from motcua.reports import answers, sheet

    if kind == "xlsx":
        return sheet.ii_06a(table)
    return as_json(answers.ii_06a(table)) if kind == "json" else as_text(form_text(table))


def six_month(report: "SixMonths", kind: str) -> bytes:
    """The six-month report in one of the formats."""
    from motcua.reports import answers, sheet

    if kind == "xlsx":
        return sheet.six_month(report)
    return as_json(answers.six_month(report)) if kind == "json" else as_text(report_text(report))


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
