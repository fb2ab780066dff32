"""Set what an office is called, and whom it answers to, over time."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change, Columns
from motcua.offices.actions.align import align
from motcua.offices.models import Office, OfficeName
from motcua.offices.rules import Name, days, in_order, is_agency_code


class BadName(Refused):
    """The names, codes or superiors of an office do not fit."""


@transaction.atomic
def name(key: str, names: Iterable[Name], *, by: By, at: datetime) -> list[Change]:
    """Set what an office is called over time, its codes and superiors.

    Refused: no name at all, periods that overlap, a code that is no agency code or is another office's at
    that time, a superior that is not known or is below the office itself.
    """
    wanted = in_order(names, f"Tên của “{key}”")
    if not wanted:
        raise BadName(f"Cơ quan “{key}” phải có ít nhất một tên.")
    office = Office.objects.select_for_update().get(key=key)
    ids = dict(Office.objects.values_list("key", "pk"))
    _check(office, wanted, ids)
    columns = [
        {k: v for k, v in asdict(n).items() if k != "superior"}
        | {"office_id": office.pk, "superior_id": ids[n.superior] if n.superior else None}
        for n in wanted
    ]
    keys = {pk: k for k, pk in ids.items()}

    def words(c: Columns) -> str:
        above = f", trực thuộc {keys[c['superior_id']]}" if c["superior_id"] else ""
        said = "; ".join(
            filter(None, (c["body"], c["short"], c["place"], c["desk"], c["address"], c["phone"]))
        )
        code = f"mã {c['code']}{' ' if c['code_note'] else ''}{c['code_note']}"
        return f"{c['name']} ({said}), {code}{above}, {days(c['since'], c['until'])}"

    with attribute(by, at=at):
        return align(
            OfficeName.objects.filter(office=office),
            columns,
            key="since",
            what=lambda _: f"tên của {key}",
            words=words,
            removable=True,
        )


def _check(office: Office, names: Sequence[Name], ids: dict[str, int]) -> None:
    for n in names:
        if not is_agency_code(n.code):
            raise BadName(
                f"“{n.code}” không phải mã định danh cơ quan; mã có dạng H27.15.04 hoặc 000.00.28.H27."
            )
        ends = Q(since__lt=n.until) if n.until else Q()
        others = OfficeName.objects.filter(ends, Q(until__isnull=True) | Q(until__gt=n.since), code=n.code)
        if other := others.exclude(office=office).select_related("office").first():
            raise BadName(f"Mã {n.code} đang là của cơ quan “{other.office.key}” trong thời gian ấy.")
        if n.superior and n.superior not in ids:
            raise BadName(
                f"Cơ quan cấp trên “{n.superior}” chưa có trong tệp; hãy khai trước cơ quan trực thuộc."
            )
        if n.superior and ids[n.superior] in _below(office.pk):
            raise BadName(f"Cơ quan “{n.superior}” không thể vừa ở trên vừa ở dưới “{office.key}”.")


def _below(office_id: int) -> set[int]:
    found = {office_id}
    pairs = list(OfficeName.objects.exclude(superior=None).values_list("office_id", "superior_id"))
    while more := {o for o, above in pairs if above in found} - found:
        found |= more
    return found
