from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.reports.cover import Cover
from motcua.reports.hold import hold
from motcua.reports.outline import MOST, OUTLINE, paragraphs
from motcua.words import clean


class TooLong(Refused):
    """A section that no report holds."""


@transaction.atomic
def edit(
    report: int,
    cover: Cover,
    sections: Mapping[str, str],
    *,
    edition: int,
    by: Actor,
    at: datetime,
    explained: str | None = None,
) -> int:
    """Keep what was typed; `edition` is the one that was shown, the new one is returned. A section that is not given
    stays, and so does `explained`: why numbers in the words differ from the figures.

    Raises TooLong, and what `hold` raises.
    """
    row = hold(report, "report", edition=edition, by=by)
    for section in OUTLINE:
        text = sections.get(section.key)
        if text is None:
            continue
        if len(text) > MOST:
            raise TooLong(f"Mục “{section.name}” dài quá {MOST} chữ: hãy viết gọn lại.", about=section.key)
        row.sections[section.key] = "\n".join(paragraphs(text))
    if explained is not None:
        row.explained = clean(" ".join(explained.split()))[:300]
    for name, value in asdict(cover).items():
        setattr(row, name, value)
    row.edition, row.edited_at, row.edited_by = row.edition + 1, at, by.ref
    with attribute(by, at=at):
        row.save()
    return row.edition
