"""Set who holds a seat over time."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change, Columns, difference
from motcua.offices.rules import days, in_order
from motcua.people.models import Account, Holding
from motcua.people.rules import Holder
from motcua.words import day_text


class NoAccount(Refused):
    """Somebody without an account is to hold a seat."""


class LeftOut(Refused):
    """Somebody who once held the seat is no longer said to have."""


@transaction.atomic
def hold_seat(seat_id: int, seat: str, holders: Iterable[Holder], *, by: By, at: datetime) -> list[Change]:
    """Set who holds the seat over time. Who once held it ends by `until`, and is never taken out.

    Refused: two on the same day, an account that is not open, a holder left out. `seat`: its key, for the
    words.
    """
    wanted = in_order(holders, f"Người giữ vị trí “{seat}”")
    ids = dict(Account.objects.values_list("username", "pk"))
    if missing := [h.username for h in wanted if h.username not in ids]:
        raise NoAccount(f"Vị trí “{seat}”: chưa có tài khoản “{missing[0]}”; hãy khai trong mục accounts.")
    columns = [{"account_id": ids[h.username], "since": h.since, "until": h.until} for h in wanted]
    found = difference(Holding.objects.filter(seat=seat_id).values(), columns, "since")
    if found.gone:
        raise LeftOut(
            f"Vị trí “{seat}”: người giữ từ {day_text(found.gone[0]['since'])} không còn trong tệp; "
            "hãy ghi ngày thôi giữ (until) thay vì bỏ đi."
        )
    with attribute(by, at=at):
        for old, new in found.changed:
            Holding.objects.filter(pk=old["id"]).update(**new)
        for new in found.new:
            Holding.objects.create(seat_id=seat_id, **new)
    names = {pk: username for username, pk in ids.items()}

    def words(c: Columns) -> str:
        return f"{names[c['account_id']]} {days(c['since'], c['until'])}"

    return [
        *(Change(f"người giữ vị trí {seat}", words(old), words(new)) for old, new in found.changed),
        *(Change(f"người giữ vị trí {seat}", None, words(new)) for new in found.new),
    ]
