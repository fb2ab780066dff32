"""Post: procedures hang at the office from a day on, by a decision (niêm yết công khai)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from motcua import Refused
from motcua.clock import VN
from motcua.journal.actions.attribute import attribute
from motcua.people.rules import Actor
from motcua.procedures.models import Posting, Procedure
from motcua.procedures.queries import posted


class CannotPost(Refused):
    """A posting without a decision, of an unknown code, or dated in the future."""


@transaction.atomic
def post(
    codes: Iterable[str], *, office: int, decision: str, posted_on: date, by: Actor, at: datetime
) -> int:
    """Post those that are not posted on that day yet; how many that were."""
    if not decision.strip():
        raise CannotPost("Ghi số quyết định công bố trước khi niêm yết.")
    if posted_on > at.astimezone(VN).date():
        raise CannotPost("Ngày niêm yết ở tương lai; niêm yết khi đến ngày đó.")
    wanted = sorted(set(codes) - set(posted(posted_on, office)))
    known = dict(Procedure.objects.filter(code__in=wanted).values_list("code", "pk"))
    if unknown := [code for code in wanted if code not in known]:
        raise CannotPost(
            f"Danh mục không có thủ tục {', '.join(unknown[:5])}; nhập danh mục trước khi niêm yết."
        )
    with attribute(by, at=at):
        Posting.objects.bulk_create(
            Posting(
                procedure_id=known[code], office_id=office, decision=decision.strip(), posted_on=posted_on
            )
            for code in wanted
        )
    return len(wanted)
