"""Whether a record can be taken, and if not why: each reason one Vietnamese clause. Pure."""

from collections import Counter
from collections.abc import Iterable

from motcua.procedures.rules.entries import NATIONAL_CODE, SAMPLE_CODE
from motcua.procedures.rules.record import Record
from motcua.words import thousands

MOST_NAME = 2_000
MOST_TEXT = 20_000


def reasons_against(record: Record) -> tuple[str, ...]:
    """Why the record cannot be a version; empty when it can."""
    return (*_names(record), *_cases(record), *_ways(record))


def _names(record: Record) -> Iterable[str]:
    if not NATIONAL_CODE.fullmatch(record.code) and not SAMPLE_CODE.fullmatch(record.code):
        yield f"mã “{record.code[:40]}” không đúng dạng n.nnnnnn"
    if not record.name:
        yield "thiếu tên thủ tục"
    if len(record.name) > MOST_NAME:
        yield f"tên dài {thousands(len(record.name))} ký tự, nhiều nhất {thousands(MOST_NAME)}"
    if not record.fields or not record.fields[0]:
        yield "thiếu lĩnh vực"
    if any(len(f) > 200 for f in record.fields):
        yield "lĩnh vực dài quá 200 ký tự"
    texts = (*record.steps, *record.requirements, record.note, *(n for c in record.cases for n in c.notes))
    if any(len(t) > MOST_TEXT for t in texts):
        yield "có đoạn chữ dài quá 20.000 ký tự"


def _cases(record: Record) -> Iterable[str]:
    if not record.cases:
        yield "không có trường hợp nào"
    yield from (f"trường hợp “{k}” lặp lại" for k, n in Counter(c.key for c in record.cases).items() if n > 1)
    answers = {(q.key, a.key) for q in record.questions for a in q.answers}
    for case in record.cases:
        yield from (
            f"giấy “{k}” lặp lại trong “{case.name or 'trường hợp chung'}”"
            for k, n in Counter(p.key for p in case.papers).items()
            if n > 1
        )
        for paper in case.papers:
            if not paper.name:
                yield f"giấy “{paper.key}” không có tên"
            if min(paper.originals, paper.copies) < 0 or max(paper.originals, paper.copies) > 1000:
                yield f"số bản của giấy “{paper.name[:60]}” phải từ 0 đến 1.000"
            if set(paper.when) - answers:
                yield f"giấy “{paper.name[:60]}” phụ thuộc câu hỏi không có"


def _ways(record: Record) -> Iterable[str]:
    known = {"", *(c.key for c in record.cases)}
    for way in record.ways:
        if way.case not in known:
            yield f"thời hạn ghi cho trường hợp không có: “{way.case}”"
        for line in way.fees:
            amounts = [line.amount or 0, line.cap or 0, *(t.amount for t in line.tiers)]
            if min(amounts) < 0 or max(amounts) > 10**12:
                yield f"mức thu của “{line.name[:60]}” phải từ 0 đến 1.000 tỷ đồng"
            if any(t.from_page < 2 for t in line.tiers):
                yield f"bậc trang của “{line.name[:60]}” phải từ trang 2 trở đi"
