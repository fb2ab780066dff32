"""What a content is, told by opening it: a program of its own (`kinds.told` starts it), so that a file made to use up
memory or time, or to break what reads it, breaks nothing else.

The content comes on stdin. On stdout one line: `pdf 12`, `jpeg 1`, or `no` and why not; a content that goes beyond
the limits gets no answer. It imports nothing of ours and gets no environment: no secret is within its reach.
"""

import re
import resource
import sys
import zlib
from io import BytesIO

MOST_MEMORY = 1536 * 2**20  # bytes
MOST_SECONDS = 5  # of a processor
MOST_PAGES = 500
MOST_DOTS = 120_000_000  # an A3 at 600 dots an inch has 70 million
MOST_UNPACKED = 64 * 2**20  # bytes of packed objects that are looked through
ACTS = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)\b")
SPELT = re.compile(rb"#([0-9A-Fa-f]{2})")  # a letter of a name may be written by its number


def main() -> None:
    """Answer for the content on stdin."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    answer = pdf(content) if content[:1024].lstrip()[:5] == b"%PDF-" else picture(content)
    sys.stdout.write(answer)


def pdf(content: bytes) -> str:
    """Every page is opened: what a file says of their number is not believed."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        file = pypdfium2.PdfDocument(content)
        pages = len(file)
        if not 1 <= pages <= MOST_PAGES:
            return f"no pages {pages}"
        for n in range(pages):
            page = file[n]
            page.get_size()
            page.close()
    except pypdfium2.PdfiumError as error:
        return "no password" if "password" in str(error).lower() else "no broken"
    if acts(content) or raw.FPDFDoc_GetAttachmentCount(file) or raw.FPDFDoc_GetJavaScriptActionCount(file):
        return "no acts"
    return f"pdf {pages}"


def acts(content: bytes) -> bool:
    """Does it name what acts or hides: a script, a program to start, a file in the file? In the open, or in objects
    packed the usual way (Flate)."""
    return any(ACTS.search(SPELT.sub(lambda m: bytes([int(m[1], 16)]), text)) for text in texts(content))


def texts(content: bytes) -> list[bytes]:
    """The content itself, and its packed objects."""
    found, room = [content], MOST_UNPACKED
    for begin in re.finditer(rb"stream\r?\n", content):
        head = content[max(0, begin.start() - 512) : begin.start()].rpartition(b"obj")[2]
        if b"ObjStm" not in SPELT.sub(lambda m: bytes([int(m[1], 16)]), head):
            continue
        try:
            text = zlib.decompressobj().decompress(memoryview(content)[begin.end() :], room + 1)
        except zlib.error:
            continue
        if (room := room - len(text)) < 0:
            raise MemoryError("more packed objects than are looked through")
        found.append(text)
    return found


def picture(content: bytes) -> str:
    """Every dot is read."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_DOTS:
                return "no dots"
            image.load()
            return "jpeg 1" if image.format == "JPEG" else "png 1"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "no spoilt"


if __name__ == "__main__":
    main()
