"""What the template of a paper asks of `documents.rules`. `{% load paper %}`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from motcua.documents.press import square as drawn
from motcua.documents.rules import Block, Column, Square, Words

register = template.Library()
TAGS = {"b": "<b>{}</b>", "i": "<i>{}</i>", "bi": "<b><i>{}</i></b>", "": "{}"}


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of a table's head."""

    head: str
    span: int = 1
    rows: int = 1


@register.filter
def kind(block: Block) -> str:
    """Which block it is."""
    return type(block).__name__.lower()


@register.filter
def styled(words: Words) -> SafeString:
    """Words in their styles."""
    return format_html_join("", "{}", ((format_html(TAGS[run.style], run.text),) for run in words))


@register.filter
def grouped(columns: Sequence[Column]) -> tuple[list[Head], list[Head]]:
    """The rows of a table's head: columns of one group under its name; the second row may be empty."""
    rows = 2 if any(column.group for column in columns) else 1
    first: list[Head] = []
    second: list[Head] = []
    for n, column in enumerate(columns):
        if not column.group:
            first.append(Head(column.head, rows=rows))
            continue
        if n == 0 or columns[n - 1].group != column.group:
            span = 1
            while n + span < len(columns) and columns[n + span].group == column.group:
                span += 1
            first.append(Head(column.group, span))
        second.append(Head(column.head))
    return first, second


@register.filter
def beside(columns: Sequence[Column], row: Sequence[Words]) -> Iterable[tuple[Words, Column]]:
    """The cells of a row, each with its column."""
    return zip(row, columns, strict=True)


@register.filter
def square(block: Square) -> SafeString:
    """The square code, drawn."""
    return mark_safe(
        drawn(block.link).replace("<svg ", format_html('<svg role="img" aria-label="{}" ', block.says), 1)
    )


@register.filter
def address(block: Square) -> str:
    """Where the square code leads, as it can be typed."""
    return block.link.split("://")[-1].split("?")[0]


@register.filter
def drawing(svg: str) -> SafeString:
    """A drawing of ours, as it is."""
    return mark_safe(svg)
