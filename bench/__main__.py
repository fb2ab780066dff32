"""Measure all, or what is named: a table of ours, the baseline of the same run, the ratio, and the aim."""

import argparse
import importlib
import os
import platform
import signal
import sys
import time

from bench import figures
from bench.ward import Ward

# In this order: what is measured in the empty ward comes before the half-year is played in it.
NAMES = ("promises", "find", "intake", "pages", "officers", "replay", "verify", "slip", "reports", "memory")


def main() -> int:
    """The exit code says whether it could be measured, not whether the aims are met."""
    words = argparse.ArgumentParser(
        prog="python -m bench", description="Measure, each figure beside its baseline."
    )
    words.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure (all: {', '.join(NAMES)})")
    asked = words.parse_args().names
    if unknown := [name for name in asked if name not in NAMES]:
        words.error(f"nothing measures {', '.join(unknown)}; there is {', '.join(NAMES)}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does
    print(machine(), figures.row(figures.HEAD), sep="\n", flush=True)
    ward = Ward()
    try:
        for name in NAMES:
            if not asked or name in asked:
                for figure in importlib.import_module(f"bench.{name}").measure(ward):
                    print(figures.line(figure), flush=True)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    finally:
        ward.close()
    return 0


def machine() -> str:
    """When and where: figures without it say nothing."""
    parts = (
        time.strftime("%Y-%m-%d"),
        f"{os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        f"load {os.getloadavg()[0]:.1f} at the start",
    )
    return ", ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
