"""What a clause that gives more time must at least be. Pure."""

from motcua import Refused


class NotCited(Refused):
    """A clause that nobody could look up."""


def cited(clause: str | None) -> str:
    """The clause, or "" when there is none. Raises NotCited unless it has a word and a number, as "khoản 2 điều 5" and
    "NĐ 23/2015, điều 7" have."""
    said = (clause or "").strip()
    if said and not (any(c.isalpha() for c in said) and any(c.isdigit() for c in said)):
        raise NotCited(
            "Điều khoản phải tra được: hãy ghi số điều và tên văn bản, như “điều 7, NĐ 23/2015”.",
            about="clause",
        )
    return said
