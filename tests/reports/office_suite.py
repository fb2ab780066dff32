"""What an office's own programs make of our files: converted by LibreOffice, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
HAS_CALC = SOFFICE is not None and (Path(SOFFICE).resolve().parent / "libsclo.so").exists()
needs_calc = pytest.mark.skipif(
    not HAS_CALC, reason="LibreOffice Calc is not installed: sheets are not computed in it"
)
needs_soffice = pytest.mark.skipif(
    SOFFICE is None, reason="soffice is not installed: files are not opened in it"
)


def converted(content: bytes, kind: str, to: str, folder: Path) -> bytes:
    """The file as LibreOffice reads it, computes it and saves it again."""
    assert SOFFICE
    given = folder / f"given.{kind}"
    given.write_bytes(content)
    words = [SOFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", to]
    done = subprocess.run(
        [*words, "--outdir", str(folder / "out"), str(given)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return (folder / "out" / f"given.{to}").read_bytes()
