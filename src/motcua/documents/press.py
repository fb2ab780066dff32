"""The one place that sets a paper: as PDF (typst, tagged) and as DOCX. Only fonts that ship with the product."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import category

import segno
import typst

from motcua.documents import letter
from motcua.documents.rules import Paper, to_json

__all__ = ["docx", "pdf", "square"]
HERE = Path(__file__).parent


@cache
def _fonts() -> typst.Fonts:
    """Read once: looking for fonts takes longer than setting a page."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(HERE), font_paths=_fonts())


@cache
def _letters() -> frozenset[str]:
    """What each of our faces can show (written by `tools/build_fonts.py`)."""
    return frozenset((HERE / "fonts" / "letters.txt").read_text("utf8"))


def _shown(words: str) -> str:
    """Words as our letters can show them: nothing unseen, and "?" for a letter that we lack."""
    if words.isascii():
        return words
    seen = (c for c in words if category(c) not in ("Cf", "Cc"))
    return "".join(c if c in _letters() else "?" for c in seen)


def pdf(paper: Paper, *, mark: str = "") -> bytes:
    """The paper as a PDF/UA file. `mark`: what stands above the head of each sheet, as that it is a reprint."""
    kept = to_json(paper)
    for sheet in kept["sheets"]:
        for block in sheet:
            if block["kind"] == "square":
                block["svg"] = square(block["link"])
    said = {"paper": _shown(json.dumps(kept, ensure_ascii=False)), "mark": mark}
    made = _compiler().compile(str(HERE / "paper.typ"), sys_inputs=said, pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def docx(paper: Paper, *, mark: str = "") -> bytes:
    """The paper as a file to go on with in an editor. `mark`: as of `pdf`."""
    return letter.docx(paper, drawn=_drawn, mark=mark)


def _drawn(svg: str) -> bytes:
    """A drawing as PNG, sharp enough to print."""
    made = _compiler().compile(
        str(HERE / "drawing.typ"), format="png", ppi=200.0, sys_inputs={"svg": _shown(svg)}
    )
    assert isinstance(made, bytes)
    return made


def square(link: str) -> str:
    """A square code as a drawing; it stands a photocopy."""
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=0, omitsize=True, xmldecl=False)
    return drawn.getvalue().decode()
