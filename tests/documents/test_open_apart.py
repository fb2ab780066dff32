"""It opens what was sent in a process of its own: a file made to harm is refused, and nothing else is."""

import resource
import zlib
from io import BytesIO

import pypdfium2
import pytest

from motcua.documents.inside import MOST_MEMORY
from motcua.documents.kinds import Unfit, told

ONE_PAGE = {3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
TREE = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", **ONE_PAGE}


def written(objects: dict[int, bytes], last: bytes = b"") -> bytes:
    """A PDF of these objects, and `last` as it stands before its end."""
    out, places = b"%PDF-1.7\n", {}
    for n, body in objects.items():
        places[n] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n1 %d\n%strailer\n" % (len(places), table)
    return out + b"<</Root 1 0 R/Size %d>>\n%sstartxref\n%d\n%%%%EOF" % (len(places) + 1, last, start)


def packed(text: bytes, more: bytes = b"") -> bytes:
    body = zlib.compress(text)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (more, len(body), body)


def bomb(size: int) -> bytes:
    """A table of contents of so many bytes, in a thousandth of them."""
    once = zlib.compressobj(9)
    head = once.compress(b"") + once.flush(zlib.Z_FULL_FLUSH)
    block = once.compress(bytes(2**22)) + once.flush(zlib.Z_FULL_FLUSH)
    body = head + block * (size // 2**22)
    out = b"%PDF-1.7\n"
    for n, text in TREE.items():
        out += b"%d 0 obj\n%s\nendobj\n" % (n, text)
    table = (
        b"4 0 obj\n<</Type/XRef/Root 1 0 R/Size 5/W[1 2 1]/Filter/FlateDecode/Length %d>>\nstream\n"
        % len(body)
    )
    return out + table + body + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(out)


def test_a_plain_pdf_is_taken() -> None:
    assert told(written(TREE)).pages == 1


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    content = bomb(2 * MOST_MEMORY)
    assert len(content) < 4 * 2**20
    with pytest.raises(Unfit, match="phức tạp quá, không mở được: hãy"):
        told(content)
    ours = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert ours < MOST_MEMORY  # the largest of the processes that we started


def claiming(pages: int) -> bytes:
    return written({**TREE, 2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count %d>>" % pages})


def test_a_pdf_that_claims_pages_it_has_not_is_refused() -> None:
    with pytest.raises(Unfit, match="PDF hỏng"):
        told(claiming(500))


def test_pages_are_counted_whatever_is_claimed() -> None:
    assert told(claiming(999_999_999)).pages == 2


@pytest.mark.parametrize(
    "action",
    [
        b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"<</S/J#61vaScript/JS(1)>>",
        b"<</S/Launch/F(cmd.exe)>>",
        b"<</Type/EmbeddedFile>>",
    ],
    ids=["script", "script in disguise", "program", "file"],
)
def test_a_pdf_that_acts_is_refused(action: bytes) -> None:
    open_ = {**TREE, 1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>", 4: action}
    in_stream = {**TREE, 4: packed(b"9 0 " + action, b"/Type/ObjStm/N 1/First 4")}
    for objects in (open_, in_stream):
        with pytest.raises(Unfit, match="mã lệnh, lệnh mở chương trình hoặc tệp khác"):
            told(written(objects))


def test_a_pdf_with_a_file_inside_is_refused() -> None:
    file = pypdfium2.PdfDocument.new()
    file.new_page(9, 9)
    file.new_attachment("x.exe").set_data(b"MZ")
    out = BytesIO()
    file.save(out)
    with pytest.raises(Unfit, match="tệp khác nằm bên trong"):
        told(out.getvalue())
