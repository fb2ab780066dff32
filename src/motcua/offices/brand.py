"""The colours that an office may choose, and whether people can still read them."""

import re
from collections.abc import Mapping, Sequence

from motcua import Refused

BRAND: Mapping[str, str] = {
    "brand": "#8A2415",
    "brand-ink": "#8A2415",
    "brand-deep": "#571409",
    "brand-tint": "#FBEFEB",
    "gold": "#F2B705",
}
_FIXED = {
    "paper": "#FFFFFF",
    "canvas": "#FAF7F2",
    "desk": "#F6F2EC",
    "ink": "#231B17",
    "on-brand2": "#F7DCCF",
}
# text, ground, the least ratio of WCAG 2.2 (1.4.3 text 4.5; 1.4.11 shapes 3)
_PAIRS: Sequence[tuple[str, str, float]] = (
    ("paper", "brand", 4.5),
    ("on-brand2", "brand", 4.5),
    ("paper", "brand-deep", 4.5),
    ("on-brand2", "brand-deep", 4.5),
    ("brand-ink", "paper", 4.5),
    ("brand-ink", "canvas", 4.5),
    ("brand-ink", "desk", 4.5),
    ("brand-ink", "brand-tint", 4.5),
    ("ink", "brand-tint", 4.5),
    ("ink", "gold", 4.5),
    ("gold", "brand", 3),
    ("gold", "brand-deep", 3),
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(brand: Mapping[str, str]) -> dict[str, str]:
    """The office's colours as given. Refused: a token that is not the office's to set, or words nobody could
    read.
    """
    for token, colour in brand.items():
        if token not in BRAND:
            raise Refused(f"brand.{token}: cơ quan chỉ đặt được {', '.join(BRAND)}.")
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise Refused(f"brand.{token}: “{colour}” không phải một màu dạng #RRGGBB.")
    all_tokens = {**_FIXED, **BRAND, **brand}
    for text, ground, least in _PAIRS:
        ratio = contrast(all_tokens[text], all_tokens[ground])
        if ratio < least:
            at_fault = " và ".join(t for t in (text, ground) if t in BRAND)
            raise Refused(
                f"brand: {text} trên {ground} chỉ tương phản {ratio:.2f}, cần ít nhất {least:g}; "
                f"hãy đổi {at_fault}."
            )
    return dict(brand)
