"""The words of a layout with slots in them. Marks are read before values are put in, so no value is ever markup."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from motcua import Refused
from motcua.documents.rules import Run, Words

DOTS = "……………………"  # what nobody said is left to be written by hand
TOKEN = re.compile(r"\{(?P<slot>[a-z_]*)\}|(?P<bold>\*\*)|(?P<italic>_)|(?P<plain>[^{*_]+|.)", re.DOTALL)


class BadLayout(Refused):
    """A layout that cannot be used, and where it is wrong."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words as they stand, or the name of a slot, in one style."""

    words: str
    slot: bool
    style: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words with slots: `{owner}`, `**bold**`, `_italic_`."""

    parts: tuple[Part, ...]

    def filled(self, slots: Mapping[str, str], blank: str = DOTS) -> Words:
        """With the values put in; a slot without one shows `blank`."""
        runs: list[Run] = []
        for part in self.parts:
            said = (slots.get(part.words) or blank) if part.slot else part.words
            if runs and runs[-1].style == part.style:
                runs[-1] = Run(runs[-1].text + said, part.style)
            elif said:
                runs.append(Run(said, part.style))
        return tuple(runs)

    def plain(self, slots: Mapping[str, str], blank: str = "") -> str:
        """The same without styles."""
        return "".join((slots.get(part.words) or blank) if part.slot else part.words for part in self.parts)

    def said(self, slots: Mapping[str, str]) -> bool:
        """Has it a value for each of its slots?"""
        return all(slots.get(part.words) for part in self.parts if part.slot)


def read(said: str, known: frozenset[str], wrong: Callable[[str], Refused]) -> Text:
    """Words of a layout. `wrong` makes the refusal of an unknown slot or of a mark that is not closed."""
    parts: list[Part] = []
    bold = italic = False
    for token in TOKEN.finditer(said):
        style = "b" * bold + "i" * italic
        if token["bold"]:
            bold = not bold
        elif token["italic"]:
            italic = not italic
        elif token["slot"] is not None:
            if token["slot"] not in known:
                raise wrong(f"không có ô {{{token['slot']}}}; chỉ có {', '.join(sorted(known))}")
            parts.append(Part(token["slot"], True, style))
        else:
            parts.append(Part(token["plain"], False, style))
    if bold or italic:
        raise wrong(f"dấu {'**' if bold else '_'} mở mà không đóng trong “{said[:60]}”")
    return Text(tuple(parts))
