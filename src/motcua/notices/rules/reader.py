"""What is taken from one map of a layout, and a clear word about what is wrong there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from motcua import Refused
from motcua.notices.rules.forms import Form
from motcua.notices.rules.words import BadLayout, Text, read
from motcua.words import capital


class Reader:
    """One map, where it stands, and the form whose slots it may use."""

    def __init__(self, said: Any, where: str, form: Form | None = None) -> None:
        self.where, self.form, self.taken = where, form or Form(frozenset()), set[str]()
        self.uses = set[str]()  # the slots that it and the maps within it name
        if not isinstance(said, Mapping):
            raise self.wrong("phải là các cặp tên: giá trị")
        self.said = said

    def wrong(self, words: str) -> Refused:
        """The refusal, with its place."""
        return BadLayout(f"{capital(self.where)}: {words}.")

    def inside(self, said: Any) -> "Reader":
        """A map within this one."""
        one = Reader(said, self.where, self.form)
        one.uses = self.uses
        return one

    def done(self) -> None:
        """Everything was taken, or it is said what was not understood."""
        if strange := [str(name) for name in self.said if name not in self.taken]:
            raise self.wrong(f"không hiểu “{strange[0]}”")

    def text(self, name: str, default: str | None = None) -> str:
        """Words as they stand."""
        self.taken.add(name)
        found = self.said.get(name, default)
        if found is None or isinstance(found, Mapping | list | bool):
            raise self.wrong(f"thiếu {name}" if found is None else f"{name} phải là chữ")
        return str(found)

    def filling(self, name: str, default: str | None = None) -> Text:
        """Words with slots."""
        return self.words(self.text(name, default))

    def words(self, said: Any, known: frozenset[str] | None = None) -> Text:
        """The same of a value that stands in a list; `known`: other slots than those of the form."""
        if not isinstance(said, str | int) or isinstance(said, bool):
            raise self.wrong("chỗ này phải là chữ")
        made = read(str(said), self.form.slots if known is None else known, self.wrong)
        self.uses |= {part.words for part in made.parts if part.slot}
        return made

    def slot(self, name: str) -> str:
        """The name of a slot, or nothing."""
        found = self.text(name, "")
        if found and found not in self.form.slots:
            raise self.wrong(f"không có ô {{{found}}}; chỉ có {', '.join(sorted(self.form.slots))}")
        self.uses.add(found)
        return found

    def day(self, name: str) -> date:
        """A day."""
        self.taken.add(name)
        found = self.said.get(name)
        try:
            return found if isinstance(found, date) else date.fromisoformat(str(found))
        except ValueError:
            raise self.wrong(f"{name} phải là ngày, như 2025-09-15") from None

    def one_of(self, name: str, allowed: Sequence[str], default: str) -> str:
        """One of a few words."""
        found = self.text(name, default)
        if found not in allowed:
            raise self.wrong(f"{name} “{found}” không có; chỉ có {', '.join(filter(None, allowed))}")
        return found

    def listed(self, name: str) -> Sequence[Any]:
        """A list, empty when there is none."""
        self.taken.add(name)
        found = self.said.get(name, [])
        if not isinstance(found, list | tuple):
            raise self.wrong(f"{name} phải là danh sách")
        return found
