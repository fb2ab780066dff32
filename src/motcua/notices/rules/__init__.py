"""What the papers are: layouts as data, and what each says of its facts. Pure."""

from motcua.notices.rules.forms import FORMS, Facts, Form
from motcua.notices.rules.hands import HANDS, NotInTheirHands, allow, in_hands
from motcua.notices.rules.layout import Layout, compose, form, parse
from motcua.notices.rules.own import Own, kept, read_own
from motcua.notices.rules.words import DOTS, BadLayout

__all__ = [
    "DOTS",
    "FORMS",
    "HANDS",
    "BadLayout",
    "Facts",
    "Form",
    "Layout",
    "NotInTheirHands",
    "Own",
    "allow",
    "compose",
    "form",
    "in_hands",
    "kept",
    "parse",
    "read_own",
]
