"""What the templates may say: icons, words, and the layouts of `rules` and `charts`. `{% load look %}`."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Select,
    Textarea,
)
from django.utils.safestring import SafeString, mark_safe

from motcua import clock, words
from motcua.web.pages import charts, rules
from motcua.web.pages.icons import ICONS
from motcua.words import say

register = template.Library()

for _spell in (
    words.capital,
    words.money,
    words.money_short,
    words.thousands,
    words.padded,
    words.weekday,
    words.day_text,
    words.day_words,
    words.day_short,
    words.moment_words,
    words.moment_short,
    words.after_words,
    words.days_left,
    words.days_late,
    words.minutes_words,
    words.mask,
    words.mask_phone,
    words.spaced,
    say.overdue_words,
    say.to_bring,
):
    register.filter(_spell.__name__, _spell)

KEYCAPS = {
    "Control": "Ctrl",
    "Escape": "Esc",
    "ArrowUp": "↑",
    "ArrowDown": "↓",
    "ArrowLeft": "←",
    "ArrowRight": "→",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of `ICONS`, drawn in the colour of the text around it; always beside words."""
    return mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')


@register.simple_tag
def status_words(national: int, where: str = "", why: str = "") -> str:
    return say.status_words(national, where=where, why=why)


@register.filter
def status_look(national: int) -> rules.StatusLook:
    return rules.STATUS_LOOK[national]


@register.filter
def day_no_year(on: date) -> str:
    """ "thứ Sáu 06/5"."""
    return words.day_words(on, year=False)


@register.filter
def keycaps(keys: str) -> str:
    """ "Control+Enter" of `aria-keyshortcuts` as it stands on the keys: "Ctrl Enter"."""
    return " ".join(KEYCAPS.get(key, key) for key in keys.split("+"))


@register.filter
def times(share: float, size: int) -> int:
    """A share from 0 to 1 as a whole length of `size`."""
    return round(max(0.0, min(float(share), 1.0)) * size)


@register.filter
def upto(n: int) -> range:
    """1 to n, for the steps of a row of questions."""
    return range(1, n + 1)


@register.simple_tag
def calendar_weeks(
    days: Sequence[clock.ExplainedDay], today: date | None = None
) -> tuple[rules.Week | rules.Gap, ...]:
    """`rules.lay_out` of what `clock.explain` returned."""
    return rules.lay_out(days, today)


@register.simple_tag
def calendar_legend(weeks: Sequence[rules.Week | rules.Gap]) -> list[dict[str, str]]:
    """`rules.legend` in the shape of `parts/legend.html`."""
    return [{"look": look, "text": text} for look, text in rules.legend(weeks)]


@register.filter
def sentence(days: Sequence[clock.ExplainedDay]) -> str:
    """ "Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5."."""
    return clock.sentence(days)


@register.filter
def bar_look(left: clock.Left) -> str:
    """The look of a micro bar."""
    return rules.BAR_LOOK[left.state]


@register.simple_tag
def load_blocks(today: int, tomorrow: int, later: int) -> charts.Load:
    return charts.load(today, tomorrow, later)


@register.filter
def percent_of(part: int, whole: int) -> str:
    """ "70,41%"; of nothing "không phát sinh"."""
    return words.percent(part, whole)


@register.filter
def figure_look(value: object) -> str:
    """ " words" for a figure that is said in words ("không phát sinh"), which stands smaller."""
    return "" if any(c.isdigit() for c in str(value)) else " words"


@register.filter
def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """Each error of a form with the id of the field that it belongs to, in the form's order."""
    found = [("main", str(error)) for error in form.non_field_errors()]
    for field in form:
        first = "-1" if field_kind(field) == "choice" else ""  # its first answer can take the focus
        found += [(f"{field.auto_id or field.html_name}{first}", str(error)) for error in field.errors]
    return found


@register.filter
def field_kind(field: BoundField) -> str:
    """How `parts/bound.html` shows a field: choice, tick, select, textarea, or the type of its input."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choice"
    for kind, name in ((CheckboxInput, "tick"), (Select, "select"), (Textarea, "textarea")):
        if isinstance(widget, kind):
            return name
    return str(widget.attrs.get("type") or getattr(widget, "input_type", "text"))


@register.filter
def shown(field: BoundField) -> str:
    """What stands in a bound box, as its widget writes it: a date for the browser's own calendar, no password."""
    value = field.field.widget.get_context(field.html_name, field.value(), {})["widget"]["value"]
    return "" if value is None else str(value)


@register.simple_tag
def options(field: BoundField) -> Iterable[dict[str, Any]]:
    """The options of a bound choice in the shape of `parts/choice.html`; `hints` of the form field by value."""
    value = field.value()
    held = {str(v) for v in value} if isinstance(value, list | tuple | set) else {str(value)}
    hints = getattr(field.field, "hints", {})
    return [
        {"value": key, "text": text, "hint": hints.get(key, ""), "checked": str(key) in held}
        for key, text in getattr(field.field, "choices", ())
        if key != "" or isinstance(field.field.widget, Select)
    ]
