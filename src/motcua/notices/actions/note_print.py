"""Note that a paper is printed: the first time it is the original, after that a reprint that says so."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.notices.models import Paper, Print
from motcua.notices.rules import allow
from motcua.people.rules import Actor
from motcua.words import moment_words

SAME = timedelta(minutes=15)  # a jam in the printer, the page and then its PDF: still the first print


@transaction.atomic
def note_print(paper: int, *, by: Actor, at: datetime) -> str:
    """What stands above each sheet, with who prints it and when: nothing on the original."""
    allow(Paper.objects.select_for_update().get(pk=paper).key, by)  # of two at once one is the first
    first = Print.objects.filter(paper_id=paper).order_by("pk").first()
    if first and first.by_ref == by.ref and at - first.at < SAME:
        return ""
    Print.objects.create(paper_id=paper, at=at, by_ref=by.ref)
    return f"Bản in lại lúc {moment_words(at)} bởi {by.name}" if first else ""
