"""Makes the fonts that are committed: for pages (woff2, only Vietnamese) and for papers (ttf, every Latin letter).

    npm pack @fontsource/source-sans-3@5.3.1 @fontsource/tinos@5.3.0     (unpack each)
    python tools/build_fonts.py SOURCE_SANS_FOLDER TINOS_FOLDER [SRC]

Needs `fonttools` and `brotli` (`pip install fonttools brotli`), which the product itself does not.
Source Sans 3 is under the SIL Open Font License with the name "Source" reserved, so the subset that we ship
is called "Motcua Sans". Tinos reserves no name and keeps it; it has the widths of Times New Roman.
"""

import sys
import tempfile
from pathlib import Path

try:
    import brotli  # noqa: F401  (fontTools writes woff2 through it)
    from fontTools import subset
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed: pip install fonttools brotli")

SRC = Path(__file__).parent.parent / "src/motcua"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
SIGNS = "–—‘’“”…·•×₫°§½²\u00a0"
MARKS = "\u0300\u0301\u0303\u0309\u0323"  # for text that comes decomposed; ours is NFC
FEATURES = ["kern", "mark", "mkmk", "ccmp"]
PARTS = ("latin", "vietnamese", "latin-ext")


def merged(folder: Path, name: str, weight: int, style: str) -> TTFont:
    """One font from the package's three files, which share their letters out."""
    parts: list[str] = []
    with tempfile.TemporaryDirectory() as tmp:
        for part in PARTS:
            font = TTFont(folder / f"files/{name}-{part}-{weight}-{style}.woff2")
            font.flavor = None
            parts.append(f"{tmp}/{part}.ttf")
            font.save(parts[-1])
        return Merger().merge(parts)


def trimmed(font: TTFont, text: str = "") -> TTFont:
    """Only the glyphs that `text` needs (all of them when it is empty), without hints."""
    options = subset.Options(
        layout_features=FEATURES, hinting=False, desubroutinize=True, name_IDs=["*"], notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=text) if text else cutter.populate(unicodes=font.getBestCmap())
    cutter.subset(font)
    return font


def renamed(font: TTFont, family: str, style: str) -> TTFont:
    """The same font under another name; copyright and licence (0, 13, 14) stay as they were."""
    names = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}"}
    names[6] = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 13, 14)]
    for number, words in names.items():
        table.setName(words, number, 3, 1, 0x409)
    return font


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sans, tinos = Path(sys.argv[1]), Path(sys.argv[2])
    src = Path(sys.argv[3]) if len(sys.argv) == 4 else SRC
    pages, papers = src / "web/pages/static/fonts", src / "documents/fonts"
    faces = [
        (sans, "source-sans-3", "Motcua Sans", "motcua-sans", 400, "normal", "Regular"),
        (sans, "source-sans-3", "Motcua Sans", "motcua-sans", 600, "normal", "SemiBold"),
        (tinos, "tinos", "Tinos", "tinos", 400, "normal", "Regular"),
        (tinos, "tinos", "Tinos", "tinos", 700, "normal", "Bold"),
        (tinos, "tinos", "Tinos", "tinos", 400, "italic", "Italic"),
        (tinos, "tinos", "Tinos", "tinos", 700, "italic", "Bold Italic"),
    ]
    shown: set[int] | None = None
    for folder, package, family, file, weight, slope, style in faces:
        name = f"{file}-{weight}{'-italic' if slope == 'italic' else ''}"
        for out, kind, text in ((pages, "woff2", ASCII + LETTERS + SIGNS + MARKS), (papers, "ttf", "")):
            if kind == "woff2" and style == "Bold Italic":
                continue  # no page uses it
            out.mkdir(parents=True, exist_ok=True)
            font = renamed(trimmed(merged(folder, package, weight, slope), text), family, style)
            font.flavor = "woff2" if kind == "woff2" else None
            path = out / f"{name}.{kind}"
            font.save(path)
            if kind == "ttf":
                shown = set(font.getBestCmap()) if shown is None else shown & set(font.getBestCmap())
            print(f"{path.name}: {path.stat().st_size:,} bytes")
            licence = (folder / "LICENSE").read_text().split("\n", 1)[1]
            (out / f"{file}.OFL.txt").write_text(f"{font['name'].getDebugName(0)}\n{licence}")
    assert shown
    (papers / "letters.txt").write_text("".join(chr(c) for c in sorted(shown) if c >= 32), "utf8")


if __name__ == "__main__":
    main()
