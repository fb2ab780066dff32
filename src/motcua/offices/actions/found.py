"""Take an office up into the tree."""

from datetime import datetime

from django.db import transaction

from motcua import Refused
from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change
from motcua.offices.models import Office
from motcua.offices.rules import KINDS


class BornOtherwise(Refused):
    """What an office was born as does not change."""


@transaction.atomic
def found(key: str, kind: str, *, serving: bool, practice: bool, by: By, at: datetime) -> list[Change]:
    """Take up an office, or find it as it is. A served one stays served.

    Refused: it is of another kind, or the database was born otherwise (`practice`: for exercise only).
    """
    born = Office.objects.order_by("pk").values_list("practice", flat=True).first()
    if born is not None and born != practice:
        raise BornOtherwise(
            "demo: true chỉ đặt được khi lập mới; "
            + ("nơi này sinh ra để tập dượt" if born else "nơi này đang dùng thật")
            + ", hãy lập nơi khác bằng MOTCUA_HOME khác."
        )
    office = Office.objects.select_for_update().filter(key=key).first()
    with attribute(by, at=at):
        if office is None:
            Office.objects.create(key=key, kind=kind, serving=serving, practice=practice)
            return [Change(f"cơ quan {key}", None, KINDS[kind])]
        if office.kind != kind:
            raise BornOtherwise(
                f"Cơ quan “{key}” đã lập là {KINDS[office.kind]}; cấp khác phải mang khóa khác."
            )
        if serving and not office.serving:
            Office.objects.filter(pk=office.pk).update(serving=True)
            return [Change(f"cơ quan {key}", "chỉ có tên trong cây", "được phục vụ tại đây")]
    return []
