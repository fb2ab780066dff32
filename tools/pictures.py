"""Makes a screenshot small: at most 256 colours, which is more than our pages have, apart from the edges of letters.

    python tools/pictures.py FILE.png…      makes each of them small in place

Nothing but the standard library: screenshots of Chromium are RGB or RGBA with 8 bits, not interlaced.
"""

import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
Colour = tuple[int, int, int]


def small(png: bytes) -> bytes:
    """The same picture with a palette."""
    width, height, pixels = opened(png)
    colours = palette(Counter(pixels))
    entries = list(dict.fromkeys(colours.values()))
    place = {colour: n for n, colour in enumerate(entries)}
    index = bytes(place[colours[pixel]] for pixel in pixels)
    rows = b"".join(b"\0" + index[n : n + width] for n in range(0, len(index), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", b"".join(map(bytes, entries))),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(chunk(kind, body) for kind, body in parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def opened(png: bytes) -> tuple[int, int, list[Colour]]:
    """Width, height, and the colours row by row; what shines through is not asked."""
    chunks = dict(gathered(png))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if (depth, interlaced) != (8, 0) or kind not in (2, 6):
        raise ValueError("not a plain RGB or RGBA picture")
    size = 3 if kind == 2 else 4
    pixels: list[Colour] = []
    for row in unfiltered(zlib.decompress(chunks[b"IDAT"]), width * size, size):
        pixels += zip(row[0::size], row[1::size], row[2::size], strict=True)
    return width, height, pixels


def gathered(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks by their kind; those of the pixels as one."""
    if not png.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    at, pixels = len(SIGNATURE), b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"IDAT":
            pixels += body
        else:
            yield kind, body
    yield b"IDAT", pixels


def unfiltered(data: bytes, stride: int, size: int) -> Iterator[bytearray]:
    """Each row as it was before its filter (PNG specification, 9)."""
    above = bytearray(stride)
    for at in range(0, len(data), stride + 1):
        kind, row = data[at], bytearray(data[at + 1 : at + 1 + stride])
        for n in range(stride if kind else 0):
            left = row[n - size] if n >= size else 0
            corner = above[n - size] if n >= size else 0
            row[n] = (row[n] + predicted(kind, left, above[n], corner)) & 255
        yield row
        above = row


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def palette(counted: Counter[Colour]) -> dict[Colour, Colour]:
    """For each colour of the picture the one that stands for it: itself when it is frequent, else the nearest such."""
    kept = {colour: colour for colour, _ in counted.most_common(COLOURS)}
    rest = counted.keys() - kept.keys()
    return kept | {colour: min(kept, key=lambda other: distance(colour, other)) for colour in rest}


def distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_bytes(small(Path(name).read_bytes()))
