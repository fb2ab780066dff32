"""The style sheet as readers meet it: every mode, old phones, slow lines."""

import gzip
import re
from hashlib import sha384
from pathlib import Path

import pytest
from django.template.loader import render_to_string

import motcua.web.pages
from motcua.web.pages import gallery

PAGES = Path(motcua.web.pages.__file__).parent
CSS = (PAGES / "static" / "motcua.css").read_text(encoding="utf8")


def tokens(mode: str) -> dict[str, str]:
    """The colours of light, dark or more."""
    light, *_ = re.findall(r":root\{\n(.*?)\}", CSS, re.DOTALL)
    over = re.search(rf":root\[data-(?:theme|contrast)={mode}\]\{{(.*?)\}}", CSS, re.DOTALL)
    text = light + ";" + (over.group(1) if over else "")
    said = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6}|var\(--\w+\))", text))
    return {name: said.get(value[6:-1], value) for name, value in said.items()}


def light_of(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    bright, dim = sorted((light_of(one), light_of(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


TEXT = {
    "ink": "paper canvas canvas-desk sunken gold-tint blue-tint done-tint late-tint stop-tint",
    "ink2": "paper canvas canvas-desk sunken gold-tint stop-tint",
    "on-brand": "brand brand-deep head",
    "on-brand2": "head",
    "brand-ink": "paper canvas brand-tint",
    "link": "paper canvas canvas-desk gold-tint sunken",
    "link-deep": "paper blue-tint",
    "visited": "paper canvas",
    "on-gold": "gold",
    "gold-ink": "gold-tint",
    "done": "paper canvas canvas-desk done-tint",
    "late": "paper canvas canvas-desk late-tint",
}
SHAPES = {
    "edge": "paper canvas canvas-desk sunken",
    "gold": "head brand-deep",
    "link": "track",
    "late": "track",
    "soon": "track",
    "range": "paper",
}


@pytest.mark.parametrize("mode", ["light", "dark", "more"])
def test_it_can_be_read_in_every_mode(mode: str) -> None:
    colour = tokens(mode)
    for listed, least in ((TEXT, 7 if mode == "more" else 4.5), (SHAPES, 3)):
        for one, grounds in listed.items():
            low = {ground: ratio(colour[one], colour[ground]) for ground in grounds.split()}
            assert min(low.values()) >= least, f"{one}: {low}"


def test_high_contrast_is_the_same_by_choice_and_by_the_systems_wish() -> None:
    chosen = re.search(r":root\[data-contrast=more\]\{color-scheme:light;\n(.*?)\}", CSS, re.DOTALL)
    wished = re.search(r"prefers-contrast:more\)\{:root\{\n(.*?)\}", CSS, re.DOTALL)
    assert chosen
    assert wished
    assert chosen.group(1) == wished.group(1)


def test_a_component_uses_only_the_names_of_colours() -> None:
    parts = CSS.split("/* ---- components ---- */")[1].split("@media print")[0]
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", parts)) <= {
        "#fff",
        "#8fd6a8",
    }  # white on a solid tag; the lamp of "open"
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS))
    assert used <= set(re.findall(r"--([\w-]+):", CSS))


def test_it_stands_on_phones_of_before_2022() -> None:
    for late in ("@layer", ":has(", "inset:", "color-mix", "aspect-ratio", "&"):
        assert late not in CSS
    for flex in re.findall(r"\{[^}]*display:(?:inline-)?flex[^}]*\}", CSS):
        assert "gap:" not in flex, flex


def test_the_first_page_is_light() -> None:
    fonts = sum((PAGES / "static" / "fonts" / f"motcua-sans-{w}.woff2").stat().st_size for w in (400, 600))
    page = render_to_string("pages/gallery.html", gallery.samples()).encode()
    assert len(gzip.compress(CSS.encode())) <= 8_000
    assert fonts <= 23_000
    assert len(gzip.compress(CSS.encode())) + fonts + len(gzip.compress(page)) < 60_000


def test_what_is_vendored_is_what_was_published() -> None:
    for script, published in (("htmx.min.js", HTMX), ("idiomorph.min.js", IDIOMORPH)):
        assert sha384((PAGES / "static" / script).read_bytes()).hexdigest() == published, script
    fonts = {f.name for f in (PAGES / "static" / "fonts").iterdir()}
    assert {"motcua-sans.OFL.txt", "tinos.OFL.txt"} <= fonts
    assert "Source" not in (PAGES / "static" / "motcua.css").read_text("utf8")


HTMX = (  # htmx.org 2.0.11
    "d8e6adcd0cb51fe65dfc822b8ebd5372e0c6a8b5de1e16e8a00c8963529d40c2a7af82d9db6937d4604b7582879958e0"
)
IDIOMORPH = (  # idiomorph-ext of idiomorph 0.8.0
    "fa2064ef43b451641d4a35d0490eda992c570abb16abfe943adbc2f6b0e8d29eed7a56d348ecadb44c6ae90085073364"
)
