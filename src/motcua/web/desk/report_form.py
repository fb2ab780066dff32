"""The form in which a report is written: what stands around it, and one box for each part of its outline."""

from collections.abc import Mapping
from typing import Any

from django.forms import CharField, HiddenInput, IntegerField, Textarea, TextInput

from motcua.reports.cover import Cover, lines_of
from motcua.reports.outline import MOST, OUTLINE
from motcua.web.desk.forms import DeskForm, day, line


def lines(label: str, hint: str) -> CharField:
    """A list, a line each."""
    return CharField(label=label, help_text=hint, required=False, max_length=MOST, widget=Textarea)


class Around(DeskForm):
    """The cover. `edition`: which one was shown."""

    edition = IntegerField(widget=HiddenInput)
    about = line("Trích yếu", required=True)
    number = IntegerField(
        label="Số",
        required=False,
        help_text="Chưa có số thì để trống, văn thư ghi trên giấy",
        widget=TextInput(attrs={"inputmode": "numeric", "size_class": "short"}),
    )
    symbol = line("Ký hiệu", "Sau dấu gạch chéo, như BC-UBND", size="short", required=True, most=40)
    place = line("Địa danh", size="mid", required=True, most=100)
    dated_on = day("Ngày ký", "Dạng 29/6/2022", required=True)
    on_behalf = line(
        "Ký thay mặt", "Dòng trên chức vụ người ký; để trống nếu ký theo thẩm quyền riêng", most=200
    )
    recipients = lines("Kính gửi", "Mỗi nơi một dòng")
    receivers = lines("Nơi nhận", "Mỗi nơi một dòng, dòng cuối là Lưu")

    explained = line(
        "Vì sao số trong lời văn khác số tính được", "In ở Phụ lục III, cạnh hai con số", most=300
    )

    def cover(self) -> Cover:
        """What was typed. Raises BadCover."""
        typed: dict[str, Any] = {name: self.cleaned_data[name] for name in AROUND}
        typed |= {name: lines_of(typed[name]) for name in LISTS}
        return Cover(**typed)

    def sections(self) -> dict[str, str]:
        """The text of each part."""
        return {section.key: self.cleaned_data[section.key] for section in OUTLINE}


LISTS = ("recipients", "receivers")
AROUND = tuple(name for name in Around.base_fields if name not in ("edition", "explained"))
BOXES = {s.key: CharField(label=s.name, required=False, max_length=MOST, widget=Textarea) for s in OUTLINE}
Edit: type[Around] = type("Edit", (Around,), BOXES)


def shown(cover: Cover, sections: Mapping[str, str], edition: int, explained: str) -> dict[str, Any]:
    """What stands in the boxes at first."""
    around = {name: getattr(cover, name) for name in AROUND}
    around |= {name: "\n".join(around[name]) for name in LISTS}
    return {"edition": edition, "explained": explained, **around, **sections}
