"""What the papers are: layouts as data, and what each says of its facts. Pure."""

from motcua.notices.rules.forms import FORMS, Facts, Form
from motcua.notices.rules.layout import Layout, compose, form, parse
from motcua.notices.rules.own import Own, kept, read_own
from motcua.notices.rules.words import DOTS, BadLayout

__all__ = [
    "DOTS",
    "FORMS",
    "BadLayout",
    "Facts",
    "Form",
    "Layout",
    "Own",
    "compose",
    "form",
    "kept",
    "parse",
    "read_own",
]
