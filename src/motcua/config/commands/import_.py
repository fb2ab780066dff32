"""`motcua import catalogue`, `motcua import national|procedures FILE`: the catalogue that comes with the program, the
country's list, or records for the catalogue."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua import Refused
from motcua.clock import VN

if TYPE_CHECKING:
    from motcua.procedures.rules import Bad


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser(
        "import", help="nhập danh mục đi kèm, danh mục cả nước, hoặc thủ tục từ CSV, XLSX, JSON lines"
    )
    words.add_argument("what", choices=["catalogue", "national", "procedures"])
    words.add_argument(
        "file", metavar="FILE", nargs="?", help="tệp cần nhập; catalogue đi kèm nên không cần tệp"
    )
    words.add_argument("--dry-run", action="store_true", help="chỉ in khác biệt, không ghi gì")
    words.add_argument("--skip-bad", action="store_true", help="lấy dòng đúng, ghi dòng sai ra tệp bên cạnh")
    words.add_argument(
        "--since", metavar="DATE", help="ngày bắt đầu hiệu lực của các dòng không tự ghi (procedures)"
    )
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """All or nothing: exit 1 and nothing written when a row is bad, unless `--skip-bad` is asked."""
    from motcua.config.cli import with_database
    from motcua.config.commands.migrate import migrate
    from motcua.config.period import day
    from motcua.procedures.rules.sheets import MOST_BYTES

    if args.what == "catalogue":
        return catalogue(args)
    if not args.file:
        raise Refused(f"Thiếu tên tệp: hãy ghi motcua import {args.what} TỆP.")
    file = Path(args.file)
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)  # what is larger is refused, and need not be read to its end
    except OSError as e:
        raise Refused(f"Không đọc được tệp {file}: {e.strerror or e}.") from e
    since = {"since": day(args.since)} if args.since and args.what == "procedures" else {}
    with_database(migrated=False)
    migrate()
    from django.db import transaction

    from motcua.people.rules import system

    how: dict[str, Any] = {"by": system("import"), "at": datetime.now(VN), "home": home(), **since}
    how |= {"dry_run": args.dry_run, "skip_bad": args.skip_bad}
    with transaction.atomic():
        taken = (national if args.what == "national" else procedures)(data, file.name, how)
        aside = keep(taken.bad, file) if taken.bad and taken.written else None
    if args.dry_run:
        for line in taken.lines:
            print(line)
        for code, remark in taken.remarks:
            print(f"{code}: {remark}", file=sys.stderr)
    for b in taken.bad:
        print(f"dòng {b.line}{f', {b.code}' if b.code else ''}: {b.reason}", file=sys.stderr)
    print(summed(taken, "Sẽ nhập" if args.dry_run else "Đã nhập" if taken.written else ""))
    if aside:
        print(f"Dòng sai và lý do: {aside}")
    return 1 if taken.bad and not args.skip_bad else 0


def catalogue(args: argparse.Namespace) -> int:
    """The catalogue that comes with the program. Again and again: only what is new in it is taken."""
    from motcua.config.cli import with_database
    from motcua.config.commands.migrate import migrate

    if args.file or args.since or args.skip_bad:
        raise Refused("Danh mục đi kèm chương trình chỉ nhận --dry-run: hãy bỏ tệp và các lựa chọn khác.")
    with_database(migrated=False)
    migrate()
    from django.db import transaction

    from motcua.people.rules import system
    from motcua.procedures.actions.furnish import furnish

    with transaction.atomic():
        changes = furnish(by=system("import"), at=datetime.now(VN))
        transaction.set_rollback(args.dry_run)
    if args.dry_run:
        print("\n".join(change.words() for change in changes))
    print(f"{'Sẽ nhập' if args.dry_run else 'Đã nhập'}: {len(changes)} chỗ mới trong danh mục đi kèm.")
    return 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file did, or would do: new, changed, gone and same rows; the diff; bad rows; remarks; was it written."""

    counts: tuple[int, int, int, int]
    lines: tuple[str, ...]
    bad: tuple["Bad", ...]
    remarks: tuple[tuple[str, str], ...]
    written: bool


def national(data: bytes, name: str, how: dict[str, Any]) -> Taken:
    """The country's list."""
    from motcua.procedures.actions.load_signposts import load_signposts

    done = load_signposts(data, name, **how)
    return Taken(
        (done.new, done.changed, done.gone, done.same), done.lines, done.bad, done.remarks, done.written
    )


def procedures(data: bytes, name: str, how: dict[str, Any]) -> Taken:
    """Records for the catalogue."""
    from motcua.procedures.actions.load_procedures import load_procedures

    loaded = load_procedures(data, name, **how)
    done = loaded.published
    counts = (done.count("new"), done.count("changed") + done.count("ended"), 0, done.count("same"))
    lines = tuple(f"{c.record.code}: {line}" for c in done.changes for line in c.lines)
    return Taken(counts, lines, loaded.bad, loaded.remarks, done.written)


def home() -> str:
    """The words for where this ward is, to tell its province's rules from another's; "" before it is set up."""
    from motcua.offices.queries import wards

    return " ".join(
        name.name for ward in wards() for names in (ward.names, *ward.superiors.values()) for name in names
    )


def keep(bad: Sequence["Bad"], file: Path) -> Path:
    """The bad rows beside the file, each with its reason, in the file's own columns or as JSON lines."""
    from motcua.procedures.rules.sheets import guarded

    columns = [k for k in bad[0].row if k]
    as_table = file.suffix.lower() not in (".jsonl", ".ndjson", ".json") and bool(columns)
    aside = file.with_name(f"{file.stem}.bad{'.csv' if as_table else '.jsonl'}")
    try:
        with aside.open("w", encoding="utf8", newline="") as f:
            if as_table:
                table = csv.DictWriter(f, [*columns, "reason"], extrasaction="ignore")
                table.writeheader()
                table.writerows(
                    {k: guarded(str(v)) for k, v in {**b.row, "reason": b.reason}.items() if k} for b in bad
                )
            else:
                f.writelines(
                    json.dumps({**b.row, "reason": b.reason}, ensure_ascii=False) + "\n" for b in bad
                )
    except OSError as e:
        raise Refused(f"Không ghi được dòng sai ra {aside}: {e.strerror}; chưa nhập gì.") from e
    return aside


def summed(taken: Taken, verb: str) -> str:
    """One line of sums; without a verb nothing was taken, and it says how to go on."""
    new, changed, gone, same = taken.counts
    bad, remarks = len(taken.bad), len(taken.remarks)
    if not verb:
        good = new + changed + same
        return f"Chưa nhập gì: {bad} dòng sai, {good} dòng đúng. Sửa rồi nhập lại, hoặc thêm --skip-bad."
    took = f"{new} mới, {changed} đổi{f', bỏ {gone}' if gone else ''}, {same} giữ nguyên"
    return f"{verb}: {took}; {bad} dòng sai, {remarks} lưu ý."
