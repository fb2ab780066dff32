"""Which files a matter has, and how far its papers are digitised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.documents import store
from motcua.documents.kinds import FORMS, TYPES
from motcua.documents.models import File, Scan

STATES: Mapping[int, str] = {  # as the province's platform counts them
    0: "chưa số hóa",
    1: "đã số hóa",
    2: "dùng lại từ hồ sơ khác",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a matter, as people see it."""

    id: int
    about: str
    paper: str  # key
    called: str  # its name then
    form: str
    name: str
    kind: str
    size: int  # bytes
    pages: int
    reused: bool
    by_ref: str
    at: datetime
    aside_at: datetime | None
    aside_by: str
    aside_why: str

    @property
    def form_words(self) -> str:
        return FORMS[self.form]


def of(office: int, abouts: Iterable[str], *, aside: bool = False) -> list[Kept]:
    """The files of these matters, oldest first; with `aside`, also those that were set aside."""
    rows = Scan.objects.filter(office_id=office, about__in=list(abouts)).order_by("at", "pk")
    if not aside:
        rows = rows.filter(aside_at=None)
    return [_kept(row) for row in rows.select_related("file")]


def state(kept: Iterable[Kept]) -> int:
    """How far one paper is digitised, by its files: a number of `STATES`."""
    files = [one for one in kept if one.aside_at is None]
    if not files:
        return 0
    return 2 if all(one.reused for one in files) else 1


def opened(office: int, scan: int) -> tuple[Kept, str, bytes] | None:
    """A file of that office with its media type and its bytes; None for any other. Damaged when it was changed."""
    row = Scan.objects.select_related("file").filter(pk=scan, office_id=office).first()
    if row is None:
        return None
    kept = _kept(row)
    return kept, TYPES[row.file.kind], store.get(row.file_id)  # type: ignore[index]


def altered() -> str | None:
    """The first file whose bytes are gone or are no longer what was kept; None when all are there."""
    for digest in File.objects.order_by("pk").values_list("digest", flat=True).iterator():
        try:
            store.get(digest)
        except store.Damaged:
            return f"tệp {digest} trong kho đã mất hoặc bị đổi"
    return None


def _kept(row: Scan) -> Kept:
    file = row.file
    return Kept(
        row.pk, row.about, row.paper, row.called, row.form, row.name, file.kind, file.size, file.pages,
        row.reused_from_id is not None, row.by_ref, row.at, row.aside_at, row.aside_by, row.aside_why,
    )  # fmt: skip
