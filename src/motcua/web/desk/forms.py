"""What the forms of the desk have in common: boxes of our own shapes, and errors that say in Vietnamese what to do."""

from datetime import datetime
from functools import cache
from typing import Any

from django.forms import (
    CharField,
    ChoiceField,
    DateField,
    DateInput,
    Field,
    Form,
    HiddenInput,
    IntegerField,
    RadioSelect,
    Textarea,
    TextInput,
    TimeField,
    TimeInput,
)

from motcua import Refused
from motcua.clock import VN
from motcua.dossiers.rules import OnPaper

MESSAGES = {
    "required": "Hãy ghi mục “{label}”.",
    "invalid": "Mục “{label}” không đọc được: hãy xem lại.",
    "invalid_choice": "Mục “{label}”: hãy chọn lại trong danh sách.",
    "max_length": "Mục “{label}” dài quá: hãy viết ngắn lại.",
    "min_value": "Mục “{label}” phải từ {least} trở lên.",
    "max_value": "Mục “{label}” lớn quá: hãy xem lại.",
    "null_characters_not_allowed": "Mục “{label}” có ký tự lạ: hãy gõ lại.",
}


class DeskForm(Form):
    """A form whose errors are in Vietnamese and name their box."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        in_vietnamese(type(self))
        super().__init__(*args, **kwargs)


@cache
def in_vietnamese(form: type[DeskForm]) -> None:
    """Set the messages of a form's boxes, once: each form copies them from its class."""
    for field in form.base_fields.values():
        speak(field)


def speak(field: Field) -> None:
    """Set the messages of one box."""
    least = getattr(field, "min_value", None)
    for key, words in MESSAGES.items():
        field.error_messages[key] = words.format(label=field.label or "", least=least)
    if isinstance(field, DateField):
        field.error_messages["invalid"] = "Ghi ngày dạng 25/11/2026."
    if isinstance(field, TimeField):
        field.error_messages["invalid"] = "Ghi giờ dạng 09:15."
    for validator in field.validators:
        if getattr(validator, "code", "") in MESSAGES:
            validator.message = field.error_messages[validator.code]  # type: ignore[attr-defined]


def number(text: str) -> int | None:
    """A plain whole number as it is posted by a page of ours; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def line(
    label: str, hint: str = "", *, size: str = "", required: bool = False, most: int = 300, **attrs: str
) -> CharField:
    """One line of text; `size` short or mid."""
    widget = TextInput(attrs={"size_class": size, **attrs})
    return CharField(label=label, help_text=hint, required=required, max_length=most, widget=widget)


def words(label: str, hint: str = "", *, required: bool = False) -> CharField:
    """Free words."""
    return CharField(label=label, help_text=hint, required=required, max_length=2000, widget=Textarea)


def day(label: str, hint: str = "", *, required: bool = False) -> DateField:
    """A date, typed as it is written here; a browser's own calendar would put the month first in some."""
    widget = DateInput(format="%d/%m/%Y", attrs={"size_class": "short", "inputmode": "numeric"})
    formats = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
    return DateField(label=label, help_text=hint, required=required, widget=widget, input_formats=formats)


def vietnamese_day(text: str) -> str:
    """ "12/5/1972" as 1972-05-12; all else as it is."""
    parts = text.strip().replace("-", "/").split("/")
    if len(parts) == 3 and len(parts[2]) == 4 and all(p.isdigit() for p in parts):
        return f"{parts[2]}-{int(parts[1]):02}-{int(parts[0]):02}"
    return text


def pick(label: str, choices: Any, hint: str = "", *, required: bool = True) -> ChoiceField:
    """One of a few, all of them seen."""
    return ChoiceField(label=label, choices=choices, help_text=hint, required=required, widget=RadioSelect)


class OnSheet(DeskForm):
    """What every act shares: how many lines of history were seen, and a sheet of paper that it stood on first."""

    seen = IntegerField(widget=HiddenInput, required=False)
    sheet = line("Số phiếu giấy", "In sẵn trên phiếu, dạng PG-…", size="mid", most=40)
    happened_on = day("Ngày ghi trên phiếu", "Dạng 04/5/2022")
    happened_time = TimeField(
        label="Giờ ghi trên phiếu",
        help_text="Dạng 09:15",
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M"],
        widget=TimeInput(format="%H:%M", attrs={"size_class": "short"}),
    )

    def on_paper(self) -> OnPaper | None:
        """The sheet, when one is named. Refused when only half of it is."""
        sheet, on, hour = (self.cleaned_data.get(n) for n in ("sheet", "happened_on", "happened_time"))
        if not any((sheet, on, hour)):
            return None
        if not (sheet and on and hour):
            raise Refused(
                "Nhập sau từ phiếu giấy thì ghi đủ số phiếu, ngày và giờ; không nhập sau thì để trống cả ba."
            )
        return OnPaper(sheet, datetime.combine(on, hour, VN))
