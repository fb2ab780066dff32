"""Add samples: made-up entries, plainly marked, that bring a practice ward up to a published number."""

from collections.abc import Iterable
from datetime import datetime

from motcua import Refused
from motcua.people.rules import Actor
from motcua.procedures.actions.publish import publish
from motcua.procedures.rules.changes import Published
from motcua.procedures.rules.entries import SAMPLE_CODE, Entry
from motcua.procedures.rules.record import Record

FIELD = "Mục mẫu"


class NotASample(Refused):
    """A code or a name that does not say that it is a sample."""


def add_samples(named: Iterable[tuple[str, str]], *, by: Actor, at: datetime) -> Published:
    """Publish (code, name) as samples: codes like mau-01, names that begin with "Thủ tục mẫu"."""
    entries = []
    for line, (code, name) in enumerate(named, 1):
        if not SAMPLE_CODE.fullmatch(code) or not name.startswith("Thủ tục mẫu"):
            raise NotASample(f"Mục mẫu “{name}” ({code}) phải có mã mau-… và tên bắt đầu bằng “Thủ tục mẫu”.")
        record = Record(code=code, name=name, fields=(FIELD,), note="mục mẫu, không phải thủ tục thật")
        entries.append(Entry(record=record, line=line))
    return publish(entries, by=by, at=at)
