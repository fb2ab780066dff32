"""Set what an office decides for itself: requests for papers, colours, posting."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from motcua.journal.actions.attribute import attribute
from motcua.journal.rules import By, Change
from motcua.offices.brand import readable
from motcua.offices.models import Office
from motcua.offices.rules import Choices

_WORDS = {
    "asks_allowed": "số lần được yêu cầu bổ sung một hồ sơ",
    "brand": "màu nhận diện",
    "posting": "niêm yết thủ tục hành chính",
}


@transaction.atomic
def choose(key: str, choices: Choices, *, by: By, at: datetime) -> list[Change]:
    """Set what the office decides for itself; what is None stays. Refused: colours on which words cannot be read."""
    readable(choices.brand or {})
    office = Office.objects.select_for_update().get(key=key)
    wanted = {name: value for name, value in asdict(choices).items() if value is not None}
    old = {name: getattr(office, name) for name in wanted}
    differing = {name: value for name, value in wanted.items() if value != old[name]}
    if differing:
        with attribute(by, at=at):
            Office.objects.filter(pk=office.pk).update(**differing)
    return [Change(_WORDS[n], _text(old[n]), _text(wanted[n])) for n in differing]


def _text(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k}: {v}" for k, v in value.items())
    return str(value)
