"""The rows of the checklist: which papers are there, how they are taken, and what becomes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BooleanField, ChoiceField, IntegerField

from motcua.procedures.rules.record import PaperAsked
from motcua.web.desk.dossier import FATE, HOW
from motcua.web.desk.forms import DeskForm


class PaperForm(DeskForm):
    """One paper: is it there, how it is taken, how many, and what becomes of it."""

    there = BooleanField(label="Đủ", required=False)
    how = ChoiceField(
        label="Cách nhận",
        choices=[(k, v.removeprefix("phường ").capitalize()) for k, v in HOW.items()],
        required=False,
    )
    originals = IntegerField(label="Bản chính", required=False, min_value=0, max_value=999)
    copies = IntegerField(label="Bản sao", required=False, min_value=0, max_value=999)
    fate = ChoiceField(label="Rồi thì", choices=list(FATE.items()), required=False)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A row of the checklist. `perhaps`: asked only in a circumstance (`when`) that no answer has settled; `counted`:
    how many there are, when the rows of the fee tell it."""

    asked: PaperAsked
    form: PaperForm
    perhaps: bool
    when: str
    counted: Mapping[str, int] | None = None

    @property
    def there(self) -> bool:
        return bool(self.form["there"].value())

    @property
    def looked_up(self) -> bool:
        return bool(self.form["how"].value() == "look_up")

    def taken(self) -> dict[str, Any]:
        """As an intake keeps it."""
        typed = self.form.cleaned_data if self.form.is_bound and self.form.is_valid() else self.form.initial
        how = typed.get("how") or self.asked.how
        counts = {
            name: 0 if how == "look_up" else int(typed.get(name) or 0) for name in ("originals", "copies")
        }
        if self.counted and how != "look_up":
            counts = dict(self.counted)
        taken = {"key": self.asked.key, "how": how, **counts}
        # only what is handed in has a fate: what was shown went back into the person's own hand
        return taken | {"fate": typed.get("fate") or self.asked.fate} if how == "submit" else taken
