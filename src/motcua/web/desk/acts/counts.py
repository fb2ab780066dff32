"""The boxes that a fee is counted from: circumstances, exemption, copies, originals."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple, ChoiceField, IntegerField, MultipleChoiceField, NumberInput

from motcua.fees.rules import EXEMPTIONS, FeeInputs, FeeLine, Original
from motcua.web.desk.acts.about import ActForm
from motcua.web.desk.forms import line
from motcua.words import capital

COUNTS = ("facts", "exemption", "copies", "pages")


class Counted(ActForm):
    """A form that counts a fee; a box that the fee does not ask goes away."""

    facts = MultipleChoiceField(label="Tiền tính theo", required=False, widget=CheckboxSelectMultiple)
    exemption = ChoiceField(label="Diện miễn", required=False)
    copies = IntegerField(
        label="Số bản", required=False, min_value=1, max_value=100000,
        widget=NumberInput(attrs={"size_class": "short"}),
    )  # fmt: skip
    pages = line(
        "Bản chính để sao", "Mỗi giấy: số trang x số bản, cách nhau dấu phẩy. Ví dụ 3x2, 10x1", size="mid"
    )

    def offer_counts(self, lines: Sequence[FeeLine], held: FeeInputs) -> None:
        """What these lines ask, as it was counted so far."""
        self.held = held
        self.choose("facts", [(x, capital(x)) for x in dict.fromkeys(x.when for x in lines if x.when)])
        freed = dict.fromkeys(key for x in lines for key in x.exempt)
        self.choose(
            "exemption", [("", "không"), *((key, EXEMPTIONS[key].words) for key in freed)] if freed else []
        )
        if not any(x.per == "copy" for x in lines):
            del self.fields["copies"]
        if not any(x.per == "page" for x in lines):
            del self.fields["pages"]
        stands: Mapping[str, Any] = {
            "facts": sorted(held.facts), "exemption": held.exemption or "", "copies": held.copies,
            "pages": ", ".join(f"{o.pages}x{o.copies}" for o in held.originals),
        }  # fmt: skip
        for name, value in stands.items():
            self.initial.setdefault(name, value)

    def clean_pages(self) -> tuple[Original, ...]:
        """The originals, in the order in which they were typed."""
        found = []
        for part in str(self.cleaned_data["pages"]).replace("×", "x").lower().split(","):
            if not part.strip():
                continue
            pages, _, copies = part.partition("x")
            if not (pages.strip().isdecimal() and (copies.strip() or "1").isdecimal()):
                raise ValidationError("Ghi số trang x số bản của từng giấy, ví dụ 3x2, 10x1.")
            found.append(Original(pages=int(pages), copies=int(copies or 1)))
        return tuple(found) or (Original(),)

    def counted(self) -> FeeInputs:
        """What the boxes say; what they do not ask stays as it was."""
        typed = self.cleaned_data
        return FeeInputs(
            cases=self.held.cases,
            copies=typed.get("copies") or (1 if "copies" in self.fields else self.held.copies),
            originals=typed["pages"] if "pages" in self.fields else self.held.originals,
            facts=frozenset(typed["facts"]) if "facts" in self.fields else self.held.facts,
            exemption=(typed["exemption"] or None) if "exemption" in self.fields else self.held.exemption,
        )
