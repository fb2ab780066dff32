"""`motcua`: one command, many words. Bad input is one clear line and an exit code that is not 0, never a traceback."""

import argparse
import importlib
import os
import pkgutil
import sys
import traceback
from typing import NoReturn

from motcua import Refused, __version__
from motcua.config import commands


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with the way to the help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}. Cách dùng: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """All commands, each declared by its own file in `config/commands`."""
    top = Parser(prog="motcua", description="Một cửa của một phường, bằng phần mềm.")
    top.add_argument("--version", action="version", version=f"motcua {__version__}")
    words = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for found in sorted(pkgutil.iter_modules(commands.__path__), key=lambda m: m.name):
        importlib.import_module(f"{commands.__name__}.{found.name}").add(words)
    return top


def with_database(*, migrated: bool = True) -> None:
    """Start the embedded cluster when it is needed, and wake Django. Commands that read or write rows call it first.

    Refused when the tables are not those of this version, unless the command makes them so itself (not `migrated`).
    """
    from motcua.config import cluster

    cluster.start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    import django

    django.setup()
    if migrated:
        from motcua.config.commands.migrate import lacking

        if lacking():
            raise Refused("Cơ sở dữ liệu chưa có bảng của bản này: hãy chạy motcua migrate.")


def main(argv: list[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args) or 0)
    except Refused as e:
        print(f"motcua {args.command}: {e}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
    except Exception as e:
        print(f"motcua {args.command}: {unexpected(e)}", file=sys.stderr)
        return 1


def unexpected(error: Exception) -> str:
    """One line for what should not have happened; the traceback goes to a file for whoever mends it.

    Only the first line: in the others a database shows the row, which may be somebody's.
    """
    from motcua.config import folder

    line = next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")
    try:
        with folder.log("errors.log") as f:
            f.write("".join(traceback.format_exception(error)).encode("utf8", "backslashreplace"))
    except (OSError, Refused):
        return f"lỗi ngoài dự kiến: {line}"
    kept = "Bước đang làm không được ghi; bước nào xong trước đó vẫn còn."
    return f"lỗi ngoài dự kiến: {line}. Chi tiết ở {f.name}. {kept}"


if __name__ == "__main__":
    sys.exit(main())
